"""What tests of screens act and look with.

Act with ``tap`` and ``type_text``, wait with ``until``: neither sleeps for a guessed time.
"""

import asyncio
import subprocess
import time
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar

from textual import events
from textual.app import App, ComposeResult
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from screens import themes
from screens.keyqueue import KeyQueue

T = TypeVar("T")
A = TypeVar("A")

WIDE, NARROW = (80, 24), (40, 15)
SIZES = (WIDE, NARROW)
"""The sizes every part is tried at: the usual terminal and the smallest one that is promised."""

HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "[red]x",
    "[bold [$nope] [[a]] \\",
    "\x1b[31mred\x1b]2;title\x07",
    "\x9b31m\x07\x08bell",
    "\u202eevil\u2066 שלום עולם مرحبا",
    "日本語の計画を立てる",
    "👩‍👩‍👧 👍🏽 ⚠️ ❤️",
    "e\u0301\u0327 Z\u0351\u036b\u0343",
    "line one\nline two\r\n\ttab\u2028end",
    '=HYPERLINK("http://example.org")',
    "\ud800 lone",
    "x" * 10_000,
    "",
)
"""Texts that break programs: markup, escapes, controls, directions, widths, joined signs, length, formulas."""

UNWANTED = "\x1b\x07\x08\x9b\u202e\u2066\u200d\ufe0f\ud800"
"""Characters that no screen may ever show."""


class Bare(App[object]):
    """An app with our themes that shows the widgets it is given and keeps the messages it gets."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets
        self.animation_level = "none"
        themes.register(self)

    def compose(self) -> ComposeResult:
        """Show the widgets one below the other."""
        yield from self.widgets


async def tap(pilot: Pilot[A], *keys: str, sees: str | tuple[str, ...] = ()) -> None:
    """Press keys one after the other, each worked off before the next; then wait until it ``sees`` these words."""
    for key in keys:
        _press(pilot.app, key)
        await settle(pilot)
    if sees:
        await see(pilot.app, *([sees] if isinstance(sees, str) else sees))


async def burst(pilot: Pilot[A], *keys: str) -> None:
    """Press keys all at once, as a slow line hands them over."""
    for key in keys:
        _press(pilot.app, key)
    await settle(pilot)


def _press(app: App[A], key: str) -> None:
    character = key if len(key) == 1 else " " if key == "space" else None
    name = _character_to_key(key) if character and not key.isalnum() and key != "space" else key
    event = events.Key(name, character)
    event.set_sender(app)
    assert app._driver is not None
    app._driver.send_message(event)


async def settle(pilot: Pilot[A]) -> None:
    """Let the app and every widget of the screen work off their messages and keys, and what comes of them."""
    app = pilot.app

    def quiet() -> bool:
        pumps = (app, app.screen, *app.screen.walk_children())
        waiting = isinstance(app, KeyQueue) and (app.holds or not app.idle)
        return not waiting and not any(pump.message_queue_size for pump in pumps)

    for _ in range(60):
        for _ in range(30):
            await asyncio.sleep(0.005 if isinstance(app, KeyQueue) and app.holds else 0)
            if quiet():
                break
        await pilot._wait_for_screen()
        if quiet():
            break


async def type_text(pilot: Pilot[A], text: str, *keys: str, sees: str | tuple[str, ...] = ()) -> None:
    """Type ``text`` letter by letter, as fast as letters come; then keys as ``tap`` presses them."""
    await burst(pilot, *text)
    await tap(pilot, *keys, sees=sees)


async def paste(pilot: Pilot[A], text: str) -> None:
    """Paste ``text`` into what has the focus, as a terminal does it."""
    driver = pilot.app._driver
    assert driver is not None
    event = events.Paste(text)
    event.set_sender(pilot.app)
    driver.send_message(event)
    await settle(pilot)


async def until(condition: Callable[[], T], timeout: float = 30.0) -> T:
    """Wait until ``condition`` holds and return what it gave; ``timeout``, in seconds, ends what hangs."""
    end = time.monotonic() + timeout
    while not (value := condition()):
        assert time.monotonic() < end, "condition not met"
        await asyncio.sleep(0.005)
    return value


async def see(app: App[Any], *words: str) -> str:
    """Wait until the screen shows all of these words, wrapped or not; returns what it shows."""

    def shown() -> bool:
        lines, joined = screen_text(app), screen_words(app)
        return all(one in lines or one in joined for one in words)

    try:
        await until(shown)
    except AssertionError:
        raise AssertionError(f"{words} not on the screen:\n{screen_text(app)}") from None
    return screen_words(app)


def screen_text(app: App[A]) -> str:
    """Return what the screen shows now, line by line, blanks at the end of lines cut off."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def screen_words(app: App[A]) -> str:
    """What the screen shows in words, with its lines joined, so that wrapped sentences can be found: frame by
    frame from the left, and once more what stands right of the last frame, as a panel beside framed cards does.
    """
    rows = [line.split("│") for line in screen_text(app).splitlines()]
    columns = [*zip_longest(*rows, fillvalue=""), [row[-1] for row in rows if len(row) > 1]]
    return " ".join(" ".join(part for column in columns for part in column).split())


def assert_safe(app: App[A], about: str = "") -> None:
    """Assert that the screen shows no character a terminal would obey, and no line wider than itself.

    ``about`` is the text that was tried, for the message of a failure.
    """
    strips = app.screen._compositor.render_strips()
    shown = {sign for strip in strips for sign in strip.text}
    assert not shown & set(UNWANTED), f"shown for {about[:40]!a}"
    for strip in strips:
        assert strip.cell_length == app.size.width, f"a line is too wide for {about[:40]!a}"


def shot(app: App[A], path: Path | str, zoom: float = 1) -> Path:
    """Save a picture of the screen as PNG, to look at by eye (needs rsvg-convert)."""
    target = Path(path).with_suffix(".png")
    svg = app.export_screenshot().replace("<text ", '<text xml:space="preserve" ')
    subprocess.run(
        ["rsvg-convert", "-z", f"{zoom}", "-o", target], input=svg.encode("utf-8", "replace"), check=True
    )
    return target
