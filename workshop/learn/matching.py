"""Lessons come back: while a step is typed, what the team learned or did before that is close to it.

Of the same category, and nothing rather than something weak: two words have to be shared, and together they
have to weigh enough in both texts. From another category only a lesson comes back, in nearly the same words.
The thresholds were chosen on one half of a labelled set and are held against the other
(tests/workshop/learn/test_matching.py).
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from workshop.learn.memory import Key, Memory
from workshop.model import Category, Lesson, Step, Workshop
from workshop.track.verdicts import weight

#: The score from which on something is close; the share of a text that has to be covered; what that share counts.
CLOSE, _COVERED, _OF_TEXT = 0.45, 0.30, 0.6
#: The share of both texts, and the words, from which on they say nearly the same.
_NEARLY, _WORDS = 0.8, 3
# A verdict says more than none, and what is older says less, with every year.
_JUDGED, _UNJUDGED, _PER_YEAR = 1.05, 0.95, 0.96


class Match(Struct, frozen=True):
    """A lesson or a finished step (``table`` and ``id``) that is close to what is typed, as one ``line``."""

    table: str
    id: int
    line: str
    score: float


def comes_back(w: Workshop, goal: int, text: str, today: date, memory: Memory | None = None) -> Match | None:
    """The closest lesson or finished step, as a rule of the goal's category, or None where nothing is close.

    To be asked once the first draft is written: what was done before narrows what people think of. Whoever asks
    with every key keeps a ``memory``, which reads only what has changed since; in a file of thousands of steps,
    letting it follow in idle moments keeps the first key press as quick as the others.
    """
    record = w.goals.get(goal)
    if record is None or len(text) < 2:
        return None
    memory = memory or Memory()
    memory.follow(w)
    best: tuple[float, bool, int, Key] | None = None
    for key, close in _near(memory, record.category, text):
        found = _scored(w, goal, key, close, today)
        if found is not None and found[0] >= CLOSE and (best is None or found > best):
            best = found
    if best is None:
        return None
    table, id = best[3]
    return Match(table, id, _line(w, table, id), best[0])


def _near(memory: Memory, category: Category, text: str) -> Iterator[tuple[Key, float]]:
    """What may be close enough, and how close it is."""
    for kind in Category:
        own = kind is category
        for near in memory.near(kind, text, _COVERED if own else _NEARLY):
            close = _OF_TEXT * near.of_text + (1 - _OF_TEXT) * near.of_memory
            if close >= CLOSE / _JUDGED and (own or (near.of_memory >= _NEARLY and near.shared >= _WORDS)):
                yield from ((key, close) for key in near.keys if own or key[0] == Lesson.TABLE)


def _scored(w: Workshop, goal: int, key: Key, close: float, today: date) -> tuple[float, bool, int, Key] | None:
    """A memory with its score, to be compared: a lesson before a step, the newer before the older."""
    table, id = key
    if table == Lesson.TABLE:
        lesson = w.lessons[id]
        on, proved = lesson.on, 0.9 + 0.2 * weight(lesson)
    else:
        step = w.steps[id]
        if step.goal == goal:
            return None
        on, proved = step.done_on, _JUDGED if step.verdict else _UNJUDGED
    years = max((today - on).days, 0) / 365 if on else 0.0
    return round(close * proved * _PER_YEAR**years, 6), table == Lesson.TABLE, id, key


def _line(w: Workshop, table: str, id: int) -> str:
    """A memory in one line: "Q3 2026 lesson: …", "Q3 2026, no effect: …"."""
    if table == Lesson.TABLE:
        lesson = w.lessons[id]
        label = _label(w, lesson.period)
        return f"{label} lesson: {lesson.learned}" if label else f"Lesson: {lesson.learned}"
    step: Step = w.steps[id]
    came = str(step.verdict) if step.verdict else "done"
    return f"{_label(w, w.goals[step.goal].period)}, {came}: {step.text}"


def _label(w: Workshop, period: int | None) -> str:
    record = w.periods.get(period) if period is not None else None
    return record.label if record is not None else ""
