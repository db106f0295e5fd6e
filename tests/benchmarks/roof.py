"""Twelve teams of three thousand steps under one roof: ``python -m tests.benchmarks.roof``."""

import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from msgspec.structs import replace

from store import Store
from store.judging import Lenient
from store.roofs import look, under
from tests.benchmarks.joining import TOP
from workshop.demo import demo
from workshop.model import Step, StepState, Workshop
from workshop.roof.teams import seen

TEAMS, STEPS, ROUNDS = 12, 3000, 7


def team(number: int, now: datetime) -> Workshop:
    """The demo's team with many more steps."""
    w = demo(now.date(), now, Random(number))
    goals, states = list(w.goals), (StepState.PLANNED, StepState.DONE)
    more = (
        Step(one, goals[one % len(goals)], f"Call account {one} about the offer", state=states[one % 2])
        for one in range(w.steps.next_id, STEPS + 1)
    )
    return w.put(replace(w.team, name=f"Team {number}"), *more)


def main() -> None:
    """Print the best of some rounds: opening and looking in this process, and the whole command."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(TEAMS):
            Store.create(Path(folder) / f"team-{number}.json", team(number, now), judge=Lenient()).close()
        within, whole = [], []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            for name, w in look(under([folder]), lambda: now):
                assert not isinstance(w, str)
                seen(w, name, now.date())
            within.append(time.perf_counter() - began)
            began = time.perf_counter()
            command = [sys.executable, "-m", "workshop", "roof", folder]
            subprocess.run(command, cwd=TOP, check=True, stdout=subprocess.DEVNULL)
            whole.append(time.perf_counter() - began)
    inside, outside = min(within) * 1000, min(whole) * 1000
    print(f"{TEAMS} teams of {STEPS:,} steps: looked over in {inside:.0f} ms, as a command {outside:.0f} ms")


if __name__ == "__main__":
    main()
