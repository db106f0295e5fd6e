"""A team's file, open: the newest state, and the one way to change it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store import history, places
from store.background import Background
from store.core import Clock, Core, Plan
from store.errors import StoreError
from store.guarded import GuardedBox
from store.history import Documents, Entry
from store.judging import Doorkeeper
from store.place import FAR_BEHIND, Opened, Place
from store.places import Where
from store.undo import Judge, always, plan_redo, plan_undo
from workshop.errors import RuleError
from workshop.model import Workshop

if TYPE_CHECKING:
    from tinydb import TinyDB

Change = Callable[[Workshop], Workshop]


def system_clock() -> datetime:
    """The moment now, in UTC."""
    return datetime.now(UTC)


JUDGE = Doorkeeper()
_SHORT = 1_000  # so many changes are read in a few milliseconds


class Store:
    """One team, followed and changed where it lives; made by :meth:`create` or :meth:`open`.

    ``box`` is its sealed box, ``background`` the thread that follows others and keeps what is typed. Safe to use
    from several threads.
    """

    def __init__(self, place: Place, opened: Opened, clock: Clock, judge: Doorkeeper) -> None:
        self.place = place
        self._opened = opened
        self.core = Core(opened.log, opened.state, opened.refusal, clock)
        self.core.notices[:0] = opened.notices
        self._judge = judge
        self.box = GuardedBox(opened.box(self.core), judge, lambda: self.workshop)
        self.core.destroy = lambda *places: self.box.empty(self.core.was_opened, *places)
        self.core.edition = self._edition
        self.background = Background(self, self.core)
        self._db: TinyDB | None = None
        self._closed = False
        #: What undo passed over; what each member (None: the room) did last, until that is taken.
        self.passed, self.did = "", dict[int | None, str]()
        self._tidy()
        self._told = (self.seq, self._edition())

    @classmethod
    def create(
        cls, where: Where, start: Workshop, clock: Clock = system_clock, judge: Doorkeeper | None = None
    ) -> "Store":
        """Start a new place with the records of ``start``; raises what :meth:`store.place.Place.create` does."""
        place = places.at(where)
        place.create(start, clock())
        return cls.open(place, clock, judge)

    @classmethod
    def open(cls, where: Where, clock: Clock = system_clock, judge: Doorkeeper | None = None) -> "Store":
        """Open a place. Where it can only be looked at, ``writable`` is False and ``notices`` says why.

        ``judge`` is asked before anything is written (None: who may what, as the domain has it).
        :raises store.errors.Missing: there is no such place, or no team is there.
        :raises store.errors.Damaged: nothing in it can be read.
        :raises store.errors.Newer: a newer version wrote it.
        """
        place = places.at(where)
        opened = place.open(clock())
        try:
            return cls(place, opened, clock, judge or JUDGE)
        except BaseException:
            opened.log.close()
            opened.close()
            raise

    @property
    def path(self) -> Path:
        """The file people name; see :class:`store.place.Place`."""
        return self.place.path

    @property
    def workshop(self) -> Workshop:
        """The newest known state, with nothing touched."""
        return self.core.state.workshop

    @property
    def notices(self) -> list[str]:
        """Sentences that the user should be told, such as where a file was kept aside."""
        return self.core.notices

    @property
    def seq(self) -> int:
        return self.core.log.position.seq

    @property
    def last_at(self) -> datetime | None:
        """When the last change known was made, in UTC."""
        at = self.core.log.position.at
        return datetime.fromisoformat(at) if at else None

    @property
    def refusal(self) -> StoreError | None:
        """Why nothing can be written; None where changes can be made."""
        return self.core.refusal

    @property
    def writable(self) -> bool:
        return self.refusal is None

    @property
    def db(self) -> "TinyDB":
        """The documents as a TinyDB, for queries; it always answers from the newest known state."""
        if self._db is None:
            from store.view import view

            self._db = view(lambda: self.workshop)
        return self._db

    def apply(self, change: Change, by: int | None, do: str, *, move: bool = False) -> Workshop:
        """Make a change, durably, and return the state behind it.

        ``change`` gets the newest state and returns the next one; it must work from what it gets and do nothing
        else, because it runs again on a newer state when somebody else was faster. What it raises passes
        through, and nothing is changed. A change that touches nothing writes nothing. ``by`` is the member who
        made it (None: the room), ``do`` says what was done in a few words, ``move`` marks what undo passes over.

        :raises store.errors.StoreError: it was not made; the subclass and the text say why.
        """
        seq = self.seq
        self.core.commit(lambda before: Plan(self._judge.change(before, change(before), by), by, do, move))
        if self.seq != seq and not move:
            self.did[by] = do
        return self.workshop

    def reveal(
        self,
        envelope: str,
        change: Callable[[Workshop, dict[int, Any]], Workshop],
        by: int | None,
        do: str,
        *,
        forget: tuple[str, ...] = (),
    ) -> Workshop:
        """Open a sealed envelope: ``change`` gets its contents by member, and then they are destroyed.

        What anybody is typing at places that begin like one of ``forget`` goes with them.

        The outcome and the opening are one line of the log, and whoever reads that line counts the envelope as
        empty, so that a program that dies in between never shows it twice.

        :raises workshop.errors.RuleError: it has been opened already, or ``change`` refuses.
        """

        def plan(before: Workshop) -> Plan:
            if self.core.was_opened(envelope):
                raise RuleError("It has been opened already: what it held is in the plan.")
            self._judge.reveal(by)
            return Plan(change(before, self.box.inside(envelope)), by, do, opened=envelope, forget=forget)

        self.core.commit(plan, opens=True)
        if forget:
            self.background.forget(*forget)
        return self.workshop

    def follow(self) -> bool:
        """Take in what others wrote; whether anything changed since last asked, by whomever; Damaged, Replaced."""
        with self.core.mutex:
            if self.core.log.news():
                self.core.take_in()
            before, self._told = self._told, (self.seq, self._edition())
            return self._told != before

    def read_ahead(self) -> None:
        """Find out now what the first undo needs to know, if the log is short; Damaged where it cannot be read."""
        if self.seq <= _SHORT:
            with self.core.mutex:
                self.core.index()

    def undo(self, by: int | None, seq: int | None = None, *, allowed: Judge = always) -> Entry:
        """Take back change ``seq``, or the newest one by ``by``; returns the change that does it.

        Fields that the change did not touch keep what they have. Its line carries the words of what it takes back.
        ``passed`` says why newer changes, which can never be undone, were passed over. ``allowed`` gets the newest
        state and the one that would follow, and raises RuleError where the rules are against it by now.

        :raises store.errors.CannotUndo: nothing is left to undo, or somebody changed the same since.
        """

        def plan(before: Workshop) -> Plan:
            planned, self.passed = plan_undo(self.core, before, by, seq, allowed)
            return planned

        return self._noted(plan)

    def redo(self, by: int | None, seq: int | None = None, *, allowed: Judge = always) -> Entry:
        """Do change ``seq`` again, or the one that ``by`` undid last; returns the change that does it.

        ``allowed`` is as for :meth:`undo`.

        :raises store.errors.CannotUndo: nothing is left to redo, or somebody changed the same since.
        """

        return self._noted(lambda before: plan_redo(self.core, before, by, seq, allowed))

    def history(self) -> Iterator[Entry]:
        """Every change, oldest first, read from the log."""
        return map(history.entry, history.lines(self.core.log))

    def newest_first(self) -> Iterator[Entry]:
        """Every change, newest first, read only as far as it is asked for; Damaged where it cannot be."""
        return map(history.entry, self.core.log.newest_first())

    def change(self, seq: int) -> Entry:
        """Change ``seq``, which is there; what its documents were before is not looked for."""
        with self.core.mutex:
            return history.entry(self.core.index().line(seq))

    def details(self, seq: int) -> tuple[Entry, Documents]:
        """Change ``seq``, and what documents it touched were before it; CannotUndo where there is none."""
        with self.core.mutex:
            return history.details(self.core.index(), seq)

    def replay(self) -> Iterator[tuple[Entry, Workshop]]:
        """Every change, oldest first, with the state behind it."""
        return history.replay(self.core.log)

    def save_as(self, where: Where) -> None:
        """Put the newest state into another place, as a team's; StoreError where there is one, or it refuses."""
        places.at(where).save(self.core.state)

    def close(self) -> None:
        """Bring the copy up to date and close the files. Losing the copy loses nothing, so it raises nothing."""
        self.background.close()
        with self.core.mutex:
            if self._closed:
                return
            self._closed = True
            if self.writable and (self.core.wrote or self.seq - self._opened.copied >= FAR_BEHIND):
                self.notices.extend(self._opened.save(self.core.state, self.core.now()))
            self.core.close()
            self._opened.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def was_opened(self, envelope: str) -> bool:
        """Whether a sealed envelope was opened, as far as is known."""
        return self.core.was_opened(envelope)

    def _noted(self, plan: Callable[[Workshop], Plan]) -> Entry:
        line = self.core.commit(plan)
        assert line is not None, "an undo always has a line"
        return history.entry(line)

    def _edition(self, certain: bool = False) -> int:
        self.box.look(certain)
        return self.box.edition

    def _tidy(self) -> None:
        """Destroy what a program that died at a reveal left in the box, and say what is damaged in it."""
        if self.box.damaged:
            self.notices.append(
                f"{self.box.name} is damaged: {self.box.damaged} of its lines cannot be "
                "read. Who drafted or voted and is not shown as done does it once more."
            )
        if self.writable and (self.box.holds(self.core.was_opened) or self.box.leftover()):
            with suppress(StoreError), self.core.writing():
                self.core.destroy()
                self.box.sweep()
