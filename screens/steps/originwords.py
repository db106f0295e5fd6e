"""Where a step came from, in a line: carried on, from a cause, a lesson, a win, or done before."""

from screens.widgets.facts import Fact
from workshop.learn.origins import carries_on, root
from workshop.model import Cause, Lesson, Origin, Step, Win, Workshop


def origin_facts(w: Workshop, step: Step) -> tuple[Fact, ...]:
    """The step that it carries on, and what that came from in the end; nothing for one that was simply written."""
    earlier = carries_on(w, step)
    carried = (Fact(f"carried from {_period_of(w, earlier)}", "From"),) if earlier is not None else ()
    words = _words(w, root(w, step) if earlier is not None else step.origin)
    return (*carried, Fact(words, "" if carried else "From")) if words else carried


def origin_mark(w: Workshop, step: Step) -> str:
    """In a word or two: "carried from Q1 2027" or "follow-up"; nothing for what was simply written."""
    earlier = carries_on(w, step)
    origin = root(w, step)
    followed = "follow-up" if origin is not None and origin.table == Cause.TABLE else ""
    carried = f"carried from {_period_of(w, earlier)}" if earlier is not None else ""
    return ", ".join(one for one in (followed, carried) if one)


def _words(w: Workshop, origin: Origin | None) -> str:
    record = w.get(origin.table, origin.id) if origin is not None else None
    if isinstance(record, Cause):
        goal = w.goals.get(record.goal)
        label = f" in {w.periods.need(goal.period).label}" if goal is not None else ""
        return f"what held us back{label}: {record.text}"
    if isinstance(record, Lesson):
        return f"a lesson: {record.learned}"
    if isinstance(record, Win):
        return f"a win: {record.text}"
    return f"done in {_period_of(w, record)}: {record.text}" if isinstance(record, Step) else ""


def _period_of(w: Workshop, step: Step) -> str:
    return w.periods.need(w.goals.need(step.goal).period).label
