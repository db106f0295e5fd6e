"""Replays from the shell, and the team as it was on a day."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import Store
from store.judging import Lenient
from tests.cli.conftest import Shell
from tests.world import NOW, TODAY, Clock
from workshop.cli import past
from workshop.demo import story
from workshop.model import KINDS, Workshop


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's file, change by change."""
    file = tmp_path_factory.mktemp("replay") / "demo.json"
    first, *others = story(TODAY, NOW, Random(1))
    clock = Clock(first.at)
    with Store.create(file, first.change(Workshop()), clock, Lenient()) as store:
        for chapter in others:
            clock.at = chapter.at
            store.apply(chapter.change, chapter.by, chapter.do)
    return file


def same(one: Workshop, other: Workshop) -> bool:
    """Whether both hold the same records."""
    return all(dict(one.table(name)) == dict(other.table(name)) for name in KINDS)


def test_the_whole_log_ends_in_the_very_state_of_the_file(told: Path) -> None:
    with Store.open(told) as store:
        scenes = past.scenes(store)
        assert len(scenes) == store.seq
        assert same(scenes[-1].workshop, store.workshop)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(back=st.integers(0, 200))
def test_as_it_was_is_the_state_rebuilt_up_to_that_day(told: Path, back: int) -> None:
    day: date = TODAY - timedelta(days=back)
    end = datetime.combine(day + timedelta(days=1), time()).astimezone()
    w = Workshop()
    first, *others = story(TODAY, NOW, Random(1))
    if first.at >= end:
        return
    for chapter in (first, *others):
        w = chapter.change(w).settled() if chapter.at < end else w
    with Store.open(told) as store:
        found, on = past.as_it_was(store, day.isoformat())
    assert on == day
    assert same(found, w)


def test_without_a_terminal_the_changes_are_lines(shell: Shell, told: Path) -> None:
    answer = shell("replay", "-f", str(told))
    assert answer.status == 0
    lines = answer.out.splitlines()
    with Store.open(told) as store:
        assert len(lines) == store.seq
        entries = list(store.history())
    assert lines[0].split()[0] == "1"
    assert all(entry.do in line for entry, line in zip(entries, lines, strict=True))
    day = lines[-1].split()[1]
    of_day = shell("replay", "-f", str(told), "--day", day).out.splitlines()
    assert of_day == [line for line in lines if line.split()[1] == day]


def test_what_there_is_not_is_said(shell: Shell, told: Path) -> None:
    assert "no session 99" in shell("replay", "-f", str(told), "--session", "99").err
    assert "Nothing was changed" in shell("replay", "-f", str(told), "--day", "2001-01-01").err
    assert "not there yet" in shell("status", "-f", str(told), "--as-of", "2001-01-01").err


def test_status_and_steps_as_they_were(shell: Shell, told: Path) -> None:
    now, then = shell("status", "-f", str(told)), shell("status", "-f", str(told), "--as-of", "2026-12-01")
    assert (now.status, then.status) == (0, 0)
    assert "week 1 of 13" in then.out
    assert "week 1 of 13" not in now.out
    steps = shell("steps", "-f", str(told), "--as-of", "2026-12-01", "--json")
    assert steps.status == 0
    assert steps.out != shell("steps", "-f", str(told), "--json").out
