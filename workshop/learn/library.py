"""The team's library: lessons, wins and plays in one place, found while one types.

A play is a finished step that worked. Every word of a search has to be found: as it is, as the beginning of one,
or with a slip of the finger in it, which a matcher judges that is given to the search. Ranked by where the words
were found, then by what proved itself, then newest.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from workshop.learn.lessons import lesson_sentence
from workshop.model import Category, Lesson, Step, StepState, Verdict, Win, Workshop
from workshop.track.verdicts import weight
from workshop.words.text import plain

#: What a word is worth: found as it is, as a beginning, or with a slip; times so much in a title, or only in the
#: name of the category.
_WHOLE, _BEGINS, _SLIP, _TITLE, _CATEGORY = 1.0, 0.7, 0.4, 3.0, 0.5
_WORD = re.compile(r"\w+")

#: Of a typed word that no known word begins with, and all known ones: those that it may mean all the same.
Matcher = Callable[[str, Sequence[str]], Sequence[str]]


def to_the_letter(word: str, known: Sequence[str]) -> Sequence[str]:
    """No word: the matcher that forgives no slip."""
    return ()


class Kind(StrEnum):
    """What is kept in the library."""

    LESSON = "lesson"
    WIN = "win"
    PLAY = "play"


class Entry(Struct, frozen=True):
    """A lesson, win or play (``table`` and ``id``) as it is found: its title, and all it says, in a sentence.

    ``proved`` is how far it has proved itself, from 0 to 1.
    """

    kind: Kind
    table: str
    id: int
    title: str
    says: str
    category: Category
    goal: int | None
    period: int | None
    on: date | None
    proved: float


class Library:
    """All entries of one state of a workshop, with the words they are found by.

    Made from ``tables``; ``before`` is the library of an earlier state, whose texts need not be read again.
    """

    def __init__(
        self, entries: Iterable[Entry], tables: tuple[object, ...] = (), before: "Library | None" = None
    ) -> None:
        self.entries = tuple(entries)
        self.tables = tables
        self._found: dict[str, dict[int, float]] = {}
        self._words: dict[str, frozenset[str]] = {}
        known = before._words if before is not None else {}
        for number, entry in enumerate(self.entries):
            named = "" if entry.category is Category.OTHER else str(entry.category)
            for text, worth in ((named, _CATEGORY), (entry.says, 1.0), (entry.title, _TITLE)):
                words = self._words[text] = known.get(text) or frozenset(_split(text))
                for word in words:
                    self._found.setdefault(word, {})[number] = worth
        self._vocabulary = sorted(self._found)

    def search(
        self,
        words: str = "",
        category: Category | None = None,
        period: int | None = None,
        *,
        goal: int | None = None,
        kind: Kind | None = None,
        matcher: Matcher = to_the_letter,
    ) -> tuple[Entry, ...]:
        """The entries in which every word is found, best first; without words all of them, best proved first.

        Category, period, goal and kind leave out all others. The ``matcher`` says which slips are forgiven.
        """
        scores: dict[int, float] = dict.fromkeys(range(len(self.entries)), 0.0)
        for word in _split(words):
            found = self._scores(word, matcher)
            scores = {number: score + found[number] for number, score in scores.items() if number in found}
        wanted = (category, period, goal, kind)
        kept = [(score, number) for number, score in scores.items() if _fits(self.entries[number], wanted)]
        return tuple(self.entries[number] for _, number in sorted(kept, key=self._rank))

    def _rank(self, one: tuple[float, int]) -> tuple[float, float, int, int]:
        score, number = one
        entry = self.entries[number]
        return -score, -entry.proved, -(entry.on or date.min).toordinal(), number

    def _scores(self, word: str, matcher: Matcher) -> dict[int, float]:
        """How well each entry answers one word that is being typed."""
        scores: dict[int, float] = {}
        for known, worth in self._meant(word, matcher):
            for number, place in self._found[known].items():
                scores[number] = max(scores.get(number, 0.0), worth * place)
        return scores

    def _meant(self, word: str, matcher: Matcher) -> Iterator[tuple[str, float]]:
        """The known words that a typed one may mean, and their worth; slips only where nothing else fits."""
        first = bisect_left(self._vocabulary, word)
        exact = False
        for known in self._vocabulary[first:]:
            if not known.startswith(word):
                break
            exact = True
            yield known, _WHOLE if known == word else _BEGINS
        if not exact:
            for known in matcher(word, self._vocabulary):
                yield known, _SLIP


def library(w: Workshop, before: Library | None = None) -> Library:
    """The library of this state: the one ``before`` where nothing in it has changed since."""
    tables = (w.lessons, w.wins, w.steps, w.goals, w.periods)
    if before is not None and list(map(id, tables)) == list(map(id, before.tables)):
        return before
    return Library(entries_of(w, (*w.lessons.values(), *w.wins.values(), *w.steps.values())), tables, before)


def _fits(entry: Entry, wanted: tuple[Category | None, int | None, int | None, Kind | None]) -> bool:
    has = (entry.category, entry.period, entry.goal, entry.kind)
    return all(one is None or one == other for one, other in zip(wanted, has, strict=True))


def entries_of(w: Workshop, records: Iterable[Lesson | Win | Step]) -> Iterator[Entry]:
    """Those of these records that are lessons, wins or plays, as entries."""
    for record in records:
        if isinstance(record, Lesson):
            yield _of_lesson(record)
        elif isinstance(record, Win):
            yield _of_win(w, record)
        elif record.state is StepState.DONE and record.verdict is Verdict.WORKED and record.goal in w.goals:
            yield _of_play(w, record)


def _of_lesson(lesson: Lesson) -> Entry:
    return Entry(
        Kind.LESSON,
        Lesson.TABLE,
        lesson.id,
        lesson.learned,
        lesson_sentence(lesson),
        lesson.category,
        lesson.goal,
        lesson.period,
        lesson.on,
        weight(lesson),
    )


def _of_win(w: Workshop, win: Win) -> Entry:
    goal = w.goals.get(win.goal) if win.goal is not None else None
    category = goal.category if goal else Category.OTHER
    period = w.periods.get(win.period)
    return Entry(
        Kind.WIN,
        Win.TABLE,
        win.id,
        win.text,
        f"{win.text} {win.copy}".strip(),
        category,
        win.goal,
        win.period,
        period.last if period else None,
        0.5,
    )


def _of_play(w: Workshop, step: Step) -> Entry:
    goal = w.goals[step.goal]
    says = " ".join([step.text, step.outcome, *(note.text for note in step.notes)])
    return Entry(
        Kind.PLAY,
        Step.TABLE,
        step.id,
        step.text,
        says.strip(),
        goal.category,
        goal.id,
        goal.period,
        step.done_on,
        1.0,
    )


def _split(text: str) -> list[str]:
    return _WORD.findall(plain(text))
