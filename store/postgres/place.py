"""A team in a PostgreSQL database: ``postgresql://host/database?team=NAME``, and all that psycopg knows."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from store import copies
from store.beginning import first_line
from store.collecting import without_collecting
from store.errors import Damaged, Exists, Missing, NotSaved, ReadOnly, StoreError
from store.line import parsed, written
from store.place import FAR_BEHIND, Owner, Progress, Report, untold
from store.postgres import schema
from store.postgres.address import parsed as parsed_address
from store.postgres.box import Box
from store.postgres.link import Link
from store.postgres.log import Log, append_all
from store.state import State, behind
from workshop.model import Workshop


@dataclass(slots=True)
class Opened:
    """A team in a database, open. ``copied`` is the change at which the kept copy stands."""

    link: Link
    log: Log
    name: str
    state: State = field(default_factory=State)
    refusal: StoreError | None = None
    notices: list[str] = field(default_factory=list)
    copied: int = 0

    def box(self, owner: Owner) -> Box:
        return Box(self.link, owner, self.name)

    def save(self, state: State, now: datetime) -> list[str]:
        with suppress(StoreError):  # losing the copy loses nothing
            self.link.run(
                "INSERT INTO workshop.copies VALUES (%s, %s, %s) ON CONFLICT (team) DO UPDATE "
                "SET seq = excluded.seq, body = excluded.body WHERE workshop.copies.seq < excluded.seq",
                (self.link.team, self.log.position.seq, copies.written(state, self.log.position, self.log.file())),
            )
        return []

    def close(self) -> None:
        self.link.drop()


class Database:
    """The team that an address names, or another ``team`` there; Missing where the address says no team."""

    def __init__(self, address: str, team: str | None = None) -> None:
        parts = parsed_address(address, team)
        self.team, self.name, self._database = parts.team, parts.name, parts.database
        if not self.team:
            raise Missing(f"{self.name.partition('?')[0]} does not say which team: add ?team=NAME to it.")

    @property
    def address(self) -> str:
        return f"{self._database}{'&' if '?' in self._database else '?'}team={quote(self.team)}"

    @property
    def path(self) -> Path:
        """A file here that could hold a copy: named after the team."""
        return Path(f"{''.join(sign if sign.isalnum() else '-' for sign in self.team)}.json")

    def create(self, start: Workshop, now: datetime) -> None:
        self.begin([written(first_line(start, "start the file", now), 0)[0]])

    def begin(self, lines: Iterable[bytes]) -> None:
        first, *others = lines
        link = self._link()
        try:
            schema.make(link.connection())
            with link.transaction():
                made = link.run(
                    "INSERT INTO workshop.teams (team, file, seq, ends, crc) VALUES (%s, %s, 0, 0, 0) "
                    "ON CONFLICT DO NOTHING",
                    (self.team, parsed(first).file),
                )
                if not made:
                    raise Exists(
                        f"There is a team “{self.team}” in this database already. Open it, or choose another name."
                    )
                append_all(link, (first, *others))
        finally:
            link.drop()

    def open(self, now: datetime) -> Opened:
        link = self._link()
        result = Opened(link, Log(link, self.name), self.name)
        try:
            self._look_at_tables(result)
            with without_collecting():
                self._load(result, now)
        except BaseException:
            link.drop()
            raise
        return result

    def _look_at_tables(self, result: Opened) -> None:
        there = schema.version(result.link.connection())
        if there == 0:
            raise Missing("There are no teams in this database yet: start one with 'workshop new'.")
        if there < schema.VERSION and not result.link.replica:
            schema.make(result.link.connection())
        rows = result.link.rows("SELECT file FROM workshop.teams WHERE team = %s", (self.team,))
        if not rows:
            raise Missing(
                f"There is no team “{self.team}” in this database. Start one with 'workshop new', "
                "or check the name."
            )
        if result.link.replica:
            result.refusal = ReadOnly(
                f"{self.name} is a copy that can only be read: you can look at everything, "
                "but nothing can be changed."
            )
            result.notices.append(str(result.refusal))

    def _load(self, result: Opened, now: datetime) -> None:
        rows = result.link.rows("SELECT body FROM workshop.copies WHERE team = %s", (self.team,))
        copy = copies.parsed(bytes(rows[0][0])) if rows else None
        state = copy.state() if copy is not None and copy.header.file == result.log.file() else None
        if copy is not None and state is not None and result.log.resume(copy.header.position):
            result.state, result.copied = state, copy.header.seq
        start = result.log.position.seq
        try:
            while lines := result.log.read():
                result.state = behind(result.state, lines)
        except Damaged as damage:
            result.refusal = damage
            result.notices.append(
                f"{damage} Until then you can look at what is sound, but nothing can be changed."
            )
        if not result.state.workshop.version:
            raise result.refusal or Damaged(f"{self.name} holds no change: 'workshop check' says more.")
        if result.refusal is None and result.log.position.seq - start >= FAR_BEHIND and not result.state.troubles:
            result.save(result.state, now)
            result.copied = result.log.position.seq

    def save(self, state: State) -> None:
        self.create(state.workshop, datetime.now(UTC))

    def check(self, progress: Progress = untold) -> Report:
        """Whether every change proves itself, and the kept copy says the same; Missing where there is no team."""
        link = self._link()
        try:
            if schema.version(link.connection()) == 0:
                raise Missing("There are no teams in this database yet: start one with 'workshop new'.")
            rows = link.rows("SELECT seq FROM workshop.teams WHERE team = %s", (self.team,))
            if not rows:
                raise Missing(f"There is no team “{self.team}” in this database. Check the name.")
            found = _checked(Log(link, self.name), int(rows[0][0]), progress)
            return Report(found.whole, (*found.findings, *schema.strangers(link.connection())))
        finally:
            link.drop()

    def rebuild(self, now: datetime, progress: Progress = untold) -> Report:
        """Nothing is mended here: a database has backups that know what was there.

        :raises NotSaved: always, where something is not whole.
        """
        found = self.check(progress)
        if found.whole:
            return found
        raise NotSaved(
            f"{found.findings[0]} In a database nothing is put together from pieces: put it back to a moment "
            "before the damage from a backup, or save what can be read with 'workshop report all'."
        )

    def _link(self) -> Link:
        try:
            import psycopg  # noqa: F401  only whoever names a database needs it
        except ImportError as error:
            raise Missing(
                "Teams in PostgreSQL need an extra part of this program: pip install '.[postgres]' in its folder."
            ) from error
        return Link(self._database, self.team)


def _checked(log: Log, last: int, progress: Progress) -> Report:
    from store.files.check import dangling

    state = State()
    try:
        while lines := log.read():
            state = behind(state, lines)
            progress(log.position.seq, last)
    except StoreError as error:
        return Report(False, (str(error),))
    if log.position.seq != last:
        return Report(False, (f"{log.name} ends at change {log.position.seq}, though {last} were made.",))
    return Report(not state.troubles, (*state.troubles.values(), *dangling(state.workshop)))


def teams_in(address: str) -> Iterator[Database]:
    """The team that an address names, else all in the database, by name; Unreachable where it does not answer."""
    if parsed_address(address).team:
        yield Database(address)
        return
    link = Database(address, "-")._link()
    try:
        if schema.version(link.connection()):
            for (team,) in link.rows("SELECT team FROM workshop.teams ORDER BY team"):
                yield Database(address, team)
    finally:
        link.drop()
