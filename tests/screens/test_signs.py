"""Every sign stands in one table, has one meaning there, and takes one cell."""

import ast
from collections.abc import Iterator
from pathlib import Path

from screens.text import width_of
from screens.words import outcome_mark, state_mark
from workshop.model import Outcome, StepState
from workshop.track.status import Status
from workshop.words.signs import SIGNS

ROOT = Path(__file__).parents[2]
#: What reads other people's sheets and lists knows their signs.
READERS = ("workshop/importing/", "workshop/words/text.py", "workshop/words/signs.py")


def written() -> Iterator[tuple[str, str]]:
    """Every text that the program writes, with its file: no docstrings."""
    for path in (*ROOT.glob("workshop/**/*.py"), *ROOT.glob("screens/**/*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(READERS):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            said = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
            for one in ast.walk(tree):
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in said:
                    yield name, one.value


def test_no_sign_has_two_meanings_and_none_is_written_but_in_the_table() -> None:
    assert len(set(SIGNS)) == len(SIGNS)
    assert all(width_of(sign) == 1 for sign in SIGNS)
    assert [(name, text) for name, text in written() if set(text) & set(SIGNS)] == []


def test_states_statuses_and_outcomes_take_their_signs_from_the_table() -> None:
    for every in ([state_mark(one)[0] for one in StepState], [one.sign for one in Status]):
        assert len(set(every)) == len(every)
        assert set(every) <= set(SIGNS)
    assert {outcome_mark(outcome)[0][0] for outcome in (None, *Outcome)} <= set(SIGNS)
