"""One connection to a database: it listens for news, comes back by itself, and says plainly what is wrong."""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from store.errors import Busy, Missing, NotSaved, ReadOnly, StoreError, Unreachable

if TYPE_CHECKING:
    import psycopg

#: Seconds to wait for a connection, for another writer's lock, and between two attempts to come back.
_CONNECT, _PATIENCE, _AGAIN = 4, 5, 2.0
#: The news of a team: a change was appended, or something was sealed.
CHANGED, SEALED = "changed", "sealed"


#: What a connection asks first: whether it is to a copy. It waits so long for a lock, and hears of no change that
#: a power cut could take back, whatever the database does otherwise.
_READY = """
SELECT pg_is_in_recovery(), set_config('lock_timeout', %s, false),
  CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'local', false) END
"""
#: A host that says nothing any more is given up after some ten seconds, where the address does not say otherwise.
_DEFAULTS = {
    "connect_timeout": _CONNECT,
    "keepalives_idle": 4,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "workshop",
}


def _settings(address: str) -> dict[str, Any]:
    """What is asked of a connection beside its address."""
    from psycopg.conninfo import conninfo_to_dict

    given = conninfo_to_dict(address)
    return {"autocommit": True, **{name: value for name, value in _DEFAULTS.items() if name not in given}}


