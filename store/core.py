"""Following the log and appending to it: what all of a store's doings have in common."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from msgspec import Struct

from store.errors import Damaged, ReadOnly, Stale, StoreError, Strange, Unsure, few
from store.index import Index
from store.line import Line, Position, stamp
from store.place import Log
from store.state import Difference, State, behind, changed, difference
from workshop.model import Workshop

Clock = Callable[[], datetime]


class Plan(Struct, frozen=True):
    """A state to be recorded as the next change, and what its line says beside it."""

    after: Workshop
    by: int | None
    do: str
    move: bool = False
    undoes: int = 0
    redoes: int = 0
    opened: str = ""
    forget: tuple[str, ...] = ()


class Core:
    """The newest known state of a log, and the way to append to it. Safe to use from several threads.

    ``refusal`` is why nothing can be written, or None. ``destroy`` is called, under the lock, once the line
    that opened an envelope is durable, with the places whose typing goes with it.
    """

    def __init__(self, log: Log, state: State, refusal: StoreError | None, clock: Clock) -> None:
        self.log = log
        self.state = state
        self.refusal = refusal
        self.notices: list[str] = []
        self.mutex = threading.RLock()
        self.wrote = False
        self._owes = self._owed = False
        self._troubles: set[tuple[str, int]] = set()
        self._only_looks = isinstance(refusal, Damaged)  # reading on would only find the same damage again
        self.destroy: Callable[..., None] = lambda *_: None
        self.edition: Callable[..., int] = lambda certain=False: 0
        self._clock = clock
        self._index: Index | None = None
        self._note_troubles()
        self._note_move()

    @contextmanager
    def owing(self, patience: float) -> Iterator[None]:
        """Wait at most so many seconds for others, and flush no change yet: that is owed until ``settle``."""
        with self.mutex:
            before, self.log.patience, self._owes = self.log.patience, patience, True
            try:
                yield
            finally:
                self.log.patience, self._owes = before, False

    def settle(self) -> None:
        """Flush what is owed; Unsure where the disk failed."""
        if self._owed:
            self._owed = False
            self._flush()

    def scrub(self) -> Iterator[None]:
        """Read again, a little at a time, what was read so far, and write nothing more where it is damaged.

        :raises Damaged: it is not as it was.
        """
        try:
            yield from self.log.scrub()
        except Damaged as damage:
            self.refusal = self.refusal or damage
            raise

    def take_in(self) -> None:
        """Read what others have appended; Damaged where it cannot be read, Replaced where the file is another."""
        with self.mutex:
            if self._only_looks:
                return
            while lines := self.log.read():
                self.state = behind(self.state, lines)
                self._note_troubles()
                self._note_move()

    def _note_move(self) -> None:
        if self.state.moved and self.refusal is None:
            self.refusal = ReadOnly(
                f"This team has moved to {self.state.moved}: open it there. Here it can only be looked at."
            )
            self.notices.append(str(self.refusal))

    def _note_troubles(self) -> None:
        new = [text for key, text in self.state.troubles.items() if key not in self._troubles]
        self._troubles.update(self.state.troubles)
        self.notices += few(new)
        if self.state.troubles and self.refusal is None:
            text = next(iter(self.state.troubles.values()))
            self.refusal = Strange(f"{text} So this file can be looked at and exported, but not changed.")

    def may_write(self) -> None:
        """Raise why nothing can be written, if that is so."""
        if self.refusal is not None:
            raise self.refusal

    @contextmanager
    def writing(self) -> Iterator[Callable[[str], bool]]:
        """Hold the lock on the newest state; gives the question whether an envelope was opened."""
        with self.mutex:
            self.may_write()
            self.settle()
            while True:
                self.take_in()
                self.may_write()
                with self.log.locked():
                    if not self.log.behind():
                        yield self.was_opened
                        return

    def was_opened(self, envelope: str) -> bool:
        """Whether a sealed envelope was opened, as far as is known."""
        return envelope in self.state.opened

    def commit(self, plan: Callable[[Workshop], Plan], *, opens: bool = False) -> Line | None:
        """Work out a change on the newest state and append it; None where it changes nothing.

        When somebody else was faster, ``plan`` runs again on what they made. ``opens`` says that the change opens
        an envelope, so that the box counts as part of the state.

        :raises StoreError: it was not made; the subclass and the text say why.
        """
        with self.mutex:
            while True:
                self.may_write()
                self.take_in()
                self.may_write()
                before, edition = self.state.workshop, self.edition() if opens else None
                planned = plan(before)
                if planned.after.version != before.version:
                    raise Stale(
                        "This was worked out on an older state of the file; nothing was changed. Try again."
                    )
                made = difference(before, planned.after)
                if not made and not (planned.undoes or planned.redoes or planned.opened):
                    return None
                line = self._line(planned, made)
                position = self._append(line, edition, planned.forget)
                if position is not None:
                    self._go_on(line, made, position)
                    return line

    def _line(self, planned: Plan, made: Difference) -> Line:
        return Line(
            seq=self.log.position.seq + 1,
            at=stamp(self._clock()),
            by=planned.by,
            do=planned.do,
            move=planned.move,
            undoes=planned.undoes,
            redoes=planned.redoes,
            opened=planned.opened,
            put=made.put,
            cut=made.cut,
        )

    def _append(self, line: Line, edition: int | None, forget: tuple[str, ...]) -> Position | None:
        """Append and flush; None if others were faster.

        Usually the flush comes after the lock is released, so that waiting writers share one. A line that opens
        an envelope is flushed under it: nobody may seal anything between the look into the box and its emptying.
        """
        if edition is None:
            position = self.log.append(line)
            self._owed = self._owed or position is not None
            if not self._owes:
                self.settle()
            return position
        before = self.state
        try:
            with self.log.locked():
                if self.log.behind() or edition != self.edition(certain=True):
                    return None
                position = self.log.write(line)
                if position is not None:
                    self._flush()
                    self.state = State(before.workshop, before.opened | {line.opened}, before.troubles)
                    with suppress(StoreError):  # it counts as empty from now on; whoever opens it next tidies up
                        self.destroy(*forget)
        except BaseException:  # where all of it is one thing, nothing of it is
            self.state = before
            raise
        return position

    def _flush(self) -> None:
        try:
            self.log.flush()
        except Unsure as error:
            self.refusal = error
            raise

    def _go_on(self, line: Line, made: Difference, position: Position) -> None:
        opened = self.state.opened | {line.opened} if line.opened else self.state.opened
        workshop = changed(self.state.workshop, made.records, made.cut, line.seq)
        self.log.position = position
        self.wrote = True
        self.state = State(workshop, opened, self.state.troubles)

    def index(self) -> Index:
        """The index of the log up to the newest known change."""
        if self._index is None:
            self._index = Index(self.log.reader())
        self._index.extend(self.log.position.seq)
        return self._index

    def now(self) -> datetime:
        return self._clock()

    def close(self) -> None:
        if self._index is not None:
            self._index.close()
        self.log.close()
