"""How the demo's goals are written down: what was drafted, chosen and claimed, and what came of it."""

from msgspec import Struct, field

from workshop.model import Blocker, Verdict
from workshop.plan.goal_fields import GoalFields


class MeasureScript(Struct, frozen=True):
    """A key result and its readings as pairs of a day and a value; a day is a week, or so many days ago."""

    name: str
    unit: str
    baseline: float
    target: float
    readings: tuple[tuple[int, float], ...] = ()
    leading: bool = False


class StepScript(Struct, frozen=True):
    """A step that was chosen: owner and helpers by their initials, due by week and weekday (1 is Monday).

    ``done`` is when it was finished: a week, or so many days ago. ``also`` are wordings merged into it.
    ``lesson`` and ``cause`` begin the text it came from, ``step`` the earlier step it carries on.
    """

    text: str
    owner: str = ""
    due: tuple[int, int] = (6, 5)
    move: str = ""
    outcome: str = ""
    if_then: str = ""
    helpers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    started: bool = False
    done: int | None = None
    note: str = ""
    blocker: Blocker | None = None
    verdict: Verdict | None = None
    lesson: str = ""
    cause: str = ""
    step: str = ""


class CheckInScript(Struct, frozen=True):
    """A check-in: when (a week, or so many days ago), by whom, how sure, what changed, what blocked."""

    when: int
    by: str
    confidence: int
    changed: str
    blocker: Blocker | None = None


class GoalScript(Struct, frozen=True):
    """A goal with everything said about it. The first step is the must-move; ``left`` stayed below the line.

    ``dots`` is what the vote gave each step, those left included; ``tie`` the facilitator's reason where the line
    ran through a tie; ``fists`` differ from 4; ``concern`` is what a low fist said, and the room's answer.
    """

    title: str
    fields: GoalFields
    measures: tuple[MeasureScript, ...] = ()
    steps: tuple[StepScript, ...] = ()
    left: tuple[str, ...] = ()
    dots: tuple[int, ...] = ()
    tie: str = ""
    fists: dict[str, int] = field(default_factory=dict)
    concern: tuple[str, str] = ("", "")
    check_ins: tuple[CheckInScript, ...] = ()
