"""Members from the rows of a sheet."""

from collections.abc import Sequence

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.importing.cells import Cells, yes_or_no
from workshop.importing.changes import Change
from workshop.importing.columns import Layout
from workshop.importing.faults import Fault
from workshop.importing.ledger import Ledger
from workshop.importing.people import joined, turned_round
from workshop.importing.reading import Row
from workshop.model import Member
from workshop.team import team
from workshop.words.text import checked


def put_members(ledger: Ledger, layout: Layout, rows: Sequence[Row]) -> tuple[list[Change], list[Fault]]:
    """Put the people of the rows that are without fault; who is there already by name is updated."""
    changes: list[Change] = []
    faults: list[Fault] = []
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
        active = cells.read("active", yes_or_no)
        if not cells.faults:
            try:
                changes.append(_put(ledger, row.line, name, cells.text("initials"), active))
            except RuleError as refusal:
                cells.faults.append(Fault(row.line, "", str(refusal)))
        faults += cells.faults
    return changes, faults


def _name(cells: Cells, layout: Layout) -> str:
    if {"first_name", "last_name"} & layout.places.keys():
        return joined(cells.text("first_name"), cells.text("last_name")) or turned_round(cells.text("member"))
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
