"""What happens to a step between meetings: begun, done, moved, blocked, noted, or put straight into the plan.

``by`` is the member who acts, or None for the room. The room may act for anybody, a member for the steps they own
or help with; acting on a step that nobody has yet is taking it. A remark may come from anybody.
"""

from datetime import UTC, date, datetime, tzinfo

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Blocker, Note, Step, StepState, Workshop
from workshop.plan.claiming import claim
from workshop.plan.scheduling import check_due
from workshop.plan.voting import check_no_vote
from workshop.track.adrift import BLOCKED
from workshop.track.verdicts import check_day, without_verdict
from workshop.words.dates import long_day, short_day
from workshop.words.text import CARD, TITLE, checked, quoted


def add_step(
    w: Workshop, goal: int, text: str, *, now: datetime, owner: int | None = None, due: date | None = None
) -> Workshop:
    """With one more step straight in the goal's plan; its id is the result's ``steps.last_id``.

    A vote that is open on the goal goes on: its ballot was fixed when it was opened. RuleError for a goal of a
    closed period, an empty text or one of more than 120 characters, and a due day outside the period.
    """
    period = w.periods.need(w.goals.need(goal).period)
    if period.closed_on is not None:
        raise RuleError(f"{period.label} is closed: add the step to a goal of the period that is running.")
    step = Step(w.steps.next_id, goal, checked(text, "A step", TITLE), state=StepState.PLANNED, due=due)
    if due is not None:
        check_due(w, step, due)
    w = w.put(step)
    return w if owner is None else claim(w, step.id, owner, now)


def plan_idea(
    w: Workshop, step: int, due: date, *, owner: int | None = None, now: datetime, tz: tzinfo = UTC
) -> Workshop:
    """The idea in its goal's plan, due on this day and owned by this member (None: nobody yet).

    RuleError for a step that is no idea, while a vote is open on its goal, and for a day outside the period.
    """
    found = w.steps.need(step)
    if found.state is not StepState.IDEA:
        raise RuleError(f"{quoted(found.text)} is {found.state}: only an idea is taken into the plan.")
    check_no_vote(w, found.goal)
    check_due(w, found, due)
    w = w.put(replace(found, state=StepState.PLANNED, due=due))
    return w if owner is None else claim(w, step, owner, now, tz)


def start(w: Workshop, step: int, *, now: datetime, by: int | None = None) -> Workshop:
    """The step being done; RuleError for one that is not in the plan, is done already or is somebody else's."""
    w = _taken(w, step, now, by)
    found = w.steps.need(step)
    return w if found.state is StepState.DOING else w.put(replace(found, state=StepState.DOING))


def finish(
    w: Workshop, step: int, today: date, *, now: datetime, note: str = "", by: int | None = None
) -> Workshop:
    """The step done on this day, with a note where one is given; nothing blocks it any more.

    It gets the day on which to ask what came of it (:func:`workshop.track.verdicts.check_day`). RuleError for a
    step that is not in the plan, is done already or is somebody else's.
    """
    w = _taken(w, step, now, by)
    found = _noted(w.steps.need(step), note, now, by)
    return w.put(
        replace(
            found,
            state=StepState.DONE,
            done_on=today,
            check_on=check_day(w, found, today),
            blocker=None,
            offered_to=None,
        )
    )


def reopen(w: Workshop, step: int, *, by: int | None = None) -> Workshop:
    """A finished step being done again, without its verdict.

    RuleError for one that is not done, one of a closed period, and one that is somebody else's.
    """
    found = w.steps.need(step)
    if found.state is not StepState.DONE:
        raise RuleError(f"Step {step} is not done: there is nothing to take back.")
    period = w.periods.need(w.goals.need(found.goal).period)
    if period.closed_on is not None:
        raise RuleError(f"{period.label} is closed: add a step to a goal of the period that is running.")
    check_may_act(w, found, by)
    w = without_verdict(w, step)
    return w.put(replace(w.steps[step], state=StepState.DOING, done_on=None, check_on=None))


def move_due(
    w: Workshop, step: int, due: date, today: date, *, now: datetime, reason: str = "", by: int | None = None
) -> Workshop:
    """The step with another due day; a note keeps the old day, the new one and the reason.

    A first move that would come after the new day, or whose day is over, is moved to it. RuleError for a day
    outside the period or before today, and for a step that is not in the plan, done already or somebody else's.
    """
    found = _open(w, step)
    check_may_act(w, found, by)
    why = checked(reason, "The reason", CARD, required=False)
    if found.due == due:
        return w
    check_due(w, found, due)
    if due < today:
        raise RuleError(f"{long_day(due)} is over: choose today or a later day.")
    begins = found.first_move_on
    first_move_on = begins and (due if begins < today else min(begins, due))
    words = (
        f"Due {short_day(due)}" if found.due is None else f"Moved from {short_day(found.due)} to {short_day(due)}"
    )
    note = Note(now, f"{words}: {why}" if why else f"{words}.", by)
    return w.put(replace(found, due=due, first_move_on=first_move_on, notes=(*found.notes, note)))


def block(
    w: Workshop, step: int, blocker: Blocker, note: str = "", *, now: datetime, by: int | None = None
) -> Workshop:
    """The step with what stands in its way; a note keeps since when, and what was said about it.

    RuleError for a step that is not in the plan, done already or somebody else's.
    """
    found = _open(w, step)
    check_may_act(w, found, by)
    said = checked(note, "A note", CARD, required=False)
    if found.blocker is blocker and not said:
        return w
    remark = Note(now, f"{BLOCKED}{blocker}: {said}" if said else f"{BLOCKED}{blocker}.", by)
    return w.put(replace(found, blocker=blocker, notes=(*found.notes, remark)))


def unblock(w: Workshop, step: int, *, by: int | None = None) -> Workshop:
    """The step with nothing in its way; RuleError for one that is not in the plan, or somebody else's."""
    found = _open(w, step)
    check_may_act(w, found, by)
    return w if found.blocker is None else w.put(replace(found, blocker=None))


def add_note(w: Workshop, step: int, text: str, *, now: datetime, by: int | None = None) -> Workshop:
    """The step with one more dated remark; RuleError where it is empty or has more than 280 characters."""
    found = w.steps.need(step)
    checked(text, "A note", CARD)
    return w.put(_noted(found, text, now, by))


def check_may_act(w: Workshop, step: Step, by: int | None) -> None:
    """RuleError where the step is somebody else's: its owner, its helpers and the room may act on it."""
    if by is None or step.owner in (None, by) or by in step.helpers:
        return
    owner = w.members.get(step.owner) if step.owner is not None else None
    name = owner.name if owner else "somebody else"
    raise RuleError(f"Step {step.id} is {name}'s: {name}, a helper or the room can change it.")


def _taken(w: Workshop, step: int, now: datetime, by: int | None) -> Workshop:
    """The step belonging to whoever acts on it where nobody had it."""
    found = _open(w, step)
    check_may_act(w, found, by)
    return w if by is None or found.owner is not None else claim(w, step, by, now)


def _noted(step: Step, text: str, now: datetime, by: int | None) -> Step:
    note = checked(text, "A note", CARD, required=False)
    return replace(step, notes=(*step.notes, Note(now, note, by))) if note else step


def _open(w: Workshop, step: int) -> Step:
    found = w.steps.need(step)
    if found.state is StepState.DONE:
        raise RuleError(f"Step {step} is done already.")
    if not found.open:
        raise RuleError(f"Step {step} is not in the plan: choose or add it first.")
    return found
