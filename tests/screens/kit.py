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
from textual._context import visible_screen_stack
from textual._queue import Queue
from textual.app import App, ComposeResult
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip
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

DUE = (
    *("_layout_required", "_scroll_required", "_recompose_required"),
    *("_repaint_required", "_dirty_widgets", "_callbacks"),
)
"""What a screen has that waits for its next frame."""

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
        press(pilot.app, key)
        await settle(pilot)
    if sees:
        await see(pilot.app, *([sees] if isinstance(sees, str) else sees))


async def burst(pilot: Pilot[A], *keys: str) -> None:
    """Press keys all at once, as a slow line hands them over."""
    for key in keys:
        press(pilot.app, key)
    await settle(pilot)


def press(app: App[A], key: str) -> None:
    """Press a key, without waiting for what comes of it."""
    character = key if len(key) == 1 else " " if key == "space" else None
    name = _character_to_key(key) if character and not key.isalnum() and key != "space" else key
    event = events.Key(name, character)
    event.set_sender(app)
    assert app._driver is not None
    app._driver.send_message(event)


async def settle(pilot: Pilot[A]) -> None:
    """Let the app and every widget of the screen work off their messages and keys, and show what comes of them."""
    app, end = pilot.app, time.monotonic() + 30
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    await asyncio.sleep(0)
    while app._running and not app._closing and not app._exception:
        assert time.monotonic() < end, "the app does not come to rest"
        if not ready:  # nobody has a turn: all wait for messages, or for time, threads and other programs
            if not _rests(app):
                await asyncio.sleep(0.002)
            elif any(getattr(app.screen, due) for due in DUE):
                app.screen._on_timer_update()
            else:
                return
        await asyncio.sleep(0)


def _rests(app: App[A]) -> bool:
    """Whether the app, its screen and every widget on it have no message left and wait for the next one."""
    if isinstance(app, KeyQueue) and (app.holds or not app.idle):
        return False
    pumps = (app, app.screen, *app.screen.walk_children())
    return all(one._closing or _waits(one._message_queue) for one in pumps)


def _waits(queue: Queue[Any]) -> bool:
    return queue.empty() and bool(queue.ready_event._waiters)


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
    lines = joined = ""

    def shown() -> bool:
        nonlocal lines, joined
        lines = screen_text(app)
        joined = _words(lines)
        return all(one in lines or one in joined for one in words)

    try:
        await until(shown)
    except AssertionError:
        raise AssertionError(f"{words} not on the screen:\n{lines}") from None
    return joined


def strips(app: App[A]) -> list[Strip]:
    """What the screen shows now, and what it lets through of the screens below."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def screen_text(app: App[A]) -> str:
    """Return what the screen shows now, line by line, blanks at the end of lines cut off."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))


def screen_words(app: App[A]) -> str:
    """What the screen shows in words, with its lines joined, so that wrapped sentences can be found: frame by
    frame from the left, and once more what stands right of the last frame, as a panel beside framed cards does.
    """
    return _words(screen_text(app))


def _words(lines: str) -> str:
    rows = [line.split("│") for line in lines.splitlines()]
    columns = [*zip_longest(*rows, fillvalue=""), [row[-1] for row in rows if len(row) > 1]]
    return " ".join(" ".join(part for column in columns for part in column).split())


def assert_safe(app: App[A], about: str = "") -> None:
    """Assert that the screen shows no character a terminal would obey, and no line wider than itself.

    ``about`` is the text that was tried, for the message of a failure.
    """
    lines = strips(app)
    shown = {sign for strip in lines for sign in strip.text}
    assert not shown & set(UNWANTED), f"shown for {about[:40]!a}"
    for strip in lines:
        assert strip.cell_length == app.size.width, f"a line is too wide for {about[:40]!a}"


def shot(app: App[A], path: Path | str, zoom: float = 1) -> Path:
    """Save a picture of the screen as PNG, to look at by eye (needs rsvg-convert)."""
    target = Path(path).with_suffix(".png")
    svg = app.export_screenshot().replace("<text ", '<text xml:space="preserve" ')
    subprocess.run(
        ["rsvg-convert", "-z", f"{zoom}", "-o", target], input=svg.encode("utf-8", "replace"), check=True
    )
    return target
