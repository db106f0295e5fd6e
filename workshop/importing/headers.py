"""The names of columns, one by one: what each can mean, and which row holds them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from workshop.errors import RuleError
from workshop.importing.meanings import NUMBERS, OWN
from workshop.importing.reading import HEADER_WITHIN, Row
from workshop.importing.shapes import DAY, Days, shape
from workshop.importing.vocabulary import HEADERS, MONTHS, folded
from workshop.team.labels import Label, read_label
from workshop.words.text import clean

_NUMBERED = re.compile(
    r"(?:kr|key result|schlusselergebnis|resultat cle|resultado clave|resultado chave|risultato chiave|"
    r"kernresultaat|kluczowy rezultat|nyckelresultat|キーリサルト|主要な結果) ?(?:no |nr )?([1-9][0-9]?)(?: (.+))?"
)
_NUMBERED_FIGURE = re.compile(r"(.+) ([1-9][0-9]?)")
_COUNTED = re.compile(r"^\s*[0-9]{1,2}[.)]\s+")
_UNIT_BEHIND = re.compile(
    r"(.+?)\s*(?:[(\[]\s*([^()\[\]]{1,20})\s*[)\]]|\bin (€|\$|£|%|[A-Z]{3})|[,:] *(%|€|\$|£))"
)
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
    if found := _NUMBERED.fullmatch(word):
        behind = (found[2] or "").removesuffix(" value")
        meanings = (
            ("measure",) if behind in ("", "title", "name", "text", "description") else HEADERS.get(behind, ())
        )
        return meanings[:1], "", int(found[1])
    if (found := _NUMBERED_FIGURE.fullmatch(word)) and set(HEADERS.get(found[1], ())) & (NUMBERS | {"unit"}):
        return HEADERS[found[1]][:1], "", int(found[2])
    if (split := _UNIT_BEHIND.fullmatch(clean(name))) and folded(split[1]) in HEADERS:
        unit = next((clean(one) for one in split.groups()[1:] if one), "")
        meanings = HEADERS[folded(split[1])]
        plainly = folded(unit) not in HEADERS and read_label(unit) is None
        return meanings, unit if plainly and set(meanings) & NUMBERS else "", 0
    parts = [HEADERS[part] for piece in re.split(r"[/|&,]| or ", name) if (part := folded(piece)) in HEADERS]
    return (parts[0] if len(parts) > 1 else ()), "", 0


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
    word = folded(name)
    label = read_label(name)
    month = len(word) >= 3 and any(one.startswith(word) for one in MONTHS)
    return month or (label is not None and label.year is None)


def at(name: str) -> Label | date | None:
    """The period or day whose values a column of this name holds."""
    label = read_label(name)
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
