"""What is said and what comes next, at every stage in every state: true there, and with a key."""

from itertools import product

import pytest
from msgspec.structs import replace

from tests.workshop.sample import DACH, NORDICS, planning
from workshop.meet import agenda, telling
from workshop.meet.stages import PLANNING
from workshop.meet.telling import telling as told
from workshop.model import Session, SessionKind, StageKey

PEOPLE = ("nobody", "one person", "many people")
STEPS = ("no steps", "one step", "many steps")
DONE = ("none in", "some in", "all in", "owned")
#: The ways and how far it is, as far as a stage knows them.
STATES: dict[StageKey, tuple[tuple[str, ...], ...]] = {
    StageKey.WELCOME: ((),),
    StageKey.GOALS: ((),),
    StageKey.DRAFT: (("aloud", "open"), ("sealed", "open"), ("aloud", "counted"), ("sealed", "counted")),
    StageKey.REFINE: ((),),
    StageKey.VOTE: (("before",), ("open",), ("hands",), ("counted",), ("before", "called off")),
    StageKey.CHOOSE: ((), ("open",), ("tied",), ("counted",), ("chosen",), ("chosen", "no must-move")),
    StageKey.CLAIM: ((),),
    StageKey.PREMORTEM: (
        ("aloud", "open"),
        ("sealed", "open"),
        ("sealed", "counted"),
        ("sealed", "chosen"),
        ("sealed", "open", "no plan"),
    ),
    StageKey.COMMIT: ((), ("counted",), ("counted", "concerns")),
    StageKey.PLAN: ((), ("gaps",)),
}
#: What is only true in some states, and a word that has to hold then.
TRUE_ONLY = {
    "Nobody is here": "nobody",
    "Write alone": "sealed",
    "Call them out": "aloud",
    "Nobody will see your ballot": "open",
    "Raise a hand": "hands",
    "enter counts.": "open",
    "There is one step": "one step",
    "no steps for this goal": "no steps",
    "called off;": "called off",
    "settles the tie": "tied",
}
KEYS = ("→", "←", "enter", "letter", "space", "f2", "t settles", "! marks", "hands")


def states(stage: StageKey) -> list[frozenset[str]]:
    """Every state this stage can be in."""
    return [
        frozenset((people, steps, done, *way))
        for people, steps, done, way in product(PEOPLE, STEPS, DONE, STATES[stage])
        if not (people == "nobody" and done in ("some in", "all in") and stage is not StageKey.CLAIM)
    ]


def at(stage: StageKey) -> Session:
    """A planning session for two goals that stands at this stage of the first one."""
    w, now = planning(), planning().sessions[1].started
    if stage is StageKey.PREMORTEM:
        return agenda.hold_premortem(w, 1, DACH, now).sessions[1]
    return agenda.go_to(w, 1, stage, None, now).sessions[1]


@pytest.mark.parametrize("stage", list(STATES))
def test_every_stage_says_in_every_state_what_is_true_and_what_comes_next(stage: StageKey) -> None:
    session = at(stage)
    for words in states(stage):
        said = told(session, words, "Ana", ("→", "←"))
        assert said.sentence, words
        assert any(key in said.onward for key in KEYS), (words, said)
        assert "{" not in said.onward, words
        for text, word in TRUE_ONLY.items():
            if text in f"{said.sentence} {said.onward}":
                assert word in words or (word == "open" and stage is StageKey.CHOOSE), (text, words)
        if "nobody" in words:
            assert "Waiting for Ana" not in said.onward or stage is StageKey.CLAIM, (words, said)
        if "all in" in words:
            assert "Waiting" not in said.onward, (words, said)


@pytest.mark.parametrize("stage", list(STATES))
def test_every_row_is_said_in_some_state(stage: StageKey) -> None:
    said = {
        next(number for number, row in enumerate(telling.TABLE[stage]) if row.holds(words))
        for words in states(stage)
    }
    assert said == set(range(len(telling.TABLE[stage])))


def test_every_planning_stage_is_in_the_table() -> None:
    assert set(telling.TABLE) == set(STATES) == {stage.key for stage in PLANNING}


@pytest.mark.parametrize(
    ("stage", "goal", "onward"),
    [
        (StageKey.REFINE, NORDICS, "→ goes on to vote."),
        (StageKey.COMMIT, NORDICS, "→ goes on to goal 2."),
        (StageKey.COMMIT, DACH, "→ goes on to the plan."),
    ],
)
def test_what_follows_has_its_name(stage: StageKey, goal: int, onward: str) -> None:
    w = agenda.go_to(planning(), 1, stage, goal, planning().sessions[1].started)
    words = {"counted", "many people", "many steps"}
    assert told(w.sessions[1], words, "", ("→", "←")).onward.endswith(onward)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), ""),
        (("Ana",), "Ana"),
        (("Ana", "Ben"), "Ana and Ben"),
        (("Ana", "Ben", "Chen", "Dana"), "Ana, Ben, Chen and Dana"),
        (tuple("ABCDEFG"), "A, B, C and 4 more"),
    ],
)
def test_who_is_waited_for(names: tuple[str, ...], words: str) -> None:
    assert telling.waiting_words(names) == words


def test_the_first_two_meetings_of_a_kind_are_first_times() -> None:
    session = planning().sessions[1]
    assert telling.is_first_time([session] * 5, SessionKind.PLANNING)
    ended = replace(session, ended=session.started)
    assert telling.is_first_time([ended], SessionKind.PLANNING)
    assert not telling.is_first_time([ended, ended], SessionKind.PLANNING)
    assert telling.is_first_time([ended, ended], SessionKind.CHECK_IN)
