"""A change that another program holds up: the screen goes on, no word typed is lost, nothing comes twice."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.cards.cardline import CardLine
from screens.cards.envelope import Envelope
from screens.dialogs.ask import Ask
from screens.dialogs.facts import ReadFacts
from screens.dialogs.form import Form
from screens.pages.history import HistoryPage
from screens.stages.stage import StagePage
from store import Store
from store.files import disk
from store.job import Stage
from tests.screens.conftest import Run
from tests.screens.kit import burst, screen_text, see, settle, tap, type_text, until
from tests.screens.typing import filled
from tests.world import NOW, in_session, planned, with_goals
from workshop.meet import sessions
from workshop.model import Step, StepState
from workshop.plan import claiming
from workshop.plan.cards import STEPS

WAITS = "Another window is writing: this waits until it has ended."
GIVEN_UP = "Given up: nothing was changed."
TEXT = "Visit the three resellers"


#: A program that takes the lock of a log and stands still.
HOLDS = "import fcntl, sys; log = open(sys.argv[1]); fcntl.flock(log, 2); print(flush=True); sys.stdin.read()"


@contextmanager
def held(app: WorkshopApp) -> Iterator[None]:
    """Another program holds the lock, and does not go on until it is killed."""
    command = [sys.executable, "-I", "-S", "-c", HOLDS, f"{app.store.path}-log"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"\n"
        try:
            yield
        finally:
            holder.kill()


class NotTheLoops:
    """A lock that the loop may not even try to get."""

    def __init__(self, lock: AbstractContextManager[object]) -> None:
        self._lock = lock

    def __enter__(self) -> None:
        assert threading.current_thread() is not threading.main_thread()
        self._lock.__enter__()

    def __exit__(self, *what: Any) -> None:
        self._lock.__exit__(*what)


class Gaps:
    """The longest time that the screen's loop stood still, in seconds, while this was open."""

    longest = 0.0

    async def __aenter__(self) -> "Gaps":
        self._task = asyncio.create_task(self._look())
        await asyncio.sleep(0.002)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()

    async def _look(self) -> None:
        before = time.monotonic()
        while True:
            await asyncio.sleep(0.001)
            now = time.monotonic()
            self.longest, before = max(self.longest, now - before), now


async def finish(pilot: Pilot[None]) -> None:
    """Finish the highlighted step of a plan, while somebody else writes."""
    await tap(pilot, "f")
    await until(lambda: WAITS in screen_text(pilot.app))


async def test_the_screen_goes_on_while_another_program_holds_the_lock(run: Run) -> None:
    async with run(planned("plan"), size=(100, 30)) as (app, pilot):
        app.go_home()
        await tap(pilot, "b")
        longest = []
        with held(app):
            version, began = app.workshop.version, time.monotonic()
            while (
                time.monotonic() - began < 1.5
            ):  # a busy machine holds everybody up now and then: the best of many
                async with Gaps() as gaps:
                    await finish(pilot)
                    before = app.focused
                    await tap(pilot, "down", "up", "down")
                    assert app.focused is before
                    assert WAITS in screen_text(app)
                    await tap(pilot, "escape")
                    assert GIVEN_UP in screen_text(app)
                longest.append(gaps.longest)
        assert min(longest) < 0.1
        await asyncio.sleep(0.1)
        assert (app.store.workshop.version, app.waiting) == (version, None)
        await tap(pilot, "f")
        await until(lambda: app.workshop.version == version + 1)


@pytest.mark.parametrize("first", [True, False])
async def test_a_member_joins_behind_a_change_that_waits_and_keeps_none_out(
    run: Run, tmp_path: Path, first: bool
) -> None:
    w = with_goals().put(Step(1, 1, "Ring", state=StepState.PLANNED))
    async with run(w.settled(), me=1, size=(100, 30)) as (app, pilot):
        await settle(pilot)
        log = Path(f"{app.store.path}-log")
        (there := tmp_path / "there").mkdir()
        for file in (app.store.path, log):
            copyfile(file, there / file.name)
        with Store.open(there / app.store.path.name) as other:
            other.apply(
                lambda w: sessions.start_planning(w, 1, (1,), present=(2,), now=NOW), None, "start planning"
            )
        with held(app):
            for mine in (first, not first):
                if mine:
                    assert not app.record("take", claiming.claim, 1, 1, NOW)
                    await see(app, WAITS)
                else:
                    begun = (there / log.name).read_bytes()[log.stat().st_size :]
                    with log.open("ab") as followed:
                        followed.write(begun)
                    await until(lambda: isinstance(app.screen, StagePage))
            assert app.waiting is not None
            assert app.workshop.sessions[1].present == (2,)
        await until(lambda: app.workshop.steps[1].owner == 1 and app.workshop.sessions[1].present == (2, 1))
        assert app.waiting is None


