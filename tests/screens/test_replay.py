"""A replay on the real pages: every change of the log in turn, steered with keys, and nothing is changed."""

from datetime import UTC
from pathlib import Path

from screens.app import WorkshopApp
from screens.replay import Replay
from screens.stages.stage import StagePage
from store import Store
from tests.screens.kit import WIDE, screen_text, settle, tap, until
from tests.world import Clock, planned, with_goals
from workshop.meet import sessions
from workshop.meet.agenda import go_to
from workshop.plan import goals
from workshop.track.replaying import Player, Scene


def told(path: Path, clock: Clock) -> Store:
    """A file in which a goal was added, a planning session begun, and its second stage entered."""
    store = Store.create(path / "team.json", with_goals(), clock=clock)
    store.apply(lambda w: goals.add_goal(w, 1, "Logistics margin"), None, "add a goal")
    store.apply(lambda w: sessions.start_planning(w, 1, [1, 2], now=clock(), tz=UTC), None, "start planning")
    store.apply(lambda w: go_to(w, 1, "goals", None, clock()), None, "go to goals", move=True)
    return store


def player(store: Store) -> Player:
    """A player over the whole log, paused."""
    scenes = [Scene(entry.seq, entry.at, "the room", entry.do, w) for entry, w in store.replay()]
    found = Player(scenes)
    found.paused = True
    return found


def played(store: Store, some: Player) -> tuple[WorkshopApp, Replay]:
    """An app that shows the replay."""
    app = WorkshopApp(store, lambda: some.scene.at, zone=UTC)
    return app, Replay(app, some)


async def test_keys_go_through_the_log_on_the_pages_where_it_happened(tmp_path: Path, clock: Clock) -> None:
    with told(tmp_path, clock) as store:
        app, replay = played(store, player(store))
        before = store.seq
        async with app.run_test(size=WIDE) as pilot:
            await until(lambda: "Replay 1 of 4, paused" in screen_text(app))
            assert "Logistics margin" not in screen_text(app)
            await tap(pilot, "right", sees="the room: add a goal")
            assert "Logistics margin" in screen_text(app)
            await tap(pilot, "right", sees=" WELCOME ")
            await tap(pilot, "right", sees=" GOALS ")
            await until(lambda: "Replay 4 of 4, end" in screen_text(app))
            await tap(pilot, "left", "left")
            await until(lambda: not isinstance(app.screen, StagePage))
            await until(lambda: "Replay 2 of 4" in screen_text(app))
            await tap(pilot, "a", "d", "u", "f2", "enter")
            assert "Replay 2 of 4" in screen_text(app)
            await tap(pilot, "g")
        assert replay.taken is replay.player.scenes[1]
        assert store.seq == before


async def test_it_goes_on_by_itself_until_the_end(tmp_path: Path, clock: Clock) -> None:
    with told(tmp_path, clock) as store:
        running = player(store)
        running.paused, running.speed = False, 64
        app, replay = played(store, running)
        async with app.run_test(size=WIDE) as pilot:
            await until(lambda: "Replay 4 of 4, end" in screen_text(app))
            await settle(pilot)
            await tap(pilot, "escape")
        assert replay.taken is None


async def test_it_says_how_fast_it_goes(tmp_path: Path, clock: Clock) -> None:
    with Store.create(tmp_path / "team.json", planned(), clock=clock) as store:
        app, replay = played(store, player(store))
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            replay.player.scenes = [*replay.player.scenes, *replay.player.scenes]
            await tap(pilot, "plus", "space", sees="2 ×")
