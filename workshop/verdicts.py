"""What came of a finished step: asked some weeks after it was done, and counted for the lesson behind it."""

from dataclasses import replace
from datetime import date, timedelta

from workshop.errors import RuleError
from workshop.model import Lesson, Origin, Step, StepState, Verdict, Workshop

#: Days after which a finished step is asked what came of it.
CHECK_DAYS = 28
#: The same for a follow-up, whose lesson waits for it; and until the next time where it was too early to say.
SOON_DAYS = 14


def is_follow_up(step: Step) -> bool:
    """Whether the step comes from a cause or a lesson."""
    return step.origin is not None and step.origin.table in ("causes", "lessons")


def check_day(w: Workshop, step: Step, done_on: date) -> date:
    """The day on which to ask what came of a step finished on this day.

    Four weeks later; but by the period's last day, when the period is looked back on, as long as that leaves two
    weeks. A follow-up is asked after two weeks.
    """
    soon = done_on + timedelta(days=SOON_DAYS)
    if is_follow_up(step):
        return soon
    last = w.periods.need(w.goals.need(step.goal).period).last
    return min(done_on + timedelta(days=CHECK_DAYS), max(last, soon))


def waits_for_verdict(step: Step, today: date) -> bool:
    """Whether a finished step's day has come to be asked what came of it."""
    return (
        step.state is StepState.DONE
        and step.verdict in (None, Verdict.TOO_EARLY)
        and step.check_on is not None
        and step.check_on <= today
    )


def verdicts_due(w: Workshop, period: int, today: date) -> tuple[Step, ...]:
    """The finished steps of a period that wait for their verdict, the longest waiting first."""
    steps = (step for goal in w.goals.of(period) for step in w.steps.of(goal.id))
    waiting = [step for step in steps if waits_for_verdict(step, today)]
    return tuple(sorted(waiting, key=lambda step: (step.check_on or today, step.id)))


def give_verdict(w: Workshop, step: int, verdict: Verdict, today: date) -> Workshop:
    """What came of a finished step: strengthens or weakens its lesson; "too early" is asked again in two weeks.

    RuleError for a step that is not done.
    """
    found = w.steps.need(step)
    if found.state is not StepState.DONE:
        raise RuleError(f"Step {step} is not done yet: mark it done first, then say what came of it.")
    again = today + timedelta(days=SOON_DAYS) if verdict is Verdict.TOO_EARLY else found.check_on
    return _counted(w, found, verdict).put(replace(found, verdict=verdict, check_on=again))


def without_verdict(w: Workshop, step: int) -> Workshop:
    """The step without its verdict, which no longer counts for its lesson."""
    found = w.steps.need(step)
    return w if found.verdict is None else _counted(w, found, None).put(replace(found, verdict=None))


def _counted(w: Workshop, step: Step, verdict: Verdict | None) -> Workshop:
    """The lessons behind a step with its new verdict counted in place of the old one."""
    if step.origin is None:
        return w
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


def _behind(lesson: Lesson, origin: Origin) -> bool:
    return origin in (lesson.origin, Origin("lessons", lesson.id))
