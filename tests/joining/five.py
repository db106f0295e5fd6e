"""Two meetings with five members' programs on terminals of their own, some killed in the middle, and what is left.

The room's program runs in this process. ``meetings`` is the test's and the long run's.
"""

import asyncio
import os
import random
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.cards.counting import count_ballots
from screens.cards.envelope import Envelope
from screens.doing import Doing
from store import Store
from tests.benchmarks.screens import environment
from tests.benchmarks.terminal import Terminal
from tests.prepared import Prepared
from tests.screens.kit import settle, until
from tests.screens.lookers import DACH, quarter
from tests.world import NOW, Clock, in_session
from workshop.learn import lessons
from workshop.meet import agenda, retro_session, session_goals, sessions
from workshop.model import CauseKind, Outcome, Workshop
from workshop.plan import choosing, committing, drafting, merging, voting
from workshop.plan.cards import STEPS
from workshop.plan.premortem import RISKS
from workshop.review import carrying, causes, follow_ups, outcomes, whys
from workshop.review.cards import CAUSES

FIVE = (1, 2, 3, 4, 5)
#: In what is typed and never finished; in what is sealed.
HALF, SEALED = b"zqhalf", b"zqsealed"
_SLOW = 60.0


class Member:
    """One member's program on a terminal that is read by a thread."""

    def __init__(self, file: Path, number: int, name: str, prepared: Prepared) -> None:
        self.number, self._prepared = number, prepared
        self._command = ["workshop", "open", str(file), "--as", name]
        self._folder = file.parent.parent
        self.kills = -1
        self.start()

    def start(self) -> None:
        """Open the file, for the first time or after a kill."""
        self.kills += 1
        self.terminal = Terminal(self._command, self._folder, environment(self._folder), 80, 24, self._prepared)
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

    async def answer(self, asked: Iterable[tuple[str, str]]) -> None:
        """Press the keys ({}: their number) that belong to these words, once they are shown."""
        for words, keys in asked:
            await self.shows(words)
            self.press(keys.format(self.number))


class Room:
    """The room's program and five members at a file, some of whom are killed and come back."""

    def __init__(self, app: WorkshopApp, pilot: Pilot[None], rng: random.Random, prepared: Prepared) -> None:
        self.app, self.pilot, self.rng = app, pilot, rng
        self.file = app.store.path
        names = app.workshop.members
        self.members = [Member(self.file, one, names.need(one).name, prepared) for one in FIVE]

    async def all(self, words: str) -> None:
        """Wait until every member is shown these words."""
        for one in self.members:
            await one.shows(words)

    async def come_and_go(self) -> list[Member]:
        """Kill some at a random moment, and start them again: these."""
        gone = self.rng.sample(self.members, self.rng.randrange(1, 3))
        for one in gone:
            await asyncio.sleep(self.rng.uniform(0.0, 0.05))
            one.kill()
            one.start()
        return gone

    async def go(self, stage: str, goal: int | None = None) -> None:
        """Go to another stage."""
        await self.record("go", agenda.go_to, 1, stage, goal, self.app.now)

    async def write(self, cards: Envelope[Any]) -> None:
        """Everybody seals one text and begins another; then all are shown."""
        await self.all(cards.cards.asks)
        half_place, shown = cards.place(None), self.beside_the_box().count(SEALED)
        for one in self.members:
            one.press(f"Call {SEALED.decode()}{one.number}\r")
        await until(lambda: {*cards.writers()} >= {*FIVE}, _SLOW)
        for one in self.members:
            one.press(f"Ring {HALF.decode()}{one.number}")
        killed, box = await self.come_and_go(), self.app.store.box
        places = [f"{half_place}:{one.number}:own" for one in self.members if one not in killed]
        await until(lambda: all(HALF.decode() in box.kept(place) for place in places), _SLOW)
        assert self.beside_the_box().count(SEALED) == shown
        await self.done(cards.reveal())

    async def vote(self) -> None:
        """Everybody gives dots in the vote that was opened last, and they are counted.

        Who was killed between a dot and enter has that dot again, so it is the title that tells of the ballot.
        """
        app, round = self.app, self.app.workshop.rounds.last_id
        await self.seal(voting.envelope(round), ("my ballot", "\r"), ("Ballot:", "{}\r"))
        await self.attempt(lambda: count_ballots(app.store, app.workshop.rounds.need(round), None, app.now))

    async def seal(self, envelope: str, *asked: tuple[str, str]) -> None:
        """Everybody answers, some are killed meanwhile and answer again where they had not done so."""
        await asyncio.gather(*(one.answer(asked) for one in self.members))
        for one in await self.come_and_go():
            if one.number not in self.app.store.box.sealed_by(envelope):
                await one.answer(asked)
        await until(lambda: {*self.app.store.box.sealed_by(envelope)} >= {*FIVE}, _SLOW)

    async def reveal(self, envelope: str, rule: Callable[[Workshop, dict[int, Any]], Workshop]) -> None:
        """Show what everybody answered."""
        await self.attempt(lambda: self.app.store.reveal(envelope, rule, None, "show"))

    async def attempt(self, act: Callable[[], object]) -> None:
        """Lead the room by something that is done with the store."""
        await self.done(self.app.attempt(act))

    async def done(self, doing: Doing) -> None:
        """Lead the room; where a member's program holds that up, wait for it."""
        assert await asyncio.wait_for(doing, _SLOW)

    async def record(self, do: str, rule: Callable[..., Workshop], *given: Any, **named: Any) -> None:
        """Lead the room by a rule."""
        await self.done(self.app.record(do, rule, *given, **named))

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
    """A whole planning of one goal: five envelopes, and what is done between them."""
    app, now = room.app, room.app.now
    await until(lambda: {*app.workshop.sessions[1].present} >= {*FIVE}, _SLOW)
    await room.go("goals")
    await room.record("goals", session_goals.leave_out, 1, 2, now)
    await room.go("draft", 1)
    drafts = Envelope(app, STEPS, 1)
    await room.write(drafts)
    await room.go("refine", 1)
    await room.record("call out", drafting.add_idea, 1, "Ring them all")
    await room.record("merge", merging.merge, 1, [6])
    await room.go("vote", 1)
    await room.record("vote", voting.open_round, 1, FIVE)
    await room.vote()
    await room.go("choose", 1)
    await room.record("choose", choosing.choose, app.workshop.rounds.last_id, len(FIVE))
    await room.go("claim", 1)
    await room.all("Owner")
    for one in room.members:
        one.press("\x1b[B" * (one.number - 1) + "abcde"[one.number - 1])
    await until(lambda: {step.owner for step in app.workshop.steps.values()} >= {*FIVE}, _SLOW)
    await room.record("premortem", agenda.hold_premortem, 1, 1, now)
    await room.write(Envelope(app, RISKS, 1))
    await room.go("commit", 1)
    fists = committing.envelope(1)
    await room.seal(fists, ("how far do you stand", "4"))
    await room.reveal(fists, lambda w, shown: committing.show_fists(w, 1, shown, now))
    await room.go("plan")
    await room.record("close", sessions.close_planning, 1, app.today, now, None)
    await room.close()


