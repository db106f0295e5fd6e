"""Members from the rows of a file."""

from workshop.errors import RuleError
from workshop.importing.cells import Cells, yes_or_no
from workshop.importing.changes import Change
from workshop.importing.columns import Layout
from workshop.importing.faults import Fault
from workshop.importing.reading import Row
from workshop.model import Member, Workshop
from workshop.team import team
from workshop.words.text import clean


def put_members(w: Workshop, layout: Layout, rows: tuple[Row, ...]) -> tuple[Workshop, list[Change], list[Fault]]:
    """The team with the people of the rows that are without fault; who is there already by name is updated."""
    changes: list[Change] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for row in rows:
        cells = Cells(row, layout)
        if not cells.has(*layout.places):
            continue
        name = clean(cells.raw("name"))
        first = seen.setdefault(name.casefold(), row.line)
        if not name:
            cells.fault("name", "somebody is missing their name: write it, or remove the line.")
        elif first != row.line:
            cells.fault("name", f"{name[: team.NAME]} is already in line {first}: remove one, or tell them apart.")
        initials = clean(cells.raw("initials"))
        active = cells.read("active", yes_or_no)
        if not cells.faults:
            try:
                w, change = _put(w, row.line, name, initials, active)
                changes.append(change)
            except RuleError as refusal:
                cells.faults.append(Fault(row.line, "", str(refusal)))
        faults += cells.faults
    return w, changes, faults


def _put(w: Workshop, line: int, name: str, initials: str, active: bool | None) -> tuple[Workshop, Change]:
    was = team.named(w, name)
    if was is None:
        w = team.add_member(w, name, initials)
        member = w.members[w.members.last_id]
    else:
        w = team.edit_member(w, was.id, initials=initials) if initials else w
        member = w.members[was.id]
    if active is not None:
        w = team.set_active(w, member.id, active)
        member = w.members[member.id]
    return w, Change.between(line, was, member, "member", _words(member))


def _words(member: Member) -> str:
    return f"{member.name} ({member.initials}{'' if member.active else ', not active'})"
