"""Steps between meetings: begun, done, moved, blocked, noted, and added to the plan."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.world import NOW, TODAY, with_goals
from workshop.errors import RuleError
from workshop.model import Blocker, Origin, Step, StepState, Verdict, Workshop
from workshop.plan import voting
from workshop.team.periods import edit_period
from workshop.track import doing
from workshop.track.verdicts import give_verdict

ANA, BEN, CHEN = 1, 2, 3
CLAIMED: dict[str, Any] = {"state": StepState.PLANNED, "owner": ANA, "claimed_at": NOW}
W = with_goals().put(
    Step(1, 1, "Call", state=StepState.PLANNED),
    Step(2, 1, "Visit", origin=Origin("causes", 7), blocker=Blocker.NO_TIME, helpers=(CHEN,), **CLAIMED),
    Step(3, 1, "Idea"),
    Step(4, 1, "Write", due=date(2027, 1, 29), first_move_on=date(2027, 1, 20), **CLAIMED),
)
ACTIONS: dict[str, Callable[[Workshop, int, int | None], Workshop]] = {
    "start": lambda w, step, by: doing.start(w, step, now=NOW, by=by),
    "finish": lambda w, step, by: doing.finish(w, step, TODAY, now=NOW, by=by),
    "move": lambda w, step, by: doing.move_due(w, step, TODAY, TODAY, now=NOW, by=by),
    "block": lambda w, step, by: doing.block(w, step, Blocker.WAITING, now=NOW, by=by),
    "unblock": lambda w, step, by: doing.unblock(w, step, by=by),
}


def test_a_step_is_begun_and_done() -> None:
    w = doing.start(W, 1, now=NOW)
    assert w.steps[1].state is StepState.DOING
    assert doing.start(w, 1, now=NOW) is w
    done = doing.finish(w, 1, TODAY, now=NOW, note=" Went\nwell ", by=BEN)
    step = done.steps[1]
    assert (step.state, step.done_on, step.blocker) == (StepState.DONE, TODAY, None)
    assert [(note.text, note.by, note.at) for note in step.notes] == [("Went well", BEN, NOW)]
    assert doing.finish(W, 2, TODAY, now=NOW).steps[2].blocker is None


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("by", [None, ANA, CHEN])
def test_owner_helper_and_room_may_act(action: str, by: int | None) -> None:
    assert ACTIONS[action](W, 2, by).steps[2] != W.steps[2]


@pytest.mark.parametrize("action", ACTIONS)
def test_nobody_else_may(action: str) -> None:
    with pytest.raises(RuleError, match="Step 2 is Ana Ferreira's: Ana Ferreira, a helper or the room"):
        ACTIONS[action](W, 2, BEN)
    with pytest.raises(RuleError, match="is Ana"):
        doing.reopen(doing.finish(W, 2, TODAY, now=NOW), 2, by=BEN)


@pytest.mark.parametrize("action", ["start", "finish"])
def test_acting_on_what_nobody_has_is_taking_it(action: str) -> None:
    step = ACTIONS[action](W, 1, BEN).steps[1]
    assert (step.owner, step.claimed_at) == (BEN, NOW)
    assert ACTIONS[action](W, 1, None).steps[1].owner is None


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("step", "says"), [(3, "Step 3 is not in the plan"), (9, "Step 9 is not there")])
def test_what_is_not_planned_is_not_acted_on(action: str, step: int, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        ACTIONS[action](W, step, None)


def test_what_is_done_is_done_once_and_can_be_taken_back() -> None:
    w = doing.finish(W, 1, TODAY, now=NOW)
    for action in ACTIONS.values():
        with pytest.raises(RuleError, match="done already"):
            action(w, 1, None)
    again = doing.reopen(w, 1).steps[1]
    assert (again.state, again.done_on, again.check_on) == (StepState.DOING, None, None)
    with pytest.raises(RuleError, match="is not done"):
        doing.reopen(W, 1)


def test_a_step_of_a_closed_period_stays_done() -> None:
    done = doing.finish(W, 1, TODAY, now=NOW)
    closed = done.put(replace(done.periods[1], closed_on=TODAY))
    with pytest.raises(RuleError, match=r"^Q1 2027 is closed: add a step to a goal of the period that is running"):
        doing.reopen(closed, 1)


def test_moving_a_step_keeps_a_note() -> None:
    w = doing.move_due(W, 4, date(2027, 2, 5), TODAY, now=NOW, reason=" Prices\ncome late ", by=ANA)
    step = w.steps[4]
    assert (step.due, step.first_move_on) == (date(2027, 2, 5), date(2027, 1, 20))
    assert [(note.text, note.by) for note in step.notes] == [("Moved from 29 Jan to 5 Feb: Prices come late", ANA)]
    assert doing.move_due(w, 4, date(2027, 2, 5), TODAY, now=NOW) is w
    assert doing.move_due(W, 4, TODAY, TODAY, now=NOW).steps[4].notes[0].text == "Moved from 29 Jan to 14 Jan."
    assert doing.move_due(W, 1, TODAY, TODAY, now=NOW).steps[1].notes[0].text == "Due 14 Jan."


def test_the_first_move_never_comes_after_the_day_that_a_step_is_moved_to() -> None:
    day = date(2027, 1, 18)
    step = doing.move_due(W, 4, day, TODAY, now=NOW).steps[4]
    assert (step.due, step.first_move_on) == (day, day)
    later, again = date(2027, 1, 25), date(2027, 2, 15)  # the day of its first move is over, and it is not begun
    step = doing.move_due(W, 4, again, later, now=NOW).steps[4]
    assert (step.due, step.first_move_on) == (again, again), "what was moved to later is not for this week"


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (date(2027, 4, 1), "1 Apr 2027 is outside Q1 2027"),
        (date(2026, 12, 31), "outside Q1 2027"),
        (TODAY - timedelta(days=1), "13 Jan 2027 is over"),
    ],
)
def test_where_a_step_cannot_be_moved(due: date, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        doing.move_due(W, 4, due, TODAY, now=NOW)


def test_what_blocks_is_kept_with_its_day() -> None:
    w = doing.block(W, 1, Blocker.WAITING, now=NOW)
    assert (w.steps[1].blocker, w.steps[1].notes[0].text) == (Blocker.WAITING, "Blocked, waiting on someone.")
    assert doing.block(w, 1, Blocker.WAITING, now=NOW) is w
    more = doing.block(w, 1, Blocker.WAITING, "Legal, until Friday", now=NOW, by=BEN).steps[1]
    assert more.notes[1].text == "Blocked, waiting on someone: Legal, until Friday"
    free = doing.unblock(w, 1)
    assert (free.steps[1].blocker, len(free.steps[1].notes)) == (None, 1)
    assert doing.unblock(free, 1) is free


def test_anybody_may_leave_a_note() -> None:
    w = doing.add_note(W, 2, " Ask\tAna ", now=NOW, by=BEN)
    assert [(note.text, note.by) for note in w.steps[2].notes] == [("Ask Ana", BEN)]
    assert doing.add_note(W, 3, "Later", now=NOW).steps[3].notes


@pytest.mark.parametrize(("text", "says"), [(" \x1b", "cannot be empty"), ("x" * 10_000, "at most 280")])
def test_notes_have_their_limits(text: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        doing.add_note(W, 1, text, now=NOW)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: doing.finish(W, 1, TODAY, now=NOW, note=text),
        lambda text: doing.block(W, 1, Blocker.WAITING, text, now=NOW),
        lambda text: doing.move_due(W, 1, TODAY, TODAY, now=NOW, reason=text),
    ],
)
def test_what_is_said_is_never_cut_off(change: Callable[[str], Workshop]) -> None:
    with pytest.raises(RuleError, match="at most 280"):
        change("x" * 281)


def test_a_step_goes_straight_into_the_plan() -> None:
    w = doing.add_step(W, 2, " Call\nSweden ", now=NOW)
    assert w.steps[w.steps.last_id] == Step(5, 2, "Call Sweden", state=StepState.PLANNED)
    mine = doing.add_step(W, 2, "Call", now=NOW, owner=BEN, due=date(2027, 2, 1)).steps[5]
    assert (mine.owner, mine.claimed_at, mine.due) == (BEN, NOW, date(2027, 2, 1))


def test_an_open_vote_goes_on_when_a_step_is_added() -> None:
    w = voting.open_round(W.put(Step(8, 1, "Another")), 1, (ANA, BEN))
    on_ballot = w.rounds[1].steps
    after = doing.add_step(w, 1, "Call Sweden", now=NOW)
    assert after.rounds[1].steps == on_ballot
    assert after.steps[9].open


@pytest.mark.parametrize(
    ("goal", "text", "fields", "says"),
    [
        (9, "Call", {}, "Goal 9 is not there"),
        (1, " ", {}, "cannot be empty"),
        (1, "x" * 121, {}, "at most 120"),
        (1, "Call", {"due": date(2027, 4, 1)}, "outside Q1 2027"),
        (1, "Call", {"owner": 99}, "Member 99 is not there"),
    ],
)
def test_what_cannot_be_added(goal: int, text: str, fields: dict[str, Any], says: str) -> None:
    with pytest.raises(RuleError, match=says):
        doing.add_step(W, goal, text, now=NOW, **fields)


def test_nothing_is_added_to_a_closed_period() -> None:
    w = edit_period(W, 1, label="Q4")
    w = w.put(replace(w.periods[1], closed_on=TODAY))
    with pytest.raises(RuleError, match="Q4 is closed"):
        doing.add_step(w, 1, "Call", now=NOW)


def test_taking_back_takes_the_verdict_too() -> None:
    done = doing.finish(W, 1, TODAY, now=NOW)
    assert doing.reopen(give_verdict(done, 1, Verdict.WORKED, TODAY), 1).steps[1].verdict is None
