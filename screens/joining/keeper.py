"""The server's own store, in a thread of its own: acts and news wait there for a lock, and nobody else does."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, tzinfo
from typing import TypeVar

from screens.acts.actor import Actor
from screens.joining.look import Look, look
from store import Store
from store.errors import StoreError
from store.place import Place

T = TypeVar("T")
#: Seconds between two looks at what others did.
LOOK_EVERY = 0.03


class Keeper:
    """Does one thing at a time with the store; ``look`` is what came of it last, ``trouble`` what is wrong."""

    def __init__(self, place: Place, clock: Callable[[], datetime], zone: tzinfo) -> None:
        self.place = place
        self.clock = clock
        self.zone = zone
        self._thread = ThreadPoolExecutor(1, "joining-store")
        self._store: Store | None = None
        self.look = Look()
        self.trouble = ""

    @property
    def today(self) -> date:
        """The present day where the people are."""
        return self.clock().astimezone(self.zone).date()

    async def open(self) -> None:
        """Open the file; StoreError where it cannot be."""
        await self._run(self._open)

    def _open(self) -> None:
        self._store = Store.open(self.place, self.clock)
        self.look = look(self._store)

    async def close(self) -> None:
        """Close the file, after what is still being done."""
        await self._run(self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()

    async def act(self, member: int, act: Callable[[Actor], None]) -> None:
        """Let a member do something; RuleError and StoreError pass through, and ``look`` is new in any case."""

        def do() -> None:
            try:
                act(Actor(self._need(), member, self.clock(), self.zone))
            finally:
                self._follow()

        await self._run(do)

    async def follow(self) -> bool:
        """Take in what others did; whether there is news."""
        return await self._run(self._follow)

    def _follow(self) -> bool:
        store = self._need()
        try:
            if not store.follow() and not self.trouble:
                return False
            self.trouble = ""
        except StoreError as trouble:
            said, self.trouble = self.trouble, str(trouble)
            return said != self.trouble
        self.look = look(store)
        return True

    async def think(self, work: Callable[[], T]) -> T:
        """Work something out beside the requests; it must not touch the store."""
        return await self._run(work)

    def _need(self) -> Store:
        assert self._store is not None, "opened before anything is done"
        return self._store

    async def _run(self, act: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, act)
