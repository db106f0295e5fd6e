"""Fifty people joined by their browsers: ``python -m tests.benchmarks.joining [PEOPLE [ACTS]]``.

A shared screen on a terminal serves the pages; a second process holds the streams and acts. Reported are the
memory that each person takes, how long joining takes, an act until the own page and the others' pages show it,
what it costs when nothing happens, and how long a letter on the shared screen takes to show, before anybody joins
and while all act, each beside the bar that it is held to.
"""

import asyncio
import json
import multiprocessing
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import median, quantiles

import aiohttp

from store import Store
from tests.benchmarks.terminal import Terminal
from tests.world import Clock, in_session
from workshop.model import Workshop
from workshop.team import team

TOP = Path(__file__).parents[2]
#: Keys that are pressed before anybody joins.
KEYS = 50
#: Seconds for which nothing happens, and between two of the acts that are measured: three in a second.
IDLE, BETWEEN = 5.0, 1 / 3


def crowd(people: int) -> Workshop:
    """A session in the draft stage, with so many people in the team."""
    w = in_session("draft", 1)
    for number in range(len(w.members), people):
        w = team.add_member(w, f"Person {number:03}")
    return w.settled()


def kilobytes(process: int) -> int:
    """The memory that a process holds."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


def seconds_of_work(process: int) -> float:
    """The time that a process has worked."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Person:
    """Somebody who has joined and follows the room."""

    def __init__(self, url: str, name: str) -> None:
        self.name = name
        self._url = url
        self._session = aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"Origin": url, "Sec-Fetch-Site": "same-origin"}
        )
        self.seen: dict[str, float] = {}

    async def join(self, code: str) -> float:
        """Join; how long that took, in milliseconds."""
        begun = time.perf_counter()
        async with self._session.post(f"{self._url}/join", data={"name": self.name, "code": code}) as answer:
            assert answer.status == 200, await answer.text()
        return (time.perf_counter() - begun) * 1000

    async def follow(self) -> None:
        """Note when each page with another number of writers came."""
        async with self._session.get(f"{self._url}/live", params={"at": "/"}) as stream:
            async for line in stream.content:
                if line.startswith(b"data: "):
                    self.seen.setdefault(
                        json.loads(line[6:])["body"].partition(" of ")[0][-3:], time.perf_counter()
                    )

    async def act(self, text: str) -> None:
        """Seal a draft."""
        headers = {"X-Page": "1"}
        async with self._session.post(
            f"{self._url}/do/draft", data={"goal": "1", "text": text}, headers=headers
        ) as answer:
            assert answer.status == 200, await answer.text()

    async def leave(self) -> None:
        """Close everything."""
        await self._session.close()


def told(name: str, values: list[float], part: int = 99, most: float = 0.0) -> None:
    """Median and a part of a hundred, in milliseconds; ``most`` is how long that may take."""
    last = quantiles(values, n=100)[part - 1]
    held(name, f"median {median(values):7.1f} ms   p{part} {last:7.1f} ms", last, most)


def held(name: str, words: str, value: float, most: float) -> None:
    """A line with its bar."""
    bar = f"   at most {most:g}: {'holds' if value <= most else 'DOES NOT HOLD'}" if most else ""
    print(f"{name:<34} {words}{bar}")


async def measure(server: int, url: str, code: str, people: list[str], acts: int, acting: Event) -> None:
    """Let these people join and act."""
    before = kilobytes(server)
    everybody = [Person(url, name) for name in people]
    told("join", [await person.join(code) for person in everybody], 50, 50)
    streams = [asyncio.create_task(person.follow()) for person in everybody]
    await asyncio.sleep(2)
    each = (kilobytes(server) - before) / len(everybody)
    held("memory for each", f"{each:7.1f} kB", each, 100)
    work, begun = seconds_of_work(server), time.perf_counter()
    await asyncio.sleep(IDLE)
    idle = (seconds_of_work(server) - work) / (time.perf_counter() - begun) * 100
    held("idle", f"{idle:7.1f} % of a core", idle, 3)
    acting.set()
    own: list[float] = []
    others: list[float] = []
    work = seconds_of_work(server)
    for number in range(1, acts + 1):
        person = everybody[number % len(everybody)]
        for one in everybody:
            one.seen.clear()
        begun = time.perf_counter()
        await person.act(f"Call the accounts of list {number}")
        own.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(BETWEEN)
        others += [(min(one.seen.values()) - begun) * 1000 for one in everybody if one.seen and one is not person]
    print(f"{'work for each act':<34} {(seconds_of_work(server) - work) / acts * 1000:7.1f} ms of a core")
    told("own act until the own page", own, 95, 100)
    told("own act until the others' pages", others, 99, 150)
    for stream in streams:
        stream.cancel()
    for person in everybody:
        await person.leave()


def room_keys(room: Terminal, going: Callable[[int], bool]) -> list[float]:
    """Type on the shared screen, a letter every fifth of a second; how long each took to show, in milliseconds."""
    taken: list[float] = []
    while going(len(taken)):
        while room.read(0):
            pass
        begun = room.send(b"ab"[len(taken) % 2 :][:1])
        taken.append((room.next_frame() - begun) * 1000)
        pause = time.perf_counter() + 0.2
        while (left := pause - time.perf_counter()) > 0:
            room.read(left)
    return taken


def visit(server: int, url: str, code: str, people: list[str], acts: int, acting: Event) -> None:
    """What the second process does; ``acting`` is set once it acts."""
    asyncio.run(measure(server, url, code, people, acts, acting))


def meet(room: Terminal, url: str, code: str, people: list[str], acts: int) -> None:
    """Measure the pages, and the facilitator's keys before and meanwhile."""
    alone = room_keys(room, lambda done: done < KEYS)
    told("the facilitator's key, alone", alone, 99)
    spawn = multiprocessing.get_context("spawn")
    acting = spawn.Event()
    visitors = spawn.Process(target=visit, args=(room.process.pid, url, code, people, acts, acting))
    visitors.start()
    while visitors.is_alive() and not acting.is_set():
        room.read(0.1)
    meanwhile = room_keys(room, lambda done: visitors.is_alive())
    visitors.join()
    told("the same while all act", meanwhile, 99)
    times = median(meanwhile) / median(alone)
    held("times as long", f"median {times:7.2f}", times, 1.3)


def main() -> None:
    """Serve, measure, stop."""
    people, acts = (int(one) for one in (*sys.argv[1:3], *("50", "30")[len(sys.argv[1:3]) :]))
    with tempfile.TemporaryDirectory() as folder:
        w = crowd(people)
        Store.create(Path(folder) / "team.json", w, clock=Clock()).close()
        arguments = [sys.executable, "-m", "workshop", "serve", f"{folder}/team.json"]
        homes = dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"), folder)
        room = Terminal(arguments, TOP, {**os.environ, **homes, "TERM": "xterm-256color"}, 100, 30)
        try:
            room.wait_for("with your name and the code")
            room.settle()
            shown = room.text()
            code = "".join(re.findall(r"([0-9A-Z]{4}) ([0-9A-Z]{4})\b", shown)[0])
            room.send(b"\x1b")
            room.wait_for("DRAFT")
            room.settle()
            names = [member.name for member in w.members.values()][:people]
            meet(room, re.findall(r"http://[\d.:]+", shown)[0], code, names, acts)
        finally:
            room.close()


if __name__ == "__main__":
    main()
