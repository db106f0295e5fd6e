"""The store and what it is measured against, each doing the same: one document of many gets another number."""

import json
import os
import sqlite3
from abc import ABC, abstractmethod
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from tinydb import TinyDB
from tinydb.storages import JSONStorage

from store import Store, codec
from workshop.model import Goal, Period, Step, StepState, Team, Workshop


def workshop(size: int) -> Workshop:
    """So many steps of about 300 bytes each, under a hundred goals."""
    period = Period(1, "Q1 2027", date(2027, 1, 1), date(2027, 3, 31))
    goals = [Goal(number, 1, f"Goal {number}") for number in range(1, 101)]
    return Workshop().put(
        Team(1, "Northwind Sales"), period, *goals, *(step(number) for number in range(1, size + 1))
    )


def step(number: int) -> Step:
    """A step as a team would have it."""
    return Step(
        number,
        number % 100 + 1,
        f"Call the {number} lapsed accounts in the south and offer them the new terms",
        outcome="At least a third of them has a date for a visit in their calendar",
        state=StepState.PLANNED,
        due=date(2027, 2, 15),
        first_move=f"Print list {number} and mark the ones that bought last year",
        if_then="If it is Monday 9:00, then I call two of them",
    )


def document(number: int) -> dict[str, Any]:
    """The same as a document."""
    return codec.plain(step(number))


class Engine(ABC):
    """Something that keeps documents in files of a folder. ``name`` is what the tables call it."""

    name = ""

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir()
        self.folder = folder
        self.size = size

    def number(self, turn: int) -> int:
        """Which document to change in this turn: all over the file."""
        return turn * 7919 % self.size + 1

    @abstractmethod
    def change(self, turn: int) -> None:
        """Make one change; durable when it returns."""

    @abstractmethod
    def close(self) -> None:
        """Close the files."""

    @abstractmethod
    def reopen(self) -> None:
        """Open, until any document could be asked for, and close without writing."""


class OurStore(Engine):
    """The store."""

    name = "**the store**"

    def __init__(self, folder: Path, size: int) -> None:
        super().__init__(folder, size)
        self.store = Store.create(folder / "team.json", workshop(size))

    def change(self, turn: int) -> None:
        """By a rule on the newest state, as the program does."""
        number = self.number(turn)
        self.store.apply(lambda w: w.put(replace(w.steps.need(number), dots=turn)), None, "change a step")

    def close(self) -> None:
        """Write the copy."""
        self.store.close()

    def reopen(self) -> None:
        """By the copy."""
        store = Store.open(self.folder / "team.json")
        assert len(store.workshop.steps) == self.size
        store.close()


class OurStoreWithoutCopy(OurStore):
    """The store when its copy is missing."""

    name = "the store, copy missing"

    def reopen(self) -> None:
        """By the whole log; the copy is written again."""
        (self.folder / "team.json").unlink()
        super().reopen()


class Raw(Engine):
    """What a disk can do: as many bytes, appended and flushed."""

    name = "raw append + fsync"

    def __init__(self, folder: Path, size: int) -> None:
        super().__init__(folder, size)
        self.fd = os.open(folder / "raw", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def change(self, turn: int) -> None:
        """As many bytes as a line of the log."""
        os.write(self.fd, b"x" * 480 + b"\n")
        os.fsync(self.fd)

    def close(self) -> None:
        """Close the file."""
        os.close(self.fd)

    def reopen(self) -> None:
        """There is nothing to read."""


class PlainTinyDB(Engine):
    """TinyDB with its own storage, which flushes and yet tears when it is killed."""

    name = "TinyDB"
    storage: type[JSONStorage] = JSONStorage

    def __init__(self, folder: Path, size: int) -> None:
        super().__init__(folder, size)
        tables = {"steps": {str(number): document(number) for number in range(1, size + 1)}}
        (folder / "db.json").write_text(json.dumps(tables))
        self.db = TinyDB(folder / "db.json", storage=self.storage)

    def change(self, turn: int) -> None:
        """By TinyDB's own update."""
        self.db.table("steps").update({"dots": turn}, doc_ids=[self.number(turn)])

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def reopen(self) -> None:
        """Open and read."""
        with TinyDB(self.folder / "db.json", storage=self.storage) as db:
            assert db.table("steps").get(doc_id=1)


class ReplacingStorage(JSONStorage):
    """Writes a temporary file, flushes and renames it: safe for one program, and rewrites everything."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))

    def write(self, data: Any) -> None:
        """Replace the whole file."""
        temporary = self.path.with_suffix(".tmp")
        with temporary.open("w") as file:
            json.dump(data, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, self.path)
        self._handle.close()
        self._handle = self.path.open("r+")


class TinyDBReplacing(PlainTinyDB):
    """TinyDB on that storage."""

    name = "TinyDB, temporary file + rename"
    storage = ReplacingStorage


class Sqlite(Engine):
    """SQLite with a write-ahead log and full flushes."""

    name = "SQLite, WAL, full sync"

    def __init__(self, folder: Path, size: int) -> None:
        super().__init__(folder, size)
        self.db = self.connect()
        self.db.execute("create table if not exists steps(id integer primary key, doc text)")
        rows = ((number, json.dumps(document(number))) for number in range(1, size + 1))
        self.db.execute("begin")
        self.db.executemany("insert into steps values(?, ?)", rows)
        self.db.execute("commit")
        self.db.close()
        self.db = self.connect()  # as a program finds it: with its write-ahead log folded in

    def connect(self) -> sqlite3.Connection:
        """A connection that makes every commit durable."""
        db = sqlite3.connect(self.folder / "db.sqlite", isolation_level=None)
        db.execute("pragma journal_mode=wal")
        db.execute("pragma synchronous=full")
        return db

    def change(self, turn: int) -> None:
        """Read, change and write one document in a transaction."""
        number = self.number(turn)
        self.db.execute("begin immediate")
        (text,) = self.db.execute("select doc from steps where id = ?", (number,)).fetchone()
        changed = json.dumps({**json.loads(text), "dots": turn})
        self.db.execute("update steps set doc = ? where id = ?", (changed, number))
        self.db.execute("commit")

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def reopen(self) -> None:
        """Open, and read every document into memory as the others do."""
        db = self.connect()
        assert len([json.loads(text) for (text,) in db.execute("select doc from steps")]) == self.size
        db.close()


class SqliteGrown(Sqlite):
    """SQLite when so much was written since the opening that it writes over its write-ahead log in place."""

    name = "the same, 1,500 changes later"

    def __init__(self, folder: Path, size: int) -> None:
        super().__init__(folder, size)
        for turn in range(10_000, 11_500):
            self.change(turn)


WRITING: tuple[type[Engine], ...] = (Raw, OurStore, Sqlite, SqliteGrown, PlainTinyDB, TinyDBReplacing)
OPENING: tuple[type[Engine], ...] = (OurStore, OurStoreWithoutCopy, PlainTinyDB, Sqlite)
