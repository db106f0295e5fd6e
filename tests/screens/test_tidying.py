"""Garbage is looked for while nobody presses keys."""

import gc

import pytest

from screens import tidying
from screens.tidying import QUIET, Tidying


class Collector:
    """Stands for Python's garbage collector."""

    def __init__(self, *, enabled: bool, waiting: int) -> None:
        self.enabled = enabled
        self.waiting = waiting
        self.done: list[str] = []

    def isenabled(self) -> bool:
        return self.enabled

    def get_count(self) -> tuple[int, int, int]:
        return 5, 5, self.waiting

    def set_threshold(self, *numbers: int) -> None:
        self.done.append("seldom")

    def __getattr__(self, name: str) -> object:
        return lambda: self.done.append(name)


class Keys(Tidying):
    """An app whose last key was so many seconds ago."""

    ago = QUIET
    worked_off = True

    @property
    def last_key(self) -> float:
        return 1000 - self.ago

    @property
    def idle(self) -> bool:
        return self.worked_off


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Keys:
    """An app at a steady moment."""
    monkeypatch.setattr(tidying, "monotonic", lambda: 1000.0)
    return Keys()


@pytest.mark.parametrize(
    ("ago", "worked_off", "waiting", "looks"),
    [
        (QUIET, True, 5, ["collect"]),
        (QUIET / 2, True, 5, []),
        (60, False, 5, []),
        (60, True, 0, []),
    ],
)
def test_a_thorough_look_waits_for_a_pause_in_which_something_may_be_found(
    app: Keys, monkeypatch: pytest.MonkeyPatch, ago: float, worked_off: bool, waiting: int, looks: list[str]
) -> None:
    collector = Collector(enabled=True, waiting=waiting)
    monkeypatch.setattr(tidying, "gc", collector)
    app.ago, app.worked_off = ago, worked_off
    app.tidy()
    assert collector.done == looks


@pytest.mark.parametrize(("enabled", "done"), [(True, []), (False, ["freeze", "seldom", "enable"])])
async def test_only_where_starting_held_python_back_it_is_told_when_to_look(
    app: Keys, monkeypatch: pytest.MonkeyPatch, enabled: bool, done: list[str]
) -> None:
    collector = Collector(enabled=enabled, waiting=0)
    monkeypatch.setattr(tidying, "gc", collector)
    async with app.run_test():
        app.tidy_from_now_on()
        assert collector.done == done
    assert gc.isenabled()
