"""A measure's readings against the straight line to its target."""

from datetime import date, timedelta

import pytest

from workshop.model import Headline, KeyResult, Period, Reading
from workshop.track.trend import trend

PERIOD = Period(1, "Q1 2027", date(2027, 1, 1), date(2027, 4, 10))  # 100 days


def measure(start: float | None, target: float | None, *readings: tuple[int, float]) -> KeyResult:
    """A key result read on these days of the period, counted from 1."""
    read = tuple(Reading(PERIOD.first + timedelta(days=day - 1), value) for day, value in readings)
    return KeyResult(1, 1, "Share", "%", start, target, readings=read)


def day(number: int) -> date:
    """This day of the period, counted from 1."""
    return PERIOD.first + timedelta(days=number - 1)


@pytest.mark.parametrize(
    ("start", "target", "value", "keeps_up"),
    [
        (0, 10, 5, True),
        (0, 10, 4.9, False),
        (10, 0, 5, True),
        (10, 0, 5.1, False),
        (None, 10, 6, True),
        (-10, 10, -0.1, False),
    ],
)
def test_a_reading_keeps_up_when_it_is_not_behind_the_line(
    start: float | None, target: float, value: float, keeps_up: bool
) -> None:
    seen = trend(measure(start, target, (50, value)), PERIOD, day(60))
    assert seen is not None
    (point,) = seen.points
    assert (point.share, point.value, point.keeps_up) == (0.5, value, keeps_up)


def test_it_says_what_the_line_asks_for_on_the_day() -> None:
    seen = trend(measure(18, 28, (10, 19)), PERIOD, day(40))
    assert seen is not None
    assert (seen.start, seen.target, seen.now, seen.asked) == (18, 28, 0.4, 22)


@pytest.mark.parametrize(
    "one",
    [
        measure(0, 10),
        measure(0, None, (10, 1)),
        measure(10, 10, (10, 1)),
        measure(None, 0, (10, 1)),
        measure(0, 10, (-5, 1)),
        measure(0, 10, (80, 1)),
    ],
)
def test_there_is_nothing_to_draw_without_a_line_or_a_reading_of_the_period(one: KeyResult) -> None:
    assert trend(one, PERIOD, day(60)) is None


def test_a_headline_is_a_measure_too() -> None:
    seen = trend(Headline("Revenue", "M", 0, 10, (Reading(day(50), 6),)), PERIOD, day(60))
    assert seen is not None
    assert seen.points[0].keeps_up


def test_readings_outside_the_days_up_to_today_are_left_out() -> None:
    seen = trend(measure(0, 10, (-3, 1), (1, 2), (30, 3), (70, 9)), PERIOD, day(60))
    assert seen is not None
    assert [point.value for point in seen.points] == [2, 3]


def test_a_reading_after_the_last_day_stands_for_the_end() -> None:
    seen = trend(measure(0, 10, (100, 7), (103, 8), (105, 9)), PERIOD, day(110))
    assert seen is not None
    assert [(point.share, point.value) for point in seen.points] == [(1.0, 9)]
    assert seen.asked == 10


def test_values_are_as_exact_as_the_way_to_the_target_needs() -> None:
    for start, target, read, told, asked in ((90, 45, 72.934, 72.9, 63), (99.9, 99.99, 99.954, 99.954, 99.954)):
        seen = trend(measure(start, target, (30, read)), PERIOD, day(60))
        assert seen is not None
        assert (seen.points[0].value, seen.asked) == (told, asked)
