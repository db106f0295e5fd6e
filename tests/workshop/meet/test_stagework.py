"""Ticks on the trail: a stage has one where it brought what it is for, and not for a visit."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from tests.moments import at
from tests.screens.checking import quarter
from tests.screens.lookers import looking_back, with_causes
from workshop.learn import wins
from workshop.meet.checkin_session import start_check_in
from workshop.meet.stagework import finished_stages
from workshop.model import StageKey, StageTime, StepState, Workshop
from workshop.plan import choosing, voting
from workshop.track.checkins import check_in

LATE = datetime(2027, 2, 20, 9, tzinfo=UTC)


def everywhere(w: Workshop) -> set[str]:
    """The stages that have a tick, where the room has been at all of them."""
    session = w.sessions[1]
    spent = tuple(StageTime(stage, goal, 60) for stage in StageKey for goal in (None, 1, 2))
    w = w.put(replace(session, spent=spent))
    return set(finished_stages(w, w.sessions[1], session.goal))


def imported(state: str) -> Workshop:
    """Six steps, the last of which is in the plan without a choice."""
    w = at("choose", 8, 6, state)
    return w.put(replace(w.steps[6], state=StepState.PLANNED))


@pytest.mark.parametrize(
    ("make", "ticked", "open_"),
    [
        (lambda: at("welcome", 0, 0, ""), "", "welcome draft refine vote choose claim commit"),
        (lambda: at("vote", 8, 6, ""), "welcome goals draft refine", "vote choose claim commit"),
        (lambda: imported("counted"), "vote", "choose claim commit"),
        (lambda: imported("open"), "draft", "vote choose"),
        (lambda: choosing.choose(imported("counted"), 1, 2), "vote choose", "claim commit"),
        (lambda: voting.call_off(imported("open"), 1), "vote choose", "claim"),
        (
            lambda: at("vote", 8, 6, "").put(replace(at("vote", 8, 6, "").goals[1], why="")),
            "welcome draft",
            "goals vote",
        ),
        (lambda: looking_back(reviewed=False), "lessons", "facts wins whys carry"),
        (looking_back, "facts", "wins causes sort whys follow-ups carry"),
        (lambda: start_check_in(quarter(), 1, now=LATE), "steps mirror", "goals"),
        (
            lambda: start_check_in(
                check_in(check_in(quarter(), 1, LATE.date(), 5), 2, LATE.date(), 5), 1, now=LATE
            ),
            "steps goals mirror",
            "",
        ),
        (lambda: wins.add_win(with_causes(), 1, "The fair"), "facts wins", "causes sort whys"),
    ],
)
def test_a_tick_says_that_something_came_of_a_stage(make: Callable[[], Workshop], ticked: str, open_: str) -> None:
    found = everywhere(make())
    assert set(ticked.split()) <= found
    assert not set(open_.split()) & found
