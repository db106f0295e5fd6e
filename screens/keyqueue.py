"""Keys typed ahead: each is worked off, with all that comes of it, before the next one is given to anybody."""

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.dom import DOMNode

from screens.commands import Table, check, declare
from screens.ending import ends_with_its_terminal
from screens.text import safe
from screens.textual_parts import keys_wait_for_pages
from workshop.words.text import one_kind_of_line_end

Answer = TypeVar("Answer")

#: How often a key's way is followed: what a widget makes of a key, its screen works off after the key itself.
_ROUNDS = 2
#: Seconds after which a key counts as worked off, should its trail be lost with the widget that had it.
_LOST = 0.5


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
        self._ahead: deque[events.Event] = deque()
        self._key: events.Event | None = None
        self._since = 0.0
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

    async def on_event(self, event: events.Event) -> None:
        """Give a key or a paste to whom it is for; let it wait while another one is being worked off.

        What is pasted is made safe first, its lines apart by line feeds: not every input is one of ours.
        """
        if self.taker is not None and self.taker(event):
            return
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, events.Paste):
            event.text = safe(one_kind_of_line_end(event.text))
        self._ahead.append(event)
        if self._key is None or monotonic() - self._since > _LOST:
            await self._next()
        else:
            self.set_timer(_LOST, self._look_after)

    async def _next(self) -> None:
        """Give the next key to whom it is for, and follow it."""
        self._key = None
        if self._ahead:
            self._key, self._since = self._ahead.popleft(), monotonic()
            await super().on_event(self._key)
            self._follow(self._key, _ROUNDS)

    async def _look_after(self) -> None:
        if self._ahead and monotonic() - self._since > _LOST:
            await self._next()

    def _follow(self, key: events.Event, rounds: int) -> None:
        """Go behind a key from the widget that has it up to the app, so as to arrive when it is worked off."""
        first = self.focused or self.screen
        if not first.call_later(self._go_up, first, key, rounds):
            self._go_up(first, key, rounds)

    def _go_up(self, node: DOMNode, key: events.Event, rounds: int) -> None:
        above = node.parent
        while above is not None and above is not self:
            if above.call_later(self._go_up, above, key, rounds):
                return
            above = above.parent  # This one is being closed, and takes no messages any more.
        self.call_later(self._worked_off, key, rounds)

    def key_done(self) -> None:
        """A key has been worked off, with all that came of it."""

    async def _worked_off(self, key: events.Event, rounds: int) -> None:
        if key is not self._key:
            return
        await asyncio.sleep(0)  # A worker that was started by it has its first turn.
        if rounds > 1:
            self._follow(key, rounds - 1)
            return
        self.key_done()
        if not self._ahead:
            self._key = None
        elif not self.screen.call_later(self.call_later, self._next):
            await self._next()
