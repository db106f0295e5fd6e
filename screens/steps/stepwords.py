"""A step on screens: its sign, who has it, when it is due, what there is to say in a line, and in full."""

from collections.abc import Iterator, Mapping
from datetime import date

from screens.desk import Desk
from screens.people import names_of
from screens.steps.originwords import origin_facts
from screens.widgets.columns import Fragment
from screens.widgets.facts import Fact
from screens.words import Marked, state_mark
from workshop.model import Step, StepState
from workshop.track.urgency import next_day
from workshop.words.dates import ago_words, day_words, short_day
from workshop.words.signs import MUST_MOVE
from workshop.words.steps import (
    NO_DATE,
    blocked_words,
    done_words,
    due_words,
    helper_words,
    move_words,
    owner_words,
)


def sign(step: Step) -> Marked:
    return state_mark(step.state)


def when(step: Step, today: date) -> Fragment:
    """When the step is due next, in at most 12 cells: ``3 days late``, ``start 15 Jan``, ``done 4 Jan``."""
    if not step.open:
        return (done_words(step) if step.state is StepState.DONE else str(step.state), "$text-muted")
    if step.due is not None and step.overdue(today):
        return (f"{ago_words(step.due, today)} late", "$text-error")
    if step.blocker:
        return ("blocked", "$warn")
    ahead = next_day(step)
    if ahead is None:
        return (NO_DATE, "$text-muted")
    style = "$text-warning" if ahead <= today else ""
    if ahead != step.due:
        return (f"start {_soon(ahead, today) or short_day(ahead)}", style)
    return (_soon(ahead, today) or day_words(ahead, today)[:10], style)


def _soon(day: date, today: date) -> str:
    return "today" if day == today else ""


def who(step: Step, names: Mapping[int, str], style: str = "") -> Fragment:
    """Who has the step; what nobody has stands back."""
    return (owner_words(step, names), style if step.owner else "$quiet")


def due(step: Step, today: date) -> Fragment:
    """The due day; it stands out once it is over, and back where there is none."""
    style = "$text-warning" if step.overdue(today) else "$text-muted" if step.due else "$quiet"
    return (due_words(step, today), style)


def about(step: Step, names: Mapping[int, str], today: date) -> Iterator[Fragment]:
    """A step of a plan in a line: who has it and helps, when, how it begins, what is in its way."""
    if step.must_move:
        yield ("must-move", "bold")
    yield who(step, names, "$text-muted")
    if step.helpers:
        yield (helper_words(step, names), "$text-muted")
    if step.state is StepState.DONE:
        yield (done_words(step), "$text-success")
        if step.verdict:
            yield (str(step.verdict), "$text-muted")
    else:
        yield due(step, today)
        if step.first_move:
            yield (f"first move: {move_words(step, today)}", "$text-muted")
    if step.blocker:
        yield (blocked_words(step), "$text-warning")


def step_facts(desk: Desk, step: Step | None, *, of: int | None = None) -> Iterator[Fact]:
    """A step with all that helps to act on it, the most important first; not whose it is, ``of`` this member."""
    if step is None:
        return
    w, today = desk.workshop, desk.today
    goal, names = w.goals.get(step.goal), names_of(w)
    yield Fact(step.text, f"{f'{MUST_MOVE} ' if step.must_move else ''}Step {step.id}", style="bold")
    if step.open and step.blocker:
        yield Fact(str(step.blocker), "Blocked", label_style="$warn")
    if of is None or step.owner != of:
        words, style = who(step, names)
        yield Fact(" · ".join(filter(None, (words, helper_words(step, names)))), "Owner", style=style)
    if step.open and step.due:
        yield Fact(day_words(step.due, today), "Due")
    if step.open and step.first_move:
        yield Fact(move_words(step, today), "First move")
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
        yield Fact(
            f"{by}{short_day(note.at.astimezone(desk.zone).date())}: {note.text}", "Note", style="$text-muted"
        )


def _result(step: Step, today: date) -> str:
    day = day_words(step.done_on, today) if step.done_on else "some time ago"
    return f"{day} · {step.verdict}" if step.verdict else day
