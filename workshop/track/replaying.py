"""A replay: what was recorded, shown change by change. The player knows where it stands and how fast it goes."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo

from msgspec import Struct

from workshop.errors import RuleError
from workshop.meet import underway
from workshop.model import Workshop

#: Seconds that a change is looked at, at speed 1; and one that opens another page, which is to be read.
LOOK, READ = 1.1, 2.4
SLOWEST, FASTEST = 0.25, 64.0


class Scene(Struct, frozen=True):
    """A change, and the workshop behind it, which shares with its neighbours what is the same."""

    seq: int
    at: datetime
    who: str
    what: str
    workshop: Workshop


def of_day(scenes: Iterable[Scene], day: date, zone: tzinfo) -> list[Scene]:
    """What was changed on this day, there; RuleError where nothing was."""
    found = [one for one in scenes if one.at.astimezone(zone).date() == day]
    if not found:
        raise RuleError(f"Nothing was changed on {day.isoformat()}: 'workshop history' shows on which days.")
    return found


def of_session(scenes: Sequence[Scene], session: int) -> list[Scene]:
    """What was changed from the beginning of this session to its end; RuleError where there was none."""
    inside = [one for one in scenes if session in one.workshop.sessions]
    if not inside:
        known = ", ".join(str(one) for one in scenes[-1].workshop.sessions) if scenes else ""
        raise RuleError(f"There is no session {session}. There are: {known or 'none'}.")
    last = next(
        (place for place, one in enumerate(inside) if one.workshop.sessions[session].ended), len(inside) - 1
    )
    return inside[: last + 1]


def _page(w: Workshop) -> object:
    """What tells the pages of a replay apart: the stage and goal of the session that is running, if any."""
    session = underway.running(w)
    return session and (session.id, session.stage, session.goal)


class Player:
    """Goes through scenes: on and back one by one, and by itself at a speed, until it is paused or at the end."""

    def __init__(self, scenes: Sequence[Scene], speed: float = 1.0) -> None:
        if not scenes:
            raise RuleError("There is nothing to replay yet.")
        self.scenes = scenes
        self.place = 0
        self.paused = False
        self.speed = min(max(speed, SLOWEST), FASTEST)

    @property
    def scene(self) -> Scene:
        return self.scenes[self.place]

    @property
    def at_end(self) -> bool:
        return self.place == len(self.scenes) - 1

    @property
    def seconds(self) -> float:
        """How long a change is looked at, at this speed."""
        same = _page(self._before) == _page(self.scene.workshop)
        return (LOOK if same and self.place else READ) / self.speed

    @property
    def touched(self) -> int | None:
        """The step that the scene changed; None where it changed none, or several."""
        before = self._before.steps
        found = [step.id for step in self.scene.workshop.steps.values() if before.get(step.id) is not step]
        return found[0] if len(found) == 1 else None

    @property
    def _before(self) -> Workshop:
        return self.scenes[max(self.place - 1, 0)].workshop

    def go(self, by: int) -> bool:
        """Go on, or back; False where it stands at that end already."""
        before, self.place = self.place, min(max(self.place + by, 0), len(self.scenes) - 1)
        return self.place != before

    def hurry(self, factor: float) -> None:
        self.speed = min(max(self.speed * factor, SLOWEST), FASTEST)

    def toggle(self) -> None:
        """Pause, or go on; at the end, from the beginning."""
        if self.at_end:
            self.place, self.paused = 0, False
        else:
            self.paused = not self.paused
