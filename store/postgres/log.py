"""The change log in a database: a row a change, each the very line that a file would have."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from store.errors import Damaged, NotSaved, Replaced
from store.line import TRAILER, Line, Position, checksum, parsed, trailer, written
from store.postgres.link import CHANGED, Link

#: So many changes are fetched at a time.
_SOME = 5_000


class Log:
    """A team's log, open at a position; :meth:`read` goes on from there."""

    def __init__(self, link: Link, name: str) -> None:
        self.link = link
        self.name = name
        self.patience = 5.0
        self.position = Position()
        self._file = ""

    def file(self) -> str:
        if not self._file:
            rows = self.link.rows("SELECT file FROM workshop.teams WHERE team = %s", (self.link.team,))
            self._file = rows[0][0] if rows else ""
        return self._file

    def scrub(self) -> Iterator[None]:
        """Nothing: a database has checksums and backups of its own."""
        yield from ()

    def news(self) -> bool:
        """Whether somebody said that there is a change."""
        return CHANGED in self.link.listen()

    def resume(self, position: Position) -> bool:
        """Go on behind a place known from a copy; False, and nothing is changed, if the log does not hold it."""
        rows = self.link.rows(
            "SELECT body FROM workshop.lines WHERE team = %s AND seq = %s", (self.link.team, position.seq)
        )
        if not rows or bytes(rows[0][0])[-TRAILER:] != trailer(position.crc):
            return False
        self.position = position
        return True

    def read(self) -> list[Line]:
        return [line for line, _ in self.scan()]

    def scan(self) -> list[tuple[Line, int]]:
        here = self.position
        self.link.heard.discard(CHANGED)
        rows = self.link.rows(
            "SELECT seq, ends, body FROM workshop.lines WHERE team = %s AND seq >= %s ORDER BY seq LIMIT %s",
            (self.link.team, here.seq, _SOME),
        )
        if here.seq:
            if not rows or rows[0][0] != here.seq or bytes(rows[0][2])[-TRAILER:] != trailer(here.crc):
                raise self._replaced()
            rows = rows[1:]
        if len(rows) >= _SOME - 1:
            self.link.heard.add(CHANGED)
        lines: list[tuple[Line, int]] = []
        for seq, ends, body in rows:
            line = self._next(bytes(body), seq, ends)
            if line is None:
                if lines:
                    break
                raise Damaged(
                    f"{self.name} cannot be read behind change {self.position.seq}. Nothing was changed: "
                    "'workshop check' says what can be saved."
                )
            lines.append((line, ends))
        return lines

    def _next(self, data: bytes, seq: int, ends: int) -> Line | None:
        here = self.position
        crc = checksum(data, here.crc)
        if crc is None or seq != here.seq + 1 or ends != here.offset + len(data):
            return None
        try:
            line = parsed(data)
            if line.seq != seq or line.moment.tzinfo is None:
                return None
        except ValueError:
            return None
        self.position = Position(seq, ends, crc, line.at)
        return line

    def line(self, start: int, end: int) -> Line:
        rows = self.link.rows(
            "SELECT body FROM workshop.lines WHERE team = %s AND ends = %s", (self.link.team, end)
        )
        return parsed(bytes(rows[0][0]))

    def reader(self) -> "Log":
        return Log(self.link, self.name)

    def raw(self) -> Iterator[bytes]:
        seq = 0
        while rows := self.link.rows(
            "SELECT seq, body FROM workshop.lines WHERE team = %s AND seq > %s ORDER BY seq LIMIT %s",
            (self.link.team, seq, _SOME),
        ):
            yield from (bytes(body) for _, body in rows)
            seq = rows[-1][0]

    def newest_first(self) -> Iterator[Line]:
        before, following = self.position.seq + 1, b""
        while before > 1:
            rows = self.link.rows(
                "SELECT seq, body FROM workshop.lines WHERE team = %s AND seq < %s ORDER BY seq DESC LIMIT 200",
                (self.link.team, before),
            )
            if not rows:
                raise self._broken(before)
            for seq, body in rows:
                data = bytes(body)
                if seq != before - 1 or (following and _behind(data, following) is None):
                    raise self._broken(before)
                before, following = seq, data
                yield parsed(data)
        if following and checksum(following, 0) is None:
            raise self._broken(1)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """In a transaction of the database: what is done in the block is one thing."""
        with self.link.transaction():
            self.link.run(f"SET LOCAL lock_timeout = {int(self.patience * 1000)}")
            self._here(lock=True)
            yield

    def behind(self) -> bool:
        return self._here() != self.position.seq

    def write(self, line: Line) -> Position | None:
        here = self.position
        data, crc = written(line, here.crc)
        ends = here.offset + len(data)
        team = self.link.team
        done = self.link.run(
            """WITH ours AS (
                 UPDATE workshop.teams SET seq = %s, ends = %s, crc = %s
                 WHERE team = %s AND seq = %s AND crc = %s RETURNING team),
               line AS (INSERT INTO workshop.lines SELECT team, %s, %s, %s FROM ours)
               SELECT pg_notify('workshop', %s || team) FROM ours""",
            (line.seq, ends, crc, team, here.seq, here.crc, line.seq, ends, data, f"{CHANGED} "),
        )
        if not done:
            if self._here() == here.seq:
                raise self._replaced()
            self.link.heard.add(CHANGED)
            return None
        return Position(line.seq, ends, crc, line.at)

    def append(self, line: Line) -> Position | None:
        if self.link.replica:
            raise NotSaved("This database is a copy that can only be read: nothing was changed.")
        return self.write(line)

    def flush(self) -> None:
        """Nothing to do: what the database has committed is durable."""

    def close(self) -> None:
        """Nothing to do: the connection is the place's."""

    def _here(self, *, lock: bool = False) -> int:
        rows = self.link.rows(
            f"SELECT seq FROM workshop.teams WHERE team = %s{' FOR UPDATE' if lock else ''}", (self.link.team,)
        )
        if not rows:
            raise Replaced(f"{self.name} is not in the database any more. Save a copy of what you see first.")
        seq: int = rows[0][0]
        return seq

    def _replaced(self) -> Replaced:
        return Replaced(
            f"The database does not hold change {self.position.seq} of {self.name} any more: it was put back "
            "from a backup, or another server took over without it. Nothing was written to it: save a copy "
            "of what you see, then open it again."
        )

    def _broken(self, before: int) -> Damaged:
        return Damaged(
            f"{self.name} cannot be read before change {before}: 'workshop check' says what can be saved."
        )


def _behind(data: bytes, following: bytes) -> int | None:
    """The checksum of ``following`` if it continues the line ``data``, else None."""
    try:
        crc = int(data[-TRAILER:].removeprefix(b',"crc":"')[:8], 16)
    except ValueError:
        return None
    return checksum(following, crc)


def append_all(link: Link, lines: Iterable[bytes]) -> None:
    """Put lines into an empty log as they are, in one transaction of the caller's.

    :raises Damaged: one of them does not continue the one before.
    """
    seq, ends, crc = 0, 0, 0
    with (
        link.connection().cursor() as cursor,
        cursor.copy(b"COPY workshop.lines (team, seq, ends, body) FROM STDIN") as copy,
    ):
        for data in lines:
            found = checksum(data, crc)
            if found is None:
                raise Damaged(f"What was to be moved cannot be read behind change {seq}.")
            seq, ends, crc = seq + 1, ends + len(data), found
            copy.write_row((link.team, seq, ends, data))
    link.run(
        "UPDATE workshop.teams SET seq = %s, ends = %s, crc = %s WHERE team = %s", (seq, ends, crc, link.team)
    )
