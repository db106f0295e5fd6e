"""What a store does in a thread of its own, so that nobody who looks at it waits.

One thread follows for all who look at the store in this process, makes the changes that it is asked for, and keeps
what is typed. Where another program holds the lock, it comes back to that later.
"""

import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Protocol

from store.core import Core
from store.errors import Busy, NotSaved, StoreError, Unreachable
from store.guarded import GuardedBox
from store.job import PATIENCE, Job

#: What its threads are called.
NAME = "workshop-store"
#: So often it looks, in seconds, and so long it rests between two looks at the whole log.
EVERY, REST = 0.04, 600.0

#: Told that something has changed, by others or here; or what is wrong.
News = Callable[[StoreError | None], object]


class Followed(Protocol):
    """The store that the thread works for."""

    @property
    def box(self) -> GuardedBox:
        """Its sealed box."""

    def follow(self) -> bool:
        """Take in what others have written; whether anything has changed since last asked."""


class Background:
    """The thread of a store: there while somebody is to be told or something waits, and the store is there."""

    def __init__(self, store: Followed, core: Core) -> None:
        self._store = store
        self._core = core
        self._subscribers: list[News] = []
        self._typing: dict[tuple[str, int | None], str] = {}
        self._forgetting: set[str] = set()
        self._typed = threading.Lock()
        self._jobs: list[Job] = []
        self._wake = threading.Event()
        self._trouble = ""
        self._in_vain = False
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

    def do(self, act: Callable[[], object], late: Callable[[Job], object]) -> Job:
        """Have the thread do something with the store, after what it was asked for before; see :class:`Job`."""
        job = Job(act, late)
        self._jobs.append(job)
        self._start()
        self._wake.set()
        return job

    def keep(self, place: str, text: str, member: int | None = None) -> None:
        """Keep what is being typed, soon: the newest text at a place takes the place of those before it."""
        with self._typed:
            self._typing[place, member] = text
            self._in_vain = False
        self._start()

    def kept(self, place: str, member: int | None = None) -> str:
        with self._typed:
            waiting = self._typing.get((place, member))
            gone = place.startswith(tuple(self._forgetting))
        return waiting if waiting is not None else "" if gone else self._store.box.kept(place, member)

    def forget(self, *places: str) -> None:
        """Destroy, soon, what anybody was typing at places that begin like one of these."""
        with self._typed:
            self._typing = {key: text for key, text in self._typing.items() if not key[0].startswith(places)}
            self._forgetting.update(places)
            self._in_vain = False
        self._start()

    def close(self) -> None:
        """Do what is left to do with typing, as far as others let it, and end."""
        self._closed = True
        self._wake.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()
        self._write_typing()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None and not self._closed:
                arguments = weakref.ref(self), self._wake
                self._thread = threading.Thread(target=_run, args=arguments, name=NAME, daemon=True)
                self._thread.start()

    def once(self) -> bool:
        """Do once what the thread is for; whether there is more to come."""
        self._do_jobs()
        if self._subscribers:
            self._follow()
        self._write_typing()
        with self._starting:
            writes = (self._typing or self._forgetting) and not self._in_vain
            if not self._closed and (self._subscribers or writes or self._jobs):
                return True
            self._thread = None
            return False

    def _do_jobs(self) -> None:
        """In the order in which they were asked for: one that waits keeps back those behind it."""
        while self._jobs and self._jobs[0].run(self._core):
            del self._jobs[0]
        for job in self._jobs:
            job.kept_out = True
            self._wake.set()

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
        with self._typed:
            places, texts = tuple(self._forgetting), dict(self._typing)
            if self._in_vain or not (places or texts):
                return
            self._in_vain = True
        try:
            with self._core.owing(PATIENCE):
                if places:
                    self._store.box.forget(*places)
                for (place, member), text in texts.items():
                    self._store.box.keep(place, text, member)
                with self._typed:
                    self._forgetting.difference_update(places)
                    self._typing = {key: text for key, text in self._typing.items() if texts.get(key) != text}
        except (Busy, NotSaved, Unreachable):
            pass
        except StoreError:  # it can never be written, and whoever follows is told why: only a new text tries again
            return
        self._in_vain = False


def _run(ref: "weakref.ref[Background]", wake: threading.Event) -> None:
    while (background := ref()) is not None and background.once():
        del background
        wake.wait(EVERY)
        wake.clear()
