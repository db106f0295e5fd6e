"""A cause that comes back is named where people work on it."""

import pytest

from tests.screens.conftest import Run
from tests.screens.kit import see, tap
from tests.screens.lookers import twice_missed, with_causes


@pytest.mark.parametrize("stage", ["sort", "whys", "follow-ups"])
async def test_it_is_named_at_sort_whys_and_follow_ups(run: Run, stage: str) -> None:
    async with run(twice_missed(stage), size=(100, 30)) as (app, pilot):
        await tap(pilot, *["shift+tab"] * (stage == "sort"))
        await see(app, "It comes back. Quota work crowded it out: Q4 2026. Nothing followed from it yet.")


@pytest.mark.parametrize("stage", ["sort", "whys", "follow-ups"])
async def test_what_happens_once_does_not_come_back(run: Run, stage: str) -> None:
    async with run(with_causes(stage, primary=1), size=(100, 30)) as (app, pilot):
        await tap(pilot, *["shift+tab"] * (stage == "sort"))
        assert "comes back" not in await see(app, "The revenue number took every free hour")
