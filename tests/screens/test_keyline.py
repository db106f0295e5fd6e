"""The row of keys: never more than one, the way on and the key to all others always in view."""

import pytest

from screens.stages.stagebar import Mark, StageBar, goal_blocks
from tests.screens.conftest import Run
from tests.screens.kit import Bare, screen_text, settle, tap
from tests.world import IDEAS, in_session, planned


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_the_way_on_and_the_key_to_all_others_stay(run: Run, width: int) -> None:
    async with run(planned("claim"), size=(width, 30)) as (app, _):
        row = screen_text(app).splitlines()[-1]
        assert row.lstrip().startswith("x nobody yet")  # Nobody has the step: no dates to accept.
        assert "→ next" in row
        assert row.rstrip().endswith("? all keys")


async def test_many_keys_take_one_row_and_the_rest_is_behind_the_question_mark(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS)) as (app, pilot):
        rows = screen_text(app).splitlines()
        assert "→ next" in rows[-1]
        assert "→ next" not in rows[-2]
        await tap(pilot, "question_mark", sees="Put what belongs elsewhere")


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
@pytest.mark.parametrize("here", range(9))
async def test_the_stage_we_are_at_is_never_cut(width: int, here: int) -> None:
    names = ("welcome", "goals", "draft", "refine", "vote", "choose", "claim", "commit", "plan")
    bar = StageBar()
    bar.title, bar.blocks, bar.clock = "Planning Q1 2027", goal_blocks((True, False, False), 1), ("04:32", "calm")
    bar.trail = tuple(Mark(name, place < here, place == here, True) for place, name in enumerate(names))
    app = Bare(bar)
    async with app.run_test(size=(width, 3)) as pilot:
        await settle(pilot)
        row = screen_text(app).splitlines()[0]
        assert f" {names[here].upper()} " in row
        assert row.endswith("■▣□  04:32")
