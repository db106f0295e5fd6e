"""What was typed and not finished goes with the reveal, and with the session: it is in no file afterwards."""

from pathlib import Path

from screens.cards.envelope import Envelope
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, settle, until
from tests.world import in_session, planned
from workshop.meet import sessions, underway
from workshop.plan.cards import STEPS

SECRET = "Zebra"


def written(app_file: Path) -> bytes:
    """Every byte of the files of a team."""
    return b"".join(path.read_bytes() for path in app_file.parent.glob(f"{app_file.name}*"))


async def test_an_unfinished_draft_goes_with_the_reveal(run: Run) -> None:
    async with run(in_session("draft", 1), size=(100, 30)) as (app, pilot):
        await until(lambda: "Share in DACH" in screen_text(app))
        await settle(pilot)
        envelope = Envelope(app, STEPS, 1)
        app.store.box.seal(envelope.name, 1, ["Call the lapsed accounts"])
        app.store.box.keep(envelope.place(2), SECRET, 2)
        assert SECRET.encode() in written(app.store.path)
        assert await envelope.reveal()
        assert [step.text for step in app.store.workshop.steps.values()] == ["Call the lapsed accounts"]
        await until(lambda: SECRET.encode() not in written(app.store.path))
        await settle(pilot)


async def test_what_was_typed_goes_with_its_session(run: Run) -> None:
    async with run(planned("plan"), size=(100, 30)) as (app, pilot):
        await until(lambda: "Share in DACH" in screen_text(app))
        await settle(pilot)
        app.store.box.keep("win:1", SECRET)
        assert SECRET.encode() in written(app.store.path)
        session = underway.running(app.workshop)
        assert session is not None
        today, now = app.today, app.now
        app.record("close the planning session", sessions.close_planning, session.id, today, now, None)
        app.go_to_session(app.workshop.sessions.need(session.id))
        await until(lambda: SECRET.encode() not in written(app.store.path))
        await settle(pilot)
