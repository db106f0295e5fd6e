"""Something that a store's thread is asked to do, and how far it is."""

import threading
from collections.abc import Callable
from enum import Enum, auto

from store.core import Core
from store.errors import Busy

#: How long, in seconds, the thread tries to get the lock at a time.
PATIENCE = 0.01
#: How long, in seconds, giving up waits for a try that is under way to end.
LEAVING = 0.05


class Stage(Enum):
    """How far it is."""

    WAITS = auto()  #: nothing of it is done: another program has the lock, or something else comes first
    ACTS = auto()
    ACTED = auto()  #: it is written, and waits for the disk to confirm that
    ENDED = auto()


class Job:
    """One act on a store; ``trouble`` is what it raised, once it has ended, or None.

    ``kept_out`` says that another program had the lock when it was tried.

    ``late`` is told of the end, by the thread, where whoever asked for it has stopped waiting.
    """

    def __init__(self, act: Callable[[], object], late: Callable[["Job"], object]) -> None:
        self.stage = Stage.WAITS
        self.trouble: Exception | None = None
        self.kept_out = False
        self._act = act
        self._late = late
        self._awaited, self._unwanted = True, False
        self._moved = threading.Condition()

    def wait(self, seconds: float, *, acted: bool = False) -> Stage:
        """Wait at most so long for the end, or until it has ``acted``; how far it is then.

        Where that was not reached, its end is told to ``late``.
        """
        enough = (Stage.ACTED, Stage.ENDED) if acted else (Stage.ENDED,)
        with self._moved:
            self._moved.wait_for(lambda: self.stage in enough, seconds)
            self._awaited = self.stage in enough
            return self.stage

    def give_up(self) -> bool:
        """Do nothing of it, ever; False where it is too late for that."""
        with self._moved:
            self._unwanted = True
            self._moved.wait_for(lambda: self.stage is not Stage.ACTS, LEAVING)
            self._unwanted = self.stage is Stage.WAITS
            return self._unwanted

    def run(self, core: Core) -> bool:
        """Do it, if others let us; whether there is nothing more to do about it. For the thread alone."""
        if not self._move(Stage.ACTS):
            return True
        try:
            with core.owing(PATIENCE):
                self._act()
            self._move(Stage.ACTED)
            core.settle()
        except Busy:
            self.kept_out = True
            self._move(Stage.WAITS)
            return self._unwanted
        except Exception as error:  # also one of the program's own: it belongs to whoever asked
            self._end(error)
        else:
            self._end(None)
        return True

    def _move(self, stage: Stage) -> bool:
        """To another stage, unless nobody wants it to begin; whether it is there."""
        with self._moved:
            if self._unwanted and stage is Stage.ACTS:
                return False
            self.stage = stage
            if stage is not Stage.ACTS:  # nobody waits for that, and who woke up would keep it from acting
                self._moved.notify_all()
            return True

    def _end(self, trouble: Exception | None) -> None:
        self.trouble = trouble
        self._move(Stage.ENDED)
        with self._moved:
            awaited = self._awaited
        if not awaited:
            self._late(self)
