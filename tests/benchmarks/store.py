"""How fast the store is, against what else there is: ``python -m tests.benchmarks.store [--quick] [--write]``.

Everything in one table is measured in the same run, round robin, so that a busy machine slows all of them alike.
``--write`` puts the tables into ``docs/store-benchmarks.md``.
"""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import store_engines, store_together
from tests.benchmarks.pages import TOP, measure, ms, ratio, table
from tests.benchmarks.store_engines import Engine, OurStore

SIZES = (1_000, 10_000, 100_000)
CHANGES, TURN = 1000, 10


@dataclass(frozen=True, slots=True)
class Times:
    """What was measured, in seconds."""

    values: list[float]

    @property
    def median(self) -> float:
        """The one in the middle."""
        return statistics.median(self.values)

    @property
    def p99(self) -> float:
        """What one in a hundred passes."""
        return sorted(self.values)[int(len(self.values) * 0.99)]


def measured(act: Callable[[], object]) -> float:
    """How long something takes, in seconds."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def durable_changes(size: int, seconds: float) -> dict[str, Times]:
    """One durable change of one document in every engine: first those that append, then those that rewrite."""
    with TemporaryDirectory(dir=TOP) as name:
        engines = [kind(Path(name) / str(number), size) for number, kind in enumerate(store_engines.WRITING)]
        times = {engine.name: Times([]) for engine in engines}
        rewriting = [engine for engine in engines if isinstance(engine, store_engines.PlainTinyDB)]
        for group in ([engine for engine in engines if engine not in rewriting], rewriting):
            in_turns(group, times, seconds)
        for engine in engines:
            engine.close()
    return times


def in_turns(engines: Sequence[Engine], times: dict[str, Times], seconds: float) -> None:
    """Let the engines make ten changes each in turn, in another order each time, for so many seconds at most."""
    rng = random.Random(1)
    for turn in range(1, CHANGES, TURN):
        for engine in rng.sample(engines, len(engines)):
            values = times[engine.name].values
            for number in range(turn, turn + TURN):
                if sum(values) < seconds:
                    values.append(measured(partial(engine.change, number)))


def openings(size: int, times: int) -> dict[str, Times]:
    """Opening until everything can be asked for, in every engine."""
    found: dict[str, Times] = {}
    with TemporaryDirectory(dir=TOP) as name:
        for number, kind in enumerate(store_engines.OPENING):
            engine: Engine = kind(Path(name) / str(number), size)
            engine.close()
            found[engine.name] = Times([measured(engine.reopen) for _ in range(times)])
    return found


def changes_section(sizes: tuple[int, ...], seconds: float) -> str:
    """The table on durable changes."""
    by_size = {size: durable_changes(size, seconds) for size in sizes}
    rows = []
    for name in by_size[sizes[0]]:
        row = [name]
        for here in by_size.values():
            times, raw = here[name], here["raw append + fsync"].median
            row += [ms(times.median), ms(times.p99), ratio(times.median, raw)]
        rows.append(row)
    title = ["one durable change, ms"]
    for size in sizes:
        title += [f"{size:,}: median", "p99", "× raw"]
    return table(title, rows)


def openings_section(sizes: tuple[int, ...], times: int) -> str:
    """The table on opening."""
    by_size = {size: openings(size, times) for size in sizes}
    ours = OurStore.name
    rows = []
    for name in by_size[sizes[0]]:
        medians = [(here[name].median, here[ours].median) for here in by_size.values()]
        rows.append([name, *(f"{ms(median)} ({ratio(median, to)})" for median, to in medians)])
    return table(["opening, ms (× the store)", *(f"{size:,} documents" for size in sizes)], rows)


def report(quick: bool) -> str:
    """All tables."""
    sizes = SIZES[:2] if quick else SIZES
    seconds = 1.0 if quick else 6.0
    parts = [
        changes_section(sizes, seconds),
        openings_section(sizes, 3 if quick else 7),
        store_together.seen_section(sizes, 40 if quick else 150),
        store_together.writers_section(quick),
    ]
    return "\n\n".join(parts)


if __name__ == "__main__":
    measure(report, "store-benchmarks.md")
