"""What a file holds, and where: by the names in its header."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from workshop.errors import RuleError
from workshop.words.text import clean


class Holds(StrEnum):
    """What a file can hold."""

    GOALS = "goals"
    MEMBERS = "members"


#: The columns of each kind of file: the field and its names in a header, the first of which is its own.
COLUMNS: Mapping[Holds, Mapping[str, tuple[str, ...]]] = {
    Holds.GOALS: {
        "title": ("goal", "goals", "goal title", "corporate goal", "objective"),
        "category": ("category", "goal category", "kind", "kind of goal", "type"),
        "why": ("why", "reason", "rationale", "because"),
        "sponsor": ("sponsor", "given by"),
        "contributes_to": ("contributes to", "parent objective", "parent goal", "parent"),
        "contributes_because": ("contributes because", "contribution"),
        "for_us": ("for us", "in it for us", "what is in it for us"),
        "market": ("market", "market notes"),
        "customers": ("customers", "customers and segments", "segments"),
        "value_proposition": ("value proposition",),
        "strategy": ("strategy",),
        "measure": ("key result", "key results", "kr", "measure", "metric", "kpi", "indicator"),
        "unit": ("unit", "units"),
        "baseline": ("baseline", "start value", "current value", "current", "from"),
        "target": ("target", "target value", "to"),
        "leading": ("leading", "lead", "leading indicator", "leading or lagging"),
    },
    Holds.MEMBERS: {
        "name": ("name", "full name", "member", "members", "team member", "person"),
        "initials": ("initials", "short name", "short"),
        "active": ("active",),
    },
}
#: The columns without which a file is of no kind.
KEY = {Holds.GOALS: "title", Holds.MEMBERS: "name"}


class Layout(Struct, frozen=True):
    """What a file holds, the place of each known column, and the names of those that are not known."""

    holds: Holds
    places: Mapping[str, int]
    width: int
    unknown: tuple[str, ...]

    def cell(self, cells: Sequence[str], field: str) -> str:
        """The raw text of a row in this column; empty where the file or the row has none."""
        place = self.places.get(field, len(cells))
        return cells[place] if place < len(cells) else ""

    def name(self, field: str) -> str:
        """The own name of a column."""
        return COLUMNS[self.holds][field][0]


def known(header: Sequence[str]) -> int:
    """How many of these names are known columns of the kind of file that fits best."""
    return max(len(_places(holds, header)) for holds in Holds)


def layout(header: Sequence[str]) -> Layout:
    """What a file with this header holds; RuleError where it is no known kind or names a column twice."""
    for holds in Holds:
        places = _places(holds, header)
        if KEY[holds] in places:
            _refuse_twice(holds, header)
            used = set(places.values())
            unknown = (clean(name) for place, name in enumerate(header) if place not in used)
            return Layout(holds, places, len(header), tuple(name for name in unknown if name))
    names = ", ".join(f"“{clean(name)[:30]}”" for name in header[:8] if clean(name))
    if "measure" in _places(Holds.GOALS, header):
        raise RuleError("The file has key results but no column “goal”: add one that says whose they are.")
    raise RuleError(
        f"The first line has to name the columns, and reads {names}. "
        "A file of goals has a column “goal”, a file of members a column “name”."
    )


def _places(holds: Holds, header: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        field = _field(holds, name)
        if field:
            places.setdefault(field, place)
    return places


def _refuse_twice(holds: Holds, header: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for name in header:
        field = _field(holds, name)
        if field in seen:
            raise RuleError(f"Two columns mean the same: “{seen[field]}” and “{clean(name)}”. Remove one.")
        if field:
            seen[field] = clean(name)


def _field(holds: Holds, name: str) -> str:
    plain = " ".join(clean(name).casefold().replace("_", " ").replace("-", " ").strip(" :*?").split())
    return next((field for field, names in COLUMNS[holds].items() if plain in names), "")
