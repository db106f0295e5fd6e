"""The follow-ups stage: each primary cause ends in a step with an owner, or in a stated acceptance."""

from datetime import date

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.stages.retrospective.followline import FollowLine
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, burst, paste, screen_text, see, settle, tap, type_text, until
from tests.screens.lookers import DACH, SCANNER, with_causes
from tests.screens.typing import saved
from workshop.model import DecisionKind, Origin, Step, StepState, Workshop
from workshop.review.follow_ups import follow_up
from workshop.team.upcoming import next_period

TEXT = "Block Tuesday morning in every calendar by 15 Apr"


def ready(*, followed: bool = False) -> Workshop:
    """At this stage, with a primary cause of one missed goal and the next period there."""
    w = next_period(with_causes("follow-ups", DACH, primary=1), 1)
    return (follow_up(w, 1, TEXT, 2) if followed else w).settled()


def last(app: WorkshopApp) -> Step:
    """The newest step."""
    return app.workshop.steps[app.workshop.steps.last_id]


async def test_a_follow_up_is_written_taken_and_dated(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "The revenue number took every free hour", "leads nowhere yet")
        await tap(pilot, "enter", sees="A step, starting with a verb")
        await type_text(pilot, TEXT, sees="date ✓")
        await tap(pilot, "enter")
        await until(lambda: last(app).text == TEXT)
        assert last(app).origin == Origin("causes", 1)
        assert app.workshop.goals[last(app).goal].period == 2
        await see(app, "who takes it?", "Press the letter of a person")
        await tap(pilot, "d", "B")
        await until(lambda: last(app).owner == 4 and last(app).helpers == (2,))
        await see(app, "due Thu 15 Apr? enter accepts", "with Ben")
        await tap(pilot, "enter")
        await until(lambda: last(app).due == date(2027, 4, 15))
        await see(app, "No primary cause yet: enter goes to causes")


async def test_without_a_next_period_its_label_and_days_are_confirmed_first(run: Run) -> None:
    async with run(with_causes("follow-ups", DACH, primary=1)) as (app, pilot):
        await see(app, "The revenue number")
        await tap(pilot, "enter", sees=("The next period begins", "Q2 2027"))
        await tap(pilot, "ctrl+s", sees="A step, starting with a verb")
        await type_text(pilot, TEXT, "enter")
        await until(lambda: last(app).text == TEXT)


async def test_keys_typed_at_once_find_the_line_and_the_people(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "The revenue number")
        await tap(pilot, "enter", sees="A step, starting with a verb")
        await burst(pilot, *"Call Ana", "enter", "c", "enter")
        await until(lambda: last(app).due is not None)
        assert (last(app).text, last(app).owner) == ("Call Ana", 3)


async def test_what_was_typed_and_not_finished_is_there_again(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "The revenue number")
        await tap(pilot, "enter", sees="A step, starting with a verb")
        await type_text(pilot, "Block Tu", "escape")
        await until(lambda: "Block Tu" not in screen_text(app))
        assert " FOLLOW-UPS " in screen_text(app)
        await tap(pilot, "enter", sees="Block Tu")


async def test_pasted_lines_become_a_follow_up_each(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "The revenue number")
        await tap(pilot, "enter", sees="A step, starting with a verb")
        await paste(pilot, "1. Call Ana\r2. Call Ben\r")
        await until(lambda: last(app).text == "Call Ben")
        assert {step.text for step in app.workshop.steps.values() if step.origin} == {"Call Ana", "Call Ben"}


async def test_a_pasted_follow_up_that_is_too_long_waits_in_the_line(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "The revenue number")
        await tap(pilot, "enter", sees="A step, starting with a verb")
        await paste(pilot, f"Call Ana\r{'long ' * 40}\rCall Ben")
        await until(lambda: last(app).text == "Call Ben")
        line = app.screen.query_one(FollowLine)
        await until(lambda: line.value.startswith("long long"))
        line.value = "Shorter"
        await tap(pilot, "enter")
        await until(lambda: last(app).text == "Shorter")


