"""What stands on the terminal after any row of doings is what a screen that is painted from nothing shows."""

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.pilot import Pilot
from textual.strip import Strip

from screens.app import WorkshopApp
from screens.widgets.painting import Painted
from tests.screens.conftest import MakeApp
from tests.screens.kit import settle, strips, tap, until
from tests.screens.steps_at_work import ANA, BEN, at_work, step
from tests.world import Clock
from workshop.model import StepState, Workshop

#: Where widgets keep what they have painted or drawn.
KEPT = ("_ready", "_shown", "_drawn")
Cell = tuple[str, Style | None]
SIZES = ((100, 24), (80, 24), (120, 40), (60, 16))
KEYS = (
    *("down", "up", "pagedown", "pageup", "end", "home", "down", "pagedown"),
    *("f", "u", "ctrl+y", "s", "f12", "slash", "e", "o", "backspace", "escape", "tab", "enter"),
)
START = at_work().put(
    *(
        step(key, f"Call account {key * key}", 1 + key % 2, owner=(ANA, BEN, None)[key % 3])
        for key in range(11, 60)
    )
)
OTHERS: tuple[Callable[[Workshop], Workshop], ...] = (
    lambda w: w.put(replace(w.goals[1], title=w.goals[1].title + "!")),
    lambda w: w.put(replace(w.goals[2], title=w.goals[2].title + "!")),
    lambda w: w.put(replace(w.members[ANA], name=w.members[ANA].name + "a")),
    lambda w: w.put(replace(w.steps[20], text="日本語の " + w.steps[20].text, owner=ANA)),
    lambda w: w.put(*(replace(one, state=StepState.DONE) for one in w.steps.values() if one.id % 7 == 0)),
    lambda w: w.put(step(w.steps.next_id, "One more", owner=ANA)),
    lambda w: w.cut(w.steps[max(w.steps)]),
)


@pytest.fixture(autouse=True)
def paints() -> None:
    """Every frame is painted here."""


class Glass:
    """What the terminal shows: every update of the screen, put down where it says."""

    def __init__(self, app: WorkshopApp, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lines: dict[int, list[Cell]] = {}
        monkeypatch.setattr(app, "_display", lambda screen, update: self.take(update))

    def take(self, update: Any) -> None:
        """Put down a whole screen, or parts of its lines."""
        if isinstance(update, LayoutUpdate):
            self.lines = {y: cells(Strip.join(strips)) for y, strips in enumerate(update.strips)}
        elif isinstance(update, ChopsUpdate):
            for y, start, end in update.spans:
                for x, strip in update.chops[y].items():
                    for place, cell in enumerate(cells(strip) if strip else (), x):
                        if start <= place < end:
                            self.lines[y][place] = cell

    def shown(self, app: WorkshopApp) -> list[list[Cell]]:
        """All lines."""
        return [self.lines[y] for y in range(app.size.height)]


def cells(strip: Strip) -> list[Cell]:
    """A line, cell by cell; the second half of a wide character is empty."""
    return [cell for segment in strip for cell in cells_of(segment)]


@cache
def cells_of(segment: Segment) -> list[Cell]:
    """The cells of words in one style."""
    text, style, _ = segment
    return [cell for sign in text for cell in [(sign, style), ("", style)][: get_character_cell_size(sign)]]


def whole(app: WorkshopApp) -> list[list[Cell]]:
    """The screen as it is painted from nothing; what the widgets keep ready stays as it was."""
    kept: list[tuple[Any, str, Any]] = []
    for widget in app.screen.query("*"):
        if isinstance(widget, Painted):
            kept += [(widget, name, vars(widget)[name]) for name in KEPT if name in vars(widget)]
    assert kept
    for widget, name, _ in kept:
        setattr(widget, name, {})
    lines = [cells(strip) for strip in strips(app)]
    for widget, name, value in kept:
        setattr(widget, name, value)
    return lines


def words(lines: list[list[Cell]]) -> str:
    return "\n".join("".join(character for character, _ in line) for line in lines)


async def something(app: WorkshopApp, pilot: Pilot[Any], clock: Clock, rng: Random) -> str:
    """Do something, as a person, as somebody else, as the day or as the window."""
    match rng.randrange(12):
        case 0 | 3:
            which = rng.randrange(len(OTHERS))
            app.store.apply(OTHERS[which], None, "do something elsewhere")
            app.take_newest()
            await settle(pilot)
            return f"change {which}"
        case 1:
            size = rng.choice(SIZES)
            await pilot.resize_terminal(*size)
            await settle(pilot)
            return f"size {size}"
        case 2:
            clock.forward(days=3)
            for page in app.pages()[:1]:
                page.refresh_page()
            await settle(pilot)
            return "three days later"
        case _:
            key = rng.choice(KEYS)
            await tap(pilot, key)
            return key


@pytest.mark.parametrize("opening", ["b", "m a", "", "h", "b slash", "b p i"])
@pytest.mark.parametrize("seed", range(3))
async def test_the_terminal_shows_what_is(
    make_app: MakeApp, clock: Clock, monkeypatch: pytest.MonkeyPatch, opening: str, seed: int
) -> None:
    app, rng, done = make_app(START), Random(f"{opening}{seed}"), []
    glass = Glass(app, monkeypatch)
    async with app.run_test(size=SIZES[seed]) as pilot:
        await tap(pilot, *opening.split())
        for _ in range(25):
            done.append(await something(app, pilot, clock, rng))
            try:
                await until(lambda: glass.shown(app) == whole(app))
            except AssertionError:
                assert words(glass.shown(app)) == words(whole(app)), done
                raise AssertionError(f"colours differ after {done}") from None