async def retrospective(room: Room) -> None:
    """A whole retrospective with one missed goal: three envelopes, and what is done between them."""
    app, now = room.app, room.app.now
    await until(lambda: {*app.workshop.sessions[1].present} >= {*FIVE}, _SLOW)
    await room.go("wins")
    await room.all("A win: what worked?")
    for one in room.members:
        one.press(f"Rang {one.number} customers\r")
    await until(lambda: len(app.workshop.wins) == len(FIVE), _SLOW)
    await room.go("causes")
    await room.write(Envelope(app, CAUSES, DACH))
    await room.go("sort")
    await room.record("vote", causes.open_vote, DACH, FIVE)
    await room.vote()
    await room.record("primary", causes.set_primary, 1, CauseKind.CROWDED_OUT)
    await room.go("whys")
    await room.record("why", whys.add_why, 1, "The calls had no hour in anybody's week")
    await room.go("follow-ups")
    await room.record("accept", follow_ups.accept, 1, "One quarter was enough to see it")
    await room.go("lessons")
    await room.record("lesson", lessons.add_lesson, "Calls need an hour", on=app.today)
    await room.go("carry")
    await room.record("stop", carrying.stop, 2, "Nobody needs it any more")
    await room.go("close")
    ratings = retro_session.envelope(1)
    await room.seal(ratings, ("how useful was this hour", "4"))
    await room.reveal(ratings, lambda w, some: retro_session.rate(w, 1, some))
    await room.record("close", retro_session.close_retrospective, 1, app.today, now, None, leave_open=True)
    await room.close()


def _looking_back() -> Workshop:
    """At the first stage, for one of the goals."""
    w = retro_session.start_retrospective(quarter(), 1, [DACH], present=[1], now=NOW)
    return outcomes.set_outcome(w, DACH, Outcome.MISSED).settled()


async def meetings(folder: Path, seed: int) -> int:
    """Hold both, each in a folder of its own, and search what is left; how many programs were killed."""
    with Prepared(environment(folder)) as prepared:
        return await _meetings(folder, random.Random(seed), prepared)


async def _meetings(folder: Path, rng: random.Random, prepared: Prepared) -> int:
    killed = 0
    for start, hold in ((in_session(), planning), (_looking_back(), retrospective)):
        place = folder / hold.__name__
        place.mkdir()
        store = Store.create(place / "team.json", start, clock=Clock())
        app = WorkshopApp(store, Clock(), zone=UTC)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            room = Room(app, pilot, rng, prepared)
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
