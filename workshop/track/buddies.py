"""The buddy at work: after whom somebody asks after, and which news of theirs waits for a line."""

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo

from msgspec import Struct

from workshop.model import Step, StepState, Workshop
from workshop.track.adrift import blocked_since
from workshop.track.urgency import soonest_first

#: After so many days without a line, news is named.
WAITS = timedelta(days=1)
#: News older than this is over.
OVER = timedelta(days=14)


class News(Struct, frozen=True):
    """Something that a buddy has not answered: its kind ("blocked", "done", "check-in"), when, and of whom."""

    step: Step
    kind: str
    at: date
    owner: int
    buddy: int


def asks_after(w: Workshop, member: int) -> tuple[Step, ...]:
    """The open steps after which this member asks, soonest due first."""
    return tuple(sorted((step for step in _steps(w) if step.buddy == member and step.open), key=soonest_first))


def unanswered(w: Workshop, today: date, tz: tzinfo, member: int | None = None) -> tuple[News, ...]:
    """The news of the last two weeks that waits for a buddy's line, of one buddy or of all; oldest first.

    News is that a step was blocked or finished, and a check-in by its owner on its goal. A remark of the buddy on
    the step since then answers it. ``tz`` is the time zone in which a remark has its day.
    """
    found = [
        news
        for step in _steps(w)
        if step.owner is not None and step.buddy is not None and member in (None, step.buddy)
        for news in _news(w, step, step.owner, step.buddy, tz)
        if today - OVER <= news.at <= today
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.step.id)))


def overdue(w: Workshop, today: date, tz: tzinfo) -> tuple[News, ...]:
    """The news that has waited for a day: named on home, as news that waits and without blame."""
    return tuple(one for one in unanswered(w, today, tz) if today - one.at >= WAITS)


def _steps(w: Workshop) -> list[Step]:
    """The steps of the plan that have a buddy, in the periods that are not closed."""
    still = (one.id for one in w.periods.values() if one.closed_on is None)
    return [step for period in still for goal in w.goals.of(period) for step in w.steps.summary(goal.id, _asked)]


def _asked(steps: Iterable[Step]) -> list[Step]:
    return [step for step in steps if step.buddy is not None and step.in_plan]


def _news(w: Workshop, step: Step, owner: int, buddy: int, tz: tzinfo) -> list[News]:
    said = max((note.at.astimezone(tz).date() for note in step.notes if note.by == buddy), default=date.min)
    found = []
    blocked = blocked_since(step, tz)
    if blocked is not None and said < blocked:
        found.append(News(step, "blocked", blocked, owner, buddy))
    if step.state is StepState.DONE and step.done_on is not None and said < step.done_on:
        found.append(News(step, "done", step.done_on, owner, buddy))
    last = max(w.check_ins.of(step.goal), key=lambda one: (one.on, one.id), default=None)
    if last is not None and last.by == owner and step.open and said < last.on:
        found.append(News(step, "check-in", last.on, owner, buddy))
    return found
