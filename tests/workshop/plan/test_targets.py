"""A target beside its history, in words, and nothing where there is too little to say."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.world import with_goals
from workshop.model import Category, Goal, KeyResult, Period, Reading, Workshop
from workshop.plan import goals
from workshop.plan.targets import ENOUGH, history_words


def with_past(values: tuple[float | None, ...], category: Category = Category.MARKET_SHARE) -> Workshop:
    """Two goals, and an earlier period whose targets of 10 were read at these values (None: never)."""
    w = with_goals()
    w = w.put(Period(9, "Q4 2026", date(2026, 10, 1), date(2026, 12, 31)))
    w = w.put(replace(w.goals[1], category=Category.MARKET_SHARE))
    for number, value in enumerate(values):
        goal = w.goals.next_id
        readings = () if value is None else (Reading(date(2026, 12, 30), value),)
        w = w.put(Goal(goal, 9, f"Earlier {number}", category=category))
        w = w.put(KeyResult(w.key_results.next_id, goal, f"Measure {number}", "", 0, 10, readings=readings))
    return w


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((), ()),
        ((10, 12), ()),
        ((10, None, 4), ()),
        ((10, 4, 12), ("Of 3 earlier targets of this kind (market share), 2 were reached.",)),
        ((1,) * ENOUGH, ("Of 3 earlier targets of this kind (market share), 0 were reached.",)),
    ],
)
def test_how_often_targets_of_the_kind_were_reached(
    values: tuple[float | None, ...], said: tuple[str, ...]
) -> None:
    assert history_words(with_past(values), 1) == said


def test_targets_of_another_kind_do_not_count() -> None:
    assert history_words(with_past((10, 10, 10), Category.PRODUCT_MIX), 1) == ()


def test_the_same_measure_is_told_from_earlier_periods_and_figures_brought_along() -> None:
    w = with_past((7,))
    w = goals.add_key_result(w, 1, "measure 0", "accounts", 2, 9)
    w = goals.add_reading(w, w.key_results.last_id, date(2026, 6, 30), 5)
    w = goals.add_reading(w, w.key_results.last_id, date(2027, 1, 20), 8)
    (told,) = history_words(w, 1)
    assert told == "“measure 0” before: Q4 2026 7 of 10, 30 Jun 2026 5 accounts."


def test_the_check_achievable_speaks_from_it() -> None:
    def advice(w: Workshop) -> str:
        return next(check.advice for check in goals.smart(w, 1) if check.name == "achievable")

    assert "Too few earlier targets" in advice(with_past(()))
    assert "3 earlier targets of this kind (market share), 2 were reached." in advice(with_past((10, 4, 12)))
