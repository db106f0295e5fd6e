"""The small chart: readings over the line to the target."""

from collections.abc import Sequence
from functools import partial

import pytest

from screens.text import width_of
from screens.widgets.chart import Axes, Mark, chart, plot
from screens.widgets.columns import plain_line
from tests.screens.kit import HOSTILE, UNWANTED


def axes(today: str = "today") -> Axes:
    """Axes with plain numbers."""
    return Axes(lambda value: f"{value:g}", "1 Jan", "31 Mar", today)


def lines(
    marks: Sequence[Mark], start: float, target: float, now: float = 0.5, width: int = 40, height: int = 4
) -> list[str]:
    """The chart as text."""
    return [plain_line(line) for line in chart(marks, start, target, now, axes(), width, height)]


def test_a_picture() -> None:
    assert lines([(0.1, 19, True), (0.4, 20, False)], 18, 25, 0.5) == [
        "25 ┤                           ⢀⣀⣀⠤⠤⠒⠒⠊⠉",
        "   │                  ⣀⣀⡠⠤⠔⠒⠒⠉⠉⠁        ",
        "   │        ⢀⣀⣀⠤⠤⠔▼⠊⠉⠉                  ",
        "18 ┤⣀⡠⠤⠤●⠒⠉⠉⠁                           ",
        "   └1 Jan ───────── today ─────── 31 Mar",
    ]


def test_a_line_that_goes_down() -> None:
    shown = lines([(0.5, 9, False)], 8, 4)
    assert shown[0].startswith("9 ┤⣀")
    assert "▼" in shown[0]
    assert shown[1].startswith("8 ┤  ⠉")
    assert shown[3].startswith("4 ┤ ")
    assert shown[3].endswith("⣀")


@pytest.mark.parametrize("keeps_up", [True, False])
def test_what_keeps_up_and_what_does_not_differ_by_shape(keeps_up: bool) -> None:
    shown = "".join(plot([(0.5, 5, keeps_up)], 0, 10, 20, 5))
    assert ("●" in shown, "▼" in shown) == (keeps_up, not keeps_up)


@pytest.mark.parametrize("size", [(20, 2), (24, 4), (40, 6), (76, 8)])
@pytest.mark.parametrize("marks", [[], [(0.0, -1e9, False), (1.0, 1e9, True)], [(0.5, 3.0, True)] * 3])
@pytest.mark.parametrize("span", [(0, 10), (10, 0), (-5, 5), (0, 0.001)])
def test_every_line_has_the_width_that_was_asked_for(
    size: tuple[int, int], marks: list[Mark], span: tuple[float, float]
) -> None:
    shown = lines(marks, *span, 0.3, *size)
    assert len(shown) == size[1] + 1
    assert {width_of(line) for line in shown} == {size[0]}


@pytest.mark.parametrize("place", [0.0, 0.5, 1.0])
def test_a_reading_lies_where_its_day_is(place: float) -> None:
    row = next(line for line in plot([(place, 5, True)], 0, 10, 21, 5) if "●" in line)
    assert row.index("●") == round(place * 20)


def test_where_room_is_short_there_is_no_chart() -> None:
    assert lines([(0.5, 5, True)], 0, 10, width=12) == []
    assert lines([(0.5, 5, True)], 0, 10, height=1) == []


def test_both_ends_of_the_line_are_named_even_where_they_fall_together() -> None:
    shown = lines([(0.5, 1000, True)], 4, 8)
    assert [line[:6].strip(" ┤│") for line in shown[:4]] == ["1000", "", "8", "4"]


@pytest.mark.parametrize("now", [0.0, 0.02, 0.98, 1.0])
def test_the_present_day_never_covers_the_others(now: float) -> None:
    days = lines([(0.0, 5, True)], 0, 10, now)[-1]
    assert all(word in days for word in ("1 Jan ─", "─ today ─", "─ 31 Mar"))


def test_hostile_units_stay_in_their_margin() -> None:
    for text in HOSTILE:
        drawn = chart([(0.5, 5, True)], 0, 10, 0.5, Axes(partial(_named, text), "1 Jan", "31 Mar"), 40, 4)
        shown = [plain_line(line) for line in drawn]
        assert {width_of(line) for line in shown} == {40}, ascii(text[:40])
        assert not set("".join(shown)) & set(UNWANTED), ascii(text[:40])


def _named(text: str, _: float) -> str:
    return text
