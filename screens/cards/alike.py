"""Which steps of a list look alike; worked out again only when the words have changed."""

from collections.abc import Mapping, Sequence

from workshop.plan.similar import similar_pairs
from workshop.plan.wordings import Worded


class Alike:
    """The pairs of steps that look alike, most similar first."""

    def __init__(self) -> None:
        self._seen: tuple[tuple[int, str], ...] = ()
        self._pairs: tuple[tuple[int, int], ...] = ()

    def look(self, steps: Sequence[Worded]) -> None:
        seen = tuple((step.id, step.text) for step in steps)
        if seen != self._seen:
            self._seen = seen
            self._pairs = tuple((one, other) for one, other, _ in similar_pairs(steps))

    @property
    def by_step(self) -> dict[int, list[int]]:
        """For each step that is like others, the ids of those."""
        found: dict[int, list[int]] = {}
        for one, other in self._pairs:
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
        return found

    def sentence(self, numbers: Mapping[int, int], step: int | None) -> str:
        """Points out the most similar pair, if possible one with this step, by the ``numbers`` of the list."""
        pairs = [pair for pair in self._pairs if step in pair] or list(self._pairs)
        if not pairs:
            return ""
        one, other = sorted(numbers[part] for part in pairs[0])
        return f"{one} and {other} look alike: mark and merge them, or leave them."
