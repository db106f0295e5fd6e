"""The claim round on the shared screen."""

from datetime import date

from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.dialogs.form import Form
from screens.stages.planning.claim_card import ClaimCard
from screens.widgets.strip import PeopleStrip
from tests.screens.checking import in_file
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, settle, tap, type_text, until
from tests.world import in_session, planned
from workshop.model import Step


def step(app: WorkshopApp, number: int = 1) -> Step:
    """A step as it is now."""
    return app.workshop.steps[number]


async def test_a_claim_is_one_key_and_enter_accepts_the_dates(run: Run) -> None:
    w = planned("claim")
    async with run(w.put(replace(w.steps[1], must_move=False))) as (app, pilot):
        assert "1 of 3" in screen_text(app)
        await tap(pilot, "d")
        await until(lambda: step(app).owner == 4)
        await until(lambda: "suggested" in screen_text(app))
        await tap(pilot, "enter")
        await until(lambda: step(app).due == date(2027, 2, 15))
        await until(lambda: "2 of 3" in screen_text(app))


async def test_the_must_move_is_asked_for_its_first_move(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "a", "enter", sees=("First move", "If-then"))
        await type_text(pilot, "List the accounts", "ctrl+s")
        await until(lambda: step(app).first_move == "List the accounts")
        assert step(app).first_move_on == date(2027, 1, 21)
        assert step(app).due == date(2027, 2, 15)
        await until(lambda: "2 of 3" in screen_text(app))


async def test_a_second_claim_is_told_who_has_it_since_when(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "a", "b", sees="Ana Ferreira has it since 09:00.")
        assert step(app).owner == 1


async def test_shift_and_a_letter_help_and_delete_gives_back(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "a", "B", "C", sees="Chen Wei helps with “Call the 20")
        await until(lambda: step(app).helpers == (2, 3))
        await until(lambda: "with Ben, Chen" in screen_text(app))
        await tap(pilot, "B", "delete")
        await until(lambda: step(app).owner is None)
        assert step(app).helpers == (3,)


async def test_nobody_yet_goes_on_and_leaving_names_what_is_free(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "x", sees="2 of 3")
        await tap(pilot, "right", sees="Nobody has taken: Visit the three Swiss resellers")
        await tap(pilot, "y")
        await until(lambda: app.workshop.sessions[1].stage == "commit")


async def test_load_is_in_view_and_heavy_is_a_word(run: Run) -> None:
    w = planned("claim", 6)
    async with run(w.put(*(replace(w.steps[number], owner=1) for number in range(1, 6)))) as (app, _):
        assert "▪▪▪▪▪ ▲ heavy" in screen_text(app)


async def test_undo_takes_the_claim_back(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "a")
        await until(lambda: step(app).owner == 1)
        await tap(pilot, "u")
        await until(lambda: step(app).owner is None)
        await until(lambda: "Ana Ferreira takes" in screen_text(app))


async def test_dates_that_are_refused_stay_in_the_form(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "a", "down", "f2", sees="If-then")
        await tap(pilot, "ctrl+u")
        await type_text(pilot, "1 dec", "ctrl+s", sees="outside Q1 2027")
        assert "1 dec" in screen_text(app)


async def test_without_a_plan_it_says_where_to_go(run: Run) -> None:
    async with run(in_session("claim", 1)) as (app, _):
        await until(lambda: "No step of this goal is in the plan yet" in screen_text(app))


async def test_step_texts_are_shown_letter_by_letter(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "a")
        for text in HOSTILE:
            told = in_file(text, 400)
            assert app.record("reword", lambda w, told=told: w.put(replace(w.steps[1], text=told)))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)
            if text.isascii() and text.isprintable() and len(text) < 60:
                assert text in screen_text(app)


async def test_blank_lines_in_the_card_come_and_go_with_the_size_of_the_window(run: Run) -> None:
    async with run(planned("claim"), size=(100, 30)) as (app, pilot):
        card = app.screen.query_one(ClaimCard)
        await until(lambda: card.size.height == 7)
        await pilot.resize_terminal(100, 24)
        await until(lambda: card.size.height == 6)
        await pilot.resize_terminal(100, 30)
        await until(lambda: card.size.height == 7)


