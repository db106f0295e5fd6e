"""Files that nobody meant to write."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.workshop.importing.helpers import planned
from workshop.errors import RuleError
from workshop.importing.vocabulary import HEADERS
from workshop.words.text import clean, clean_lines

HOSTILE = [
    "[/]",
    "[@click=app.quit]x[/]",
    "=cmd|' /C calc'!A0",
    "\x1b[31mred\x1b[0m",
    "\u202eright to left",
    "東京の新しい顧客",
    "👩‍👩‍👧 family",
    '"quoted", and; more|still\there',
]
NAMES = list(HEADERS)
CELLS = st.one_of(
    st.sampled_from([*HOSTILE, "", "1,200", "1.200", "21,5 %", "yes", "other", "x" * 10_000]), st.text()
)


def written(rows: list[list[str]], separator: str = ",") -> bytes:
    """The rows as a spreadsheet writes them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


@given(st.binary(max_size=2000))
@example(b"\xff\xfe\xff")
@example(b"goal\n" + bytes(range(1, 256)))
def test_any_bytes_give_a_plan_or_a_refusal(data: bytes) -> None:
    with suppress(RuleError):
        planned(data)


@given(
    st.lists(st.sampled_from(NAMES), max_size=6), st.lists(st.lists(CELLS, max_size=7), max_size=6), st.booleans()
)
def test_any_cells_below_any_header_give_a_plan_or_a_refusal(
    header: list[str], rows: list[list[str]], skip: bool
) -> None:
    with suppress(RuleError):
        plan = planned(written([header, *rows]), skip_faulty=skip)
        assert all(fault.line >= 2 and fault.text for fault in plan.faults)
        if not plan.faults:
            again = planned(written([header, *rows]), plan.after.settled())
            assert not again.after.touched


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_literally_once_it_is_clean(text: str) -> None:
    header = ["goal", "why", "sponsor", "key result", "unit", "baseline", "target"]
    w = planned(written([header, [text, text, text, text, text[:30], "1", "2"]])).after
    goal, measure = w.goals[1], w.key_results[1]
    assert (goal.title, goal.why, goal.sponsor, measure.name) == (
        clean(text),
        clean_lines(text),
        clean(text),
        clean(text),
    )
    assert measure.unit == clean(text[:30])


@pytest.mark.parametrize("field", ["goal", "why", "sponsor", "strategy", "key result", "unit"])
def test_ten_thousand_characters_are_refused_with_a_sentence(field: str) -> None:
    cells = {"goal": "Open the South", "key result": "Accounts", "target": "2"} | {field: "x" * 10_000}
    plan = planned(written([list(cells), list(cells.values())]))
    assert any("at most" in fault.text for fault in plan.faults)
