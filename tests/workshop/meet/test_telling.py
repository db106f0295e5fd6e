"""What comes next has its name, and who is waited for; what is said in every state: test_every_moment."""

import pytest
from msgspec.structs import replace

from tests.workshop.sample import DACH, NORDICS, planning
from workshop.meet import agenda, telling
from workshop.meet.telling import telling as told
from workshop.model import SessionKind, StageKey


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
