"""One person's dots in one round, from the first dot to the sealed envelope."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Round
from workshop.words.numbers import count_words


class Ballot(Struct, frozen=True):
    """The dots by step that somebody has placed so far; fewer than given is fine, none is an abstention."""

    round: Round
    dots: Mapping[int, int] = field(default_factory=dict)

    @property
    def placed(self) -> int:
        return sum(self.dots.values())

    @property
    def remaining(self) -> int:
        return self.round.dots_each - self.placed

    def on(self, step: int) -> int:
        return self.dots.get(step, 0)

    def add(self, step: int) -> "Ballot":
        """With one more dot on the step; RuleError when the ballot or the step has no room for it."""
        return self._with(step, self.on(step) + 1)

    def remove(self, step: int) -> "Ballot":
        """With one dot fewer on the step; RuleError when there is none on it."""
        return self._with(step, self.on(step) - 1)

    def cleared(self) -> "Ballot":
        """With all dots to place again."""
        return replace(self, dots={})

    def _with(self, step: int, dots: int) -> "Ballot":
        return replace(self, dots=check_ballot(self.round, {**self.dots, step: dots}))


def from_content(round: Round, content: Any) -> Ballot:
    """The ballot from an envelope: dots by step, as JSON has it; RuleError for anything that is no ballot."""
    try:
        dots = {int(step): int(number) for step, number in (content or {}).items()}
    except (AttributeError, TypeError, ValueError):
        raise RuleError("This ballot cannot be read: cast it again.") from None
    return Ballot(round, check_ballot(round, dots))


def check_ballot(round: Round, dots: Mapping[int, int]) -> dict[int, int]:
    """The dots by step, without the steps that got none.

    Raises RuleError for a step that is not voted on, for more dots on a step than the cap, for more dots than
    each person has, and for fewer than none.
    """
    for step, number in dots.items():
        if step not in round.steps:
            raise not_on_ballot(round, step)
        if number < 0:
            raise RuleError(f"There is no dot on {round.noun} {step} to take back.")
        if number > round.cap:
            raise RuleError(
                f"At most {dot_words(round.cap)} may go on one {round.noun}: give the others elsewhere."
            )
    placed = sum(dots.values())
    if placed > round.dots_each:
        raise RuleError(f"Each person has {dot_words(round.dots_each)}: take one back before placing another.")
    return {step: number for step, number in dots.items() if number}


def not_on_ballot(round: Round, step: int) -> RuleError:
    """The refusal of dots for what is not voted on."""
    return RuleError(f"{round.noun.capitalize()} {step} is not voted on in this round: choose one from the list.")


def dot_words(dots: int) -> str:
    """ "1 dot", "5 dots" """
    return count_words(dots, "dot")
