"""What a primary cause ends in: a follow-up in the next period, or its stated acceptance."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import END, NEXT, followed
from tests.workshop.sample import ANA, DACH, NOW
from workshop.errors import RuleError
from workshop.learn.origins import root
from workshop.model import DecisionKind, Origin, Period, StepState
from workshop.plan import claiming, drafting
from workshop.review import carrying, causes
from workshop.review.follow_ups import accept, expect, follow_up, follow_ups, suggested_check_on, take_up
from workshop.team.upcoming import next_period
from workshop.track import doing


def test_a_follow_up_is_a_step_of_the_next_period() -> None:
    w = expect(follow_up(followed(), 1, " Block a morning ", NEXT), 1, outcome="Six demos a week")
    step = w.steps[1]
    assert (step.text, step.outcome, step.state) == ("Block a morning", "Six demos a week", StepState.PLANNED)
    assert (step.goal, w.goals[step.goal].title) == (4, "Share in DACH")
    assert (step.origin, step.check_on) == (Origin("causes", 1), date(2027, 6, 2))
    assert follow_ups(w, 1) == (step,)
    assert claiming.claim(w, 1, ANA, NOW).steps[1].owner == ANA


def test_it_may_be_for_a_chosen_goal_and_day() -> None:
    day = date(2027, 5, 5)
    w = expect(follow_up(followed(), 1, "Block a morning", NEXT, goal=3), 1, check_on=day)
    assert (w.steps[1].goal, w.steps[1].check_on) == (3, day)


def test_it_is_checked_on_its_day_once_it_is_done() -> None:
    w = follow_up(followed(), 1, "Block a morning", NEXT)
    early = doing.finish(w, 1, date(2027, 4, 5), now=NOW)
    late = doing.finish(w, 1, date(2027, 6, 1), now=NOW)
    assert (early.steps[1].check_on, late.steps[1].check_on) == (date(2027, 6, 2), date(2027, 6, 15))


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        (date(2027, 4, 1), date(2027, 6, 30), date(2027, 6, 2)),
        (date(2027, 7, 1), date(2027, 9, 30), date(2027, 9, 2)),
        (date(2027, 1, 4), date(2027, 4, 4), date(2027, 3, 5)),  # the Friday before a Sunday
        (date(2027, 6, 1), date(2027, 6, 14), date(2027, 6, 1)),
    ],
)
def test_the_day_to_ask(first: date, last: date, day: date) -> None:
    assert suggested_check_on(Period(1, "P", first, last)) == day


def test_what_is_refused() -> None:
    with pytest.raises(RuleError, match="cannot be empty"):
        follow_up(followed(), 1, " ", NEXT)
    with pytest.raises(RuleError, match="at most 120"):
        follow_up(followed(), 1, "x" * 121, NEXT)
    with pytest.raises(RuleError, match="does not come after"):
        follow_up(followed(), 1, "x", 1)
    with pytest.raises(RuleError, match="choose a day in Q2 2027"):
        expect(follow_up(followed(), 1, "x", NEXT), 1, check_on=END)
    with pytest.raises(RuleError, match="Cause 7 is not there"):
        follow_up(followed(), 7, "x", NEXT)


def test_a_follow_up_stays_one_however_often_it_is_carried() -> None:
    w = follow_up(followed(), 1, "Block a morning", NEXT)
    w = carrying.carry(next_period(w, NEXT), 1, 3)
    new = w.steps[2]
    assert follow_ups(w, 1) == (new,)
    assert root(w, new) == Origin("causes", 1)
    assert new.check_on == date(2027, 6, 2)
    assert follow_ups(drafting.drop(w, 2, "No"), 1) == (w.steps[1],)


def test_a_merged_cause_hands_on_what_followed_from_it() -> None:
    w = causes.add_cause(followed(), DACH, "Nobody had hours")
    w = causes.merge(follow_up(w, 1, "Block a morning", NEXT), 2, [1])
    assert follow_ups(w, 2) == (w.steps[1],)


def test_steps_in_a_circle_have_no_root() -> None:
    w = follow_up(follow_up(followed(), 1, "A", NEXT), 1, "B", NEXT)
    w = w.put(replace(w.steps[1], origin=Origin("steps", 2)), replace(w.steps[2], origin=Origin("steps", 1)))
    assert root(w, w.steps[1]) is None
    assert root(w, replace(w.steps[1], origin=Origin("steps", 99))) is None
    assert carrying.times_carried(w, 1) <= 2


def test_accepting_needs_a_reason_that_is_kept() -> None:
    with pytest.raises(RuleError, match="why we accept"):
        accept(followed(), 1, " ")
    w = accept(followed(), 1, "Prices are made by the group", NOW, ANA)
    assert w.causes[1].accepted == "Prices are made by the group"
    decision = w.decisions[1]
    assert (decision.kind, decision.goal) == (DecisionKind.ACCEPTED, DACH)
    assert decision.why == "Prices are made by the group"
    assert accept(w, 1, "Prices are made by the group") is w
    assert take_up(w, 1).causes[1].accepted == ""
    assert take_up(followed(), 1).causes == followed().causes
    with pytest.raises(RuleError, match="Cause 1 was accepted"):
        causes.merge(causes.add_cause(w, DACH, "Other"), 2, [1])
