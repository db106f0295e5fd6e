"""A member's terminal and the room's on one file: joining, going along, and what stays closed to the room."""

import re
from collections.abc import Callable
from datetime import UTC, timedelta
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest

from screens.app import WorkshopApp
from screens.joining.house import House
from screens.joining.joinpage import qr_code
from screens.pages.home import HomePage
from screens.pages.mysteps import MyStepsPage
from screens.stages.stage import StagePage
from screens.widgets.lit import CONNECTED, WRITING
from store import Store
from tests.joining.visiting import Visitor
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, tap, until
from tests.screens.lookers import looking_back
from tests.world import NOW, Clock, in_session, planned, with_goals
from workshop.meet.agenda import go_to, hold_premortem
from workshop.meet.checkin_session import start_check_in
from workshop.meet.sessions import close_planning, set_present, start_planning
from workshop.meet.stages import stages_of
from workshop.model import DecisionKind, SessionKind, Workshop
from workshop.plan import committing

MakeApp = Callable[[Workshop], WorkshopApp]
ANA, BEN = 1, 2


def elsewhere(room: WorkshopApp, member: int, clock: Clock) -> WorkshopApp:
    """A terminal of this member on the room's file."""
    return WorkshopApp(Store.open(room.store.path, clock=clock), clock, member, zone=UTC)


async def test_opening_as_a_member_marks_present(make_app: MakeApp, clock: Clock) -> None:
    room = make_app(set_present(in_session("welcome"), 1, BEN, False).settled())
    app = elsewhere(room, BEN, clock)
    async with app.run_test(size=(80, 24)):
        await until(lambda: BEN in app.workshop.sessions[1].present and "Here:" in screen_text(app))


@pytest.mark.parametrize("steps_first", [True, False])
async def test_a_member_goes_along_when_a_session_begins(
    make_app: MakeApp, clock: Clock, steps_first: bool
) -> None:
    room = make_app(with_goals())
    app = elsewhere(room, BEN, clock)
    app.own_steps_first = steps_first
    async with app.run_test(size=(80, 24)):
        await until(lambda: isinstance(app.screen, MyStepsPage) == steps_first)
        room.store.apply(lambda w: start_planning(w, 1, (1, 2), (ANA,), now=NOW), None, "start")
        await until(lambda: isinstance(app.screen, StagePage) and "Here:" in screen_text(app))
        await until(lambda: app.workshop.sessions[1].present == (ANA, BEN))


async def test_with_a_dialog_open_it_goes_along_afterwards(make_app: MakeApp, clock: Clock) -> None:
    room = make_app(close_planning(planned("plan"), 1, NOW.date(), NOW, None).settled())
    app = elsewhere(room, BEN, clock)
    app.own_steps_first = True
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.screen, MyStepsPage))
        await tap(pilot, "question_mark")
        await until(lambda: not isinstance(app.screen, MyStepsPage))
        room.store.apply(lambda w: start_planning(w, 1, (1, 2), now=NOW), None, "start")
        await until(lambda: 2 in app.workshop.sessions)
        assert not isinstance(app.screen, StagePage)
        await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, StagePage) and "Here:" in screen_text(app))


async def test_the_room_answers_again_blindly_after_being_told(make_app: MakeApp, clock: Clock) -> None:
    w = committing.open_commitment(go_to(planned("claim"), 1, "commit", 1, NOW), 1)
    room = make_app(w.settled())
    app = elsewhere(room, ANA, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "how far do you stand behind it" in screen_text(app))
        await tap(pilot, "4")
        await until(lambda: app.store.box.mine("fists:1", ANA, by=ANA) == 4)
    async with room.run_test(size=(80, 24)) as pilot:
        await until(lambda: "a Ana ✓" in screen_text(room))
        await tap(pilot, "a", "1")
        await until(lambda: "at a screen of their own" in screen_text(room))
        assert room.store.box.mine("fists:1", ANA, by=ANA) == 4
        await tap(pilot, "1")
        await until(lambda: room.store.box.was_again("fists:1", ANA))
        assert room.store.box.mine("fists:1", ANA, by=ANA) == 1
        (kept,) = room.workshop.decisions.values()
        assert kept.kind is DecisionKind.OTHER
        assert "once more for Ana Ferreira" in kept.what


