"""A quarter with steps, readings and check-ins, for the tests of the check-in session and of the mirror."""

from datetime import date

from msgspec.structs import replace
from textual.pilot import Pilot

from screens.app import WorkshopApp
from tests.screens.kit import screen_text as shown
from tests.screens.kit import settle, tap, until
from tests.world import TODAY, with_goals
from workshop.model import Blocker, Step, StepState, Workshop
from workshop.team import periods
from workshop.track.checkins import check_in

DACH, NORDICS = 1, 2
EARLY = date(2027, 1, 5)


def quarter() -> Workshop:
    """Two goals with a step for each reason to look at one, and one that can wait; nothing has been reported."""
    steps = (
        Step(1, DACH, "Call the lapsed accounts", state=StepState.DOING, owner=1, due=date(2027, 1, 11)),
        Step(2, DACH, "Bring the distributor day", state=StepState.PLANNED, owner=2, due=date(2027, 1, 16)),
        Step(
            3, NORDICS, "Write to former customers", state=StepState.PLANNED, due=date(2027, 1, 8), must_move=True
        ),
        Step(
            4,
            NORDICS,
            "Offer a pilot month",
            state=StepState.PLANNED,
            owner=3,
            due=date(2027, 2, 20),
            blocker=Blocker.WAITING,
        ),
        Step(5, DACH, "Visit Bern", state=StepState.DONE, owner=4, done_on=EARLY, check_on=date(2027, 1, 12)),
        Step(6, DACH, "Train the inside team", state=StepState.PLANNED, owner=5, due=date(2027, 3, 1)),
    )
    return with_goals().put(*steps).settled()


def reported(
    w: Workshop, goal: int, day: date, confidence: int, value: float | None = None, changed: str = ""
) -> Workshop:
    """The same with a check-in on a goal; ``value`` is that of its one key result."""
    readings = {} if value is None else {goal: value}
    return check_in(w, goal, day, confidence, changed, by=1, readings=readings)


def behind(w: Workshop) -> Workshop:
    """The same with two check-ins on the first goal that were both behind."""
    w = reported(w, DACH, EARLY, 6, 18)
    return reported(w, DACH, date(2027, 1, 12), 4, 18.1, "Prices are late").settled()


def with_number(w: Workshop, value: float, day: date = TODAY) -> Workshop:
    """The same with a figure of the headline (its target is 5,000,000)."""
    return periods.add_headline_reading(w, 1, day, value).settled()


def without_headline(w: Workshop) -> Workshop:
    """The same without an overall number."""
    return w.put(replace(w.periods[1], headline=None)).settled()


def in_file(text: str, limit: int) -> str:
    """A hostile text as a file may hold it: past every check, but in UTF-8."""
    return text.encode("utf-8", "replace").decode()[:limit]


async def at_stage(pilot: Pilot[None], app: WorkshopApp, stage: str) -> None:
    """Start the check-in session with its key, and go on to this stage."""
    await settle(pilot)
    await tap(pilot, "c")
    await until(lambda: " STEPS " in shown(app))
    for _ in range(3):
        if f" {stage.upper()} " in shown(app):
            return
        here = app.workshop.sessions[1].stage
        await tap(pilot, "f8")
        await settle(pilot)
        if "Go on although" in shown(app):
            await tap(pilot, "y")
        await until(lambda here=here: app.workshop.sessions[1].stage != here)  # type: ignore[misc]
        await until(lambda: f" {app.workshop.sessions[1].stage.upper()} " in shown(app))
