"""Two meetings with five members' programs on terminals of their own, some killed in the middle, and what is left.

The room's program runs in this process. ``meetings`` is the test's and the long run's.
"""

import os
import random
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.cards.counting import count_ballots
from screens.cards.envelope import Envelope
from store import Store
from tests.benchmarks.screens import environment
from tests.benchmarks.terminal import Terminal
from tests.screens.kit import settle, until
from tests.screens.lookers import DACH, looking_back
from tests.world import Clock, in_session
from workshop.meet import retro_session, sessions
from workshop.meet.agenda import go_to
from workshop.model import Workshop
from workshop.plan import choosing, committing, voting
from workshop.plan.cards import STEPS
from workshop.review.cards import CAUSES

FIVE = (1, 2, 3, 4, 5)
#: In what is typed and never finished; in what is sealed.
HALF, SEALED = b"zqhalf", b"zqsealed"
_SLOW = 60.0


class Member:
    """One member's program on a terminal that is read by a thread."""

    def __init__(self, file: Path, number: int, name: str) -> None:
        self.number = number
        self._command = [str(Path(sys.executable).with_name("workshop")), "open", str(file), "--as", name]
        self._folder = file.parent.parent
        self.kills = -1
        self.start()

    def start(self) -> None:
        """Open the file, for the first time or after a kill."""
        self.kills += 1
        self.terminal = Terminal(self._command, self._folder, environment(self._folder), 80, 24)
        self._reader = threading.Thread(target=self._read, args=(self.terminal,))
        self._reader.start()

    def _read(self, terminal: Terminal) -> None:
        while terminal.process.poll() is None:
            terminal.read(0.1)

    def press(self, keys: str) -> None:
        """Press keys, without waiting for what comes of them."""
        self.terminal.send(keys.encode())

    def kill(self) -> None:
        """Kill it as hard as the system can."""
        self.terminal.process.kill()
        self._reader.join()
        self.terminal.close()

    async def shows(self, words: str) -> None:
        """Wait until it has shown these words."""
        try:
            await until(lambda: self.terminal.shows(words), _SLOW)
        except AssertionError:
            raise AssertionError(f"“{words}” not shown to {self.number}: {self.terminal.tail()}") from None


class Room:
    """The room's program and five members at a file, some of whom are killed and come back."""

    def __init__(self, app: WorkshopApp, pilot: Pilot[None], rng: random.Random) -> None:
        self.app, self.pilot, self.rng = app, pilot, rng
        self.file = app.store.path
        names = app.workshop.members
        self.members = [Member(self.file, one, names.need(one).name) for one in FIVE]

    async def all(self, words: str) -> None:
        """Wait until every member is shown these words."""
        for one in self.members:
            await one.shows(words)

    async def come_and_go(self) -> None:
        """Kill some, and start them again."""
        for one in self.rng.sample(self.members, self.rng.randrange(1, 3)):
            one.kill()
            one.start()

    async def write(self, sealed: Callable[[], tuple[int, ...]], half_place: str) -> None:
        """Everybody seals one text and begins another."""
        for one in self.members:
            one.press(f"Call {SEALED.decode()}{one.number}\r")
        await until(lambda: {*sealed()} >= {*FIVE}, _SLOW)
        for one in self.members:
            one.press(f"Ring {HALF.decode()}{one.number}")
        box = self.app.store.box
        places = [f"{half_place}:{one}:own" for one in FIVE]
        await until(lambda: all(HALF.decode() in box.kept(place) for place in places), _SLOW)
        assert SEALED not in self.beside_the_box()
        await self.come_and_go()

    async def seal(self, keys: str, sealed: Callable[[], tuple[int, ...]], words: str) -> None:
        """Everybody answers with these keys ({}: their number), and some are killed afterwards."""
        await self.all(words)
        for one in self.members:
            one.press(keys.format(one.number))
        await until(lambda: {*sealed()} >= {*FIVE}, _SLOW)
        await self.come_and_go()

    async def done(self, act: Callable[[], bool]) -> None:
        """Lead the room; where a member's program holds that up, wait for it."""
        if not act():
            assert self.app.waiting is not None
            await until(lambda: self.app.waiting is None, _SLOW)

    async def record(self, do: str, rule: Callable[..., Workshop], *given: Any) -> None:
        """Lead the room by a rule."""
        await self.done(lambda: self.app.record(do, rule, *given))

    def beside_the_box(self) -> bytes:
        """Every byte of the files of the folder but the sealed box."""
        return b"".join(one.read_bytes() for one in self.file.parent.iterdir() if not one.name.endswith("-sealed"))

    async def close(self) -> None:
        """End the session as the room does, and let everybody see that."""
        session = self.app.workshop.sessions.need(1)
        assert session.ended is not None
        self.app.go_to_session(session)
        await settle(self.pilot)

    def left(self) -> bytes:
        """Every byte of every file in the folder, and of what was deleted there and is still open somewhere."""
        found = [one.read_bytes() for one in sorted(self.file.parent.iterdir())]
        for process in (os.getpid(), *(one.terminal.process.pid for one in self.members)):
            for link in Path("/proc").glob(f"{process}/fd/*"):
                with suppress(OSError):
                    name = os.readlink(link)
                    if name.startswith(str(self.file.parent)) and name.endswith(" (deleted)"):
                        found.append(link.read_bytes())
        return b"\0".join(found)


