"""A hundred teams of ten people, joined by their browsers: ``python -m tests.benchmarks.many_teams [TEAMS]``.

Once in files and once in PostgreSQL, one after the other in the same run. Several processes serve the teams;
another one holds all streams and acts: in every team eight people, one after the other, seal a draft. Meanwhile
changes are made to one team through a store, looked for by another one, and the team is opened, as
``tests.benchmarks.postgres`` does it without the crowd.
"""

import asyncio
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from store import Store
from tests.benchmarks.joining import TOP, Person, crowd, told
from tests.benchmarks.postgres import changes, opened, seen
from tests.postgres import Server
from tests.world import Clock

#: People and writers of a team, processes that serve, and seconds between two acts of a team.
PEOPLE, WRITERS, PROCESSES, BETWEEN = 10, 8, 8, 5.0


def serve(places: list[str]) -> None:
    """Serve these teams until the input ends; says an address and a code for each."""
    from datetime import UTC

    from screens.joining.house import House
    from screens.joining.serving import Serving
    from store import places as named

    with ExitStack() as things:
        for place in places:
            house = House(named.at(place), Clock(), UTC, Serving())
            house.start()
            things.callback(house.stop)
            print(json.dumps({"url": house.url.rstrip("/"), "code": house.code}), flush=True)
        sys.stdin.read()


async def act(people: list[Person], own: list[float], others: list[float]) -> None:
    """One after the other, some of a team write; the others look at it."""
    await asyncio.sleep(random.random() * BETWEEN)
    for writer in people[:WRITERS]:
        for one in people:
            one.seen.clear()
        begun = time.perf_counter()
        await writer.act(f"Call the accounts of {writer.name}")
        own.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(BETWEEN * (0.5 + random.random()))
        others += [(min(one.seen.values()) - begun) * 1000 for one in people if one.seen and one is not writer]


async def crowded(served: list[dict[str, str]], names: list[str], place: str) -> None:
    """Let everybody join and act, and a store meanwhile."""
    teams = [[Person(one["url"], name) for name in names] for one in served]
    joined = []
    for one, team in zip(served, teams, strict=True):
        joined += [await person.join(one["code"]) for person in team]
    told("join", joined)
    streams = [asyncio.create_task(person.follow()) for team in teams for person in team]
    await asyncio.sleep(3)
    own: list[float] = []
    others: list[float] = []
    acting = asyncio.gather(*(act(team, own, others) for team in teams))
    await asyncio.sleep(BETWEEN)
    change, (middle, late) = await asyncio.to_thread(through_stores, place)
    await acting
    told("own act until the own page", own)
    told("own act until the others' pages", others)
    print(f"{len(streams)} connected, {len(own)} acts, seen {len(others)} times on others' pages")
    print(f"one change {change:.2f} ms; seen elsewhere {middle:.1f} ms, p99 {late:.1f} ms")
    print(f"open {opened(place):.1f} ms")
    for stream in streams:
        stream.cancel()
    for person in (person for team in teams for person in team):
        await person.leave()


def through_stores(place: str) -> tuple[float, tuple[float, float]]:
    """One durable change, and how long until another store has one, while all others are busy."""
    with Store.open(place) as store, Store.open(place) as other:
        return changes(store), seen(store, other)


def run(name: str, places: list[str]) -> None:
    """Make the teams, serve them, and measure."""
    print(f"\n{name}: {len(places)} teams", flush=True)
    w = crowd(PEOPLE)
    for place in places:
        Store.create(place, w, Clock()).close()
    with ExitStack() as things:
        processes = []
        for number in range(PROCESSES):
            command = [sys.executable, "-m", "tests.benchmarks.many_teams", "serve", *places[number::PROCESSES]]
            process = subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            things.callback(process.kill)
            processes.append(process)
        served = [
            one for process, some in zip(processes, _shares(places), strict=True) for one in _said(process, some)
        ]
        asyncio.run(crowded(served, [one.name for one in w.members.values()], places[0]))


def _shares(places: list[str]) -> Iterator[int]:
    return (len(places[number::PROCESSES]) for number in range(PROCESSES))


def _said(process: "subprocess.Popen[str]", some: int) -> list[dict[str, str]]:
    assert process.stdout is not None
    return [json.loads(process.stdout.readline()) for _ in range(some)]


def main() -> None:
    """Do what was asked."""
    if sys.argv[1:2] == ["serve"]:
        serve(sys.argv[2:])
        return
    teams = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder:
        run("files", [str(Path(folder) / f"team-{number}.json") for number in range(teams)])
    server = Server(connections=3 * teams + 50)
    try:
        run("PostgreSQL", [server.team() for _ in range(teams)])
    finally:
        server.close()


if __name__ == "__main__":
    main()
