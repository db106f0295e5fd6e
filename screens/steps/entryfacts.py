"""An entry of the library in words: in short for the list, in full with where it came from and what came of it."""

from collections.abc import Iterator
from datetime import date

from screens.people import names_of
from screens.widgets.columns import Fragment
from screens.widgets.facts import Fact
from screens.words import lesson_words, next_time_words, state_mark
from workshop.learn.library import Entry, Kind
from workshop.learn.reuse import made_from
from workshop.model import Cause, Lesson, Origin, Step, Win, Workshop
from workshop.track.verdicts import weight_words
from workshop.words.dates import day_words

#: The kinds of entries, by the style of their word.
KINDS = {Kind.LESSON: "bold", Kind.WIN: "$text-success", Kind.PLAY: "$link"}
#: Cells that stand free for the labels.
LABEL = 12


def proof(w: Workshop, entry: Entry) -> Fragment:
    if entry.kind is Kind.PLAY:
        return ("worked", "$text-success")
    lesson = w.lessons.get(entry.id) if entry.kind is Kind.LESSON else None
    if lesson is None:
        return ("", "")
    style = (
        "$text-success"
        if lesson.worked > lesson.no_effect
        else "$text-warning"
        if lesson.no_effect
        else "$text-muted"
    )
    return (weight_words(lesson), style)


def entry_facts(w: Workshop, table: str, id: int, today: date) -> Iterator[Fact]:
    """A lesson, a win or a step with all there is to say about it; nothing where it is gone."""
    record = w.get(table, id)
    if isinstance(record, Lesson):
        yield from _lesson(w, record)
    elif isinstance(record, Win):
        yield from _win(w, record)
    elif isinstance(record, Step):
        yield from _step(w, record, today)
    for step in made_from(w, table, id):
        goal = w.goals.get(step.goal)
        sign, style = state_mark(step.state)
        verdict = f", {step.verdict}" if step.verdict else ""
        of = f"  ({goal.title}, {_label(w, goal.period)}{verdict})" if goal else ""
        yield Fact(f"{sign} {step.text}{of}", "Made a step", style=style)


def _lesson(w: Workshop, lesson: Lesson) -> Iterator[Fact]:
    yield Fact(lesson_words(lesson), "Lesson", style="bold")
    if lesson.next_time:
        yield Fact(next_time_words(lesson).removeprefix("Next time: "), "Next time", style="bold")
    yield Fact(weight_words(lesson), "Proved")
    yield from _about(w, str(lesson.category), lesson.goal, lesson.period)
    yield from _origin(w, lesson.origin)


def _win(w: Workshop, win: Win) -> Iterator[Fact]:
    yield Fact(win.text, "Win", style="bold")
    if win.copy:
        yield Fact(win.copy, "To copy", style="bold")
    goal = w.goals.get(win.goal) if win.goal is not None else None
    yield from _about(w, str(goal.category) if goal else "", win.goal, win.period)
    names = names_of(w)
    thanked = ", ".join(names[one] for one in win.thanks if one in names)
    if thanked:
        yield Fact(thanked, "Thanks to")
    step = w.steps.get(win.step) if win.step is not None else None
    if step is not None:
        yield Fact(step.text, "The step")


def _step(w: Workshop, step: Step, today: date) -> Iterator[Fact]:
    yield Fact(step.text, "Step", style="bold")
    if step.outcome:
        yield Fact(step.outcome, "Then")
    done = f" on {day_words(step.done_on, today)}" if step.done_on else ""
    verdict = str(step.verdict) if step.verdict else "nobody has said yet"
    yield Fact(f"done{done}: {verdict}", "Proved")
    goal = w.goals.get(step.goal)
    if goal is not None:
        yield from _about(w, str(goal.category), goal.id, goal.period)
    for note in step.notes:
        yield Fact(note.text, "Note", style="$text-muted")
    yield from _origin(w, step.origin)


def _about(w: Workshop, category: str, goal: int | None, period: int | None) -> Iterator[Fact]:
    """The kind of goal, the goal itself and its period, as far as they are there."""
    record = w.goals.get(goal) if goal is not None else None
    label = _label(w, period)
    words = " · ".join(one for one in (record.title if record else "", label, category) if one)
    if words:
        yield Fact(words, "From")


def _origin(w: Workshop, origin: Origin | None) -> Iterator[Fact]:
    """The cause with its whys, the lesson, win or step that this came from."""
    if origin is None:
        return
    record = w.get(origin.table, origin.id)
    if isinstance(record, Cause):
        yield Fact(record.text, "The cause")
        for why in record.whys:
            yield Fact(why, "Why", style="$text-muted")
    elif isinstance(record, Lesson):
        yield Fact(record.learned, "The lesson")
    elif isinstance(record, Win | Step):
        yield Fact(record.text, "The win" if isinstance(record, Win) else "The step")


def _label(w: Workshop, period: int | None) -> str:
    record = w.periods.get(period) if period is not None else None
    return record.label if record is not None else ""