async def test_what_waited_comes_once_and_its_line_is_free_again(run: Run) -> None:
    async with run(in_session("draft", 1), size=(100, 30)) as (app, pilot):
        await until(lambda: app.screen.query(CardLine))
        line = app.screen.query_one(CardLine)
        await until(lambda: line.has_focus)
        with held(app):
            await type_text(pilot, TEXT, "enter")
            await until(lambda: WAITS in screen_text(app))
            assert line.value == TEXT
            await tap(pilot, "enter")
            assert "waits for another window already" in screen_text(app)
            await tap(pilot, "ctrl+q")
            assert "gives it up, then leave" in screen_text(app)
        await until(lambda: [step.text for step in app.workshop.steps.values()] == [TEXT])
        await until(lambda: not line.value)
        await settle(pilot)
        assert len(app.store.workshop.steps) == 1


async def test_what_was_answered_is_there_again_after_giving_up(run: Run) -> None:
    async with run(planned("plan"), size=(100, 30)) as (app, pilot):
        await tap(pilot, "f4")
        await until(lambda: isinstance(app.screen, Ask))
        await type_text(pilot, TEXT)
        with held(app):
            await tap(pilot, "enter")
            await until(lambda: WAITS in screen_text(app))
            await tap(pilot, "escape")
            assert GIVEN_UP in screen_text(app)
        await tap(pilot, "f4")
        await until(lambda: isinstance(app.screen, Ask) and TEXT in screen_text(app))
        assert not app.store.workshop.parked


#: Every way in which a screen asks for something to be done with the store.
ACTS: dict[str, Callable[[WorkshopApp], object]] = {
    "change": lambda app: app.record("rename", lambda w: w.put(replace(w.team, name="Others"))),
    "move": lambda app: app.record_move("go", lambda w: w.put(replace(w.team, name="Others"))),
    "undo": lambda app: app.attempt(lambda: app.store.undo(None)),
    "seal": lambda app: app.attempt(lambda: app.store.box.seal("drafts:1:0", 1, ["Call"])),
    "discard": lambda app: app.attempt(lambda: app.store.box.discard("drafts:1:0", 2)),
    "reveal": lambda app: Envelope(app, STEPS, 1).reveal(),
    "form": lambda app: app.attempt(lambda: app.store.apply(lambda w: w.cut(w.team), None, ""), quiet=True),
    "typing": lambda app: app.keep("here", "half"),
    "forgetting": lambda app: app.store.background.forget("here"),
    "looking at what is typed": lambda app: app.store.background.kept("here"),
}


async def test_nothing_that_is_done_holds_the_loop_up(run: Run) -> None:
    async with run(in_session("draft", 1), size=(100, 30)) as (app, pilot):
        await settle(pilot)
        app.store.box.seal("drafts:1:0", 2, ["Ring"])
        with held(app):
            for what, act in ACTS.items():
                took = []
                for _ in range(3):  # a busy machine holds everybody up now and then: the best of some
                    began = time.monotonic()
                    assert not act(app), what
                    took.append(time.monotonic() - began)
                    app.action_give_up()
                assert app.waiting is None
                assert min(took) < 0.1, (what, took)


