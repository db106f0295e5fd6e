"""Keys typed ahead: each is worked off, with all that comes of it, before the next one is given to anybody."""

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial
from inspect import signature
from time import monotonic
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.dom import DOMNode

from screens.commands import Table, check, declare
from screens.ending import ends_with_its_terminal
from screens.text import safe
from screens.textual_parts import floats_nothing, keys_wait_for_pages
from workshop.words.text import one_kind_of_line_end

Answer = TypeVar("Answer")
Callback = TypeVar("Callback", bound=Callable[..., object])

#: How often a key's way is followed: what a widget makes of a key, its screen works off after the key itself.
_ROUNDS = 2
#: A key counts as worked off, should its trail be lost with the widget that had it, after so many looks, so many
#: seconds apart: a machine that has no time for anything has none for looks either. Nobody looks where none waits.
_LOOKS, _LOOK, _LOST = 25, 0.02, 2.0
#: What a terminal makes of enter before the program has it for itself: keys typed while it starts wait there.
_ENTERED_EARLY = "ctrl+j"
#: Seconds without a key after which hands rest.
REST = 1.0


def _asked_once(method: Callback) -> Callback:
    """A method that keeps what it takes: Textual looks for that each time it is to be called later."""
    method.__signature__ = signature(method)  # type: ignore[attr-defined]
    return method


@keys_wait_for_pages
class KeyQueue(App[Answer]):
    """An app that is given one key at a time.

    Without it, keys that come in a burst are handed to the widget that has the focus when they arrive, not when it
    is their turn: what was typed for a dialog would be commands to the page below it.
    """

    TABLE: ClassVar[Table] = Table()

    def __init_subclass__(cls, **arguments: Any) -> None:
        declare(cls)
        super().__init_subclass__(**arguments)

    check_action = check

    def __init__(self) -> None:
        super().__init__()
        floats_nothing(self)
        self._ahead: deque[events.Event] = deque()
        self._key: events.Event | None = None
        self._since = 0.0
        self._watched: events.Event | None = None
        #: Keys that come before this moment are for nobody.
        self.deaf_until = 0.0
        #: Asked about every event first: true where it was for this, and for nobody else.
        self.taker: Callable[[events.Event], bool] | None = None

    def on_mount(self) -> None:
        ends_with_its_terminal(self)

    @property
    def last_key(self) -> float:
        """When the last key was given to anybody, by the clock that only goes forward."""
        return self._since

    @property
    def idle(self) -> bool:
        """Whether every key that came has been worked off."""
        return self._key is None and not self._ahead

    async def rest(self) -> None:
        """Wait until hands rest, for what comes unasked: no key that was meant for something else answers it."""
        while not self.idle or monotonic() - self._since < REST:
            await asyncio.sleep(REST / 20)

    @property
    def holds(self) -> bool:
        """Whether the next key has to wait for something else that came of the last one."""
        return False

    async def on_event(self, event: events.Event) -> None:
        """Give a key or a paste to whom it is for; let it wait while another one is being worked off.

        What is pasted is made safe first, its lines apart by line feeds: not every input is one of ours.
        """
        if self.taker is not None and self.taker(event):
            return
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if monotonic() < self.deaf_until:
            return
        if isinstance(event, events.Key) and event.key == _ENTERED_EARLY:
            event = events.Key("enter", "\r")
        if isinstance(event, events.Paste):
            event.text = safe(one_kind_of_line_end(event.text))
        self._ahead.append(event)
        if self._key is None or monotonic() - self._since > _LOST:
            await self._next()
        elif self._watched is not self._key:
            self._watched = self._key
            await self._look_after(self._key)

    async def _next(self) -> None:
        """Give the next key to whom it is for, and follow it."""
        self._key = None
        if self._ahead:
            key, self._since = self._ahead.popleft(), monotonic()
            self._key = key
            await super().on_event(key)
            self._follow(key, _ROUNDS)
            if self._ahead:
                self._watched = key
                await self._look_after(key)

    async def _look_after(self, key: events.Event | None, looks: int = 0) -> None:
        """See to it that the keys behind this one are given to somebody, even if its trail is lost."""
        if key is not self._key or not self._ahead:
            self._watched = None if self._watched is key else self._watched
        elif looks >= _LOOKS:
            await self._next()
        else:
            self.set_timer(_LOOK, partial(self._look_after, key, 0 if self.holds else looks + 1))

    def _follow(self, key: events.Event, rounds: int) -> None:
        """Go behind a key from the widget that has it up to the app, so as to arrive when it is worked off."""
        first = self.focused or self.screen
        if not first.call_later(self._go_up, first, key, rounds):
            self._go_up(first, key, rounds)

    @_asked_once
    def _go_up(self, node: DOMNode, key: events.Event, rounds: int) -> None:
        above = node.parent
        while above is not None and above is not self:
            if above.call_later(self._go_up, above, key, rounds):
                return
            above = above.parent  # This one is being closed, and takes no messages any more.
        self.call_later(self._worked_off, key, rounds)

    def key_done(self) -> None:
        """A key has been worked off, with all that came of it."""

    @_asked_once
    async def _worked_off(self, key: events.Event, rounds: int) -> None:
        if key is not self._key:
            return
        await asyncio.sleep(0)  # A worker that was started by it has its first turn.
        if rounds > 1:
            self._follow(key, rounds - 1)
            return
        self.key_done()
        await self._go_on(key)

    async def _go_on(self, key: events.Event) -> None:
        """Give the next key, as soon as nothing holds it back."""
        if key is not self._key:
            return
        if self.holds:
            self.set_timer(_LOOK, partial(self._go_on, key))
        elif not self._ahead:
            self._key = None
        elif not self.screen.call_later(self.call_later, self._next):
            await self._next()