class Link:
    """A connection for one team. Safe to use from several threads; a transaction is one thread's.

    ``heard`` says what has happened since it was last asked about, ``inside`` whether a transaction is under way.
    """

    def __init__(self, address: str, team: str) -> None:
        self.team = team
        self.mutex = threading.RLock()
        self.heard = {CHANGED, SEALED}
        self.replica = False
        self._address = address
        self._connection: psycopg.Connection[Any] | None = None
        self._pid = os.getpid()
        self._parents: object = None
        self._lost_at = 0.0
        self.inside = False

    def connection(self) -> "psycopg.Connection[Any]":
        """The connection, made anew where it was lost; Unreachable where the database does not answer."""
        with self.mutex:
            if self._pid != os.getpid():  # a fork must not speak on its parent's connection, nor end it
                self._pid, self._parents, self._connection = os.getpid(), self._connection, None
            if self._connection is not None and (self._connection.closed or self._connection.broken):
                self.drop()
            if self._connection is None:
                self._connection = self._connect()
            return self._connection

    def _connect(self) -> "psycopg.Connection[Any]":
        import psycopg

        if self._lost_at and time.monotonic() - self._lost_at < _AGAIN:
            raise Unreachable(_GONE)
        try:
            settings = _settings(self._address)
        except psycopg.ProgrammingError:  # what it says repeats parts of the address
            raise Missing("This address has a part that no database knows: check what follows its ?.") from None
        try:
            made = psycopg.connect(self._address, **settings)
            try:
                self.replica = bool((made.execute(_READY, (f"{_PATIENCE}s",)).fetchone() or (False,))[0])
                if not self.replica:
                    made.add_notify_handler(self._hear)
                    made.execute(b"LISTEN workshop")
            except BaseException:
                made.close()
                raise
        except psycopg.Error as error:
            self._lost_at = time.monotonic()
            raise Unreachable(f"The database cannot be reached: {said(error)}.") from error
        self._lost_at = 0.0
        self.heard |= {CHANGED, SEALED}
        return made

    def _hear(self, notice: "psycopg.Notify") -> None:
        what, _, team = notice.payload.partition(" ")
        if team == self.team:
            self.heard.add(what)

    def listen(self) -> set[str]:
        """What has happened since it was last taken out of ``heard``; asks the server nothing.

        :raises Unreachable: the connection is lost and does not come back.
        """
        import psycopg

        with self.mutex:
            connection = self.connection()
            if self.replica:
                self.heard |= {CHANGED, SEALED}
                return self.heard
            try:
                connection.pgconn.consume_input()
                while notice := connection.pgconn.notifies():
                    what, _, team = notice.extra.decode().partition(" ")
                    if team == self.team:
                        self.heard.add(what)
            except psycopg.Error as error:
                self.drop()
                raise Unreachable(_GONE) from error
            return self.heard

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, tried once more outside a transaction; Unreachable where nothing answers."""
        import psycopg

        with self.mutex:
            for last in (self.inside, True):
                try:
                    return self.connection().execute(query.encode(), values).fetchall()
                except psycopg.OperationalError as error:
                    lost = self._lost(error)
                    if lost is None or last:
                        raise lost or told(error) from error
                except psycopg.Error as error:
                    raise told(error) from error
            raise AssertionError("one of two attempts ends")

    def run(self, query: str, values: Sequence[Any] = ()) -> int:
        """Do something, durably outside a transaction; how many rows it touched.

        :raises Unreachable: the database stopped answering, and nobody can tell yet whether it was done.
        :raises StoreError: it was not done.
        """
        import psycopg

        with self.mutex:
            try:
                return self.connection().execute(query.encode(), values).rowcount
            except psycopg.Error as error:
                raise self._lost(error, unsure=not self.inside) or told(error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is run in the block, or nothing.

        :raises Unreachable: the database stopped answering, and nobody can tell yet whether it was done.
        """
        import psycopg

        with self.mutex:
            if self.inside:
                yield
                return
            connection = self.connection()
            committing = False
            try:
                connection.execute(b"BEGIN")
                self.inside = True
                yield
                self.inside = False
                if connection is not self._connection:  # lost in the block, where somebody overlooked it
                    raise Unreachable(_GONE)
                committing = True
                if connection.execute(b"COMMIT").statusmessage != "COMMIT":  # something in the block has failed
                    raise NotSaved("Not saved: the database took it back. Nothing was changed; try again.")
            except BaseException as error:
                self.inside = False
                if isinstance(error, psycopg.Error):
                    raise self._lost(error, unsure=committing) or told(error) from error
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        import psycopg

        try:
            if self._connection is not None and not self._connection.closed:
                self._connection.execute(b"ROLLBACK")
        except psycopg.Error:
            self.drop()

    def _lost(self, error: "psycopg.Error", *, unsure: bool = False) -> Unreachable | None:
        if self._connection is not None and not (self._connection.closed or self._connection.broken):
            return None
        self.drop()
        self.heard |= {CHANGED, SEALED}
        return Unreachable(_UNSURE if unsure else f"{_GONE} ({said(error)})")

    def drop(self) -> None:
        """Let the connection go; the next use makes another."""
        with self.mutex:
            if self._connection is not None:
                self._connection.close()
            self._connection = None


_GONE = "The database does not answer. Nothing was changed; it goes on by itself as soon as it is back."
_UNSURE = (
    "The database stopped answering while this was saved: whether it was shows when it is back. "
    "Look before you do it again."
)


def told(error: "psycopg.Error") -> StoreError:
    """What a database says, as an error of the store."""
    import psycopg

    if isinstance(error, psycopg.errors.LockNotAvailable):
        return Busy(f"Another window has been writing for {_PATIENCE} s; nothing was changed. Try again.")
    if isinstance(error, psycopg.errors.ReadOnlySqlTransaction | psycopg.errors.InsufficientPrivilege):
        return ReadOnly(
            "This database can only be read with this login: you can look, but nothing can be changed."
        )
    if isinstance(error, psycopg.errors.UndefinedTable | psycopg.errors.InvalidSchemaName):
        return Missing("There are no teams in this database yet: start one with 'workshop new'.")
    if isinstance(error, psycopg.errors.DiskFull):
        return NotSaved("Not saved: no space left in the database. Nothing was changed; make room and try again.")
    return NotSaved(f"Not saved: the database says: {said(error)}. Nothing was changed.")


def said(error: "psycopg.Error") -> str:
    """The first line of what the database or its library says; passwords are in none of them."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else type(error).__name__
