"""A member's own terminal in a planning session: it acts for that member and never leads the room."""

from collections.abc import Callable

import pytest

from screens.app import WorkshopApp
from screens.stages.stage import StagePage
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, see, tap, type_text, until
from tests.screens.voters import EIGHT, room, tied_votes
from tests.world import NOW, planned
from workshop.meet.agenda import go_to
from workshop.model import Workshop
from workshop.plan import claiming, committing, voting

MakeApp = Callable[[Workshop], WorkshopApp]
ANA = 1
LEADING = (
    *("right", "left", "f8", "f7", "f6", "f4", "f5", "space", "enter", "e", "d", "k", "g", "G", "t", "o", "r"),
    *(
        "plus",
        "minus",
        "asterisk",
        "exclamation_mark",
        "f2",
        "f3",
        "x",
        "ctrl+up",
        "ctrl+down",
        "b",
        "B",
        "delete",
    ),
)


def counted() -> Workshop:
    return tied_votes()


def voting_open() -> Workshop:
    return voting.open_round(room(), 1, EIGHT).settled()


def somebodys() -> Workshop:
    """At the claim round; the first step is Ben's."""
    return claiming.claim(planned("claim"), 1, 2, NOW).settled()


def shown() -> Workshop:
    """At the fist of five, with the fists of Ana and Ben shown."""
    w = committing.open_commitment(planned("commit"), 1)
    return committing.show_fists(w, 1, {1: 2, 2: 1}, NOW).settled()


def at(stage: str) -> Callable[[], Workshop]:
    return lambda: go_to(planned("claim"), 1, stage, None, NOW).settled()


STARTS = (
    *map(at, ("welcome", "goals", "draft", "refine", "vote", "choose", "commit", "plan")),
    counted,
    voting_open,
    somebodys,
    shown,
)


@pytest.mark.parametrize("start", STARTS)
async def test_no_key_leads_the_room_or_acts_for_others(run: Run, start: Callable[[], Workshop]) -> None:
    async with run(start(), me=ANA) as (app, pilot):
        page = app.screen
        assert isinstance(page, StagePage)
        for key in LEADING:
            await tap(pilot, key)
            if app.screen is not page:  # The member's own ballot, or own concern.
                await tap(pilot, "escape")
                await until(lambda: app.screen is page)
        assert app.store.seq == 1
        assert "→ next" not in screen_text(app)
        assert "f8 next" not in screen_text(app)


async def test_a_member_takes_a_step_and_sets_its_dates(run: Run) -> None:
    async with run(planned("claim"), me=ANA) as (app, pilot):
        await tap(pilot, "down", "enter", sees="you change your own steps only: your letter takes one")
        await tap(pilot, "a", "enter")
        await until(lambda: app.workshop.steps[2].due is not None)
        assert app.workshop.steps[2].owner == ANA


async def test_a_member_answers_and_writes_down_an_own_concern(run: Run) -> None:
    async with run(planned("commit"), me=ANA) as (app, pilot):
        await see(app, "Ana, how far do you stand behind it?")
        await tap(pilot, "2", sees="You have answered.")
        app.store.reveal(
            committing.envelope(1),
            lambda w, fists: committing.show_fists(w, 1, {**fists, 2: 1}, NOW),
            None,
            "show",
        )
        await see(app, "2 people are under 3")
        await tap(pilot, "down", "enter", sees="you write down your own concern only")
        await tap(pilot, "up", "enter", sees="What keeps Ana Ferreira from standing behind it?")
        await type_text(pilot, "No time", "enter", "escape")
        await until(lambda: [one.text for one in app.workshop.commitments[1].concerns] == ["No time", ""])


async def test_the_room_itself_may_do_all_of_it(run: Run) -> None:
    async with run(go_to(planned("claim"), 1, "goals", None, NOW).settled()) as (app, pilot):
        await see(app, "→ next")
        await tap(pilot, "right")
        await until(lambda: app.workshop.sessions[1].stage == "draft")
