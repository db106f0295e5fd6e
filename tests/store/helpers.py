"""A small team's file for tests, and what is often done to it."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from store import Report, Store, places
from store.files.place import Files
from store.judging import Lenient
from store.places import Where
from workshop.errors import RuleError
from workshop.model import KINDS, Goal, Member, Period, Step, StepState, Team, Workshop

NOW = datetime(2027, 1, 14, 9, 12, 3, 120_000, tzinfo=UTC)
ANA, BEN, CHEN = 1, 2, 3
TOP = Path(__file__).parents[2]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **units: float) -> None:
        """Move on by so many days, hours, minutes, seconds."""
        self.now += timedelta(**units)


def start() -> Workshop:
    """Three people, a quarter, a goal and two planned steps."""
    return Workshop().put(
        Team(1, "Northwind Sales"),
        Member(ANA, "Ana", "AN"),
        Member(BEN, "Ben", "BE"),
        Member(CHEN, "Chen", "CH"),
        Period(1, "Q1 2027", date(2027, 1, 1), date(2027, 3, 31)),
        Goal(1, 1, "Open the Nordics"),
        Step(1, 1, "Call the lapsed accounts", state=StepState.PLANNED),
        Step(2, 1, "Visit the three resellers", state=StepState.PLANNED),
    )


def create(folder: Path, clock: Clock | None = None) -> Store:
    """A new file ``team.json`` in a folder, open."""
    return Store.create(folder / "team.json", start(), clock or Clock(), Lenient())


def log_of(store: Store) -> Path:
    """The log beside a store's file."""
    assert isinstance(store.place, Files), "a team in a database has none"
    return store.path.with_name(store.path.name + "-log")


def sealed_of(store: Store) -> Path:
    """The sealed box beside a store's file."""
    assert isinstance(store.place, Files), "a team in a database has none"
    return store.path.with_name(store.path.name + "-sealed")


def check(where: Where) -> Report:
    """Whether a place is whole."""
    return places.at(where).check()


def rebuild(where: Where, now: datetime = NOW) -> Report:
    """Mend a place."""
    return places.at(where).rebuild(now)


def reword(step: int, text: str) -> Callable[[Workshop], Workshop]:
    """A change that gives a step another text."""
    return lambda w: w.put(replace(w.steps.need(step), text=text))


def claim(step: int, member: int) -> Callable[[Workshop], Workshop]:
    """A change by which a member takes a step; the first one wins."""

    def change(w: Workshop) -> Workshop:
        one = w.steps.need(step)
        if one.owner is not None:
            raise RuleError(f"{w.members.need(one.owner).name} has it already.")
        return w.put(replace(one, owner=member))

    return change


def add(text: str) -> Callable[[Workshop], Workshop]:
    """A change that adds a step to the goal."""
    return lambda w: w.put(Step(w.steps.next_id, 1, text))


def contents(workshop: Workshop) -> list[object]:
    """Every record there is, to compare two states."""
    return [record for name in KINDS for record in workshop.table(name).values()]


def texts(store: Store) -> list[str]:
    """The texts of the steps that a test has added."""
    return [step.text for step in store.workshop.steps.values()][2:]


class Program:
    """A second program that works on the file; its job starts with :meth:`go`. See ``tests/store/worker.py``."""

    def __init__(self, path: Path | str, job: str, *given: object) -> None:
        command = [sys.executable, "-m", "tests.store.worker", str(path), job, *map(str, given)]
        self._process = subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def wait_until_ready(self) -> None:
        """Return when it has loaded everything that it needs."""
        assert self._say() == "ready"

    def go(self) -> None:
        """Let it begin."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()

    def _say(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().decode().removesuffix("\n")

    def said(self, number: int) -> list[str]:
        """The next so many things that it says; waits for them."""
        return [self._say() for _ in range(number)]

    def kill(self) -> list[str]:
        """Kill it as hard as the system can, and return what it still had said in whole."""
        self._process.kill()
        return self.finish()

    def finish(self) -> list[str]:
        """Wait for its end, and return the rest of what it said."""
        assert self._process.stdout is not None
        assert self._process.stdin is not None
        rest = self._process.stdout.read().decode().split("\n")[:-1]
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()
        return rest


def together(*programs: Program) -> None:
    """Start the jobs of several programs at the same time."""
    for program in programs:
        program.wait_until_ready()
    for program in programs:
        program.go()
