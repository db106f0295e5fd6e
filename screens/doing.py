"""What comes of something that the store was asked to do."""

import asyncio
from collections.abc import Callable, Generator
from time import monotonic
from typing import Any

from store.errors import StoreError
from store.job import Job
from workshop.errors import RuleError


class Doing:
    """True once it was done; awaited by a flow, it tells whether it is done in the end. ``refusal`` says why not.

    A ``quiet`` one leaves it to whoever asked for it to say that.
    """

    def __init__(self, job: Job | None = None, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.since = monotonic()
        self.refusal: RuleError | StoreError | None = None
        self._job = job
        self._ended = asyncio.Event()
        self._follows: list[Callable[[], object]] = []

    def __bool__(self) -> bool:
        return self._ended.is_set() and self.refusal is None

    def __await__(self) -> Generator[Any, None, bool]:
        yield from self._ended.wait().__await__()
        return bool(self)

    @property
    def job(self) -> Job:
        """What the store's thread has of it, if it ever got it."""
        assert self._job is not None
        return self._job

    def then(self, follows: Callable[[], object]) -> "Doing":
        """Do this once it is done, now or later."""
        if self:
            follows()
        self._follows.append(follows)
        return self

    def end(self, refusal: RuleError | StoreError | None, *, alone: bool = False) -> "Doing":
        """It was done, or refused; ``alone`` where whoever looked at what follows is gone."""
        self.refusal = refusal
        self._ended.set()
        for follows in self._follows if self and not alone else ():
            follows()
        return self
