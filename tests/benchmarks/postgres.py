"""A team in PostgreSQL beside the same team in files, and long runs: ``python -m tests.benchmarks.postgres``.

``--kills N`` kills so many writers with ``kill -9``; ``--servers N`` stops the server itself as often, as if the
power had gone. Afterwards every acknowledged change has to be there, once, in order.
"""

import argparse
import statistics
import tempfile
import threading
import time
from itertools import count
from pathlib import Path

from store import Store
from store.errors import Unreachable
from tests.postgres import Server
from tests.store.helpers import Clock, Program, add, start, texts

CHANGES, SEEN = 300, 100


def changes(store: Store) -> float:
    """The median milliseconds of one durable change."""
    took = []
    for number in range(CHANGES):
        began = time.perf_counter()
        store.apply(add(f"step {number}"), None, "add")
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def seen(store: Store, other: Store) -> tuple[float, float]:
    """Milliseconds until another store has a change, looking every millisecond: median and 99th of a hundred."""
    took = []
    for number in range(SEEN):
        store.apply(add(f"seen {number}"), None, "add")
        began = time.perf_counter()
        while other.seq < store.seq:
            other.follow()
            time.sleep(0.001)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took), sorted(took)[-2]


def opened(where: str) -> float:
    """The milliseconds to open a team with its kept copy."""
    began = time.perf_counter()
    Store.open(where).close()
    return (time.perf_counter() - began) * 1000


def compare(server: Server, folder: Path) -> None:
    """Print the table."""
    rows = []
    for name, where in (("file", str(folder / "team.json")), ("PostgreSQL", server.team())):
        with Store.create(where, start(), Clock()) as store, Store.open(where) as other:
            one, (middle, late) = changes(store), seen(store, other)
        rows.append((name, one, middle, late, opened(where)))
    print(f"{'':12}{'one change':>12}{'seen':>8}{'p99':>8}{'open':>8}   ms")
    for name, *values in rows:
        print(f"{name:12}{values[0]:12.2f}{values[1]:8.1f}{values[2]:8.1f}{values[3]:8.1f}")
    print(f"one change on PostgreSQL: {rows[1][1] / rows[0][1]:.1f} x the file's")


def kill_writers(server: Server, kills: int) -> None:
    """Kill writers until so many are dead, three at a time; fails where an acknowledged change is not there."""
    where = server.team()
    Store.create(where, start(), Clock()).close()
    said: list[str] = []
    for round_ in range(0, kills, 3):
        programs = [Program(where, "writes", f"{name}{round_}", round_) for name in "abc"]
        for program in programs:
            program.wait_until_ready()
            program.go()
        said += [text for program in programs for text in program.said(3)]
        said += [text for program in programs for text in program.kill()]
    with Store.open(where) as store:
        there = texts(store)
        assert set(said) - {""} <= set(there), "an acknowledged change is lost"
        assert len(there) == len(set(there)), "a change is there twice"
        assert store.place.check().whole
    print(f"{kills} writers killed: {len(said)} acknowledged changes, all there, once")


def kill_servers(server: Server, kills: int) -> None:
    """Stop the server in the middle of changes, while three threads write.

    Fails where an acknowledged change is not there, once and in order, or one is there that was said not to be.
    """
    where = server.team()
    Store.create(where, start(), Clock()).close()
    acknowledged: list[list[str]] = [[], [], []]
    unsure: list[list[str]] = [[], [], []]
    ended = threading.Event()

    def write(number: int) -> None:
        with Store.open(where) as store:
            for one in count():
                if ended.is_set():
                    return
                text = f"{number} {one}"
                try:
                    store.apply(add(text), None, "add")
                    acknowledged[number].append(text)
                except Unreachable as error:
                    if "whether it was" in str(error):
                        unsure[number].append(text)
                    time.sleep(0.02)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(kills):
        before = sum(map(len, acknowledged))
        while sum(map(len, acknowledged)) < before + 30:
            time.sleep(0.005)
        server.stop()
        server.start()
    ended.set()
    for thread in threads:
        thread.join()
    with Store.open(where) as store:
        there = texts(store)
        assert store.place.check().whole
    assert len(there) == len(set(there)), "a change is there twice"
    for number in range(3):
        mine = [text for text in there if text.startswith(f"{number} ")]
        said = set(acknowledged[number])
        assert [text for text in mine if text in said] == acknowledged[number], "an acknowledged change is lost"
        assert set(mine) - said <= set(unsure[number]), "a change is there that was said not to be"
    kept = len(there) - sum(map(len, acknowledged))
    print(
        f"{kills} times the server was stopped at once: {sum(map(len, acknowledged))} acknowledged changes, "
        f"all there, once, in order; of {sum(map(len, unsure))} of which nobody could tell, {kept} are there",
        flush=True,
    )


def main() -> None:
    """Do what was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--servers", type=int, default=0)
    asked = parser.parse_args()
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as folder:
            compare(server, Path(folder))
        if asked.kills:
            kill_writers(server, asked.kills)
        if asked.servers:
            kill_servers(server, asked.servers)
    finally:
        server.close()


if __name__ == "__main__":
    main()
