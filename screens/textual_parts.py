"""All that is used of Textual's private parts, which the exact pin of its version in ``pyproject.toml`` keeps.

Nothing else in the screens touches them. Each has a test in ``tests/screens/test_textual_parts.py`` that fails
when an upgrade takes the part away or changes how it is called. Then: look whether the new version does by itself
what is done here (each function says what that is), or has a public way to it; if neither, find what its own code
calls instead, change the function here and its test, and only then the pin.
"""

import asyncio
from typing import Any, TypeVar

from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.geometry import Size
from textual.widget import Widget

AnApp = TypeVar("AnApp", bound=type[App[Any]])
AView = TypeVar("AView", bound=type[Widget])


async def removals_done(app: App[Any]) -> None:
    """Wait until the screens that were popped are gone, which Textual does before it pushes one.

    Shielded, because it may be the worker of such a screen that waits: ended halfway, it would end the app.
    """
    if app._next_callbacks:
        await asyncio.shield(app._flush_next_callbacks())


def keys_wait_for_pages(cls: AnApp) -> AnApp:
    """An app whose keys stand for something only once the page they are for has been put together.

    On a page that is gone, because the program ends, a key stands for nothing.
    """
    above = cls._check_bindings

    async def check(self: App[Any], key: str, priority: bool = False) -> bool:
        while (screen := self.screen).is_attached and not screen.is_mounted:
            await asyncio.sleep(0)
        return screen.is_attached and await above(self, key, priority)

    cls._check_bindings = check  # type: ignore[method-assign]
    return cls


def ends_quietly(cls: AnApp) -> AnApp:
    """An app that ends after an error of its own without showing it, because it would show what was typed."""

    def handle(self: App[Any], error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    cls._handle_exception = handle  # type: ignore[method-assign]
    return cls


def floats_nothing(app: App[Any]) -> None:
    """Have no screen make room for toasts and tooltips: there are none, what is said has its line."""
    app._disable_notifications = app._disable_tooltips = True


def error_of(app: App[Any]) -> Exception | None:
    """The error that ended the app, from within the worker it happened in; None where there was none."""
    found = app._exception
    return getattr(found, "error", found) if isinstance(found, Exception) else None


def steady_scrollbar(cls: AView) -> AView:
    """A view that leaves its scrollbar alone where nothing has changed for it: each layout comes by here."""
    above = cls._scroll_update

    def update(self: Any, virtual_size: Size) -> None:
        measures = (virtual_size, self.container_size, self.size)
        if measures != getattr(self, "scrollbar_measures", None):
            self.scrollbar_measures = measures
            above(self, virtual_size)

    cls._scroll_update = update  # type: ignore[method-assign]
    return cls


def scroll_within(widget: Widget, size: Size) -> None:
    """Tell a view's scrollbars how much there is to scroll now, without laying out the whole screen anew."""
    widget._scroll_update(size)


class Palette(CommandPalette):
    """Textual's palette, but for a key that moves in its list before that is laid out: it moves nothing."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)
