"""Asking where to go in a session, and for what is parked for later."""

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from workshop.meet import agenda, sessions
from workshop.model import Session
from workshop.words.text import CARD, quoted


async def ask_place(desk: Desk, session: Session, goal: int | None) -> agenda.Place | None:
    """Any stage of any goal; those of ``goal`` are the nearest."""
    places = agenda.places(session)

    def words(place: agenda.Place) -> str:
        one = desk.workshop.goals.get(place.goal) if place.goal else None
        return f"{place.stage.key:<10}{one.title}" if one else place.stage.key

    choices = [
        Choice(number, words(place), near=place.goal is not None and place.goal == goal)
        for number, place in enumerate(places)
    ]
    here = places.index(agenda.here(session))
    chosen = await desk.push_screen_wait(Choose("Where to?", choices, chosen=here, narrows=True))
    return None if chosen is None else places[chosen]


async def ask_parked(desk: Desk, session: int) -> None:
    text = await desk.push_screen_wait(
        Ask("What belongs elsewhere?", hint="It goes to the parking lot and comes up again at the end.")
    )
    if text and await desk.record("park a thought", sessions.park, session, text, desk.now):
        desk.say("It is in the parking lot, and comes up again at the end. u takes it back.")


async def settle_parked(desk: Desk, parked: int) -> None:
    """Ask what becomes of a parked thought, which then leaves the parking lot."""
    text = desk.workshop.parked.need(parked).text
    settled = await desk.push_screen_wait(Ask("What becomes of it?", text, what="What becomes of it", limit=CARD))
    if settled:
        await desk.record(f"settle {quoted(text)}", sessions.settle_parked, parked, settled)
