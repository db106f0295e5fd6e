"""Every screen there is, as a table: a state to begin with, and the keys that lead to it.

The tests of the look go through all of them, and the pictures of the README are made of some.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from random import Random

from msgspec import Struct

from tests.world import founded
from workshop.demo import demo, story
from workshop.demo.meeting import Planning
from workshop.demo.running import RUNNING
from workshop.meet import retro_session
from workshop.meet.agenda import go_to
from workshop.model import Outcome, Workshop
from workshop.review import causes, outcomes

#: A Wednesday in the seventh week of the made-up team's quarter.
NOW = datetime(2027, 2, 17, 9, 0, tzinfo=UTC)
_PERIOD, _SEED = 2, 7

State = tuple[Workshop, datetime]


class Scene(Struct, frozen=True):
    """A screen: the state and the moment it begins in, the keys that lead there (``=`` before text that is typed),
    and words that it shows then."""

    start: Callable[[], State]
    keys: tuple[str, ...] = ()
    shows: str = ""


class _ReachedError(Exception):
    """The meeting stands where it was to be held up to."""


class _HeldUpTo(Planning):
    """The made-up team's meeting up to a stage of one of its goals."""

    def __init__(self, w: Workshop, stage: str, goal: int) -> None:
        super().__init__(w, _PERIOD, RUNNING, datetime(2027, 1, 5, 9, tzinfo=UTC), Random(_SEED))
        self.last = (stage, goal)

    def _enter(self, stage: str, goal: int | None = None) -> None:
        first = self.w.sessions[self.session].goals[0]
        if (stage, 0 if goal is None else goal - first + 1) == self.last:
            self.w = go_to(self.w, self.session, stage, goal, self.now)
            raise _ReachedError
        super()._enter(stage, goal)


@cache
def planning(stage: str, goal: int = 0) -> State:
    """The made-up team's planning at a stage of its goal of this number (0: a stage without goal)."""
    w = Workshop()
    chapters = story(NOW.date(), NOW, Random(_SEED))
    _, held = (chapter for chapter in chapters if chapter.do == "hold the planning session")
    for chapter in chapters[: chapters.index(held)]:
        w = chapter.change(w)
    meeting = _HeldUpTo(w, stage, goal)
    if stage != "welcome":
        with suppress(_ReachedError):
            meeting.held()
    return meeting.w.settled(), meeting.now


@cache
def running() -> State:
    """The made-up team in the middle of its quarter."""
    return demo(NOW.date(), NOW, Random(_SEED)), NOW


@cache
def looking_back(stage: str) -> State:
    """The made-up team looks back on that quarter at this stage."""
    w, now = running()
    goals = [goal for goal in w.goals.values() if goal.period == _PERIOD]
    if stage != "facts":
        for goal in goals:
            w = outcomes.set_outcome(w, goal.id, outcomes.suggested_outcome(w, goal.id) or Outcome.MISSED)
    w = retro_session.start_retrospective(w, _PERIOD, now=now)
    if stage not in ("facts", "wins", "causes"):
        for text in ("The revenue number took every free hour", "The price came in week six"):
            w = causes.add_cause(w, outcomes.missed(w, _PERIOD)[0].id, text)
    return go_to(w, w.sessions.last_id, stage, None, now).settled(), now


def empty() -> State:
    """A team with a period and nothing in it."""
    return founded(), datetime(2027, 1, 14, 9, tzinfo=UTC)


def _scenes() -> Iterator[tuple[str, Scene]]:
    yield "empty", Scene(empty)
    for name, keys in _PAGES.items():
        yield name, Scene(running, keys)
    for name, (stage, goal, keys) in _PLANNING.items():
        yield name, Scene(lambda stage=stage, goal=goal: planning(stage, goal), keys)  # type: ignore[misc]
    for name, (stage, keys) in _RETROSPECTIVE.items():
        yield name, Scene(lambda stage=stage: looking_back(stage), keys)  # type: ignore[misc]


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
    "check-in-mirror": ("c", "f8", "f8"),
}
_PLANNING: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "welcome": ("welcome", 0, ()),
    "goals": ("goals", 0, ()),
    "draft": ("draft", 2, ()),
    "draft-sealed": ("draft", 2, ("f2",)),
    "draft-private": ("draft", 2, ("f2", "a", "enter", "=Visit Bern", "enter")),
    "refine": ("refine", 2, ()),
    "vote": ("vote", 2, ()),
    "vote-open": ("vote", 2, ("enter", "a", "1", "2", "3", "enter")),
    "ballot": ("vote", 2, ("enter", "a", "1", "2")),
    "choose": ("choose", 2, ()),
    "claim": ("claim", 2, ()),
    "claim-taken": ("claim", 2, ("a",)),
    "claim-dates": ("claim", 2, ("a", "f2")),
    "commit": ("commit", 2, ()),
    "plan": ("plan", 0, ()),
    "park": ("claim", 2, ("f4",)),
    "jump": ("claim", 2, ("f6",)),
    "end-time": ("claim", 2, ("ctrl+t",)),
    "go-on": ("claim", 2, ("right",)),
}
_RETROSPECTIVE: dict[str, tuple[str, tuple[str, ...]]] = {
    "facts": ("facts", ()),
    "wins": ("wins", ()),
    "causes": ("causes", ()),
    "sort": ("sort", ()),
    "whys": ("whys", ()),
    "follow-ups": ("follow-ups", ()),
    "lessons-stage": ("lessons", ()),
    "carry": ("carry", ()),
    "close": ("close", ()),
}

SCENES: dict[str, Scene] = dict(_scenes())
"""All screens by their names."""