async def test_the_people_stay_where_they_are_when_one_of_them_takes_a_step(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        strip = app.screen.query_one(PeopleStrip)
        before = strip.region.y
        await tap(pilot, "a", sees="suggested")
        assert strip.region.y == before


async def test_what_others_wrote_meanwhile_is_not_written_over(run: Run) -> None:
    """The same field: their text is told, and saving again decides. Another field: both changes stay."""
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "a", "enter", sees="If-then")
        await type_text(pilot, "List the accounts")
        app.store.apply(
            lambda w: w.put(replace(w.steps[1], first_move="Theirs", if_then="If it rains, then I call")),
            None,
            "edit",
        )
        app.store.follow()
        app.follow()
        await tap(pilot, "ctrl+s", sees="first move is now “Theirs”")
        assert step(app).first_move == "Theirs"
        await tap(pilot, "ctrl+s")
        await until(lambda: step(app).first_move == "List the accounts")
        assert step(app).if_then == "If it rains, then I call"


async def test_a_refused_form_leaves_the_cursor_in_the_faulty_field(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "a", "f2", sees="If-then")
        form = app.screen
        assert isinstance(form, Form)
        await type_text(pilot, "List the accounts")
        for key, text, refused in (
            ("first_move_on", "1 mar", "within 7 days"),
            ("due", "1 dec", "outside Q1 2027"),
            ("due", "soon", "soon"),
        ):
            form.go_to(key)
            await tap(pilot, "ctrl+u")
            await type_text(pilot, text)
            form.go_to("if_then")
            await tap(pilot, "ctrl+s")
            await until(lambda refused=refused: refused in screen_text(app))  # type: ignore[misc]
            row = next(row for row in form.rows if row.field.key == key)
            assert row.input.has_focus


async def test_a_wrong_owner_is_given_back_with_a_key_that_is_shown(run: Run) -> None:
    async with run(planned("claim"), size=(120, 40)) as (app, pilot):
        assert "give back" not in screen_text(app)
        await tap(pilot, "a", "b", sees="It can be taken once it is given back.")
        await until(lambda: "del give back" in screen_text(app))
        await tap(pilot, "delete", "b")
        await until(lambda: step(app).owner == 2)


async def test_a_letter_that_nobody_has_is_answered(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "q", sees="Nobody here has the letter q.")
        await tap(pilot, "a")
        await until(lambda: step(app).owner == 1 and "letter q" not in screen_text(app))


async def test_a_step_is_offered_and_taken_or_declined_with_one_key_each(run: Run) -> None:
    async with run(planned("claim"), size=(100, 30)) as (app, pilot):
        await tap(pilot, "ctrl+o", sees="Who is asked to take it?")
        await tap(pilot, "b")
        await until(lambda: step(app).offered_to == 2)
        await until(lambda: "Ben was asked  enter: yes · del: no" in screen_text(app))
        await tap(pilot, "delete")
        await until(lambda: step(app).offered_to is None)
        assert step(app).owner is None
        await tap(pilot, "ctrl+o", sees="Who is asked to take it?")
        await tap(pilot, "c")
        await until(lambda: step(app).offered_to == 3)
        await tap(pilot, "enter")
        await until(lambda: step(app).owner == 3)
        assert step(app).offered_to is None


async def test_what_a_key_did_and_to_which_step_is_said(run: Run) -> None:
    async with run(planned("claim"), size=(100, 30)) as (app, pilot):
        await tap(pilot, "a", sees=("enter asks for its first move", "enter first move", "del give back"))
        await tap(pilot, "down")
        await until(lambda: "give back" not in screen_text(app).splitlines()[-1])
        await tap(pilot, "b", "3", sees=("“Bring the distributor", "L: once more takes it away", "4 Feb"))
        await tap(pilot, "enter", sees=("Now comes “Visit the three", "keys are about this one"))
        assert step(app, 2).due == date(2027, 2, 4)
        await tap(pilot, "x", sees=("“Visit the three Swiss resellers” is left for now.", "enter first move"))
        await tap(pilot, "down")
        await until(lambda: "enter" not in screen_text(app).splitlines()[-1])
