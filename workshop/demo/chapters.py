"""What the demo's story is told with: its days, and its chapters."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from workshop.model import Workshop


class Chapter(Struct, frozen=True):
    """One change of the story: when, by which member (None: the room), what it does, and the change itself.

    ``move`` marks mere navigation.
    """

    at: datetime
    by: int | None
    do: str
    change: Callable[[Workshop], Workshop]
    move: bool = False


class Days(Struct, frozen=True):
    """The days of a quarter of 13 weeks that begins on the Monday ``first``."""

    first: date

    @property
    def last(self) -> date:
        """The Sunday of the last week."""
        return self.first + timedelta(days=13 * 7 - 1)

    def day(self, week: int, weekday: int) -> date:
        """A day by its week (1 to 13) and weekday (1 is Monday)."""
        return self.first + timedelta(days=7 * (week - 1) + weekday - 1)


def ago(today: date, days: int) -> date:
    """The working day that was so many days ago, or the one before."""
    day = today - timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day, in UTC."""
    return datetime.combine(day, time(hour, minute), UTC)
