"""No door can forget who acts: all that writes, every command of the command line and of the screens."""

import ast
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import screens
from screens.commands import DECLARED, ROOM
from store import Store
from tests.cli.conftest import Shell, clock, shell
from tests.world import NOW, TODAY, Clock, planned
from workshop.cli.program import COMMANDS, REFUSED
from workshop.learn import lessons, wins
from workshop.meet import sessions
from workshop.model import KINDS, Workshop
from workshop.plan import claiming, goals, questions
from workshop.team import periods
from workshop.team.who_may import MEMBERS
from workshop.track import doing, signals

__all__ = ["clock", "shell"]

TOP = Path(__file__).parents[2]
#: Where the person who acts stands in a call of the store, and what writes into the sealed box.
_BY = {"apply": 1, "reveal": 2, "undo": 0, "redo": 0}
#: How whoever acts is called at the doors. All of these come from the door itself, and None is the room.
_ACTOR = {"self.me", "self.desk.me", "desk.me", "who.me", "me", "by"}
#: A command takes a step for who acts; the made-up team's story is told by all of its people.
_ELSE = {"workshop/cli/acting.py": {"member"}, "workshop/cli/starting.py": {"chapter.by"}}


def _actors() -> Iterator[tuple[str, str]]:
    for path in sorted((*(TOP / "screens").rglob("*.py"), *(TOP / "workshop").rglob("*.py"))):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match call:
                case ast.Call(ast.Attribute(on, name)) if name in _BY and ast.unparse(on).endswith("store"):
                    named = [one.value for one in call.keywords if one.arg == "by"]
                    who = named[0] if named else call.args[_BY[name]]
                    yield path.relative_to(TOP).as_posix(), ast.unparse(who)


def test_whatever_writes_says_who_acts() -> None:
    found = defaultdict(set)
    for where, who in _actors():
        found[where].add(who)
    assert len(found) > 15
    assert {where: who - _ACTOR for where, who in found.items() if who - _ACTOR} == _ELSE


# The command line ----------------------------------------------------------------------------------

#: What only tells, or does what no team's file is told of.
READS = {
    *("demo", "new", "open", "serve", "me", "config", "status", "steps", "due", "find", "lessons", "report"),
    *("thanks", "history", "replay", "check", "roof"),
}
#: What only a person does, not the room.
_PERSONS = ("claim", "week")
#: The other commands by the act that each is, with words for it, and whose thing it is done to.
VERBS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "import": ("lead", ("people.csv",), ""),
    "headline": ("read", ("4M",), "any"),
    "headline --target": ("lead", ("--target", "6M", "--because", "More"), ""),
    "split": ("split", ("Share", "Share of", "North=10:15", "South=20:30"), "any"),
    "add": ("add", ("Share", "Write to the six"), "free"),
    "claim": ("claim", ("5",), "free"),
    "release": ("give back", ("1",), "Ana"),
    "move": ("dates", ("1", "+2w"), "Ana"),
    "block": ("work", ("1", "waiting"), "Ana"),
    "note": ("note", ("1", "Rang"), "any"),
    "done": ("work", ("1",), "Ana"),
    "verdict": ("verdict", ("4", "worked"), "Ana"),
    "checkin": ("check in", ("Share", "Better", "--confidence", "7"), "own"),
    "ask": ("ask", ("Share", "Why now?"), "own"),
    "answer": ("reply", ("1", "Because"), "any"),
    "signal": ("signal", ("Share", "They hire"), "own"),
    "signals": ("signal", ("1", "noted"), "any"),
    "week": ("week", ("5",), "own"),
    "waive": ("waive", ("Q4 2026", "All new here"), "any"),
    "celebrations": ("celebrate", ("1", "--kind", "card"), "any"),
    "undo": ("undo", (), "own"),
    "share": ("lead", ("lesson", "1"), ""),
}


def _quarter() -> Workshop:
    """Between sessions: 1 is Ana's, 4 is done by her, 5 is nobody's; something of everything else."""
    w = sessions.leave(planned("claim", 5), 1, NOW)
    for step in (1, 4):
        w = claiming.claim(w, step, 1, NOW)
    w = doing.finish(w, 4, TODAY, now=NOW, by=1)
    w = periods.add_period(w, "Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
    w = goals.add_goal(w, w.periods.last_id, "An old goal")
    w = questions.ask(w, 1, "Why?", now=NOW, by=1)
    w = signals.signal(w, 1, "A rival left", now=NOW, by=1)
    w = lessons.add_lesson(w, "Calls need an hour", on=TODAY)
    return wins.add_win(w, 1, "Rang them all").settled()


def test_every_command_of_the_command_line_has_its_place() -> None:
    assert {verb.split()[0] for verb in VERBS} == {*COMMANDS} - READS
    assert {*COMMANDS} > READS
    assert {act for act, _, _ in VERBS.values()} <= {*MEMBERS, "lead", "undo"}


@pytest.mark.parametrize("verb", VERBS)
def test_the_command_line_lets_pass_what_the_judge_lets_pass(shell: Shell, tmp_path: Path, verb: str) -> None:
    act, given, whose = VERBS[verb]
    (tmp_path / "people.csv").write_text("name\nIris Berg\n")
    with Store.create("team.json", _quarter(), clock=Clock()) as store:
        for who in ("Ana", "Ben", ""):
            expected = not who or (act != "lead" and (who == "Ana" or whose != "Ana"))
            before, seq = store.workshop, store.seq
            answer = shell(verb.split()[0], *given, "-f", "team.json", *(["--as", who] if who else []))
            store.follow()
            if act == "undo" or (act in _PERSONS and not who):
                assert (answer.status, store.seq) == (REFUSED, seq), (who, answer)
                continue
            assert (answer.status == 0, store.seq > seq) == (expected, expected), (who, answer)
            if store.seq > seq:
                entry = next(iter(store.newest_first()))
                assert entry.by == {"Ana": 1, "Ben": 2, "": None}[who]
                store.apply(lambda w, before=before: _back(w, before), None, "as it was")  # type: ignore[misc]


def _back(w: Workshop, before: Workshop) -> Workshop:
    """Everything as it was before."""
    for table in KINDS:
        old, new = before.table(table), w.table(table)
        w = w.put(*(one for one in old.values() if new.get(one.id) != one))
        w = w.cut(*(one for one in new.values() if one.id not in old))
    return w


# The screens -----------------------------------------------------------------------------------------

#: The commands of screens that name no act: those that look, go, ask or type and write nothing themselves, and
#: those that write, of which the store asks the judge when it comes to that.
LOOKS = """
    adrift answer back begin board by cancel choose close command_palette details done earlier facts filter find
    give_up guide help history in_full include kind leave lessons look look_back make mark_step meaning more
    my_steps next_theme only onward open_goal open_hit open_team order other_goal own_ballot pause pick quarters
    quit read recall recurrence report shared shift skip team thanks to_and_fro turn whole_goal
"""
WRITES = """
    accept add_typed cast celebrate check_in concern copy dot drop edit effort finish go link make_step nobody
    plan redo redo_this release remove retrospective reveal reword save seal take_apart take_back undo undo_this
    votes week write
"""


def test_every_command_of_the_screens_has_its_place() -> None:
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        import_module(module.name)
    commands = [
        one for cls in DECLARED if cls.__module__.startswith("screens.") for one in cls.__dict__.get("KEYS", ())
    ]
    assert {one.who for one in commands} <= {"", ROOM, *MEMBERS}
    assert {one.call[0] for one in commands if not one.who} == {*LOOKS.split(), *WRITES.split()}