async def test_a_slow_disk_holds_no_key_up(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two things are sealed before and after what is done: whatever needs the newest state then waits for them."""
    acts: dict[str, Callable[[WorkshopApp], object]] = {
        "details": lambda app: app.screen.action_details(),  # type: ignore[attr-defined]
        "undo": lambda app: app.action_undo(),
        "reveal": ACTS["reveal"],
    }
    async with run(in_session("draft", 1), size=(100, 30)) as (app, pilot):
        assert app.record("rename", lambda w: w.put(replace(w.team, name="Others")))
        page = HistoryPage()
        await app.push_screen(page)
        await until(lambda: page.rows.item)
        flush = disk.flush

        def slow(fd: int) -> None:
            time.sleep(0.12)
            flush(fd)

        monkeypatch.setattr(disk, "flush", slow)
        monkeypatch.setattr(app.store.core, "mutex", NotTheLoops(app.store.core.mutex))
        box, do = app.store.box, app.store.background.do
        for number, (what, act) in enumerate(acts.items()):
            first, last = (partial(box.seal, f"drafts:{goal}:0", 2, [f"Ring {number}"]) for goal in (1, 2))
            before = do(first, lambda _: None)
            await until(lambda: before.stage is Stage.ACTS)  # noqa: B023
            async with Gaps() as gaps:
                app.keep("here", f"half {number}")
                act(app)
                after = do(last, lambda _: None)
                await until(lambda: app.waiting is None)
                await tap(pilot, "down", "up")
                await until(lambda: after.stage is Stage.ENDED)  # noqa: B023
            assert gaps.longest < 0.1, what
            assert after.trouble is None
            if what == "details":
                await until(lambda: isinstance(app.screen, ReadFacts))
                await tap(pilot, "escape")


async def test_a_form_says_so_and_keeps_what_was_filled_in(run: Run) -> None:
    async with run(with_goals(), size=(100, 30)) as (app, pilot):
        await tap(pilot, "a")
        form = await filled(pilot, title="Win the mid-market", why="Two rivals left.")
        with held(app):
            async with Gaps() as gaps:
                await tap(pilot, "ctrl+s", sees=WAITS)
                await tap(pilot, "ctrl+s", sees="waits for another window already")
                await tap(pilot, "escape", sees=GIVEN_UP)
            assert gaps.longest < 0.3
            assert form.values["title"] == "Win the mid-market"
            await tap(pilot, "ctrl+s", sees=WAITS)
            await type_text(pilot, " on")
        await until(lambda: len(app.workshop.goals) == 3)
        assert app.screen is form  # It does not close under hands that type.
        await until(lambda: not isinstance(app.screen, Form))
        assert [goal.title for goal in app.store.workshop.goals.values()][2:] == ["Win the mid-market"]


#: What people do at a stage: the keys for it, and those that lead on to the next, once it was given up.
HANDS: dict[str, dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "draft": {
        "enter a text": ((*TEXT, "enter"), ("ctrl+u", "f2")),
        "reveal": (("enter", "y"), ()),
        "seal a text": (("a", *TEXT, "enter"), ()),
    },
    "plan": {
        "undo": (("u",), ()),
        "answer a dialog": (("f4", *TEXT, "enter"), ()),
        "a command of the palette": (("ctrl+p", *"undo", "enter"), ()),
        "a move": (("left",), ()),
    },
}


@pytest.mark.parametrize("stage", HANDS)
async def test_whatever_hands_do_the_loop_goes_on(run: Run, stage: str) -> None:
    async with run(planned("plan") if stage == "plan" else in_session("draft", 1), size=(100, 30)) as (app, pilot):
        app.store.box.seal("drafts:1:0", 2, ["Ring"])
        assert app.record("rename", lambda w: w.put(replace(w.team, name="Others")))
        await settle(pilot)
        before, page = app.store.workshop, app.screen
        with held(app):
            for what, (keys, on) in HANDS[stage].items():
                longest: list[float] = []
                while not longest or min(longest) >= 0.1:  # a busy machine holds everybody up now and then
                    assert len(longest) < 5, (what, longest)
                    await burst(pilot, *keys[:-1])
                    await see(app, "Undo the newest" if "ctrl+p" in keys else "")
                    async with Gaps() as gaps:
                        await tap(pilot, keys[-1])
                        await until(lambda: app.waiting is not None)
                        await tap(pilot, "escape")
                    assert app.waiting is None, what
                    longest.append(gaps.longest)
                await tap(pilot, *on)
        assert app.store.workshop is before
        assert app.store.box.sealed_by("drafts:1:0") == (2,)
        assert app.screen is not page or stage == "plan"
