"""The page of promises names tests and long runs that are there."""

import re

from tests.benchmarks.long_runs import RUNS
from tests.store.helpers import TOP

PAGE = (TOP / "docs" / "promises.md").read_text(encoding="utf-8")


def test_every_promise_names_tests_that_are_there() -> None:
    rows = [row for row in PAGE.splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 10
    for row in rows:
        named = re.findall(r"`(tests/[\w/.]+|test_\w+|injection)`", row.split("|")[2])
        assert named, row
        for name in named:
            path = TOP / name if "/" in name else TOP / "tests" / "store" / f"{name}.py"
            assert path.is_file(), name


def test_every_long_run_is_named() -> None:
    assert set(RUNS) - {"many"} <= set(re.findall(r"`(\w+)`", PAGE))
