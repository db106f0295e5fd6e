"""Which steps are adrift, held against a list made from the words of the rule alone."""

from datetime import date, timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from tests.world import NOW, TODAY, planned
from workshop.model import Blocker, Goal, Note, Step, StepState, Workshop
from workshop.team import periods, team
from workshop.track import doing
from workshop.track.adrift import Why, adrift, blocked_since, left_by
from workshop.track.placing import give

_OVER = date(2027, 4, 1)


def one(w: Workshop, **fields: object) -> Workshop:
    """The world with nothing but one step of the first goal, dated and owned unless these fields say otherwise."""
    step = replace(w.steps[1], **{"owner": 1, "due": date(2027, 2, 1), **fields})
    return w.cut(*w.steps.values()).put(step)


@pytest.mark.parametrize(
    ("fields", "today", "whys"),
    [
        ({}, TODAY, ()),
        ({"due": None}, TODAY, (Why.UNDATED,)),
        ({"owner": None}, TODAY, (Why.OWNERLESS,)),
        ({"owner": None, "offered_to": 2}, TODAY, (Why.UNANSWERED,)),
        ({"owner": None, "offered_to": 8}, TODAY, (Why.OWNERLESS,)),
        ({"owner": 8}, TODAY, (Why.LEAVER,)),
        ({}, _OVER, (Why.LAST_QUARTER,)),
        ({"owner": None, "due": None}, _OVER, (Why.LAST_QUARTER, Why.OWNERLESS, Why.UNDATED)),
        ({"state": StepState.DONE, "owner": None}, TODAY, ()),
        ({"state": StepState.IDEA, "owner": None, "due": None}, TODAY, ()),
        ({"state": StepState.DROPPED, "owner": None}, _OVER, ()),
        ({"owner": None}, date(2026, 12, 31), ()),
    ],
)
def test_a_step_is_adrift_for_these_reasons(fields: dict[str, object], today: date, whys: tuple[Why, ...]) -> None:
    w = team.set_active(one(planned(), **fields), 8, False)
    assert tuple(why for found in adrift(w, today) for why in found.whys) == whys


def test_a_step_is_adrift_from_the_fourteenth_day_that_it_is_blocked() -> None:
    w = doing.block(one(planned()), 1, Blocker.WAITING, now=NOW)
    assert blocked_since(w.steps[1]) == TODAY
    assert adrift(w, TODAY + timedelta(days=13)) == ()
    assert adrift(w, TODAY + timedelta(days=14))[0].whys == (Why.BLOCKED,)
    assert adrift(doing.unblock(w, 1), TODAY + timedelta(days=14)) == ()
    again = w.put(replace(w.steps[1], notes=(*w.steps[1].notes, Note(NOW, "Called again."))))
    assert blocked_since(again.steps[1]) == TODAY


def test_a_step_that_waits_is_adrift_once_its_period_has_goals() -> None:
    w = one(planned(), goal=3)
    waits = w.put(Goal(3, 1, "Waits for the goals of Q1 2027", waits=True))
    assert adrift(waits, TODAY)[0].whys == (Why.GOALLESS,)
    assert adrift(waits.cut(w.goals[1], w.goals[2]), TODAY) == ()


def test_a_closed_period_holds_nothing_adrift() -> None:
    w = one(planned(), owner=None)
    assert adrift(w.put(replace(w.periods[1], closed_on=TODAY)), _OVER) == ()


def test_the_rule_says_what_a_list_made_by_hand_says() -> None:
    """Every combination of what a step can be, judged once more in the words of the rule."""
    world = team.set_active(planned(), 8, False)
    world = periods.add_period(world, "Q2 2027", date(2027, 4, 1), date(2027, 6, 30))
    old = Note(NOW, "Blocked, waiting on someone.")
    choices = product((None, 1, 8), (None, 2, 8), (None, date(2027, 2, 1)), (None, Blocker.WAITING), StepState)
    steps = [
        Step(
            id, 1, f"Step {id}", state=state, owner=owner, offered_to=asked, due=due, blocker=blocker, notes=(old,)
        )
        for id, (owner, asked, due, blocker, state) in enumerate(choices, 1)
    ]
    world = world.cut(*world.steps.values()).put(*steps)
    for today in (TODAY, TODAY + timedelta(days=14), _OVER):
        by_hand = {
            step.id
            for step in steps
            if step.state in (StepState.PLANNED, StepState.DOING)
            and (
                step.owner in (None, 8)
                or step.due is None
                or (step.blocker and today >= TODAY + timedelta(days=14))
                or today > date(2027, 3, 31)
            )
        }
        assert {found.step.id for found in adrift(world, today)} == by_hand


def test_what_a_leaver_leaves_is_listed_and_can_be_given_away() -> None:
    w = one(planned())
    assert [step.id for step in left_by(w, 1)] == [1]
    w = give(team.set_active(w, 1, False), 1, 2, now=NOW)
    assert (left_by(w, 1), w.steps[1].owner, adrift(w, TODAY)) == ((), 2, ())
