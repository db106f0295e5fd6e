"""Planning meetings in the states that a stage can be in, for the tests of what is said there."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache

from msgspec.structs import replace

from tests.world import NOW, TODAY, in_session
from workshop.meet import agenda
from workshop.model import StageKey, StepState, Workshop
from workshop.plan import committing, drafting, premortem, voting
from workshop.team import team

EVERYBODY = range(1, 61)


@cache
def room(people: int, steps: int) -> Workshop:
    """A planning meeting with so many people here and so many steps for its first goal."""
    w = in_session("draft", 1)
    for number in range(9, max(people, 25) + 1):
        w = team.add_member(w, f"Person {number:02}")
    w = w.put(replace(w.sessions[1], present=tuple(EVERYBODY[:people])))
    for number in range(steps):
        w = drafting.add_idea(w, 1, f"Call customer {number + 1} about the new offer")
    return w.settled()


def opened(w: Workshop) -> Workshop:
    """A vote is open."""
    return voting.open_round(w, 1, w.sessions[1].present)


def ballots(w: Workshop) -> Workshop:
    """A counted vote in which the first two steps lead, one before the other where somebody else votes too."""
    w = opened(w)
    given = {member: {1: 1, **({2: 1} if member > 1 else {})} for member in w.sessions[1].present}
    return voting.count(w, w.rounds.last_id, given)


def tied(w: Workshop) -> Workshop:
    """A counted vote in which the first two steps have as many dots, from too few people."""
    w = opened(w)
    given = {member: {member: 1} if member <= 2 else {} for member in w.sessions[1].present}
    return voting.count(w, w.rounds.last_id, given)


def called_off(w: Workshop) -> Workshop:
    """A vote that was called off."""
    return voting.call_off(opened(w), 1)


def planned(w: Workshop) -> Workshop:
    """All steps in the plan."""
    return w.put(*(replace(step, state=StepState.PLANNED) for step in w.steps.of(1)))


def must(w: Workshop) -> Workshop:
    """All steps in the plan, the first has to move."""
    return planned(w).put(*(replace(step, must_move=True) for step in planned(w).steps.of(1)[:1]))


def owned(w: Workshop) -> Workshop:
    """All steps in the plan and with the first person."""
    return planned(w).put(*(replace(step, owner=1) for step in planned(w).steps.of(1)))


def dated(w: Workshop) -> Workshop:
    """The same with a day."""
    return owned(w).put(*(replace(step, due=TODAY) for step in owned(w).steps.of(1)))


def shown(w: Workshop, value: int = 4) -> Workshop:
    """Fists shown, of which the first is of this value."""
    w = committing.open_commitment(planned(w), 1)
    fists = {member: value if member == 1 else 4 for member in w.sessions[1].present}
    return committing.show_fists(w, w.commitments.last_id, fists, NOW)


def whole(w: Workshop) -> Workshop:
    """A plan of which nothing is missing, for the only goal."""
    w = dated(w).put(replace(w.sessions[1], goals=(1,)))
    start = {"must_move": True, "first_move": "List them", "first_move_on": TODAY}
    return shown(w.put(*(replace(step, **start) for step in w.steps.of(1)[:1])))


def failed(w: Workshop) -> Workshop:
    """A reason why the plan failed."""
    return premortem.add(planned(w), 1, "No time")


def revealed(w: Workshop) -> Workshop:
    """What is there was written sealed."""
    return drafting.new_batch(w, 1)


STATES: Mapping[str, Callable[[Workshop], Workshop]] = {
    "": lambda w: w,
    "revealed": revealed,
    "open": opened,
    "counted": ballots,
    "tied": tied,
    "called off": called_off,
    "planned": planned,
    "must-move": must,
    "owned": owned,
    "dated": dated,
    "shown": shown,
    "concerns": lambda w: shown(w, 2),
    "whole": whole,
    "failed": failed,
    "answered": lambda w: premortem.let_go(failed(w), 1),
}


def at(stage: str, people: int, steps: int, state: str, minutes: int = 0) -> Workshop:
    """The meeting at a stage of the first goal since so many minutes, with so many people and steps, in a state.

    :raises RuleError: people, steps and state cannot meet.
    """
    w = STATES[state](room(people, steps))
    for place in agenda.places(w.sessions[1]):
        if place.goal in (None, 1) and place.stage.key != stage:
            w = agenda.go_to(w, 1, place.stage.key, place.goal, NOW)
        if place.stage.key == ("claim" if stage == "premortem" else stage):
            break
    begun = NOW - timedelta(minutes=minutes)
    if stage == "premortem":
        return agenda.hold_premortem(w, 1, 1, begun).settled()
    goal = None if stage in (StageKey.WELCOME, StageKey.GOALS, StageKey.PLAN) else 1
    return agenda.go_to(w, 1, stage, goal, begun).settled()
