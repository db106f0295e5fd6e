"""The strip of goals: signs, titles that give way where room is short, clicks."""

import pytest

from screens.widgets.goalstrip import GoalMark, GoalStrip
from tests.screens.kit import HOSTILE, Bare, assert_safe, screen_text, until

TITLES = (
    "Win back lapsed accounts in Bavaria",
    "Introduce the pallet scanner to existing customers",
    "Raise the margin on spare parts",
    "Open Austria with two resellers",
)


def strip_of(*titles: str, here: int = 0, done: tuple[int, ...] = ()) -> GoalStrip:
    """A strip of these goals, numbered from 1; ``here`` is the place of the one in view."""
    strip = GoalStrip()
    strip.marks = tuple(
        GoalMark(place + 1, title, place in done, place == here) for place, title in enumerate(titles)
    )
    return strip


async def test_titles_stand_in_full_where_there_is_room() -> None:
    app = Bare(strip_of("Share in DACH", "Open the Nordics", here=1, done=(0,)))
    async with app.run_test(size=(80, 5)):
        await until(lambda: "✓ Share in DACH   ▣ Open the Nordics" in screen_text(app))


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_the_goal_in_view_has_most_room_and_none_is_lost(width: int) -> None:
    app = Bare(strip_of(*TITLES, here=1))
    async with app.run_test(size=(width, 5)):
        await until(lambda: "▣" in screen_text(app))
        line = screen_text(app).splitlines()[0]
        signs = [part for part in line.split("   ") if part.strip()]
        assert len(signs) == len(TITLES)
        assert max(signs, key=len).strip().startswith("▣ Introdu")


async def test_ten_goals_fit_into_a_line() -> None:
    app = Bare(strip_of(*(f"Goal number {number}" for number in range(10)), here=9))
    async with app.run_test(size=(80, 5)):
        await until(lambda: "▣ Go" in screen_text(app))


async def test_hostile_titles_are_shown_letter_by_letter() -> None:
    app = Bare(strip_of(*HOSTILE, here=3))
    async with app.run_test(size=(80, 5)):
        await until(lambda: "▣" in screen_text(app))
        assert_safe(app)
