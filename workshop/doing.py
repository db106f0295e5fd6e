"""What happens to a step once it is planned: begun, done, blocked, noted, and what came of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from workshop.errors import RuleError
from workshop.model import Blocker, Lesson, Note, Origin, Step, StepState, Verdict, Workshop
from workshop.text import CARD, checked, clean

#: Days after which a finished follow-up is asked what came of it, and asked again where it was too early.
CHECK_DAYS = 14


def start(w: Workshop, step: int) -> Workshop:
    """The step being done; RuleError for one that is not in the plan or done already."""
    found = _open(w, step)
    return w if found.state is StepState.DOING else w.put(replace(found, state=StepState.DOING))


def finish(
    w: Workshop, step: int, today: date, note: str = "", now: datetime | None = None, by: int | None = None
) -> Workshop:
    """The step done today, with a note where one is given.

    A follow-up (a step that comes from a cause or a lesson) gets the day on which to ask what came of it.
    RuleError for a step that is not in the plan or done already.
    """
    found = _open(w, step)
    check_on = today + timedelta(days=CHECK_DAYS) if is_follow_up(found) else None
    w = w.put(
        replace(found, state=StepState.DONE, done_on=today, check_on=check_on, blocker=None, offered_to=None)
    )
    return add_note(w, step, note, now, by) if clean(note) and now is not None else w


def reopen(w: Workshop, step: int) -> Workshop:
    """A finished step being done again, without its verdict; RuleError for one that is not done."""
    found = w.steps.need(step)
    if found.state is not StepState.DONE:
        raise RuleError(f"Step {step} is not done: there is nothing to take back.")
    w = _counted(w, found, None)
    return w.put(replace(found, state=StepState.DOING, done_on=None, check_on=None, verdict=None))


def block(w: Workshop, step: int, blocker: Blocker | None) -> Workshop:
    """The step with what stands in its way, or with nothing any more (None)."""
    found = _open(w, step)
    return w if found.blocker is blocker else w.put(replace(found, blocker=blocker))


def add_note(w: Workshop, step: int, text: str, now: datetime, by: int | None = None) -> Workshop:
    """The step with one more dated remark; RuleError where it is empty or has more than 280 characters."""
    found = w.steps.need(step)
    note = Note(now, checked(text, "A note", CARD), by)
    return w.put(replace(found, notes=(*found.notes, note)))


def is_follow_up(step: Step) -> bool:
    """Whether the step comes from a cause or a lesson."""
    return step.origin is not None and step.origin.table in ("causes", "lessons")


def verdicts_due(w: Workshop, period: int, today: date) -> tuple[Step, ...]:
    """The finished steps of a period that wait for their verdict, the longest waiting first."""
    steps = (step for goal in w.goals.of(period) for step in w.steps.of(goal.id))
    waiting = [step for step in steps if step.check_on and step.check_on <= today and step.verdict is None]
    return tuple(sorted(waiting, key=lambda step: (step.check_on or today, step.id)))


def judge(w: Workshop, step: int, verdict: Verdict, today: date) -> Workshop:
    """What came of a finished step: strengthens or weakens its lesson; "too early" is asked again in two weeks.

    RuleError for a step that is not done.
    """
    found = w.steps.need(step)
    if found.state is not StepState.DONE:
        raise RuleError(f"Step {step} is not done yet: mark it done first, then say what came of it.")
    w = _counted(w, found, verdict)
    if verdict is Verdict.TOO_EARLY:
        return w.put(replace(found, verdict=None, check_on=today + timedelta(days=CHECK_DAYS)))
    return w.put(replace(found, verdict=verdict))


def _counted(w: Workshop, step: Step, verdict: Verdict | None) -> Workshop:
    """The lessons behind a step with its new verdict counted in place of the old one."""
    changed = [
        replace(
            lesson,
            worked=lesson.worked + (verdict is Verdict.WORKED) - (step.verdict is Verdict.WORKED),
            no_effect=lesson.no_effect + (verdict is Verdict.NO_EFFECT) - (step.verdict is Verdict.NO_EFFECT),
        )
        for lesson in w.lessons.values()
        if _behind(lesson, step.origin)
    ]
    return w.put(*changed)


def _behind(lesson: Lesson, origin: Origin | None) -> bool:
    return origin is not None and (origin in (lesson.origin, Origin("lessons", lesson.id)))


def _open(w: Workshop, step: int) -> Step:
    found = w.steps.need(step)
    if found.state is StepState.DONE:
        raise RuleError(f"Step {step} is done already.")
    if not found.open:
        raise RuleError(f"Step {step} is not in the plan: choose or add it first.")
    return found
