"""Members from the rows of a sheet."""

from collections.abc import Sequence

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.importing.cells import Cells, yes_or_no
from workshop.importing.changes import Change, Fault
from workshop.importing.columns import Layout
from workshop.importing.headers import candidates
from workshop.importing.ledger import Ledger
from workshop.importing.people import joined, turned_round
from workshop.importing.reading import Row
from workshop.importing.vocabulary import says_yes
from workshop.model import Member
from workshop.team import team
from workshop.words.text import checked


def put_members(
    ledger: Ledger, layout: Layout, rows: Sequence[Row]
) -> tuple[list[Change], list[Fault], list[str]]:
    """Put the people of the rows that are without fault; who is there already by name is updated."""
    changes: list[Change] = []
    faults: list[Fault] = []
    notes: list[str] = []
    seen: dict[str, int] = {}
    for row in rows:
        cells = Cells(row, layout)
        name = _name(cells, layout)
        first = seen.setdefault(name.casefold(), row.line)
        if not name:
            cells.fault("member", "somebody is missing their name: write it, or remove the line.")
        elif first != row.line:
            cells.fault(
                "member", f"{name[: team.NAME]} is already in line {first}: remove one, or tell them apart."
            )
        active = _active(cells, layout)
        if not cells.faults:
            try:
                changes.append(_put(ledger, row.line, name, cells.text("initials"), active))
            except RuleError as refusal:
                cells.faults.append(Fault(row.line, "", str(refusal)))
        faults += cells.faults
        notes += cells.notes
    return changes, faults, notes


def _active(cells: Cells, layout: Layout) -> bool | None:
    """Whether somebody is in the team; a column that is only called "status" may say other things too."""
    column = layout.columns[layout.places["active"]] if "active" in layout.places else None
    if column is not None and len(candidates(column.name)[0]) > 1 and cells.has("active"):
        said = says_yes(cells.raw("active"))
        if said is None:
            cells.note("active", f"“{cells.text('active')[:40]}” says neither; they stay as they are.")
        return said
    return cells.read("active", yes_or_no)


def _name(cells: Cells, layout: Layout) -> str:
    if {"first_name", "last_name"} & layout.places.keys():
        last = f"{cells.text('infix')} {cells.text('last_name')}".strip()
        return joined(cells.text("first_name"), last) or turned_round(cells.text("member"))
    return turned_round(cells.text("member"))


def _put(ledger: Ledger, line: int, name: str, initials: str, active: bool | None) -> Change:
    was = ledger.member(name)
    called = checked(name, "A name", team.NAME)
    member = was or Member(ledger.next_id("members"), called, "")
    if initials:
        member = replace(member, initials=ledger.free_initials(initials, member.id))
    elif not member.initials:
        member = replace(member, initials=ledger.initials_for(called))
    if active is not None:
        member = replace(member, active=active)
    if member != was:
        ledger.put(member)
    words = f"{member.name} ({member.initials}{'' if member.active else ', not active'})"
    return Change.between(line, was, member, "member", words)
