"""What a team remembers, by the words it is about: its lessons and finished steps, ready to be looked up.

An index belongs to one state of the workshop and is brought up to another by what differs between the two, so
that each key press in a file of ten thousand steps costs next to nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from math import log

from msgspec import Struct

from workshop.learn.kindred import meanings
from workshop.model import Category, Goal, Lesson, Step, StepState, Table, Workshop
from workshop.plan.similar import stems

#: A memory by the name of its table and its id.
Key = tuple[str, int]
#: What a memory is about: the stems of each of its parts.
Parts = tuple[frozenset[str], ...]

#: At most so many memories are looked at for one text, those with its rarest words first.
_LOOKED_AT = 400


class Near(Struct, frozen=True):
    """Memories in the same words, and how much of a text they cover and are covered by it, by weight of words."""

    keys: tuple[Key, ...]
    of_text: float
    of_memory: float
    shared: int


def about(text: str) -> frozenset[str]:
    """What a text is about: its stems, those of the same meaning made one."""
    return meanings(stems(text))


class Memory:
    """The lessons and finished steps of one state of a workshop by category and stem."""

    def __init__(self) -> None:
        self._lessons: Table[Lesson] = Table(Lesson.TABLE)
        self._steps: Table[Step] = Table(Step.TABLE)
        self._goals: Table[Goal] = Table(Goal.TABLE)
        self._waiting: dict[Key, None] = {}
        self._held: dict[Key, tuple[Category, Parts]] = {}
        self._alike: dict[tuple[Category, Parts], dict[Key, None]] = {}
        self._by_stem: dict[tuple[Category, str], dict[Parts, None]] = {}
        self._frequency: Counter[str] = Counter()
        self._weights: dict[str, float] = {}
        self._totals: dict[frozenset[str], float] = {}

    def follow(self, w: Workshop, at_most: int | None = None) -> bool:
        """Become the memory of this state, or take at most so many records further; whether it is now whole."""
        if w.lessons is not self._lessons:
            self._waiting |= dict.fromkeys((Lesson.TABLE, one) for one in w.lessons.differing(self._lessons))
            self._lessons = w.lessons
        if w.goals is not self._goals:
            moved = [one for one in w.goals.differing(self._goals) if one in w.goals and one in self._goals]
            self._waiting |= dict.fromkeys((Step.TABLE, step.id) for one in moved for step in w.steps.of(one))
            self._goals = w.goals
        if w.steps is not self._steps:
            self._waiting |= dict.fromkeys((Step.TABLE, one) for one in w.steps.differing(self._steps))
            self._steps = w.steps
        for key in tuple(islice(self._waiting, at_most)):
            del self._waiting[key]
            self._hold(key, self._about(key))
        return not self._waiting

    def near(self, category: Category, text: str, at_least: float) -> Iterator[Near]:
        """Memories of this category that share two words or more and cover ``at_least`` this share of the text."""
        wanted = self._wanted(text)
        total = sum(wanted.values())
        for parts in islice(self._candidates(category, wanted, at_least * total), _LOOKED_AT):
            shared = wanted.keys() & (parts[0] if len(parts) == 1 else frozenset[str]().union(*parts))
            of_text = sum(wanted[stem] for stem in shared) / total
            if len(shared) >= 2 and of_text >= at_least:
                of_memory = max(self._covered(part, wanted) for part in parts)
                yield Near(tuple(self._alike[category, parts]), of_text, of_memory, len(shared))

    def weight(self, stem: str) -> float:
        """What a word says: the rarer in what is remembered, the more; one that is not there counts as half."""
        found = self._weights.get(stem)
        if found is None:
            count, held = self._frequency[stem], len(self._alike)
            found = self._weights[stem] = log(2 + held / count) if count else log(2 + held) / 2
        return found

    def _wanted(self, text: str) -> dict[str, float]:
        """The stems of a text by weight, rarest first; a last word that is still being typed does not count."""
        found = about(text)
        if text and text[-1].isalnum():
            last = about(text.split()[-1])
            if len(found) > 2 and not any(self._frequency[stem] for stem in last):
                found -= last
        weights = {stem: self.weight(stem) for stem in found}
        return dict(sorted(weights.items(), key=lambda one: (-one[1], one[0])))

    def _candidates(self, category: Category, wanted: dict[str, float], enough: float) -> Iterator[Parts]:
        """What shares a word, rarest words first, as long as the words left could cover enough on their own."""
        seen: set[Parts] = set()
        left = sum(wanted.values())
        for stem, weight in wanted.items():
            if left < enough:
                return
            left -= weight
            for parts in self._by_stem.get((category, stem), ()):
                if parts not in seen:
                    seen.add(parts)
                    yield parts

    def _covered(self, part: frozenset[str], wanted: Iterable[str]) -> float:
        total = self._totals.get(part)
        if total is None:
            total = self._totals[part] = sum(map(self.weight, part))
        return sum(self.weight(stem) for stem in wanted if stem in part) / total if total else 0.0

    def _about(self, key: Key) -> tuple[Category, Parts] | None:
        """Category and parts of a record that is to be remembered, else None."""
        if key[0] == Lesson.TABLE:
            lesson = self._lessons.get(key[1])
            if lesson is None:
                return None
            return lesson.category, (about(lesson.learned), about(lesson.because), about(lesson.next_time))
        step = self._steps.get(key[1])
        if step is None or step.state is not StepState.DONE or step.goal not in self._goals:
            return None
        return self._goals[step.goal].category, (about(step.text),)

    def _hold(self, key: Key, held: tuple[Category, Parts] | None) -> None:
        before = self._held.get(key)
        if before == held:
            return
        self._weights.clear()
        self._totals.clear()
        if before is not None:
            del self._held[key]
            self._drop(key, before)
        if held is not None:
            self._held[key] = held
            keys = self._alike.setdefault(held, {})
            if not keys:
                self._count(held)
            keys[key] = None

    def _drop(self, key: Key, held: tuple[Category, Parts]) -> None:
        keys = self._alike[held]
        del keys[key]
        if keys:
            return
        del self._alike[held]
        category, parts = held
        for stem in frozenset().union(*parts):
            del self._by_stem[category, stem][parts]
            self._frequency[stem] -= 1

    def _count(self, held: tuple[Category, Parts]) -> None:
        category, parts = held
        for stem in frozenset().union(*parts):
            self._by_stem.setdefault((category, stem), {})[parts] = None
            self._frequency[stem] += 1
