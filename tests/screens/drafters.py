"""People who draft, for the tests of the draft and refine stages."""

from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from screens.app import WorkshopApp
from screens.cards.writing import Writing
from tests.screens.kit import screen_text, see, settle, tap, type_text
from workshop.plan import drafting


def ideas(app: WorkshopApp) -> list[str]:
    """The words of the goal's live steps."""
    return [step.text for step in drafting.live(app.workshop, 1)]


def typed(app: WorkshopApp) -> str:
    """What stands in the line."""
    return app.screen.query_one(Writing).line.value


async def write_sealed(pilot: Pilot[None], letter: str, text: str) -> None:
    """One person's sealed draft: letter, enter for the covered projector, the text and enter, done."""
    await tap(pilot, *letter, "enter")
    await type_text(pilot, text)
    await tap(pilot, "enter", "escape")


async def show_all(pilot: Pilot[None]) -> None:
    """Reveal although somebody has not written."""
    await tap(pilot, "enter")
    await see(pilot.app, "somebody has not written")
    await tap(pilot, "y")


def frames_of(app: WorkshopApp, of: type[Screen[Any]]) -> list[str]:
    """Collects, from now on, the text of every frame that is painted while this kind of page is on top."""
    frames: list[str] = []
    display = app._display

    def spy(screen: Screen[Any], renderable: Any) -> None:
        display(screen, renderable)
        if isinstance(app.screen, of) and screen is app.screen:
            frames.append(screen_text(app))

    app._display = spy  # type: ignore[method-assign]
    return frames


async def burst(pilot: Pilot[None], text: str) -> None:
    r"""Send keys faster than the program can work them off; ``\r`` is enter."""
    driver = pilot.app._driver
    assert driver is not None
    for sign in text:
        event = events.Key("enter", sign) if sign == "\r" else events.Key(_character_to_key(sign), sign)
        event.set_sender(pilot.app)
        driver.send_message(event)
    await settle(pilot)
