"""Every screen there is, as a table: a moment of the demo's story, and the keys that lead to it from there.

The tests of the look go through all of them, and the pictures of the README are made of some.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.keyqueue import KeyQueue
from screens.roof import RoofApp
from store import Store
from store.roofs import Teams
from tests.screens.kit import settle, tap, type_text
from tests.screens.voters import LETTERS
from tests.world import founded
from workshop.demo import story
from workshop.meet import underway
from workshop.model import SessionKind, Workshop

#: A Wednesday in the seventh week of the made-up team's quarter.
NOW = datetime(2027, 2, 17, 9, 0, tzinfo=UTC)

State = tuple[Workshop, datetime]


class Scene(Struct, frozen=True):
    """A screen: the state and the moment it begins in, and the keys that lead there (``=`` before typed text).

    With a ``member`` it is on that person's own terminal; ``over`` says that it is the roof over the team.
    """

    start: Callable[[], State]
    keys: tuple[str, ...] = ()
    member: int | None = None
    over: bool = False


@cache
def _told() -> tuple[State, ...]:
    """The states of the demo's story, one after the other."""
    w, states = Workshop(), list[State]()
    for chapter in story(NOW.date(), NOW, Random(7)):
        w = chapter.change(w)
        states.append((w, chapter.at))
    return tuple(states)


def running() -> State:
    """The made-up team in the middle of its quarter."""
    return _told()[-1][0].settled(), NOW


def empty() -> State:
    """A team with a period and nothing in it."""
    return founded(), datetime(2027, 1, 14, 9, tzinfo=UTC)


def at(kind: SessionKind, stage: str, goal: int, done: bool) -> State:
    """The made-up team's last meeting of this kind at a stage of its goal of this number (0: a stage without one).

    It has just come there; with ``done``, it is about to go on.
    """

    def stands(state: State) -> bool:
        found = underway.running(state[0])
        if found is None or found.kind is not kind or found.stage != stage:
            return False
        return not goal or found.goals.index(found.goal or 0) + 1 == goal

    there = [state for state in _told() if stands(state)]
    first = next(state for state in there if state[0].sessions.last_id == there[-1][0].sessions.last_id)
    w, now = there[-1] if done else first
    return w.settled(), now


@contextmanager
def _program(scene: Scene, folder: Path) -> Iterator[KeyQueue[Any]]:
    """What shows the scene, on a new file in a folder, with a sheet beside it."""
    w, now = scene.start()
    with Store.create(folder / "team.json", w, clock=lambda: now) as store:
        if scene.over:
            (folder / "objectives.json").write_text('{"objectives": {"1": {"title": "Lead the mid-market"}}}')
            with closing(Teams([str(folder)], lambda: now)) as teams:
                yield RoofApp(teams, folder, lambda: now, UTC)
            return
        (folder / "goals.csv").write_text(_SHEET)
        app = WorkshopApp(store, lambda: now, scene.member, zone=UTC)
        app.random = Random(7)
        yield app


@asynccontextmanager
async def opened(
    scene: Scene, folder: Path, size: tuple[int, int]
) -> AsyncIterator[tuple[KeyQueue[Any], Pilot[Any]]]:
    """The program on this scene, at so many columns and lines."""
    with _program(scene, folder) as app:
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            for key in scene.keys:
                await (type_text(pilot, key[1:].format(folder)) if key[:1] == "=" else tap(pilot, key))
                await settle(pilot)
            yield app, pilot


def _scenes() -> Iterator[tuple[str, Scene]]:
    yield "empty", Scene(empty)
    yield "roof", Scene(running, over=True)
    yield "roof-shared", Scene(running, ("l",), over=True)
    for name, keys in _PAGES.items():
        yield name, Scene(running, keys)
    for kind, scenes in ((SessionKind.PLANNING, _PLANNING), (SessionKind.RETROSPECTIVE, _RETROSPECTIVE)):
        for name, (stage, goal, done, keys) in scenes.items():
            yield name, Scene(partial(at, kind, stage, goal, done), keys)
    for name, (stage, goal, done, keys) in _MEMBERS.items():
        yield name, Scene(partial(at, SessionKind.PLANNING, stage, goal, done), keys, member=1)


