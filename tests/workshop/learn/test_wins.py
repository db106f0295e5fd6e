"""Wins, thanks and the celebration that is planned."""

from datetime import date

import pytest

from tests.workshop.lookback import NEXT, done, followed
from tests.workshop.sample import ANA, BEN, CHEN, DACH, LAST, NORDICS, NOW, TODAY, quarter
from workshop.errors import RuleError
from workshop.learn import reuse, wins
from workshop.model import Origin, StepState, Win, Workshop
from workshop.plan import claiming, drafting, goals


def won(*texts: str) -> Workshop:
    """A quarter with these wins."""
    w = quarter()
    for text in texts or ("13 accounts came back",):
        w = wins.add_win(w, 1, text)
    return w


def test_a_win_belongs_to_its_period_goal_and_step() -> None:
    w = wins.add_win(done(quarter(), 1), 1, " They came back ", step=1, copy="Ask first", thanks=(CHEN, ANA, ANA))
    win = w.wins[1]
    assert (win.text, win.copy, win.goal, win.step) == ("They came back", "Ask first", DACH, 1)
    assert win.thanks == (ANA, CHEN)
    with pytest.raises(RuleError, match="another period"):
        wins.add_win(followed(), NEXT, "x", goal=DACH)
    with pytest.raises(RuleError, match="cannot be empty"):
        wins.add_win(quarter(), 1, "")
    with pytest.raises(RuleError, match="at most 280"):
        wins.add_win(quarter(), 1, "x", copy="x" * 281)
    with pytest.raises(RuleError, match="Member 9 is not there"):
        wins.add_win(quarter(), 1, "x", thanks=[9])


def test_a_win_is_edited_thanked_for_and_removed() -> None:
    w = wins.edit_win(won(), 1, text="14 accounts", copy="Ask")
    assert (w.wins[1].text, w.wins[1].copy) == ("14 accounts", "Ask")
    assert wins.edit_win(w, 1) is w
    w = wins.thank(w, 1, [CHEN, BEN])
    assert w.wins[1].thanks == (BEN, CHEN)
    assert wins.thank(w, 1, [BEN, CHEN]) is w
    assert wins.thank(w, 1, []).wins[1].thanks == ()
    assert 1 not in wins.remove_win(w, 1).wins


def test_the_meeting_ends_on_the_top_win() -> None:
    w = won("First", "Second", "Third")
    top = wins.top_win(w, 1)
    assert top is not None
    assert top.text == "First"
    w = wins.vote_for(wins.vote_for(w, 3, 2), 2)
    assert [win.text for win in wins.wins_of(w, 1)] == ["Third", "Second", "First"]
    assert wins.vote_for(w, 3, -5).wins[3].votes == 0
    assert wins.top_win(quarter(), 1) is None


@pytest.mark.parametrize(
    ("thanks", "copy", "text"),
    [
        ([ANA, BEN], "", "Thank you, Ana and Ben: 13 accounts came back."),
        ([CHEN, ANA, BEN], "", "Thank you, Ana, Ben and Chen: 13 accounts came back."),
        ([ANA], "Ask first!", "Thank you, Ana: 13 accounts came back. To copy: Ask first!"),
        ([], "Ask first", "13 accounts came back. To copy: Ask first."),
    ],
)
def test_thanks_as_text(thanks: list[int], copy: str, text: str) -> None:
    w = wins.thank(wins.edit_win(won(), 1, copy=copy), 1, thanks)
    assert wins.as_text(w, 1) == text


def test_all_thanks_with_the_top_win_last() -> None:
    w = wins.vote_for(won("First", "Second"), 1)
    assert wins.all_thanks(w, 1) == "Second.\nFirst."


def test_a_celebration_is_a_step_with_owner_and_day() -> None:
    day = date(2027, 2, 5)
    w = wins.celebrate(
        wins.add_win(quarter(), 1, "They came back", goal=NORDICS), 1, BEN, day, today=TODAY, now=NOW
    )
    step = w.steps[1]
    assert (step.text, step.goal, step.state) == ("Celebrate: They came back", NORDICS, StepState.PLANNED)
    assert (step.owner, step.due, step.origin) == (BEN, day, Origin("wins", 1))
    assert claiming.load(w, BEN) == 1
    assert wins.celebration(w, 1) == step
    with pytest.raises(RuleError, match="celebration of this win is planned"):
        wins.remove_win(w, 1)
    with pytest.raises(RuleError, match="planned already"):
        wins.celebrate(w, 1, ANA, day, today=TODAY, now=NOW)
    w = drafting.drop(w, 1, "Everybody is away")
    assert wins.celebration(w, 1) is None
    assert wins.remove_win(w, 1).steps[1].origin is None
    assert wins.celebration(wins.celebrate(w, 1, ANA, day, today=TODAY, now=NOW), 1) is not None


def test_a_step_made_from_a_win_is_no_celebration_and_keeps_the_win() -> None:
    w = reuse.make_step(wins.add_win(quarter(), 1, "They came back"), Win.TABLE, 1, NORDICS, "Ask more of them")
    assert wins.celebration(w, 1) is None
    with pytest.raises(RuleError, match="“Ask more of them” was made from this win"):
        wins.remove_win(w, 1)


def test_a_celebration_may_lie_in_the_next_period() -> None:
    w = wins.add_win(followed(), 1, "They came back", goal=DACH)
    w = wins.celebrate(w, 1, ANA, date(2027, 4, 9), today=LAST, now=NOW, text="Breakfast with all of us")
    assert (w.steps[1].text, w.steps[1].goal) == ("Breakfast with all of us", 4)
    w = drafting.drop(w, 1, "Another day")
    with pytest.raises(RuleError, match="choose a day from today on"):
        wins.celebrate(w, 1, ANA, TODAY, today=LAST, now=NOW)
    with pytest.raises(RuleError, match="No period is planned"):
        wins.celebrate(w, 1, ANA, date(2028, 1, 1), today=LAST, now=NOW)


def test_a_long_win_makes_no_step_that_is_too_long() -> None:
    w = wins.add_win(quarter(), 1, "x" * 280)
    w = wins.celebrate(w, 1, ANA, TODAY, today=TODAY, now=NOW)
    assert len(w.steps[1].text) == 120


def test_a_goal_that_a_win_came_from_is_kept() -> None:
    with pytest.raises(RuleError, match="a review, which are kept"):
        goals.remove_goal(wins.add_win(quarter(), 1, "They came back", goal=DACH), DACH)


def test_a_celebration_is_suggested_for_the_friday_of_next_week() -> None:
    assert {wins.celebration_day(date(2027, 1, day)) for day in range(11, 18)} == {date(2027, 1, 22)}
