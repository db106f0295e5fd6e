"""How many weeks steps take, how many somebody has free, and what gives way past that."""

import pytest
from msgspec.structs import replace

from tests.workshop.sample import ANA, BEN, DACH, LAST, NORDICS, NOW, planning, quarter, with_steps
from workshop.errors import RuleError
from workshop.meet import sessions
from workshop.model import DecisionKind, Size, StepKind, StepState, Workshop
from workshop.plan import capacity, claiming
from workshop.team import team

S, M, L = Size
PLANNED = StepState.PLANNED


def owned(*sizes: Size | None, free: float | None = None) -> Workshop:
    """Steps of these sizes that Ana has, and so many free weeks of hers."""
    w = with_steps(team.set_weeks_free(quarter(), ANA, free), DACH, *(PLANNED for _ in sizes), owner=ANA)
    return w.put(*(replace(w.steps[n], effort=size) for n, size in enumerate(sizes, 1)))


@pytest.mark.parametrize(
    ("sizes", "free", "weeks", "words", "over"),
    [
        ((), None, None, "", False),
        ((None, None), None, 0, "", False),
        ((S, M, L), None, 4.5, "4.5 wk", False),
        ((S, M, None), 2, 1.5, "1.5/2 wk", False),
        ((M, M), 2, 2, "2/2 wk", False),
        ((M, M, S), 2, 2.5, "2.5/2 wk", True),
        ((S,), 0, 0.5, "0.5/0 wk", True),
    ],
)
def test_what_steps_take_of_what_is_free(
    sizes: tuple[Size, ...], free: float | None, weeks: float | None, words: str, over: bool
) -> None:
    found = capacity.week_loads(owned(*sizes, free=free)).get(ANA)
    assert found == weeks
    assert (capacity.weeks_words(found or 0, free), capacity.is_over(found or 0, free)) == (words, over)


def test_only_open_steps_of_periods_that_are_not_closed_take_weeks() -> None:
    w = owned(L, M, S)
    w = w.put(replace(w.steps[1], state=StepState.DONE), replace(w.steps[2], state=StepState.DROPPED))
    assert capacity.week_loads(w) == {ANA: 0.5}
    assert capacity.week_loads(w.put(replace(w.periods[1], closed_on=LAST))) == {}


def test_what_a_step_takes_and_works_on_is_said_and_taken_back() -> None:
    w = capacity.describe(owned(None), 1, effort=L)
    w = capacity.describe(w, 1, kind=StepKind.SKILL)
    assert (w.steps[1].effort, w.steps[1].kind) == (L, StepKind.SKILL)
    assert capacity.describe(w, 1, effort=L) is w
    assert capacity.describe(w, 1, effort=None).steps[1].effort is None
    with pytest.raises(RuleError, match="is not in the plan: choose it first"):
        capacity.describe(w.put(replace(w.steps[1], state=StepState.IDEA)), 1, effort=S)


def test_it_asks_only_when_somebody_goes_past_their_weeks_or_further_past() -> None:
    before = with_steps(owned(M, free=1), NORDICS, PLANNED, effort=S)
    after = claiming.claim(before, 2, ANA, NOW)
    asked = "Ana would need 1.5 weeks and has 1. What will you not do?"
    assert capacity.overload(before, after, ANA) == asked
    further = claiming.claim(with_steps(after, DACH, PLANNED, effort=S), 3, ANA, NOW)
    assert "would need 2 weeks" in capacity.overload(after, further, ANA)
    assert capacity.overload(after, before, ANA) == ""
    assert capacity.overload(after, after, ANA) == ""
    assert capacity.overload(before, claiming.claim(before, 2, BEN, NOW), BEN) == ""
    assert capacity.overload(before, after, None) == ""


def test_what_gives_way_is_kept_as_a_decision_and_said_at_the_close() -> None:
    w = capacity.give_up(planning(owned(L, free=1)), 1, "The fair in Hanover", now=NOW, by=None)
    (kept,) = w.decisions.values()
    assert (kept.kind, kept.what, kept.goal) == (DecisionKind.NOT_DOING, "The fair in Hanover", DACH)
    assert (kept.why, kept.session, kept.step) == ("Room for “Step 1”", 1, None)
    idea = with_steps(w, DACH, StepState.IDEA)
    assert sessions.not_doing_words(idea, 1) == ["Step 2", "The fair in Hanover"]
    with pytest.raises(RuleError):
        capacity.give_up(w, 1, " ", now=NOW, by=None)


@pytest.mark.parametrize("weeks", [-1, 53])
def test_no_more_weeks_are_free_than_a_period_can_have(weeks: float) -> None:
    w = team.set_weeks_free(quarter(), ANA, 6.5)
    assert w.members[ANA].weeks_free == 6.5
    assert team.set_weeks_free(w, ANA, 6.5) is w
    with pytest.raises(RuleError, match="0 to 52 weeks"):
        team.set_weeks_free(w, ANA, weeks)
