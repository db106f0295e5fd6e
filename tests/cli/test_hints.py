"""Every hint that the program can print names a command; run as printed, it works or says the next thing."""

import ast
import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store import Store
from tests.cli.conftest import Shell
from tests.world import NOW, Clock, planned
from workshop.learn.wins import add_win
from workshop.meet.sessions import close_planning
from workshop.model import Workshop
from workshop.plan.claiming import claim
from workshop.track import doing, signals

SOURCES = Path(__file__).parents[2] / "workshop"
_QUOTED = re.compile(r"'(workshop [a-z]+[^'\n]*)'")
#: What stands for something that the person knows.
_MEANT = {
    "NAME": "ana",
    "FILE": "plan.json",
    "GOAL": "share",
    "KEY-RESULT": "Share",
    "TEXT": "a line",
    "DAY": "fri",
}
#: What is put in for the parts of a sentence that are worked out.
_WORKED_OUT = {
    "late.label": "Q1 2027",
    "context.typed(path)": "plan.json",
    "context.typed(place.path)": "plan.json",
}


def sentences(tree: ast.AST) -> Iterator[str]:
    """The texts of a module, with something in the place of what is worked out."""
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value)
                if isinstance(part, ast.Constant)
                else _WORKED_OUT.get(ast.unparse(part.value), "1")  # type: ignore[attr-defined]
                for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            yield " ".join(node.value.split())


def hints() -> list[str]:
    """Every command that some sentence of the program names, each once."""
    found = {
        hint.split(" | ")[0]
        for path in sorted(SOURCES.rglob("*.py"))
        for text in sentences(ast.parse(path.read_text("utf-8")))
        for hint in _QUOTED.findall(text)
    }
    return sorted(found)


@pytest.fixture
def ana(shell: Shell, clock: Clock) -> Shell:
    """A shell of Ana's in a plan with fifteen steps of hers, three signals and a win."""
    w = close_planning(planned(), 1, clock().date(), clock(), None)
    w = _filled(w)
    Store.create("plan.json", w.settled(), clock).close()
    shell("me", "ana", "-f", "plan.json")
    return shell


def _filled(w: Workshop) -> Workshop:
    for number in range(4, 16):
        w = doing.add_step(w, 1, f"Call account {number}", now=NOW, due=date(2027, 2, 1))
    for step in tuple(w.steps):
        w = claim(w, step, 1, NOW)
    for text in ("Rival left", "Freight went up", "Oslo asks"):
        w = signals.signal(w, 1, text, now=NOW)
    return add_win(w, 1, "The fair brought three accounts")


def test_the_hints_are_found() -> None:
    assert len(hints()) > 15


@pytest.mark.parametrize("hint", hints())
def test_a_hint_run_as_printed_works_or_says_the_next_thing(ana: Shell, hint: str) -> None:
    words = [_MEANT.get(word, word) for word in shlex.split(hint)][1:]
    if words[0] == "new":
        words[1] = "another.json"
    answer = ana(*words, *(["--within", "400"] if words == ["due"] else []))
    says = answer.out + answer.err
    assert says, hint
    assert answer.status in (0, 1) or _QUOTED.search(says) or "need a terminal" in says, (hint, answer)
    assert "Traceback" not in says
    assert "No such option" not in says, (hint, answer)
    assert "No such command" not in says, (hint, answer)
