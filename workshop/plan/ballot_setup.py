"""What each person is given in a vote that is not open yet: as suggested, or as the room changed it."""

from msgspec import Struct
from msgspec.structs import replace

from workshop.plan import voting

#: The most dots on one step that are offered.
_MOST_CAP = 3


class Setup(Struct, frozen=True):
    """Dots for each person and the most on one step, for a vote on ``steps`` steps; they always fit together.

    ``wanted_dots`` and ``wanted_cap`` are what the room asked for (None: the suggestion; for the dots that is
    ``fixed``, the team's own number, where it has one).
    """

    steps: int
    fixed: int | None = None
    wanted_dots: int | None = None
    wanted_cap: int | None = None

    @property
    def most(self) -> int:
        """The most dots a person could place."""
        cap = self.wanted_cap or voting.suggested_cap(self.steps)
        return max(min(voting.MOST_DOTS, cap * self.steps), 1)

    @property
    def dots(self) -> int:
        """Dots for each person."""
        return min(self.wanted_dots or self.fixed or voting.suggested_dots(self.steps), self.most)

    @property
    def cap(self) -> int:
        """The most dots that one person may put on one step."""
        return min(self.wanted_cap or voting.suggested_cap(self.steps), self.dots)

    @property
    def full(self) -> bool:
        """Whether one dot more could not be placed, unless more may go on one step."""
        return self.dots == self.most < voting.MOST_DOTS

    def with_dots(self, by: int) -> "Setup":
        """With more or fewer dots for each person, as far as they can be placed."""
        return replace(self, wanted_dots=min(max(self.dots + by, 1), self.most))

    def with_next_cap(self) -> "Setup":
        """With one dot more on one step; after three, or all dots, with one."""
        return replace(self, wanted_cap=self.cap + 1 if self.cap < min(_MOST_CAP, self.dots) else 1)