async def test_a_cause_is_accepted_with_a_reason_and_taken_up_again(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "The revenue number")
        await tap(pilot, "f3", sees="Why do we accept it?")
        await type_text(pilot, "The number comes first this year.", "enter")
        await until(lambda: app.workshop.causes[1].accepted)
        assert app.workshop.decisions[app.workshop.decisions.last_id].kind is DecisionKind.ACCEPTED
        await see(app, "accepted: The number comes first this year.")
        await tap(pilot, "up", "f3")
        await until(lambda: not app.workshop.causes[1].accepted)


async def test_going_on_names_causes_that_lead_nowhere(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "The revenue number")
        await tap(pilot, "right")
        await see(
            app,
            "Leads nowhere yet: The revenue number took every free",
            "No primary cause yet: Introduce the pallet scanner",
        )


async def test_going_on_names_follow_ups_that_nobody_has_taken(run: Run) -> None:
    async with run(ready(followed=True)) as (app, pilot):
        await see(app, TEXT)
        await tap(pilot, "right", sees="Nobody has taken: Block Tuesday morning")


async def test_enter_leads_to_where_the_primary_cause_is_found(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "enter goes to causes")
        await tap(pilot, "end", "enter")
        await until(lambda: app.workshop.sessions[1].stage == "causes")


async def test_details_are_edited_in_a_form_and_refused_there(run: Run) -> None:
    async with run(ready(followed=True)) as (app, pilot):
        await see(app, TEXT)
        await tap(pilot, "f2", sees="The follow-up")
        await saved(
            pilot, text="Block Monday", due="30 apr 2027", outcome="Four calls a week", check_on="1 june 2027"
        )
        step = last(app)
        assert (step.text, step.due, step.outcome) == ("Block Monday", date(2027, 4, 30), "Four calls a week")
        assert step.check_on == date(2027, 6, 1)
        await see(app, "did it work? asked Tue 1 Jun", "then: Four calls a week")


async def test_an_owner_gives_it_back_and_it_is_dropped_with_a_reason(run: Run) -> None:
    async with run(ready(followed=True)) as (app, pilot):
        await see(app, TEXT)
        await tap(pilot, "a")
        await until(lambda: last(app).owner == 1)
        await tap(pilot, "x")
        await until(lambda: last(app).owner is None)
        await tap(pilot, "delete", sees="Why is it dropped?")
        await type_text(pilot, "Too big", "enter")
        await until(lambda: last(app).state is StepState.DROPPED)
        await see(app, "leads nowhere yet")
        await tap(pilot, "u")
        await until(lambda: last(app).state is StepState.PLANNED)


async def test_a_letter_without_a_follow_up_says_what_to_do(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "The revenue number")
        await tap(pilot, "a", sees="A letter gives a follow-up to its person")


async def test_a_member_takes_for_that_member_only(run: Run) -> None:
    async with run(ready(followed=True), me=2) as (app, pilot):
        await see(app, TEXT)
        await tap(pilot, "a", sees="you take steps for yourself only")
        assert last(app).owner is None
        await tap(pilot, "b")
        await until(lambda: last(app).owner == 2)
        await tap(pilot, "enter", "f3", "delete")
        assert len(app.screen_stack) == 2
        assert last(app).due is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_hostile_words_stand_there_as_they_are(run: Run, size: tuple[int, int]) -> None:
    w = ready(followed=True)
    texts = [text for text in HOSTILE if "\ud800" not in text]
    w = w.put(*(replace(w.steps[9], id=20 + number, text=text) for number, text in enumerate(texts)))
    cause = replace(w.causes[1], text=texts[1], whys=(texts[0], texts[4]), accepted=texts[6])
    async with run(w.put(cause, replace(w.goals[SCANNER], title=texts[3])), size=size) as (app, pilot):
        assert_safe(app)
        await tap(pilot, "end", "pageup", "home", "enter")
        await settle(pilot)
        await paste(pilot, HOSTILE[4])
        await settle(pilot)
        assert_safe(app)
