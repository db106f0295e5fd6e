"""How the store does with several programs: how soon a change is seen, and how much eight writers get done."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from store import Store
from tests.benchmarks.store_engines import OurStore, Raw, Sqlite, workshop

TOP = Path(__file__).parents[2]
LOOK_EVERY = 0.02


def program(job: str, path: Path, *given: object) -> "subprocess.Popen[str]":
    """This module as a program of its own, once it is ready."""
    command = [sys.executable, "-m", "tests.benchmarks.store_together", job, str(path), *map(str, given)]
    started = subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def watch(path: Path, number: int) -> None:
    """Look every 20 ms, as the screens do, and say how long after its making each change was seen."""
    store = Store.open(path)
    print("ready", flush=True)
    sys.stdin.readline()
    seen, busy, began = 0, time.process_time(), time.monotonic()
    while seen < number:
        time.sleep(LOOK_EVERY)
        if store.follow():
            now = time.time()
            made = float(store.workshop.teams[1].name)
            print(now - made, flush=True)
            seen += 1
    print((time.process_time() - busy) / (time.monotonic() - began), flush=True)


def seen_section(sizes: tuple[int, ...], number: int) -> str:
    """The table on how soon another program sees a change."""
    rows = []
    for size in sizes:
        with TemporaryDirectory(dir=TOP) as name:
            store = Store.create(Path(name) / "team.json", workshop(size))
            watcher = program("watch", store.path, number)
            assert watcher.stdin is not None
            assert watcher.stdout is not None
            watcher.stdin.write("\n")
            watcher.stdin.flush()
            times = []
            for turn in range(number):
                time.sleep(0.011 + turn % 17 / 1000)
                text = f"{time.time():.6f}"
                store.apply(lambda w, text=text: w.put(replace(w.team, name=text)), None, "change")  # type: ignore[misc]
                times.append(float(watcher.stdout.readline()) * 1000)
            busy = float(watcher.stdout.readline())
            watcher.communicate()
            store.close()
        times.sort()
        p99 = times[int(len(times) * 0.99)]
        row = [f"{size:,}", *(f"{one:.1f}" for one in (statistics.median(times), p99, times[-1])), f"{busy:.1%}"]
        rows.append(f"| {' | '.join(row)} |")
    head = "| a change seen by another program, ms; documents | median | p99 | worst | of a core |"
    return "\n".join([head, "|---|---|---|---|---|", *rows])


def write(path: Path, kind: str, seconds: float) -> None:
    """Make durable changes one after the other, and say how many, and how long each took."""
    act: Callable[[int], object]
    if kind == OurStore.name:
        store = Store.open(path / "team.json")

        def act(turn: int) -> object:
            return store.apply(
                lambda w: w.put(replace(w.steps.need(1), dots=w.steps.need(1).dots + 1)), None, "count"
            )

    elif kind == Sqlite.name:
        engine = Sqlite.__new__(Sqlite)
        engine.folder, engine.size = path, 1000
        engine.db = engine.connect()
        engine.db.execute("pragma busy_timeout=30000")
        act = engine.change
    else:
        raw = Raw.__new__(Raw)
        raw.fd = os.open(path / "raw", os.O_WRONLY | os.O_APPEND)
        act = raw.change
    print("ready", flush=True)
    sys.stdin.readline()
    end, turn, times = time.monotonic() + seconds, 0, []
    while time.monotonic() < end:
        turn += 1
        began = time.perf_counter()
        act(turn)
        times.append(time.perf_counter() - began)
    times.sort()
    print(len(times), statistics.median(times), times[int(len(times) * 0.99)], times[-1], flush=True)


def writers_section(quick: bool) -> str:
    """The table on eight writers."""
    seconds = 1.0 if quick else 4.0
    rows = []
    for kind in (Raw, OurStore, Sqlite):
        with TemporaryDirectory(dir=TOP) as name:
            folder = Path(name) / "files"
            kind(folder, 1000).close()
            writers = [program("write", folder, kind.name, seconds) for _ in range(8)]
            for one in writers:
                assert one.stdin is not None
                one.stdin.write("\n")
                one.stdin.flush()
            said = [[float(word) for word in one.communicate()[0].split()] for one in writers]
        per_second = sum(one[0] for one in said) / seconds
        median = statistics.median(one[1] for one in said) * 1000
        p99, worst = (max(one[place] for one in said) * 1000 for place in (2, 3))
        rows.append(f"| {kind.name} | {per_second:,.0f} | {median:.2f} | {p99:.1f} | {worst:.0f} |")
    head = "| eight writers at once, 1,000 documents | changes a second | median ms | p99 | worst |"
    return "\n".join([head, "|---|---|---|---|---|", *rows])


def main() -> None:
    """Be one of several programs."""
    job, path, *given = sys.argv[1:]
    if job == "watch":
        watch(Path(path), int(given[0]))
    else:
        write(Path(path), given[0], float(given[1]))


if __name__ == "__main__":
    main()
