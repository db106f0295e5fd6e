"""What a store does in a thread of its own, so that nobody who looks at it waits.

One thread follows for all who look at the store in this process. It never holds the store for longer than a look
takes: where another program holds the lock, it comes back later.
"""

import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Protocol

from store.core import Core
from store.errors import Busy, StoreError
from store.guarded import GuardedBox
from workshop.errors import RuleError

#: What its threads are called.
NAME = "workshop-store"
#: So often it looks, in seconds, and so long it rests between two looks at the whole log.
EVERY, REST = 0.02, 600.0
#: How long, in seconds, it tries to get the lock at a time.
_PATIENCE = 0.01

#: Told that something has changed, by others or here; or what is wrong.
News = Callable[[StoreError | None], object]


class Followed(Protocol):
    """The store that the thread works for."""

    @property
    def box(self) -> GuardedBox:
        """Its sealed box."""

    def follow(self) -> bool:
        """Take in what others have written; whether anything has changed since last asked."""


class Waiting:
    """A change that waits for another program to end its own. ``done`` is told how it ended, by the thread."""

    def __init__(self, act: Callable[[], object], done: Callable[[RuleError | StoreError | None], object]) -> None:
        self.act = act
        self.done = done
        self.given_up = False

    def give_up(self) -> None:
        """Do not do it; where it is being done at this moment, it is done all the same."""
        self.given_up = True


class Background:
    """The thread of a store: there while somebody is to be told or something waits, and the store is there."""

    def __init__(self, store: Followed, core: Core) -> None:
        self._store = store
        self._core = core
        self._subscribers: list[News] = []
        self._typing: dict[tuple[str, int | None], str] = {}
        self._waiting: list[Waiting] = []
        self._trouble = ""
        self._scrub: Iterator[None] = iter(())
        self._scrubbed = time.monotonic()
        self._closed = False
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def subscribe(self, news: News) -> Callable[[], None]:
        """Have ``news`` called, by the thread, after every change; returns what ends that."""
        self._subscribers.append(news)
        self._start()
        return lambda: self._subscribers.remove(news) if news in self._subscribers else None

    def keep(self, place: str, text: str, member: int | None = None) -> None:
        """Keep what is being typed, soon: the newest text at a place takes the place of those before it."""
        with self._core.mutex:
            self._typing[place, member] = text
        self._start()

    def kept(self, place: str, member: int | None = None) -> str:
        """What that member was typing at a place, or nothing."""
        with self._core.mutex:
            waiting = self._typing.get((place, member))
            return self._store.box.kept(place, member) if waiting is None else waiting

    def forget(self, *places: str) -> None:
        """Keep no more of what is typed at places that begin so. What is in the box goes with a reveal."""
        with self._core.mutex:
            self._typing = {key: text for key, text in self._typing.items() if not key[0].startswith(places)}

    def later(self, act: Callable[[], object], done: Callable[[RuleError | StoreError | None], object]) -> Waiting:
        """Do something with the store as soon as others let it."""
        waiting = Waiting(act, done)
        self._waiting.append(waiting)
        self._start()
        return waiting

    def close(self) -> None:
        """Do what is left to do with typing, as far as others let it, and end."""
        self._closed = True
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()
        self._write_typing()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=_run, args=(weakref.ref(self),), name=NAME, daemon=True)
                self._thread.start()

    def once(self) -> bool:
        """Do once what the thread is for; whether there is more to come."""
        if self._subscribers:
            self._follow()
        self._write_typing()
        self._do_waiting()
        with self._starting:
            if not self._closed and (self._subscribers or self._typing or self._waiting):
                return True
            self._thread = None
            return False

    def _follow(self) -> None:
        trouble: StoreError | None = None
        try:
            news = self._store.follow()
            self._look_for_damage()
        except StoreError as error:
            news, trouble = str(error) != self._trouble, error
        self._trouble = str(trouble or "")
        if news:
            for told in list(self._subscribers):
                told(trouble)

    def _look_for_damage(self) -> None:
        """Read a little of what was read long ago, again and again."""
        if next(self._scrub, self) is self and time.monotonic() - self._scrubbed > REST:
            self._scrubbed = time.monotonic()
            self._scrub = self._core.scrub()

    def _write_typing(self) -> None:
        if not self._typing:
            return
        with suppress(StoreError), self._core.hurried(_PATIENCE):
            for place, member in list(self._typing):
                self._store.box.keep(place, self._typing[place, member], member)
                del self._typing[place, member]

    def _do_waiting(self) -> None:
        for one in list(self._waiting):
            trouble: RuleError | StoreError | None = None
            if not one.given_up:
                try:
                    with self._core.hurried(_PATIENCE):
                        one.act()
                except Busy:
                    continue
                except (RuleError, StoreError) as error:
                    trouble = error
                one.done(trouble)
            self._waiting.remove(one)


def _run(ref: "weakref.ref[Background]") -> None:
    while (background := ref()) is not None and background.once():
        del background
        time.sleep(EVERY)
