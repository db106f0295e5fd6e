"""A team in the middle of its quarter: steps of every kind, for the tests of my steps and of the board."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from tests.world import TODAY, with_goals
from workshop.model import Blocker, Step, StepState, Workshop

ANA, BEN, CHEN = 1, 2, 3
LATE, SOON, FAR = date(2027, 1, 11), date(2027, 1, 16), date(2027, 2, 16)


def step(key: int, text: str, goal: int = 1, state: StepState = StepState.PLANNED, **values: Any) -> Step:
    """A step in a plan."""
    return Step(key, goal, text, state=state, **values)


STEPS = (
    step(1, "Call the lapsed accounts", owner=ANA, due=LATE),
    step(2, "Visit the three resellers", owner=ANA, due=SOON, must_move=True, first_move="Ring them"),
    step(3, "Write to former customers", owner=ANA, due=FAR, state=StepState.DOING, blocker=Blocker.WAITING),
    step(4, "Train the inside team", owner=ANA),
    step(5, "Offer a pilot", owner=ANA, state=StepState.DONE, done_on=date(2026, 12, 1), check_on=TODAY),
    step(6, "Print the flyer", owner=ANA, state=StepState.DONE, done_on=TODAY, check_on=FAR),
    step(7, "Hold the distributor day", 2, owner=BEN, due=FAR, helpers=(ANA,)),
    step(8, "Compare the prices", 2, offered_to=ANA),
    step(9, "Find a reseller in Oslo", 2, dots=4, voters=3),
    step(10, "Buy a list of addresses", 2, state=StepState.IDEA),
)


def at_work() -> Workshop:
    """The team with these steps."""
    return with_goals().put(*STEPS).settled()


def crowded(count: int) -> Workshop:
    """The team with so many steps that are all Ana's."""
    return (
        with_goals()
        .put(*(step(key, f"Call account {key}", 1 + key % 2, owner=ANA, due=FAR) for key in range(1, count + 1)))
        .settled()
    )


def worded(w: Workshop, text: str) -> Workshop:
    """The same with this text, as UTF-8 can hold it, in a step, its first move, its goal and its person."""
    text = text.encode("utf-8", "replace").decode()
    return w.put(
        replace(w.steps[1], text=text, first_move=text, outcome=text, if_then=text),
        replace(w.goals[1], title=text),
        replace(w.members[ANA], name=text),
    )
