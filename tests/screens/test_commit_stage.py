"""The fist of five on the shared screen."""

from pathlib import Path

from msgspec.structs import replace

from screens.app import WorkshopApp
from tests.screens.checking import in_file
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, burst, screen_text, see, settle, tap, type_text, until
from tests.world import IDEAS, in_session, planned
from workshop.model.votes import Concern
from workshop.plan.committing import current_commitment


def fists(app: WorkshopApp) -> dict[int, int]:
    """The fists that were shown last for the first goal."""
    now = current_commitment(app.workshop, 1)
    return {fist.member: fist.value for fist in now.fists} if now else {}


def written(app: WorkshopApp) -> str:
    """What the log and the TinyDB file hold."""
    path: Path = app.store.path
    return "".join(one.read_text(encoding="utf-8") for one in (path, Path(f"{path}-log")) if one.exists())


async def test_eight_fists_take_one_key_each_and_show_together(run: Run) -> None:
    async with run(planned("commit")) as (app, pilot):
        for value in "54345355":
            assert "how far do you stand behind it" in screen_text(app)
            await tap(pilot, value)
        assert fists(app) == {}
        await tap(pilot, "enter")
        await until(lambda: len(fists(app)) == 8)
        assert list(fists(app).values()) == [5, 4, 3, 4, 5, 3, 5, 5]
        await until(lambda: "Everybody who answered stands behind this plan" in screen_text(app))


async def test_nothing_sealed_is_on_the_screen_or_in_the_file(run: Run) -> None:
    async with run(planned("commit")) as (app, pilot):
        await until(lambda: "From zero to five" in screen_text(app))
        before = screen_text(app)
        await tap(pilot, "c", "1")
        after = screen_text(app)
        assert "c Chen ✓" in after
        assert after.split("\n\n")[0].count("1") == before.split("\n\n")[0].count("1")
        assert '"value": 1' not in written(app)
        assert all("fists" not in str(entry.put) or "value" not in str(entry.put) for entry in app.store.history())


async def test_a_fist_can_be_corrected_until_all_are_shown(run: Run) -> None:
    async with run(planned("commit")) as (app, pilot):
        await tap(pilot, "a", "1", "a", "4", "enter", "y")
        await until(lambda: fists(app) == {1: 4})


async def test_showing_early_names_who_is_missing(run: Run) -> None:
    async with run(planned("commit")) as (app, pilot):
        await tap(pilot, *"5555555", "enter", sees="Hugo Brandt")
        await tap(pilot, "escape")
        assert fists(app) == {}


async def test_under_three_opens_a_concern_and_a_second_show_keeps_the_first(run: Run) -> None:
    async with run(planned("commit")) as (app, pilot):
        await tap(pilot, *"15555555", "enter")
        await until(lambda: fists(app))
        await until(lambda: "One person is under 3" in screen_text(app))
        await tap(pilot, "enter", sees="What keeps Ana Ferreira")
        await type_text(pilot, "No time in March", "enter", sees="What does the room answer")
        await type_text(pilot, "Ben takes two accounts", "enter")
        await see(app, "No time in March", "→ Ben takes two accounts")
        await tap(pilot, "f2", sees="Press 0 to 5")
        assert [len(one.fists) for one in app.workshop.commitments.of(1)] == [8, 0]


async def test_without_a_plan_it_says_where_to_go(run: Run) -> None:
    async with run(in_session("commit", 1)) as (app, pilot):
        await until(lambda: "no plan for this goal yet" in screen_text(app))
        await tap(pilot, "3", sees="to stand behind yet")


async def test_concerns_are_shown_letter_by_letter(run: Run) -> None:
    async with run(planned("commit")) as (app, pilot):
        await tap(pilot, *"15555555", "enter")
        await until(lambda: fists(app))
        shown = current_commitment(app.workshop, 1)
        assert shown is not None
        for text in (one for one in HOSTILE if one.strip() and len(one) < 300):
            told = in_file(text, 300)
            only = (Concern(1, told),)
            assert app.record("write down a concern", lambda w, only=only: w.put(replace(shown, concerns=only)))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)


async def test_letters_and_digits_typed_at_once_belong_together(run: Run) -> None:
    async with run(planned("commit")) as (app, pilot):
        await burst(pilot, *"c4a2")
        await until(lambda: app.store.box.sealed_by("fists:1") == (1, 3))
        assert (app.store.box.mine("fists:1", 3), app.store.box.mine("fists:1", 1)) == (4, 2)


async def test_a_member_answers_for_that_member_only(run: Run) -> None:
    async with run(planned("commit"), me=2) as (app, pilot):
        await tap(pilot, "a", "4")
        await until(lambda: app.store.box.sealed_by("fists:1") == (2,))
        await until(lambda: "You have answered." in screen_text(app))


async def test_the_plan_is_in_view_while_the_room_says_how_far_it_stands_behind_it(run: Run) -> None:
    async with run(planned("commit")) as (app, pilot):
        await until(lambda: IDEAS[0][:30] in screen_text(app) and "nobody yet" in screen_text(app))
        await tap(pilot, *"55555555", "enter")
        await until(lambda: fists(app))
        await until(lambda: IDEAS[0][:30] not in screen_text(app))
        await tap(pilot, "f2")
        await until(lambda: IDEAS[0][:30] in screen_text(app))


async def test_who_stands_behind_the_plan_is_not_asked_what_keeps_them_from_it(run: Run) -> None:
    async with run(planned("commit")) as (app, pilot):
        await tap(pilot, *"15555555", "enter")
        await until(lambda: fists(app))
        await tap(pilot, "enter", sees="What keeps Ana Ferreira")
        await tap(pilot, "escape", "down", "enter", sees="Has Ben Okafor a concern all the same?")


async def test_with_nobody_here_nobody_has_answered(run: Run) -> None:
    w = planned("commit")
    async with run(w.put(replace(w.sessions[1], present=()))) as (app, _):
        await until(lambda: "Nobody is marked as here." in screen_text(app))
        assert "Everybody has answered" not in screen_text(app)
