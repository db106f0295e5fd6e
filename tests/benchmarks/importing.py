"""A sheet of ten thousand key results: ``python -m tests.benchmarks.importing [ROWS]``.

For each kind of file: seconds of work until what it would change is known, a first time and again on a team that
has all of it, and how many times as long as what only reads its cells (the csv module, python-calamine).
"""

import csv
import io
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial

from python_calamine import CalamineWorkbook

from tests.workshop.importing.books import Table, ods, xlsx
from tests.world import founded
from workshop import importing
from workshop.model import Workshop

TODAY = date(2027, 1, 13)
HEADER = ("Goal", "Key result", "Unit", "Baseline", "Current", "Target", "Quarter")


def sheet(rows: int) -> Table:
    """So many key results of a fifth as many goals."""
    body = (
        (f"Goal {one // 5}", f"Measure {one}", "EUR", one, one + 5.5, one + 90, "Q1 2027") for one in range(rows)
    )
    return [HEADER, *body]


def seconds(work: Callable[[], object]) -> float:
    """The time that this process works on something, the best of three."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def bare_workbook(data: bytes) -> object:
    """The cells of the first sheet."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def planned(data: bytes, w: Workshop) -> Workshop:
    """The team with all of the sheet."""
    return importing.plan(w, data, today=TODAY).after


def main(rows: int) -> None:
    """Measure, and print a line for each kind of file."""
    table, w = sheet(rows), founded()
    text = "\n".join(",".join(map(str, row)) for row in table)
    kinds: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
        "CSV": (text.encode(), lambda data: list(csv.reader(io.StringIO(data.decode())))),
        ".xlsx": (xlsx({"G": table}), bare_workbook),
        ".ods": (ods({"G": table}), bare_workbook),
    }
    print(f"| {rows:,} rows | first, s | again, s | bare reading, s | first × bare |\n|---|---|---|---|---|")
    for name, (data, bare) in kinds.items():
        after = planned(data, w).settled()
        first, again, least = (
            seconds(work)
            for work in (partial(planned, data, w), partial(planned, data, after), partial(bare, data))
        )
        print(f"| {name} | {first:.2f} | {again:.2f} | {least:.3f} | {first / least:.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
