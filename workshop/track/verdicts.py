"""What came of a finished step: asked some weeks after it was done, and counted for the lesson behind it."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.learn.lessons import add_lesson, edit_lesson
from workshop.learn.origins import root
from workshop.model import Cause, Lesson, Origin, Step, StepState, Verdict, Workshop
from workshop.words.numbers import times_words
from workshop.words.text import quoted

#: Days after which a finished step is asked what came of it.
CHECK_DAYS = 28
#: The same for a follow-up, whose lesson waits for it; and until the next time where it was too early to say.
SOON_DAYS = 14


_SAID = {Verdict.WORKED: "worked", Verdict.NO_EFFECT: "had no effect"}


def is_follow_up(w: Workshop, step: Step) -> bool:
    """Whether the step comes from a cause or a lesson, also through steps that it carries on."""
    origin = root(w, step)
    return origin is not None and origin.table in ("causes", "lessons")


def check_day(w: Workshop, step: Step, done_on: date) -> date:
    """The day on which to ask what came of a step finished on this day.

    Four weeks later; but by the period's last day, when the period is looked back on, as long as that leaves two
    weeks. A follow-up is asked after two weeks, or on its own later day where one was agreed.
    """
    soon = done_on + timedelta(days=SOON_DAYS)
    if is_follow_up(w, step):
        return max(soon, step.check_on or soon)
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


def verdicts_due(w: Workshop, today: date) -> tuple[Step, ...]:
    """The finished steps that wait for their verdict, the longest waiting first.

    Of a closed period only those whose day came after it was closed: before, they were asked in its own meetings.
    """
    waiting = [
        step
        for period in w.periods.values()
        for goal in w.goals.of(period.id)
        for step in w.steps.summary(goal.id, _waiting, today, period.closed_on)
    ]
    return tuple(sorted(waiting, key=lambda step: (step.check_on or today, step.id)))


def _waiting(steps: Iterable[Step], today: date, closed_on: date | None) -> list[Step]:
    """Those of a period's steps that wait for their verdict; ``closed_on`` is the day the period was closed."""
    return [
        step
        for step in steps
        if step.check_on is not None
        and waits_for_verdict(step, today)
        and (closed_on is None or step.check_on > closed_on)
    ]


def give_verdict(
    w: Workshop, step: int, verdict: Verdict, today: date, because: str = "", next_time: str = ""
) -> Workshop:
    """What came of a finished step: strengthens or weakens its lesson; "too early" is asked again in two weeks.

    Its lesson is the one it was taken from, the one of the cause it follows from, or its own. Its own is written
    (or brought up to date) where ``because`` or ``next_time`` say more, and for a follow-up without any lesson.
    RuleError for a step that is not done, and for words of more than 280 characters.
    """
    found = w.steps.need(step)
    if found.state is not StepState.DONE:
        raise RuleError(f"Step {step} is not done yet: mark it done first, then say what came of it.")
    again = today + timedelta(days=SOON_DAYS) if verdict is Verdict.TOO_EARLY else found.check_on
    w = _counted(w, found, found.verdict, -1)
    if verdict in _SAID:
        w = _told(w, found, verdict, today, because, next_time)
    return _counted(w, found, verdict, 1).put(replace(found, verdict=verdict, check_on=again))


def without_verdict(w: Workshop, step: int) -> Workshop:
    """The step without its verdict, which no longer counts for its lesson."""
    found = w.steps.need(step)
    return _counted(w, found, found.verdict, -1).put(replace(found, verdict=None)) if found.verdict else w


def own_lesson(w: Workshop, step: int) -> Lesson | None:
    """The lesson that was learned from this step itself; None where there is none."""
    origin = Origin(Step.TABLE, step)
    return next((lesson for lesson in w.lessons.values() if lesson.origin == origin), None)


def weight(lesson: Lesson) -> float:
    """How far a lesson has proved itself, from 0 to 1: one half untried, more with each verdict for it.

    (worked + 1) / (worked + no effect + 2), Laplace's rule of succession: a single verdict does not settle it.
    """
    return (lesson.worked + 1) / (lesson.worked + lesson.no_effect + 2)


def weight_words(lesson: Lesson) -> str:
    """What the verdicts say: "worked twice, no effect once", "not tried yet"."""
    parts = (("worked", lesson.worked), ("no effect", lesson.no_effect))
    return ", ".join(f"{said} {times_words(count)}" for said, count in parts if count) or "not tried yet"


def _told(w: Workshop, step: Step, verdict: Verdict, today: date, because: str, next_time: str) -> Workshop:
    """With the step's own lesson written or brought up to date, where there is something to write."""
    begins = {one: f"{quoted(step.text, 130)} {said}" for one, said in _SAID.items()}
    own = own_lesson(w, step.id) or next(
        (one for one in w.lessons.values() if one.learned == begins[verdict]), None
    )
    if own is not None:
        before = begins.get(step.verdict) if step.verdict else None
        rest = own.learned.removeprefix(before) if before else own.learned
        learned = begins[verdict] + rest if rest != own.learned else None
        return edit_lesson(w, own.id, learned=learned, because=because or None, next_time=next_time or None)
    needed = is_follow_up(w, step) and not _behind(w, step)
    if not (because or next_time or needed):
        return w
    origin = root(w, step)
    cause = w.causes.get(origin.id) if origin is not None and origin.table == Cause.TABLE else None
    against = f" against {quoted(cause.text, 80)}" if cause is not None and not because else ""
    own_origin = Origin(Step.TABLE, step.id)
    return add_lesson(
        w, begins[verdict] + against, because, next_time, on=today, goal=step.goal, origin=own_origin
    )


def _counted(w: Workshop, step: Step, verdict: Verdict | None, by: int) -> Workshop:
    """The lessons behind a step with this verdict counted ``by`` one more, or one fewer."""
    if verdict not in _SAID:
        return w
    worked, no_effect = by * (verdict is Verdict.WORKED), by * (verdict is Verdict.NO_EFFECT)
    changed = (
        replace(one, worked=max(0, one.worked + worked), no_effect=max(0, one.no_effect + no_effect))
        for one in _behind(w, step)
    )
    return w.put(*changed)


def _behind(w: Workshop, step: Step) -> list[Lesson]:
    """The lessons that the step was taken from, that its cause led to, or that it led to itself."""
    origins = (step.origin, root(w, step), Origin(Step.TABLE, step.id))
    return [
        lesson
        for lesson in w.lessons.values()
        if (lesson.origin is not None and lesson.origin in origins) or Origin(Lesson.TABLE, lesson.id) in origins
    ]