async def planning(room: Room) -> None:
    """Sealed drafts, a vote, fists, and the close."""
    app, now = room.app, room.app.now
    drafts = Envelope(app, STEPS, 1)
    await room.all("Only you see what you write here")
    await room.write(drafts.writers, drafts.place(None))
    await room.done(drafts.reveal)
    await room.record("vote", lambda w: voting.open_round(go_to(w, 1, "vote", 1, now), 1, FIVE))
    round = app.workshop.rounds.last_id
    ballots = voting.envelope(round)
    await room.all("my ballot")
    for one in room.members:
        one.press("\r")
    await room.seal("{}\r", lambda: app.store.box.sealed_by(ballots), "dots to give")
    await room.done(
        lambda: app.attempt(lambda: count_ballots(app.store, app.workshop.rounds.need(round), None, now))
    )
    await room.record("commit", lambda w: go_to(choosing.choose(w, round, len(FIVE)), 1, "commit", 1, now))
    await room.seal("4", lambda: app.store.box.sealed_by(committing.envelope(1)), "how far do you stand")
    await room.done(
        lambda: app.attempt(
            lambda: app.store.reveal(
                committing.envelope(1), lambda w, fists: committing.show_fists(w, 1, fists, now), None, "show"
            )
        )
    )
    await room.record("close", sessions.close_planning, 1, app.today, now, None)
    await room.close()


async def retrospective(room: Room) -> None:
    """Sealed causes, ratings, and the close."""
    app, now = room.app, room.app.now
    causes = Envelope(app, CAUSES, DACH)
    await room.all("Only you see what you write here")
    await room.write(causes.writers, causes.place(None))
    await room.done(causes.reveal)
    await room.record("close", go_to, 1, "close", None, now)
    ratings = retro_session.envelope(1)
    await room.seal("4", lambda: app.store.box.sealed_by(ratings), "how useful was this hour")
    await room.done(
        lambda: app.attempt(
            lambda: app.store.reveal(ratings, lambda w, some: retro_session.rate(w, 1, some), None, "show")
        )
    )
    await room.record("leave", sessions.leave, 1, now)
    await room.close()


async def meetings(folder: Path, seed: int) -> int:
    """Hold both, each in a folder of its own, and search what is left; how many programs were killed."""
    killed, rng = 0, random.Random(seed)
    for start, hold in ((in_session("draft", 1), planning), (looking_back("causes"), retrospective)):
        place = folder / hold.__name__
        place.mkdir()
        store = Store.create(place / "team.json", start, clock=Clock())
        app = WorkshopApp(store, Clock(), zone=UTC)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            room = Room(app, pilot, rng)
            try:
                await hold(room)
                await until(lambda: HALF not in room.left(), _SLOW)  # noqa: B023
                left = room.left()
                assert b'"envelope"' not in left
                assert left.count(SEALED) == sum(one.count(SEALED) for one in revealed(store.path))
            finally:
                for one in room.members:
                    one.kill()
                    killed += one.kills
            assert HALF not in room.left()
        store.close()
        assert HALF not in b"".join(one.read_bytes() for one in place.iterdir())
    return killed


def revealed(file: Path) -> list[bytes]:
    """The log and the copy, where revealed words belong."""
    return [one.read_bytes() for one in (file, file.with_name(f"{file.name}-log")) if one.exists()]