async def test_a_member_is_shown_that_the_room_answered_again(make_app: MakeApp, clock: Clock) -> None:
    w = committing.open_commitment(go_to(planned("claim"), 1, "commit", 1, NOW), 1)
    room = make_app(w.settled())
    app = elsewhere(room, ANA, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "how far do you stand behind it" in screen_text(app))
        await tap(pilot, "4")
        await until(lambda: app.store.box.mine("fists:1", ANA, by=ANA) == 4)
        room.store.box.seal("fists:1", ANA, 1, again=True)
        await until(lambda: "once more in your place" in screen_text(app))


async def test_what_others_seal_is_drawn_at_most_five_times_a_second(
    make_app: MakeApp, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make_app(in_session("draft", 1))
    other = Store.open(room.store.path, clock=clock)
    now = [100.0]
    monkeypatch.setattr("screens.recording.monotonic", lambda: now[0])
    async with room.run_test(size=(80, 24)):
        await until(lambda: isinstance(room.screen, StagePage))
        drawn: list[float] = []
        monkeypatch.setattr(type(room.screen), "box_changed", lambda page: drawn.append(now[0]))
        for number in range(30):  # three seconds of ten seals each
            other.box.seal("drafts:1:0", ANA, [f"Call number {number}"], by=ANA)
            now[0] += 0.1
            room.store.follow()
            room.follow()
        now[0] += 1
        room.store.follow()
        room.follow()
        assert drawn
        assert all(later - sooner >= 0.2 for sooner, later in pairwise(drawn))
        assert 10 <= len(drawn) <= 17
        assert drawn[-1] >= now[0] - 1.2  # the last one is not forgotten
    other.close()


async def serving(room: WorkshopApp) -> House:
    """The pages beside this terminal, once they are there."""
    await until(lambda: room.house is not None)
    assert room.house is not None
    return room.house


async def test_the_join_page_shows_where_and_who(run: Run) -> None:
    async with run(in_session("welcome"), size=(100, 30)) as (room, pilot):
        await tap(pilot, "j")
        house = await serving(room)
        await until(lambda: house.url in screen_text(room))
        shown = screen_text(room)
        assert house.spoken_code in shown
        assert "█" in shown
        assert "Only this machine can open it" in shown
        async with Visitor(house) as ana:
            await ana.join("Ana")
            await until(lambda: "Ana Ferreira" in screen_text(room) and "away" in screen_text(room))
            async with ana.live():
                await until(lambda: "connected" in screen_text(room))
            await tap(pilot, "n")
            await until(lambda: house.spoken_code in screen_text(room) and house.spoken_code not in shown)
            await tap(pilot, "r")
            await until(lambda: "Sign Ana Ferreira out?" in screen_text(room))
            await tap(pilot, "y")
            await until(lambda: "Nobody is joined now." in screen_text(room))
            assert "Join the room" in await ana.get()
        await tap(pilot, "escape")
        await until(lambda: "Here:" in screen_text(room))
        house.stop()


SESSIONS: dict[SessionKind, Callable[[], Workshop]] = {
    SessionKind.PLANNING: lambda: hold_premortem(planned("claim"), 1, 1, NOW).settled(),
    SessionKind.CHECK_IN: lambda: start_check_in(with_goals(), 1, now=NOW).settled(),
    SessionKind.RETROSPECTIVE: looking_back,
}


@pytest.mark.parametrize("kind", SessionKind)
async def test_who_is_there_lights_up_on_every_stage(
    run: Run, kind: SessionKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = [0.0]  # seconds by which the room's clock is ahead: what was typed is as long ago
    monkeypatch.setattr("screens.joining.roomside.monotonic", lambda: monotonic() + later[0])
    monkeypatch.setattr("screens.app.SEALING_EVERY", 0.02)
    async with run(SESSIONS[kind]()) as (room, pilot):
        await tap(pilot, "f10")
        house = await serving(room)
        await until(lambda: house.url in screen_text(room))
        await tap(pilot, "escape")
        async with Visitor(house) as ana, Visitor(house) as ben:
            await ana.join("Ana")
            await ben.join("Ben")
            async with ana.live(), ben.live():
                for stage in sorted(stages_of(kind), key=lambda one: not one.optional):
                    goal = 1 if stage.per_goal else None
                    room.store.apply(lambda w: go_to(w, 1, stage.key, goal, NOW), None, "go")  # noqa: B023
                    later[0] = 10.0
                    await until(lambda: room.screen.stage == stage.key)  # type: ignore[attr-defined]  # noqa: B023
                    await until(lambda: lit(room, CONNECTED, "Ana") and lit(room, CONNECTED, "Ben"))
                    later[0] = 0.0
                    assert (await ana.do("typing")).status == 200
                    await until(lambda: lit(room, WRITING, "Ana") and lit(room, CONNECTED, "Ben"))
            await until(lambda: not lit(room, CONNECTED, "Ben"), 5)
        house.stop()


def lit(app: WorkshopApp, sign: str, name: str) -> bool:
    """Whether this sign stands before the name, in a chip or in the line."""
    return re.search(rf"{sign} ?(\w )?{name}", screen_text(app)) is not None


async def test_the_room_opens_writing_ahead_and_pages_never_live_in_the_past(run: Run, clock: Clock) -> None:
    async with run(with_goals(), size=(100, 30)) as (room, pilot):
        await tap(pilot, "j")
        house = await serving(room)
        await until(lambda: house.url in screen_text(room))
        await tap(pilot, "b")
        await until(lambda: "steps for 2 goals are written sealed" in screen_text(room))
        await tap(pilot, "b")
        await until(lambda: "Nothing is written ahead any more" in screen_text(room))
        clock.forward(weeks=10)  # now there is something to look back on
        await tap(pilot, "b", "b")
        await until(lambda: "causes for 2 goals are written sealed" in screen_text(room))
        clock.forward(days=2)
        await tap(pilot, "escape", "f9", *"yesterday", "enter")
        await until(lambda: room.back_then == clock().date() - timedelta(days=1))
        async with Visitor(house) as ana:
            await ana.join("Ana")
            assert (await ana.do("checkin", goal=1, confidence=4, changed="Slow", blocker="")).status == 303
        room.store.follow()
        assert room.store.workshop.check_ins[1].on == clock().date()
        house.stop()


async def test_a_member_has_no_join_page(run: Run) -> None:
    async with run(in_session("welcome"), me=ANA) as (app, pilot):
        await tap(pilot, "f10")
        assert app.house is None


async def test_a_guest_has_no_business_with_the_disk(make_app: MakeApp) -> None:
    app = make_app(planned("claim"))
    app.me, app.guest = ANA, True
    async with app.run_test(size=(80, 30)) as pilot:
        await until(lambda: isinstance(app.screen, StagePage))
        await tap(pilot, "escape", "i")
        await until(lambda: isinstance(app.screen, HomePage))
        app.show_steps_of(ANA)
        await until(lambda: isinstance(app.screen, MyStepsPage))
        await tap(pilot, "x")
        await until(lambda: "Clipboard" in screen_text(app))
        assert "File ." not in screen_text(app)


async def test_no_member_is_asked_where_to_save_what_is_in_memory(run: Run, tmp_path: Path) -> None:
    async with run(planned("claim"), me=ANA) as (app, _):
        await until(lambda: isinstance(app.screen, StagePage))
        Path(f"{app.store.path}-log").rename(tmp_path / "elsewhere")
        await until(lambda: "was moved or deleted" in screen_text(app))
        assert isinstance(app.screen, StagePage)


def test_a_code_is_drawn_dark_on_light() -> None:
    code = qr_code("http://192.168.100.200:65535/?code=ABCD1234")
    lines = code.plain.split("\n")
    assert len(lines) <= 17
    assert {len(line) for line in lines} == {33}
    assert {str(span.style) for span in code.spans} == {"#000000 on #ffffff"}
