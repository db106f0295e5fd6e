"""What takes too long for the suite: ``python -m tests.benchmarks.long_runs [WHICH …] [--count N]``.

* ``kills``: 1,000 programs that write are killed, three at a time; every acknowledged change must be there.
* ``cuts``: a log and a copy are cut at every length.
* ``flips``: a bit is flipped at every byte of a log and of a copy.
* ``many``: eight programs count, insert and claim, again and again.
* ``errors``: every call to the system that a doing of the store makes fails, with every error.
* ``mutants``: 5,000 files with something wrong at random are opened, checked and mended.
* ``terminals``: plannings and retrospectives with five members' programs, of which 100 are killed, and a search
  through every byte that is left.
* ``hands``: the room and four members hit keys at random at eight stages; 1,000 of their programs are killed.
* ``commands``: 1,000 commands of the command line are killed at any moment; what they said they did is there.

Without a word, all of them; ``--count`` is how many of each (kills, rounds, files) instead. Ends with status 1 at
the first thing that does not hold.
"""

import argparse
import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Store
from tests.benchmarks.killing import commands, hands
from tests.joining.five import meetings
from tests.store import faults, injection, mutants
from tests.store.helpers import Program, add, check, contents, create, together

ROUNDS = 17


def say(text: str) -> None:
    """Say how far it is."""
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def kills(count: int) -> None:
    """Kill three writers at once, again and again, and look for what they were told is safe."""
    rng = random.Random(1)
    killed = acknowledged = 0
    while killed < count:
        with TemporaryDirectory() as name:
            acknowledged += _kills_of_one_file(Path(name), rng)
        killed += ROUNDS * 3
        say(f"{killed:,} killed, {acknowledged:,} acknowledged changes all there, once, in order")


def _kills_of_one_file(folder: Path, rng: random.Random) -> int:
    """So many rounds on one file; how many changes were acknowledged."""
    with create(folder) as store:
        path = store.path
    all_said: dict[str, list[str]] = {}
    for round_ in range(ROUNDS):
        writers = {f"{one}{round_}": Program(path, "writes", f"{one}{round_}", rng.random()) for one in "abc"}
        together(*writers.values())
        said = {one: program.said(rng.randrange(1, 150)) for one, program in writers.items()}
        for one, program in writers.items():
            all_said[one] = said[one] + program.kill()
        if round_ % 5 == 4:
            path.unlink()
        with Store.open(path) as store:
            assert (store.notices, store.writable) == ([], True), store.notices
            texts = [step.text for step in store.workshop.steps.values()]
    assert len(texts) == len(set(texts))
    for one, said_by_it in all_said.items():
        there = [text for text in texts if text.startswith(f"{one} ")]
        assert there[: len(said_by_it)] == said_by_it, one
        assert len(there) <= len(said_by_it) + 1, one
    with Store.open(path) as store:
        *_, (_, replayed) = store.replay()
        assert contents(replayed) == contents(store.workshop)
    assert check(path).whole, check(path).findings
    return sum(map(len, all_said.values()))


def cuts(_: int) -> None:
    """Cut at every length."""
    files = faults.Files()
    faults.cut_log(files, range(len(files.log) + 1))
    faults.cut_copy(files, range(len(files.copy)))
    say(f"cut at every one of {len(files.log) + len(files.copy):,} lengths: never a wrong state")


def flips(_: int) -> None:
    """Flip a bit at every byte."""
    files = faults.Files()
    faults.flip_log(files, 1)
    faults.flip_copy(files, 1)
    say(f"a bit flipped at every one of {len(files.log) + len(files.copy):,} bytes: never a wrong state")


def many(count: int) -> None:
    """Eight programs at once, so many times."""
    for _ in range(count):
        with TemporaryDirectory() as name:
            with create(Path(name)) as store:
                for number in range(98):
                    store.apply(add(f"contested {number}"), None, "add")
            counting = [Program(store.path, "increments", 200) for _ in range(3)]
            inserting = [Program(store.path, "inserts", one, 200) for one in "abc"]
            claiming = [Program(store.path, "claims", member) for member in (1, 2)]
            together(*counting, *inserting, *claiming)
            counted = sum(len(one.finish()) for one in counting)
            inserted = Counter(text for one in inserting for text in one.finish())
            claimed = [set(one.finish()) for one in claiming]
            with Store.open(store.path) as again:
                steps = again.workshop.steps
                assert steps[1].dots == counted == 600
                assert Counter(step.text for step in steps.values() if step.text[1] == " ") == inserted
                for member, got in enumerate(claimed, 1):
                    assert got == {str(step.id) for step in steps.values() if step.owner == member}
            assert check(store.path).whole
    say("eight programs, 600 counts, 600 inserts and 100 contested claims, each time: none lost, none double")


def errors(_: int) -> None:
    """Every error of the system at every call of every doing."""
    tried = injection.run() + injection.run_on_files()
    say(f"{tried:,} failing calls of the system: each ended done, or in a sentence with nothing done")


def mutate(count: int) -> None:
    """Mutants of log, copy and box."""
    for seed in range(-(-count // 500)):
        usable = mutants.run(500, seed)
        say(f"{(seed + 1) * 500:,} mutants, {usable} of the last 500 usable as they were: never a wrong state")


def terminals(count: int) -> None:
    """Kill members' programs in the middle of meetings, and look for words that should be gone."""
    killed = meeting = 0
    while killed < count:
        meeting += 1
        with TemporaryDirectory() as name:
            killed += asyncio.run(meetings(Path(name), meeting))
        say(f"{meeting * 2} meetings, {killed:,} programs killed: no sealed or half-typed word is left")


#: What there is, and how many of it where nobody says.
RUNS: dict[str, tuple[Callable[[int], None], int]] = {
    "kills": (kills, 1000),
    "cuts": (cuts, 1),
    "flips": (flips, 1),
    "many": (many, 10),
    "errors": (errors, 1),
    "mutants": (mutate, 5000),
    "terminals": (terminals, 100),
    "hands": (lambda count: hands(count, say), 1000),
    "commands": (lambda count: commands(count, say), 1000),
}


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="*", choices=[*RUNS, []], default=[])
    parser.add_argument("--count", type=int, default=0)
    given = parser.parse_args()
    for name in given.runs or RUNS:
        say(name)
        run, count = RUNS[name]
        run(given.count or count)


if __name__ == "__main__":
    main()
