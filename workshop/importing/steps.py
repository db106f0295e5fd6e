"""Steps of a sheet put into the plan of a goal, with the people who do them."""

from datetime import datetime, time
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workshop.importing.changes import Change
from workshop.importing.entries import StepRow
from workshop.importing.people import looks_like_a_person
from workshop.model import Goal, Member, Note, Period, Step, StepState
from workshop.track.verdicts import CHECK_DAYS, SOON_DAYS
from workshop.words.dates import long_day
from workshop.words.text import quoted

if TYPE_CHECKING:
    from workshop.importing.putting import Putting

#: How far a step is: a sheet takes none back.
_FAR = {StepState.IDEA: 0, StepState.PLANNED: 1, StepState.DOING: 2, StepState.DONE: 3}


def put_step(into: "Putting", goal: Goal, line: int, row: StepRow) -> None:
    """The step of a row: a new one in the plan, or news about the one of the same text."""
    was = into.ledger.step(goal.id, row.text)
    base = was or Step(into.ledger.next_id("steps"), goal.id, row.text, state=row.state or StepState.PLANNED)
    if was is not None and was.state not in _FAR:
        into.changes.append(Change(line, "unchanged", f"step {quoted(was.text)}, which was {was.state}", "step"))
        return
    step = replace(
        base,
        outcome=row.outcome or base.outcome,
        due=row.due or base.due,
        first_move=row.first_move or base.first_move,
        first_move_on=row.first_move_on or base.first_move_on,
        if_then=row.if_then or base.if_then,
        must_move=base.must_move or (row.must_move and not _has_must_move(into, goal)),
        state=_state(base.state, row.state),
    )
    period: Period = into.ledger.get("periods", goal.period)
    if step.due and step.due != base.due and not period.first <= step.due <= period.last:
        into.notes.append(f"Line {line}, due date: {long_day(step.due)} is outside {period.label}, and kept.")
    step = _with_people(into, step, line, row)
    if step.state is StepState.DONE and base.done_on is None:
        done = row.done_on or into.today
        check = min(done.toordinal() + CHECK_DAYS, max(period.last.toordinal(), done.toordinal() + SOON_DAYS))
        step = replace(step, done_on=done, check_on=done.fromordinal(check))
    if row.note and row.note not in [note.text for note in step.notes]:
        at = into.now or datetime.combine(into.today, time())
        step = replace(step, notes=(*step.notes, Note(at, row.note)))
    into.changes.append(Change.between(line, was, step, "step", quoted(step.text)))
    if step != was:
        into.ledger.put(step)


def _has_must_move(into: "Putting", goal: Goal) -> bool:
    """Whether a step of the goal is its must-move already: there is one, and a sheet takes it from none."""
    made = {step.id: step for step in into.ledger.made(Step)}
    steps = [*(made.get(one.id, one) for one in into.ledger.w.steps.of(goal.id)), *made.values()]
    return any(step.must_move and step.goal == goal.id for step in steps)


def _state(was: StepState, said: StepState | None) -> StepState:
    """The further of the two; a step is dropped in the program, where the reason is asked."""
    return said if said in _FAR and _FAR[said] > _FAR[was] else was


def _with_people(into: "Putting", step: Step, line: int, row: StepRow) -> Step:
    owner = _person(into, line, row.owner) if row.owner else None
    helpers = [_person(into, line, name) for name in row.helpers]
    buddy = _person(into, line, row.buddy) if row.buddy else None
    if owner is not None and step.owner not in (None, owner.id):
        has: Member = into.ledger.get("members", step.owner)
        into.notes.append(f"Line {line}, owner: {has.name} has it, and keeps it; the file says {owner.name}.")
        owner = None
    if owner is not None and step.owner is None:
        step = replace(step, owner=owner.id, claimed_at=into.now, offered_to=None)
    more = (one.id for one in helpers if one is not None and one.id != step.owner and one.id not in step.helpers)
    step = replace(step, helpers=(*(one for one in step.helpers if one != step.owner), *dict.fromkeys(more)))
    return replace(step, buddy=buddy.id) if buddy is not None and buddy.id != step.owner else step


def _person(into: "Putting", line: int, name: str) -> Member | None:
    """Who is meant; somebody new where it is a whole name. Nobody, and it is said, where it is not clear."""
    found = into.ledger.person(name)
    if found is None and looks_like_a_person(name) and len(name) <= 60:
        number = into.ledger.next_id("members")
        found = into.ledger.put(Member(number, name, into.ledger.initials_for(name)))
        into.changes.append(Change(line, "new", f"member {found.name} ({found.initials})", "member"))
    if found is None:
        into.notes.append(
            f"Line {line}, owner: nobody in the team is clearly {quoted(name)}; the step is without."
        )
    return found
