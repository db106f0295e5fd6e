"""Answers typed in one go, on a disk that takes its time: none is lost, and none is somebody else's."""

import time
from typing import Any

import pytest

from tests.screens.conftest import Run
from tests.screens.kit import burst, settle, tap, until
from tests.screens.voters import room
from tests.world import planned
from workshop.plan import voting


def slow(box: Any, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let sealing take so long."""
    real = box.seal

    def seal(*given: Any, **named: Any) -> None:
        time.sleep(seconds)
        real(*given, **named)

    monkeypatch.setattr(box, "seal", seal)


async def test_eight_fists_in_one_go(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async with run(planned("commit")) as (app, pilot):
        await settle(pilot)
        slow(app.store.box, monkeypatch, 0.12)
        await burst(pilot, *"43521043")
        await until(lambda: len(app.store.box.sealed_by("fists:1")) == 8)
        assert [app.store.box.mine("fists:1", member) for member in range(1, 9)] == [4, 3, 5, 2, 1, 0, 4, 3]


async def test_ballots_in_one_go(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async with run(room()) as (app, pilot):
        slow(app.store.box, monkeypatch, 0.12)
        await tap(pilot, "enter")
        await burst(pilot, *"a112", "enter", *"b123", "enter", *"c6", "enter")
        box = voting.envelope(1)
        await until(lambda: len(app.store.box.sealed_by(box)) == 3)
        assert [app.store.box.mine(box, member) for member in (1, 2, 3)] == [
            {1: 2, 2: 1},
            {1: 1, 2: 1, 3: 1},
            {6: 1},
        ]
