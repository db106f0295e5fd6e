"""A small made-up world for tests: fixed days, eight people, two goals."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from workshop.meet import sessions
from workshop.meet.agenda import go_to
from workshop.model import Category, Headline, StepState, Workshop
from workshop.plan import drafting, goals
from workshop.team import periods, team

TODAY = date(2027, 1, 14)
NOW = datetime(2027, 1, 14, 9, 0, tzinfo=UTC)
PEOPLE = (
    "Ana Ferreira",
    "Ben Okafor",
    "Chen Wei",
    "Dana Levi",
    "Eli Novak",
    "Freja Lindqvist",
    "Giulia Conti",
    "Hugo Brandt",
)
IDEAS = (
    "Call the 20 lapsed accounts in Bavaria before 15 Feb",
    "Bring the distributor day to Munich in March",
    "Visit the three Swiss resellers",
    "Write to every former customer of the two rivals",
    "Train the inside team on the mid-market offer",
    "Offer a pilot month to five logistics companies",
)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **units: float) -> None:
        """Move on by so many days, hours, minutes, seconds."""
        self.at += timedelta(**units)


def founded() -> Workshop:
    """A team of eight with a running quarter, its headline, and no goal yet."""
    w = team.found(Workshop(), "Northwind Sales")
    for name in PEOPLE:
        w = team.add_member(w, name)
    return periods.add_period(
        w,
        "Q1 2027",
        date(2027, 1, 1),
        date(2027, 3, 31),
        Headline(name="Revenue", unit="EUR", baseline=0, target=5_000_000),
    ).settled()


def with_goals() -> Workshop:
    """The same with two goals that have a why and a target."""
    w = founded()
    w = goals.add_goal(
        w,
        1,
        "Share in DACH",
        why="Two rivals left the mid-market; their accounts are choosing now.",
        category=Category.MARKET_SHARE,
    )
    w = goals.add_key_result(w, 1, "Share of mid-market accounts", "%", 18, 25)
    w = goals.add_goal(
        w, 1, "Open the Nordics", why="Three customers move there.", category=Category.NEW_TERRITORY
    )
    return goals.add_key_result(w, 2, "Signed accounts", "accounts", 2, 8).settled()


def in_session(stage: str = "welcome", goal: int | None = None, ideas: Sequence[str] = ()) -> Workshop:
    """The same in a planning session that stands at this stage, with ideas on the first goal."""
    w = sessions.start_planning(with_goals(), 1, (1, 2), now=NOW)
    for idea in ideas:
        w = drafting.add_idea(w, 1, idea)
    return go_to(w, 1, stage, goal, NOW).settled()


def planned(stage: str = "claim", steps: int = 3) -> Workshop:
    """The same at a later stage of the first goal, with so many steps in the plan; the first is the must-move."""
    from msgspec.structs import replace

    w = in_session(stage, None if stage in ("welcome", "goals", "plan") else 1, IDEAS[:steps])
    chosen = [replace(step, state=StepState.PLANNED, must_move=step.id == 1) for step in w.steps.of(1)]
    return w.put(*chosen).settled()
