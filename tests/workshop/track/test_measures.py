"""What measures say."""

from datetime import date

import pytest

from workshop.errors import RuleError
from workshop.model import Headline, KeyResult, Reading, TargetChange
from workshop.track import measures

DAY = date(2027, 1, 13)


def measure(
    baseline: float | None = 2, target: float | None = 8, *readings: float, unit: str = "accounts"
) -> KeyResult:
    """A key result with a reading a day from ``DAY`` on."""
    kept = tuple(Reading(date(2027, 1, 13 + day), value) for day, value in enumerate(readings))
    return KeyResult(1, 1, "Accounts", unit, baseline, target, readings=kept)


@pytest.mark.parametrize(
    ("one", "share"),
    [
        (measure(2, 8), 0.0),
        (measure(2, 8, 3, 5), 0.5),
        (measure(64, 30, 47), 0.5),
        (measure(None, 8, 4), 0.5),
        (measure(2, 8, 11), 1.5),
        (measure(2, 8, 1), -1 / 6),
        (measure(2, None, 3), None),
        (measure(None, 0, 3), None),
        (Headline("Revenue", "EUR", 0, 5_000_000, (Reading(DAY, 4_200_000),)), 0.84),
    ],
)
def test_attainment(one: KeyResult | Headline, share: float | None) -> None:
    assert measures.attainment(one) == (share if share is None else pytest.approx(share))


@pytest.mark.parametrize(
    ("one", "words", "span"),
    [
        (measure(2, 8), "2 of 8 accounts", "2 → 8 accounts"),
        (measure(18, 25, 19.5, unit="%"), "19.5 of 25 %", "18 → 25 %"),
        (measure(90, 45, 81.3333, unit="days"), "81.3 days (aim 45)", "90 → 45 days"),
        (measure(2, None), "2 accounts", "2 → ? accounts"),
        (measure(None, None, unit=""), "—", "? → ?"),
        (measure(None, 8), "0 of 8 accounts", "? → 8 accounts"),
        (Headline("Revenue", "EUR", 0, 4_200_000), "— of 4.2M EUR", "0 → 4.2M EUR"),
    ],
)
def test_words(one: KeyResult | Headline, words: str, span: str) -> None:
    assert (measures.value_words(one), measures.span_words(one)) == (words, span)


def test_latest_goes_by_the_day_and_not_by_the_order_of_entry() -> None:
    late = measures.with_reading(measure(2, 8), date(2027, 2, 2), 5, 1)
    both = measures.with_reading(late, date(2027, 1, 20), 3, None)
    assert measures.latest(both) == Reading(date(2027, 2, 2), 5, 1)
    assert [reading.value for reading in both.readings] == [3, 5]


def test_a_second_reading_of_a_day_takes_the_place_of_the_first() -> None:
    twice = measures.with_reading(measures.with_reading(measure(), DAY, 3, 1), DAY, 4, 2)
    assert twice.readings == (Reading(DAY, 4, 2),)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    with pytest.raises(RuleError, match="needs a number"):
        measures.with_reading(measure(), DAY, number, None)
    with pytest.raises(RuleError, match="needs a number"):
        measures.check_span("Accounts", 1, number)


def test_a_target_changes_with_a_reason_and_the_old_one_is_kept() -> None:
    new = measures.retargeted(measure(2, 8), 2, 6, DAY, " two \n rivals ")
    assert (new.target, new.earlier) == (6, (TargetChange(DAY, 2, 8, "two rivals"),))


def test_a_target_without_a_reason_is_refused() -> None:
    with pytest.raises(RuleError, match="already has the target 8 accounts"):
        measures.retargeted(measure(2, 8), 2, 6, DAY, " ")


def test_a_first_target_needs_no_reason() -> None:
    assert measures.retargeted(measure(2, None), 2, 6, DAY, "").earlier == ()


@pytest.mark.parametrize(("stands", "share"), [(None, 1), (26, 1), (25, 1), (20, 0.8), (-5, 0)])
def test_a_target_at_its_start_is_a_level_to_keep(stands: float | None, share: float) -> None:
    kept = measure(25, 25)
    kept = kept if stands is None else measures.with_reading(kept, DAY, stands, None)
    assert measures.attainment(kept) == share
    assert measures.span_words(kept) == "keep at 25 accounts"