_PAGES: dict[str, tuple[str, ...]] = {
    "home": (),
    "goal": ("enter",),
    "goal-item": ("enter", "down", "down", "enter"),
    "goal-form": ("a",),
    "key-result-form": ("enter", "k"),
    "board": ("b",),
    "my-steps": ("m", "b"),
    "whose-steps": ("m",),
    "lessons": ("l",),
    "history": ("h",),
    "team": ("t",),
    "member-form": ("t", "a"),
    "adrift": ("d",),
    "period-form": ("e",),
    "figure": ("number_sign",),
    "sheet": ("i",),
    "report": ("x",),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "check-in-steps": ("c",),
    "check-in-goals": ("c", "f8"),
    "check-in-mirror": ("c", "f8", "f8", "y"),
    "quarters": ("q",),
    "recurrence": ("l", "ctrl+r"),
    "find": ("ctrl+f", "=resell"),
    "import": ("i", "={}/goals.csv", "enter"),
}
_SHEET = "Objective,KPI,Baseline,Target,Colour\nOpen the South,Accounts,1,5,red\nTotal,,1,5,\n"
#: Four people write a sealed draft, and eight vote.
_WRITING = tuple(key for letter in "abdf" for key in (letter, "=Visit Bern", "enter", "escape"))
_BALLOTS = ("aab", "abc", "ace", "abd", "abc", "aaf", "bde", "bcg")
_VOTING = tuple(key for letter, given in zip(LETTERS, _BALLOTS, strict=True) for key in (letter, *given, "enter"))
_Way = tuple[str, int, bool, tuple[str, ...]]
_PLANNING: dict[str, _Way] = {
    "welcome": ("welcome", 0, False, ()),
    "goals": ("goals", 0, False, ()),
    "draft": ("draft", 2, False, ()),
    "draft-sealed": ("draft", 2, False, ("f2", *_WRITING)),
    "draft-private": ("draft", 2, False, ("f2", "a", "=Visit Bern", "enter", "=Call the 20")),
    "refine": ("refine", 2, False, ()),
    "vote": ("vote", 2, False, ()),
    "vote-open": ("vote", 2, False, ("enter", "a", *"abc", "enter")),
    "ballot": ("vote", 2, False, ("enter", "a", *"ab")),
    "vote-counted": ("vote", 2, False, ("enter", *_VOTING, "enter")),
    "choose": ("choose", 2, False, ()),
    "claim": ("claim", 2, False, ("a",)),
    "claim-dates": ("claim", 2, False, ("a", "f2")),
    "commit": ("commit", 2, False, ("a", "4", "b", "3")),
    "commit-shown": ("commit", 2, True, ()),
    "premortem": ("commit", 2, False, ("f3",)),
    "plan": ("plan", 0, False, ()),
    "park": ("claim", 2, False, ("f4",)),
    "jump": ("claim", 2, False, ("f6",)),
    "end-time": ("claim", 2, False, ("ctrl+t",)),
    "go-on": ("claim", 2, False, ("right",)),
}
#: On Ana's own terminal.
_MEMBERS: dict[str, _Way] = {
    "own-home": ("goals", 0, False, ("escape",)),
    "own-goals": ("goals", 0, False, ()),
    "own-draft": ("draft", 2, False, ()),
    "own-vote": ("vote", 2, False, ()),
    "own-ballot": ("vote", 2, True, ()),
    "own-claim": ("claim", 2, False, ()),
    "own-fist": ("commit", 2, False, ("4",)),
    "own-plan": ("plan", 0, False, ()),
}
_RETROSPECTIVE: dict[str, _Way] = {
    "facts": ("facts", 0, False, ()),
    "wins": ("wins", 0, True, ()),
    "causes": ("causes", 0, False, ()),
    "sort": ("sort", 0, False, ()),
    "whys": ("whys", 0, True, ()),
    "follow-ups": ("follow-ups", 0, True, ()),
    "lessons-stage": ("lessons", 0, True, ()),
    "carry": ("carry", 0, False, ()),
    "close": ("close", 0, False, ()),
}

SCENES: dict[str, Scene] = dict(_scenes())
"""All screens by their names."""
