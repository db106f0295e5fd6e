"""A program of its own that works on a team's file: ``python -m tests.store.worker FILE JOB ...``.

It says ``ready``, waits for a line on its input, and then says every change that was acknowledged, one a line.
"""

import random
import sys
from collections.abc import Callable, Iterator
from itertools import count

from msgspec.structs import replace

from store import Store
from store.judging import Lenient
from tests.store.helpers import add, claim
from workshop.errors import RuleError
from workshop.model import Workshop


def increment(w: Workshop) -> Workshop:
    """One dot more on step 1: lost if two programs count from the same number."""
    return w.put(replace(w.steps.need(1), dots=w.steps.need(1).dots + 1))


def increments(store: Store, number: str) -> Iterator[str]:
    """Count up, so many times."""
    for _ in range(int(number)):
        store.apply(increment, None, "count")
        yield "1"


def inserts(store: Store, name: str, number: str) -> Iterator[str]:
    """Add steps with a text of their own, so many times."""
    for one in range(int(number)):
        store.apply(add(f"{name} {one}"), None, "add")
        yield f"{name} {one}"


def claims(store: Store, member: str) -> Iterator[str]:
    """Try to claim every step; says those that it got."""
    for step in store.workshop.steps:
        try:
            store.apply(claim(step, int(member)), int(member), "claim")
        except RuleError:
            continue
        yield str(step)


def writes(store: Store, name: str, seed: str) -> Iterator[str]:
    """Add steps until it is killed, with everything in between that a program may be doing when it dies."""
    rng = random.Random(seed)
    for one in count():
        text = f"{name} {one}"
        store.apply(add(text), None, "add")
        yield text
        if rng.random() < 0.05:
            store.box.seal("ballots:1", rng.randrange(1, 4), {1: one})
        if rng.random() < 0.1:
            store.box.keep(f"draft:{name}", "x" * rng.randrange(500))
        if rng.random() < 0.02:
            store.close()
            store = Store.open(store.place.name, judge=Lenient())


JOBS: dict[str, Callable[..., Iterator[str]]] = {
    "increments": increments,
    "inserts": inserts,
    "claims": claims,
    "writes": writes,
}


def main() -> None:
    """Do a job."""
    path, job, *given = sys.argv[1:]
    print("ready", flush=True)
    sys.stdin.readline()
    with Store.open(path, judge=Lenient()) as store:
        for said in JOBS[job](store, *given):
            print(said, flush=True)


if __name__ == "__main__":
    main()
