"""Every command on every kind of damage: a right answer or a sentence, with the status that is true."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from store import Store
from store.judging import Lenient
from tests.cli.conftest import Shell
from tests.world import NOW, TODAY, Clock
from workshop.cli.program import COMMANDS
from workshop.demo import story
from workshop.model import Workshop

Damage = Callable[[Path, Path], None]

#: A line of each command that looks or changes.
LINES = {
    "status": ["status"],
    "steps": ["steps", "--json"],
    "import": ["import", "people.csv"],
    "add": ["add", "share", "Ring the bell"],
    "claim": ["claim", "3", "--as", "ana"],
    "done": ["done", "3"],
    "checkin": ["checkin", "share", "--confidence", "5"],
    "lessons": ["lessons"],
    "thanks": ["thanks"],
    "report": ["report"],
    "replay": ["replay"],
    "signals": ["signals"],
    "ask": ["ask"],
    "answer": ["answer", "1", "Yes"],
    "celebrations": ["celebrations"],
    "history": ["history"],
    "undo": ["undo"],
    "check": ["check"],
    "me": ["me", "ana"],
    "signal": ["signal", "share", "Rival is cheaper"],
    "week": ["week", "--as", "ana"],
    "waive": ["waive", "Q1 2027", "why"],
    "headline": ["headline", "5"],
    "due": ["due"],
    "split": ["split", "A=1", "B=2"],
    "find": ["find", "reseller"],
    "share": ["share", "lesson", "1"],
    "release": ["release", "3"],
    "move": ["move", "3", "fri"],
    "block": ["block", "3", "unclear"],
    "note": ["note", "3", "rang"],
    "verdict": ["verdict", "3", "worked"],
    "new": ["new", "q.json", "--team", "Again"],
}


def flip(share: float) -> Damage:
    """Another byte at this share of the log."""

    def damage(copy: Path, log: Path) -> None:
        data = bytearray(log.read_bytes())
        data[int(len(data) * share)] ^= 1
        log.write_bytes(data)
        copy.unlink(missing_ok=True)

    return damage


def cut_short(copy: Path, log: Path) -> None:
    """Less of the log than the copy knows."""
    log.write_bytes(b"\n".join(log.read_bytes().split(b"\n")[:20]) + b"\n")


def holding(copy_text: bytes, log_text: bytes | None) -> Damage:
    """Other contents."""

    def damage(copy: Path, log: Path) -> None:
        copy.write_bytes(copy_text)
        log.unlink() if log_text is None else log.write_bytes(log_text)

    return damage


#: What is done to the file.
KINDS: dict[str, Damage] = {
    "flip at a quarter": flip(0.25),
    "flip at three quarters": flip(0.75),
    "flip at nine tenths": flip(0.9),
    "cut short": cut_short,
    "no json": holding(b"not json", b"not a line\n"),
    "bad bytes": holding(b"\xff\xfe\x00", b"\xff\xfe\x00\n"),
    "foreign": holding(json.dumps({"members": {"1": {"name": "Ana", "initials": "A"}}}).encode(), None),
    "deep": holding(b'{"steps": {"1": ' + b"[" * 5000 + b"]" * 5000 + b"}}", None),
    "huge number": holding(b'{"steps": {"1": {"goal": 1e400}}}', None),
    "empty": holding(b"", b""),
}
#: Sound documents of something else: they are taken over, and hold no team.
NO_TEAM = ("foreign", "huge number")
#: Nothing can be read of these, so that there is nothing to show or serve either.
NOTHING = ("no json", "bad bytes", "deep", "empty")


@pytest.fixture
def team(shell: Shell, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell beside a file with a history."""
    from random import Random

    first, *others = story(TODAY, NOW, Random(1))
    with Store.create("q.json", first.change(Workshop()), clock, Lenient()) as store:
        for chapter in others:
            store.apply(chapter.change, chapter.by, chapter.do)
    Path("people.csv").write_text("name\nZoe Zimmer\n", "utf-8")
    monkeypatch.setenv("WORKSHOP_FILE", "q.json")
    monkeypatch.setattr("workshop.cli.starting.require_terminal", lambda: None)
    return shell


@pytest.mark.parametrize("kind", KINDS)
def test_every_command_on_this_damage(team: Shell, kind: str) -> None:
    copy, log = Path("q.json"), Path("q.json-log")
    KINDS[kind](copy, log)
    before = {path.name: path.read_bytes() for path in Path().glob("q.json*")}
    shows = {"open": ["open", "q.json"], "serve": ["serve", "--no-screen", "q.json"]} if kind in NOTHING else {}
    for name, line in (LINES | shows).items():
        answer = team(*line)
        refused = (0, 1, 3) if kind in NO_TEAM else (3,)
        assert answer.status in refused, (name, answer.out, answer.err)
        assert answer.err or answer.out or name == "due"
        assert "error of its own" not in answer.err
        if name == "steps" and kind.startswith("flip"):
            assert json.loads(answer.out), "what is sound is shown"
    after = {path.name: path.read_bytes() for path in Path().glob("q.json*")}
    assert before == after or kind in NO_TEAM, "nothing is written to a damaged file"
    mended = team("check", "--rebuild")
    assert mended.status == team("check").status, "no more is said to be mended than a check finds"
    assert mended.status in (0, 3), mended.out
    assert mended.out or mended.err


def test_every_command_that_opens_a_file_is_tried() -> None:
    assert set(COMMANDS) - set(LINES) == {"demo", "open", "serve", "config", "roof"}
