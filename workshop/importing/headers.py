"""The names of columns, one by one: what each can mean, and which row holds them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from workshop.errors import RuleError
from workshop.importing.days import Days, label_of, month_of
from workshop.importing.figures import sign_of
from workshop.importing.meanings import NUMBERS, OWN
from workshop.importing.reading import HEADER_WITHIN, Row
from workshop.importing.shapes import DAY, shape
from workshop.importing.vocabulary import HEADERS, ORDINALS, folded
from workshop.team.labels import Label
from workshop.words.currencies import currency
from workshop.words.text import clean

_NUMBERED = re.compile(r"(.+?) ?(?:# ?|no\.? |nr\.? )?([1-9][0-9]?)(?: (.+))?")
_COUNTED = re.compile(r"^\s*[0-9]{1,2}[.)]\s+")
_UNIT_BEHIND = re.compile(
    r"(.+?)\s*(?:[(\[]\s*([^()\[\]]{1,20})\s*[)\]]|\bin (€|\$|£|%|[A-Z]{3})|[,: ] *(%|€|\$|£)|\s([A-Z]{3}))"
)
#: What says of which time a figure is: "Q4 Target", "Target 2026", "EOY Target".
_TIME = re.compile(
    r"\(?\b(?:[qht][1-4]|[1-4][qt]|(?:fy|gj)? ?(?:(?:19|20)?[0-9]{2})|eo[yqm]|year end|year|quarter|annual|"
    r"quarterly|yearly)\b\)?"
)
_FOR = frozenset(("for", "fur", "pour", "para", "per", "voor", "na", "in", "im", "bis", "by"))
#: The parts of a numbered key result that are understood.
OF_MEASURE = ("measure", "unit", "baseline", "current", "target")
#: The meaning of a column that is to be left out.
LEAVE_OUT = "nothing"


def known(cells: Sequence[str]) -> int:
    """How many of these cells are names of columns."""
    return sum(bool(candidates(cell)[0] or at(cell)) for cell in cells if cell and len(cell) < 60)


def candidates(name: str) -> tuple[tuple[str, ...], str, int]:
    """What a header can mean, the unit it names, and the number of the key result it belongs to."""
    if len(name) > 80:
        return (), "", 0
    name = _COUNTED.sub("", name)
    word = folded(name)
    if word in HEADERS:
        return HEADERS[word], "%" if "%" in name else "", 0
    if (numbered := _numbered(word))[1]:
        return numbered[0], "", numbered[1]
    split = _UNIT_BEHIND.fullmatch(clean(name))
    if split and folded(split[1]) in HEADERS and (not split[5] or currency(split[5])):
        unit = next((clean(one) for one in split.groups()[1:] if one), "")
        meanings = HEADERS[folded(split[1])]
        plainly = folded(unit) not in HEADERS and label_of(unit) is None
        return meanings, sign_of(unit) if plainly and set(meanings) & NUMBERS else "", 0
    figure, label = _timed(word)
    if figure:
        told = label is not None and label.year is not None and label.kind != "y" and figure[0] == "current"
        return () if told else figure, "", 0
    parts = [HEADERS[part] for piece in re.split(r"[/|&,]| or ", name) if (part := folded(piece)) in HEADERS]
    if len(parts) > 1 and {"first_name", "last_name"} <= {part for each in parts for part in each}:
        return ("member",), "", 0
    return (parts[0] if len(parts) > 1 else ()), "", 0


def _numbered(word: str) -> tuple[tuple[str, ...], int]:
    """The meaning and the number of "KR 2", "Second key result", "KPI #2 target", "Target 2"."""
    first, _, rest = word.partition(" ")
    found = _NUMBERED.fullmatch(f"{rest} {ORDINALS[first]}" if first in ORDINALS else word)
    if found is None:
        return (), 0
    base, behind = HEADERS.get(found[1], ()), found[3] or ""
    number = int(found[2])
    if "measure" in base:
        if behind in ("", "title", "name", "text", "description"):
            return ("measure",), number
        return HEADERS.get(behind, HEADERS.get(behind.removesuffix(" value"), ()))[:1], number
    own = [one for one in base if one in (*OF_MEASURE, "step")]
    return (tuple(own[:1]), number) if own and not behind else ((), 0)


def _timed(word: str) -> tuple[tuple[str, ...], Label | None]:
    """What a figure with its time means ("Q4 Target", "Actual Nov 2026"), and which time that is."""
    times = [one.strip(" ()") for one in _TIME.findall(word)]
    rest = _TIME.sub(" ", word).split()
    months = [one for one in rest if month_of(one) and one not in HEADERS and len(rest) > 1]
    figure = HEADERS.get(" ".join(one for one in rest if one not in months and (one not in _FOR or not times)), ())
    numbers = tuple(one for one in ("baseline", "current", "target") if one in figure)
    return (numbers if times or months else ()), label_of(" ".join((*months, *times)))


def header_of(rows: Sequence[Row], mapping: Mapping[str, str]) -> int | None:
    """The place of the row that names the columns: the one of the first rows with the most known names."""
    mapped = {folded(name) for name in mapping}
    counts = [
        (known(row.cells) + sum(folded(cell) in mapped for cell in row.cells if cell), -place)
        for place, row in enumerate(rows[:HEADER_WITHIN])
    ]
    best = max(counts, default=(0, 0))
    return -best[1] if best[0] else None


def is_span(name: str) -> bool:
    """Whether a column is called by a month or another part of a year, and no year is named: "Jan", "W 3"."""
    label = label_of(name)
    return bool(month_of(name.rstrip("."))) or (label is not None and label.year is None)


def at(name: str) -> Label | date | None:
    """The period or day whose values a column of this name holds: "Q3 2026", "Actual Q3 2026", "2026-11-05"."""
    label = label_of(name) or _timed(folded(name))[1]
    if label is not None and label.year is not None and label.kind in "qhmpty":
        return label
    if len(name) < 25 and any(sign.isdecimal() for sign in name) and shape([name]) == DAY:
        try:
            return Days(()).read(name, date(2000, 1, 1))
        except RuleError:
            return None
    return None


def meaning_of(said: str) -> str:
    """The meaning that a person names, by any of its words; RuleError, naming all, where there is none."""
    word = folded(said)
    own = {folded(name): meaning for meaning, name in OWN.items()} | {folded(one): one for one in OWN}
    if word in own or word in HEADERS:
        found = own.get(word) or HEADERS[word][0]
        return "member" if found == "name" else found
    if word in ("", "nothing", "left out", "leave out", "ignore"):
        return LEAVE_OUT
    names = ", ".join(sorted({name for meaning, name in OWN.items() if not meaning.startswith("about")}))
    raise RuleError(f"“{clean(said)[:40]}” is no meaning of a column. Choose one of: {names}, nothing.")
