"""Real programs killed at random moments, on terminals and as commands, and what is there afterwards."""

import os
import random
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Store
from tests.benchmarks.screens import environment
from tests.benchmarks.terminal import Terminal
from tests.prepared import Prepared
from tests.screens.lookers import looking_back
from tests.store.helpers import check, contents
from tests.world import IDEAS, NOW, PEOPLE, in_session, planned
from workshop.meet import sessions, underway
from workshop.meet.unfinished import envelopes_here
from workshop.model import Workshop
from workshop.plan import claiming, voting

#: Told how far it is.
Say = Callable[[str], None]
#: So long, in seconds, may an answer take, from the start of the program on; and a command before it is killed.
HANG, LONG = 5.0, 0.15
#: So many bytes at least draw a page; a splash and single lines are less.
_PAGE = 1_500
#: Only ever in what is typed and sealed.
WORD = b"zqrough"
#: What hands do at a terminal; often enough something that is kept.
KEYS = (
    *("\r", "\r", "\x1b", "y", "u", "\x12", "\x1b[A", "\x1b[B", "\t", " ", "+", "-", "/", "?", "1", "3", "4", "5"),
    *"abcdefghijklmnopqrstuvwx",
    *(f"{WORD.decode()}{number} is a call\r" for number in range(6)),
    *(f"Ring {WORD.decode()}", "\x1b[200~Call\nBen\x1b[201~", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[19~"),
)


def _voting() -> Workshop:
    return voting.open_round(in_session("vote", 1, IDEAS), 1, range(1, 9)).settled()


def _between() -> Workshop:
    """Between sessions; the first four people have a step each, and two are free."""
    w = sessions.leave(planned("claim", 6), 1, NOW)
    for member in range(1, 5):
        w = claiming.claim(w, member, member, NOW)
    return w.settled()


_TEXT = f"Call {WORD.decode()}\r"
#: Where the people stand when they begin, and the keys with which something is done there.
SCENES: tuple[tuple[Callable[[], Workshop], tuple[str, ...]], ...] = (
    (lambda: in_session("draft", 1), (_TEXT, f"Ring {WORD.decode()}", "\r")),
    (_voting, ("\r", "1", "2", "\x1b[B", "+")),
    (lambda: planned("claim"), ("1", "2", "3", "\r", "u", "\x1b[B", "c", "h")),
    (lambda: planned("commit"), ("4", "3", "5", "\r")),
    (_between, ("b", "s", "f", "k", "u", "u", "\x12", "c", "r", "\x1b[B")),
    (_between, ("s", "s", "f", "n" + _TEXT, "u", "\x12", "\x1b")),
    (lambda: looking_back("causes"), (_TEXT, f"Ring {WORD.decode()}", "\r")),
    (lambda: looking_back("close"), ("4", "3", "\r", "u")),
)


class Hands:
    """The room and four members at one file, each on a terminal, hitting keys at random.

    ``longest`` is how long the slowest answer took, in seconds, ``changes`` what they changed and sealed.
    """

    longest, changes = 0.0, 0

    def __init__(self, folder: Path, scene: int, prepared: Prepared, rng: random.Random) -> None:
        self._folder, self._prepared, self._rng = folder, prepared, rng
        start, self._here = SCENES[scene % len(SCENES)]
        self.file = folder / "team.json"
        Store.create(self.file, start()).close()
        self.seen = Store.open(self.file)
        self._terminals = {name: self._opened(name) for name in ("", *PEOPLE[:4])}
        for name in self._terminals:
            self.answers(name)

    def _opened(self, name: str) -> Terminal:
        command = ["workshop", "open", str(self.file), *(["--as", name] if name else [])]
        return Terminal(command, self._folder, environment(self._folder), 100, 30, self._prepared)

    def rest(self, seconds: float) -> None:
        """Let them go on, and read what they write."""
        until = time.monotonic() + seconds
        for terminal in self._terminals.values():
            terminal.read(0)
        while time.monotonic() < until:
            for terminal in self._terminals.values():
                terminal.read(0.002)

    def hit(self, name: str) -> None:
        """Some keys in one go, at once or a moment apart."""
        for _ in range(self._rng.randrange(1, 5)):
            self._terminals[name].send(self._rng.choice(self._rng.choice((self._here, self._here, KEYS))).encode())
            self.rest(self._rng.choice((0, 0, 0.02)))

    def kill_one(self) -> None:
        """Everybody hits keys; one is killed, somewhere in what comes of that, and comes back."""
        for name in self._rng.sample([*self._terminals], 2):
            self.hit(name)
        name = self._rng.choice([*self._terminals])
        self.hit(name)
        self.rest(self._rng.uniform(0.0, 0.25))
        terminal = self._terminals[name]
        terminal.process.kill()
        self._end(terminal)
        before = self.seen.seq
        self.seen.follow()  # raises where what was read before is not there any more
        assert self.seen.seq >= before
        self._terminals[name] = self._opened(name)
        self.answers(name)

    def _end(self, terminal: Terminal) -> None:
        while terminal.read(0):
            pass
        terminal.close()
        assert b"Traceback" not in terminal.written, terminal.text()[-3000:]

    def answers(self, name: str, mark: int = 0) -> None:
        """A program that has just been opened, or is told of another size, soon paints a page behind ``mark``."""
        terminal, began = self._terminals[name], time.monotonic()
        while len(terminal.written) < mark + _PAGE and terminal.process.poll() is None:
            self.rest(0.01)
            assert time.monotonic() - began < HANG, f"{name or 'the room'} hangs: {terminal.tail()}"
        self.longest = max(self.longest, time.monotonic() - began)

    def finish(self) -> None:
        """All still answer; then they are killed, what is sealed is revealed, and what is left is right."""
        for name, terminal in self._terminals.items():
            mark = len(terminal.written)
            terminal.resize(90, 28)
            self.answers(name, mark)
        for terminal in self._terminals.values():
            terminal.process.kill()
            self._end(terminal)
        self.changes = self.seen.seq - 1 + self.seen.box.edition
        self.seen.close()
        report = check(self.file)
        assert report.whole, report.findings
        with Store.open(self.file) as store:
            assert (store.notices, store.writable) == ([], True), store.notices
            *_, (_, replayed) = store.replay()
            assert contents(replayed) == contents(store.workshop)
            session = underway.running(store.workshop)
            for envelope in envelopes_here(store.workshop, session.id) if session else ():
                store.reveal(envelope, lambda w, _: w, None, "look")
            store.box.forget("")
        belongs = {self.file.name, f"{self.file.name}-log"}
        beside = {one.name: one.read_bytes() for one in self._folder.iterdir() if one.is_file()}
        left = [name for name, data in beside.items() if WORD in data and name not in belongs]
        assert not left, left
        assert not [name for name in beside if "-sealed." in name], [*beside]
        assert not (self._folder / "workshop").exists() or not [*self._folder.glob("workshop/crash*")]


def hands(count: int, say: Say, rounds: int = 20) -> None:
    """Kill programs on terminals while people hit keys at random: so many, so many on each file."""
    killed, changes, longest = 0, 0, 0.0
    with TemporaryDirectory() as home, Prepared(environment(Path(home))) as prepared:
        while killed < count:
            with TemporaryDirectory() as name:
                hands = Hands(Path(name), killed // rounds, prepared, random.Random(killed))
                for _ in range(rounds):
                    hands.kill_one()
                hands.finish()
                changes, longest = changes + hands.changes, max(longest, hands.longest)
            killed += rounds
            say(f"{killed:,} programs killed, {changes:,} changes and seals; the slowest answer: {longest:.1f} s")


#: What is killed on the command line; every one of those in _WRITES writes one line where it is not refused.
_COMMANDS: tuple[Callable[[str, int], tuple[str, ...]], ...] = (
    lambda step, number: ("add", "Open", f"Ring number {number}"),
    lambda step, number: ("note", step, f"Said number {number}"),
    lambda step, number: ("checkin", "Open", f"Changed number {number}", "--confidence", "7"),
    lambda step, number: ("undo",),
    lambda step, number: ("claim", step, "--as", "Ana"),
    lambda step, number: ("release", step, "--as", "Ana"),
    lambda step, number: ("done", step),
    lambda step, number: ("move", step, "+1w"),
    lambda step, number: ("steps",),
    lambda step, number: ("check",),
)
_WRITES = {"add", "note", "checkin", "undo"}


def commands(count: int, say: Say) -> None:
    """Kill commands at a random moment of the program, all but every tenth, which has to end by itself."""
    rng, done = random.Random(1), Counter[str]()
    with TemporaryDirectory() as name, Prepared(environment(Path(name))) as prepared:
        path = Path(name) / "team.json"
        Store.create(path, planned("plan", 6)).close()
        with Store.open(path) as seen:
            for number in range(1, count + 1):
                command, before = rng.choice(_COMMANDS)(str(rng.randrange(1, 7)), number), seen.seq
                after = rng.uniform(0.0, LONG) if number % 10 else HANG
                answer, trouble = _killed(prepared, [*command, "-f", str(path)], after)
                seen.follow()
                lines, told = seen.seq - before, (command, answer, trouble, seen.seq - before)
                refused = trouble.count("\n") > 1
                assert "Traceback" not in trouble, told
                assert lines <= 1, told
                assert lines == 0 or command[0] not in ("steps", "check"), told
                assert lines == 0 or not refused, told
                assert lines == 1 or not answer.endswith("\n") or command[0] not in _WRITES or refused, told
                done["were refused" if refused else "were done" if lines else "had done nothing yet"] += 1
                if number % 100 == 0:
                    assert check(path).whole, check(path).findings
                    say(f"{number:,} commands killed: " + ", ".join(f"{n} {what}" for what, n in done.items()))


def _killed(prepared: Prepared, command: list[str], after: float) -> tuple[str, str]:
    """Kill this command after so many seconds, or see it end; what it said, and on the other way out."""
    (out, out_end), (trouble, trouble_end) = os.pipe(), os.pipe()
    with open(os.devnull) as nothing:
        program = prepared.start(command, Path.cwd(), nothing.fileno(), out_end, trouble_end)
    os.close(out_end)
    os.close(trouble_end)
    with suppress(subprocess.TimeoutExpired):
        program.wait(after)
        after = 0.0
    assert after < HANG, f"{command} hangs"
    program.kill()
    program.wait(HANG)
    with open(out, encoding="utf-8") as said, open(trouble, encoding="utf-8") as told:
        return said.read(), told.read()
