"""Replays from the shell, and the team as it was on a day."""

from collections.abc import Callable
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
from workshop.cli import context, past, replaying, starting
from workshop.demo import story
from workshop.meet import underway
from workshop.meet.stages import PLANNING
from workshop.model import KINDS, SessionKind, Workshop
from workshop.track.replaying import Player, Scene, of_session


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


def planning(store: Store) -> list[Scene]:
    """The scenes of the newest planning meeting."""
    plans = [one.id for one in store.workshop.sessions.values() if one.kind is SessionKind.PLANNING]
    return of_session(past.scenes(store), plans[-1])


def test_the_demo_plays_a_whole_meeting_in_about_three_minutes(told: Path) -> None:
    with Store.open(told) as store:
        player = Player(planning(store))
    seconds, pages = player.seconds, []
    while player.go(1):
        seconds += player.seconds
        session = player.scene.workshop.sessions[player.scenes[-1].workshop.sessions.last_id]
        pages.append(session.stage)
    assert 120 < seconds < 200
    assert set(pages) == {stage.key for stage in PLANNING if not stage.optional} - {"welcome"}
    assert player.scene.workshop.sessions[session.id].ended is not None


def test_what_is_sealed_is_nowhere_in_the_replay_before_its_reveal(told: Path) -> None:
    with Store.open(told) as store:
        scenes = planning(store)
    reveals = [place for place, one in enumerate(scenes) if one.what.startswith("reveal the drafts")]
    assert len(reveals) == 4
    for place in reveals:
        before, after = (scenes[place + by].workshop for by in (-1, 0))
        new = [step.text for step in after.steps.values() if step.id not in before.steps]
        assert len(new) > 1
        for one in scenes[:place]:
            period = one.workshop.sessions[one.workshop.sessions.last_id].period
            drafted = [
                step.text for goal in one.workshop.goals.of(period) for step in one.workshop.steps.of(goal.id)
            ]
            assert not set(new) & set(drafted)


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_played_demo_goes_on_by_hand_where_it_was_stopped_or_opens_today(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, *, by_hand: bool
) -> None:
    shown: list[tuple[int, str]] = []

    def play(store: Store, player: Player, leave: str) -> Scene | None:
        player.go(20)
        return player.scene if by_hand else None

    def show(opened: Callable[[], Store], clock: Callable[[], datetime] = context.now) -> None:
        with opened() as store:
            running = underway.running(store.workshop)
            shown.append((store.seq, running.stage if running else "home"))
            assert running is None or clock().date() == running.started.date()

    monkeypatch.setattr(replaying, "play", play)
    for module in (replaying, starting):
        monkeypatch.setattr(module, "show", show)
    monkeypatch.setattr(starting, "require_terminal", lambda: None)
    answer = shell("demo", "--play")
    assert (answer.status, answer.err) == (0, "")
    assert len(shown) == 1
    seq, stage = shown[0]
    assert (seq == 1, stage in ("choose", "claim")) == (by_hand, by_hand), stage
    assert "until the machine tidies up: workshop open" in answer.out


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
