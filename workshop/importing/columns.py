"""What a sheet is about, and what each of its columns means: by all headers and what is below them."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.importing.about import about
from workshop.importing.days import label_of
from workshop.importing.headers import LEAVE_OUT, at, candidates, is_span, meaning_of
from workshop.importing.meanings import DAYS, NUMBERS, OWN, TELLING, USES, Holds
from workshop.importing.reading import Row
from workshop.importing.shapes import DAY, EMPTY, FLAG, NUMBER, WORDS, shape
from workshop.importing.vocabulary import TYPES, folded, says_yes
from workshop.team.labels import Label
from workshop.words.text import clean

#: Meanings that several columns may have: the first is taken, the others are left out and named.
_REPEATABLE = TELLING | frozenset(
    "owner measure id note state date period due name member unit segment".split()  # noqa: SIM905
)
#: Columns that may well tell which goal a task is for.
_GROUPING = (
    "project, projects, projekt, proyecto, projet, projeto, epic, epic link, section column, section, group, list"
)
_NOW = 9999  # stands for the year of today: later than any that a header names


class Column(Struct, frozen=True):
    """A column with its place and what it means ("" for nothing), and some of what is below it.

    ``unit`` is the one that its header names, ``number`` that of the key result it belongs to (0: the row's own),
    ``at`` the period or day whose values it holds.
    """

    place: int
    name: str
    meaning: str = ""
    unit: str = ""
    number: int = 0
    at: Label | date | None = None
    shape: str = EMPTY
    examples: tuple[str, ...] = ()


class Layout(Struct, frozen=True):
    """What a sheet is about, the line of its header, its columns, and their places by meaning.

    ``tree`` says that its rows are goals, key results and steps in turn, told apart by their type; ``weak`` are
    meanings that were only likely, so that rows may contradict each other in them.
    """

    holds: Holds
    line: int
    columns: tuple[Column, ...]
    places: Mapping[str, int]
    tree: bool = False
    weak: frozenset[str] = frozenset()

    @property
    def width(self) -> int:
        """How many columns the header names."""
        return len(self.columns)

    def cell(self, cells: Sequence[str], meaning: str) -> str:
        """The raw text of a row in the column of this meaning; empty where there is none."""
        place = self.places.get(meaning, len(cells))
        return cells[place] if place < len(cells) else ""

    def name(self, meaning: str) -> str:
        """How the column of this meaning is called: by its own name, or where there is none by the usual one."""
        return OWN.get(meaning, meaning)

    def numbered(self, meaning: str) -> dict[int, int]:
        """The places of this meaning in columns of numbered key results (KR1, KR2 …)."""
        return {one.number: one.place for one in self.columns if one.number and one.meaning == meaning}


def named(layout: Layout, name: str) -> bool:
    """Whether the sheet has a column of this name."""
    return any(folded(column.name) == folded(name) for column in layout.columns)


def layout(header: Row, rows: Sequence[Row], mapping: Mapping[str, str]) -> Layout:
    """What a sheet with this header and these rows below it is about.

    ``mapping`` gives columns another meaning, by their names. RuleError where the sheet is about nothing that is
    understood, where its point would be lost, or where two columns mean the same.
    """
    wanted = {folded(name): meaning_of(said) for name, said in mapping.items()}
    columns: list[Column] = []
    may: list[tuple[str, ...]] = []
    for place, raw in enumerate(header.cells):
        below = [row.cells[place] for row in rows[:400] if place < len(row.cells) and clean(row.cells[place])]
        meanings, unit, number = candidates(raw)
        kind = FLAG if "active" in meanings and any(says_yes(one) is not None for one in below) else shape(below)
        column = Column(place, clean(raw), "", unit, number, None, kind, tuple(clean(x)[:40] for x in below[:3]))
        if folded(raw) in wanted:
            meanings, column = (wanted[folded(raw)],), replace(column, number=0)
        elif not meanings and kind in (NUMBER, EMPTY) and (held := at(raw)):
            column = replace(column, at=held)
        elif kind == WORDS:
            typed = _typed(below, sure="type" in meanings)
            meanings = ("type",) if typed else tuple(one for one in meanings if one != "type")
            if not meanings and _periods(below):
                meanings = ("period",)
        columns.append(column)
        may.append(meanings if folded(raw) in wanted else _suiting(meanings, column.shape))
    _by_side(columns, may)
    mapped = frozenset(place for place, raw in enumerate(header.cells) if folded(raw) in wanted)
    holds = about(
        [one.name for one in columns],
        may,
        rows,
        numbered=any(one.number for one in columns),
        valued=any(one.at is not None for one in columns),
    )
    return _given(holds, header, columns, may, mapped)


def _typed(below: Sequence[str], *, sure: bool) -> bool:
    """Whether a column tells goals, key results and steps apart; one that is not called so by two of them."""
    kinds = [TYPES[folded(cell)][0] for cell in below if folded(cell) in TYPES]
    return len(kinds) * 2 > len(below) and "goal" in kinds and (sure or len(set(kinds)) > 1)


def _periods(below: Sequence[str]) -> bool:
    """Whether a column holds periods, whatever it is called."""
    labels = [label_of(cell) for cell in below[:20]]
    return all(label is not None and label.year is not None and label.kind in "qhtp" for label in labels)


def _by_side(columns: list[Column], may: list[tuple[str, ...]]) -> None:
    """Give what stands beside a key result its number: in "KR1, Target, KR2, Target", in "Key result, Target"
    twice, and in columns without a name beside one of key results, where no column has figures."""
    names = [folded(one.name) for one in columns]
    figures = any(set(meanings) & NUMBERS for meanings in may)
    number, open_ = 0, False
    for place, column in enumerate(columns):
        measure, again = may[place][:1] == ("measure",), names.count(names[place]) > 1
        behind = columns[place + 1 : place + 2]
        headed = not figures and [(one.name, one.shape) for one in behind] == [("", WORDS)]
        if column.number:
            number = column.number if measure else number
        elif (measure and (again or headed)) or (open_ and not names[place] and column.shape == WORDS):
            number, may[place] = number + 1, ("measure",)
            columns[place] = replace(column, number=number)
        elif number and again and set(may[place]) & (NUMBERS | {"unit"}):
            columns[place] = replace(column, number=number)
        open_ = columns[place].number > 0 and not figures


def _suiting(meanings: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """The meanings that go with what is below the header, the likelier first."""
    if kind == DAY:
        return tuple(one for one in meanings if one in DAYS or one not in NUMBERS | {"goal", "measure", "step"})
    if kind == NUMBER:
        likely = [one for one in meanings if one in NUMBERS]
        return tuple(likely) + tuple(one for one in meanings if one not in likely and one not in DAYS)
    if kind == FLAG and {"leading", "type"} & set(meanings):
        return ("leading",)
    if kind == EMPTY:
        return meanings
    words = [
        one
        for one in meanings
        if one not in NUMBERS and one not in DAYS and (one != "leading" or len(meanings) == 1)
    ]
    return tuple(words) + tuple(one for one in meanings if one in NUMBERS or one in DAYS)


def _given(
    holds: Holds, header: Row, columns: list[Column], may: list[tuple[str, ...]], mapped: frozenset[int]
) -> Layout:
    """Every column with its meaning in a sheet of this kind."""
    may = [
        meanings if place in mapped else _in_kind(holds, meanings, may, columns[place].shape)
        for place, meanings in enumerate(may)
    ]
    order = {meaning: place for place, meaning in enumerate(USES[holds])}
    taken: dict[str, int] = {}
    weak: set[str] = set()
    numbers: set[tuple[str, int]] = set()
    for place in sorted(
        range(len(columns)),
        key=lambda one: (
            one not in mapped,
            len(may[one]) > 1,
            "current" in may[one] and -_year(columns[one]),
            one,
        ),
    ):
        column = columns[place]
        if column.number:
            if (may[place][:1] or ("",))[0] and (may[place][0], column.number) not in numbers:
                numbers.add((may[place][0], column.number))
                columns[place] = replace(column, meaning=may[place][0])
            continue
        meanings = sorted(may[place], key=lambda one: order.get(one, 99)) if len(may[place]) > 1 else may[place]
        if column.shape in (NUMBER, DAY) and place not in mapped:
            meanings = [one for one in may[place] if one in order] or list(may[place])
        free = next((one for one in meanings if one not in taken and one != LEAVE_OUT), None)
        if free is None and "current" in meanings and "baseline" in {*order} - {*taken} and _year(column) < _NOW:
            free = "baseline"  # "Actual 2025" beside "YTD"
        if free is None:
            again = next((one for one in meanings if one in order and one not in _REPEATABLE), None)
            given = place not in mapped and again in taken and taken[again] in mapped
            if again and column.shape != EMPTY and again != LEAVE_OUT and not given:
                first = columns[taken[again]].name
                raise RuleError(f"Two columns mean the same: “{first}” and “{column.name}”. Remove one.")
            continue
        taken[free] = place
        if len(may[place]) > 1 and place not in mapped:
            weak.add(free)
        columns[place] = replace(column, meaning=free)
    places = {meaning: place for meaning, place in taken.items() if meaning in order}
    _need(holds, columns, places)
    tree = holds is Holds.GOALS and "type" in places
    return Layout(holds, header.line, tuple(columns), places, tree, frozenset(weak))


def _year(column: Column) -> int:
    """The year whose figures a column holds; one that names none is about today."""
    label = at(column.name)
    return label.year or _NOW if isinstance(label, Label) else _NOW


def _in_kind(
    holds: Holds, meanings: tuple[str, ...], may: Sequence[tuple[str, ...]], kind: str
) -> tuple[str, ...]:
    """The meanings that a header has in a sheet of this kind; "name" becomes what the sheet is about."""
    sure = {one[0] for one in may if one}
    found: list[str] = []
    for one in meanings:
        if one in ("name", "title") or (one == "member" and holds is not Holds.MEMBERS):
            one = _called(holds, one, sure)
        if holds is Holds.STEPS and one == "date" and "due" not in sure:
            one = "due"
        if holds is Holds.GOALS and one == "step" and "type" in sure:
            one = "goal"
        if one and one not in found:
            found.append(one)
    if holds is Holds.MEMBERS and "active" in meanings:
        return ("active",) if kind != WORDS or meanings == ("active",) else ()
    if holds is Holds.READINGS and "current" in found and "value" not in sure:
        return ("value",)
    return tuple(found)


def _called(holds: Holds, word: str, sure: set[str]) -> str:
    """What a column called only "name" or "title" names."""
    if holds is Holds.MEMBERS:
        if word == "name" and "last_name" in sure and "first_name" not in sure:
            return "first_name"
        return "member" if "first_name" not in sure and word == "name" else ("last_name" if word == "name" else "")
    if word == "member":
        return "owner"
    if holds is Holds.READINGS:
        return "measure"
    if holds is Holds.STEPS:
        return "step" if "step" not in sure else ("goal" if "goal" not in sure and word == "title" else "")
    if "goal" not in sure:
        return "goal"
    return "measure" if "measure" not in sure and sure & NUMBERS else ""


def _need(holds: Holds, columns: Sequence[Column], places: Mapping[str, int]) -> None:
    """RuleError where the columns without which such a sheet has no point are missing."""
    if holds is Holds.STEPS and "goal" not in places:
        words = {folded(one.name): one.name for one in columns if one.shape == WORDS}
        others = [words[one] for one in _GROUPING.split(", ") if one in words]
        hint = f" (for example --map '{others[0]}=goal')" if others else ""
        raise RuleError(
            "These are tasks or steps, and no column says which goal each is for: add a column “goal”, or say "
            f"which one it is{hint}. Nobody becomes a member by it."
        )
    if holds is Holds.MEMBERS and not {"member", "first_name", "last_name"} & places.keys():
        raise RuleError(
            "The sheet tells about people and has no column “name”: add one, or “first name” and “last name”."
        )
    if holds is Holds.GOALS and "goal" not in places:
        raise RuleError("The sheet has key results but no column “goal”: add one that says whose they are.")
    if (
        holds is Holds.READINGS
        and not {"value", "measure"} <= places.keys()
        and not any(one.at for one in columns)
    ):
        raise RuleError(
            "Readings need the columns “key result” and “value”, and mostly “date”: add what is missing."
        )
    lost = [one.name for one in columns if one.shape == NUMBER and not one.meaning and one.at is None]
    spans = [name for name in lost if is_span(name)]
    if holds is Holds.GOALS and ((len(lost) > 1 and not NUMBERS & places.keys()) or len(spans) > 1):
        raise RuleError(
            f"{', '.join(f'“{name}”' for name in lost[:3])} hold numbers, and it is not said of what: a "
            "year of history has columns like “Jan 2026” or “Q1 2026” beside “goal” and “key result”."
        )
