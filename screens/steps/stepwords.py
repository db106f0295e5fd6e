"""What lists of steps say in few words: its sign, when it is due, and the facts of one step in full."""

from collections.abc import Iterator, Mapping
from datetime import date, tzinfo

from screens.steps.originwords import origin_facts
from screens.widgets.columns import Fragment
from screens.widgets.facts import Fact
from screens.words import Marked, state_mark
from workshop.model import Step, StepState, Workshop
from workshop.track.status import is_overdue
from workshop.track.urgency import next_day
from workshop.words.dates import ago_words, day_words, short_day


def sign(step: Step) -> Marked:
    """The shape that stands for a step's state."""
    return state_mark(step.state)


def when(step: Step, today: date) -> Fragment:
    """When the step is due next, in at most 12 cells: ``3 days late``, ``start 15 Jan``, ``done 4 Jan``."""
    if not step.open:
        day = f" {short_day(step.done_on)}" if step.state is StepState.DONE and step.done_on else ""
        return (f"{step.state}{day}", "$text-muted")
    if step.due is not None and is_overdue(step, today):
        return (f"{ago_words(step.due, today)} late", "$text-error")
    if step.blocker:
        return ("blocked", "$warn")
    ahead = next_day(step)
    if ahead is None:
        return ("no date", "$text-muted")
    style = "$text-warning" if ahead <= today else ""
    if ahead != step.due:
        return (f"start {_soon(ahead, today) or short_day(ahead)}", style)
    return (_soon(ahead, today) or day_words(ahead, today)[:10], style)


def _soon(day: date, today: date) -> str:
    return "today" if day == today else ""


def step_facts(
    w: Workshop, step: Step, names: Mapping[int, str], today: date, zone: tzinfo, *, owner: bool
) -> Iterator[Fact]:
    """A step with all that helps to act on it, the most important first; with ``owner`` also whose it is."""
    goal = w.goals.get(step.goal)
    yield Fact(step.text, f"{'★ ' if step.must_move else ''}Step {step.id}", style="bold")
    if step.open and step.blocker:
        yield Fact(str(step.blocker), "Blocked", style="$text-warning")
    if owner:
        yield Fact(_who(step, names), "Owner", style="" if step.owner else "$quiet")
    if step.open and step.first_move:
        on = f" · {day_words(step.first_move_on, today)}" if step.first_move_on else ""
        yield Fact(f"{step.first_move}{on}", "First move")
    if step.open and step.due:
        yield Fact(day_words(step.due, today), "Due")
    if step.state is StepState.DONE:
        yield Fact(_result(step, today), "Done")
    yield Fact(goal.title if goal else "", "Goal")
    if step.kind or step.effort:
        size = f"effort {step.effort}" if step.effort else ""
        yield Fact(" · ".join(filter(None, (step.kind, size))), "Works on")
    yield from origin_facts(w, step)
    if step.outcome:
        yield Fact(step.outcome, "Then")
    if step.open and step.if_then:
        yield Fact(step.if_then, "If-then")
    for note in reversed(step.notes):
        by = f"{names[note.by]}, " if note.by is not None and note.by in names else ""
        yield Fact(f"{by}{short_day(note.at.astimezone(zone).date())}: {note.text}", "Note", style="$text-muted")


def _who(step: Step, names: Mapping[int, str]) -> str:
    who = names.get(step.owner, "somebody") if step.owner else "nobody yet"
    asked = f", {names[step.offered_to]} was asked" if step.offered_to and step.offered_to in names else ""
    helping = [names[one] for one in step.helpers if one in names]
    return f"{who}{asked}{' · with ' if helping else ''}{', '.join(helping)}"


def _result(step: Step, today: date) -> str:
    day = day_words(step.done_on, today) if step.done_on else "some time ago"
    return f"{day} · {step.verdict}" if step.verdict else day
