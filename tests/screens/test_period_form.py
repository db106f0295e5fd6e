"""Periods and their headline, typed in from home."""

from datetime import date

from tests.screens.conftest import Run
from tests.screens.kit import tap, until
from tests.screens.typing import filled, saved
from tests.world import founded


async def test_days_and_headline_are_edited_and_a_new_target_needs_a_reason(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        await tap(pilot, "e")
        form = await filled(pilot, last="9 apr 2027", target="4.5M")
        await tap(pilot, "ctrl+s", sees="already has the target")
        assert app.workshop.periods[1].last == date(2027, 3, 31)
        await filled(pilot, reason="two people left")
        await tap(pilot, "ctrl+s")
        await until(lambda: app.screen is not form)
        period = app.workshop.periods[1]
        assert period.last == date(2027, 4, 9)
        assert period.headline is not None
        assert (period.headline.target, period.headline.earlier[0].target) == (4_500_000, 5_000_000)


async def test_the_next_quarter_is_offered_and_overlaps_are_refused(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        await tap(pilot, "n")
        form = await filled(pilot, first="1 mar 2027")
        assert form.values["label"] == "Q2 2027"
        await tap(pilot, "ctrl+s", sees="Q1 2027 already runs")
        await saved(pilot, first="1 apr 2027", name="Revenue", unit="EUR", baseline="0", target="5,2M")
        period = app.workshop.periods[2]
        assert (period.first, period.last) == (date(2027, 4, 1), date(2027, 6, 30))
        assert period.headline is not None
        assert period.headline.target == 5_200_000


async def test_a_period_without_a_headline_is_fine(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        await tap(pilot, "n")
        await saved(pilot)
        assert app.workshop.periods[2].headline is None
