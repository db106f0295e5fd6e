"""What a first-time user of meetings stumbled over: what is forgotten, said twice, not said, or untrue."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.cards.cardlist import CardList
from screens.commands import DECLARED, key_sign
from screens.pages.home import HomePage
from screens.stages.stage import StagePage
from tests.moments import at
from tests.screens.conftest import MakeApp, Run
from tests.screens.drafters import ideas
from tests.screens.kit import screen_text, see, settle, tap, until
from tests.screens.lookers import looking_back
from tests.screens.voters import room
from tests.world import Clock, in_session
from workshop.meet import fitting
from workshop.meet.stages import CHECK_IN, PLANNING, RETROSPECTIVE
from workshop.model import StepState, Workshop
from workshop.plan import premortem, voting

TWELVE = tuple(f"Call account {number}" for number in range(12))


def imported() -> Workshop:
    """Five steps of which the first came into the plan with an owner, the second without."""
    w = at("vote", 8, 5, "")
    planned = [replace(w.steps[step], state=StepState.PLANNED, owner=owner) for step, owner in ((1, 2), (2, None))]
    return w.put(*planned).settled()


def answered() -> Workshop:
    """A premortem in which the only reason was let go."""
    return premortem.let_go(at("premortem", 8, 6, "failed"), 1).settled()


@pytest.mark.parametrize(
    ("start", "keys", "says"),
    [
        (lambda: in_session("draft", 1), ("f2",), "f2 aloud instead"),
        (lambda: at("premortem", 8, 6, "planned"), ("f2",), "f2 sealed instead"),
        (lambda: looking_back("causes"), ("f2",), "f2 sealed instead"),
        (lambda: voting.open_round(room(), 1, (1, 2)).settled(), ("f2",), "f2 ballots"),
        (room, ("plus", "asterisk"), "4 dots, at most 3"),
    ],
    ids=["drafts", "reasons", "causes", "hands", "dots"],
)
async def test_the_way_that_was_chosen_is_there_after_another_page(
    run: Run, start: Callable[[], Workshop], keys: tuple[str, ...], says: str
) -> None:
    async with run(start(), size=(100, 30)) as (app, pilot):
        await tap(pilot, *keys, sees=says)
        for _ in range(2):
            await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, HomePage))
        await tap(pilot, app.workshop.sessions[1].kind[0], sees=says)


async def test_cards_have_one_number_and_undo_brings_marks_back(run: Run) -> None:
    async with run(in_session("refine", 1, TWELVE), size=(100, 30)) as (app, pilot):
        await tap(pilot, "space", "end", "up", "space", "up", "up", "g")
        await see(app, "Whose words stay?", "1 Call account 0", "10 Call account 9", "11 Call account 10")
        await tap(pilot, "1", "1")
        await until(lambda: len(ideas(app)) == 11)
        assert app.workshop.steps[11].wordings == TWELVE[:1]
        await tap(pilot, "u")
        await until(lambda: len(ideas(app)) == 12)
        assert {one.number for one in app.screen.query_one(CardList).marked} >= {1}
        await see(app, "^y brings it back.")


async def test_steps_of_the_plan_are_named_where_they_are_not_voted_on(run: Run) -> None:
    async with run(imported(), size=(100, 30)) as (app, pilot):
        rule, tail = (
            "1 step of the plan with an owner: not in the vote",
            "Call customer 2 about the new offer in the plan so",
        )
        await see(app, rule, tail, "Call customer 1 about")
        await tap(pilot, "enter", "a", sees=("Ballot:", rule, tail))


@pytest.mark.parametrize(
    ("start", "written", "says"),
    [
        (lambda: at("premortem", 8, 6, "planned"), "", "Nobody has written yet."),
        (lambda: at("premortem", 8, 6, "planned"), "risks:1:0", "1 of 8 have written."),
        (answered, "", "Each reason has its answer."),
        (lambda: in_session("draft", 1), "drafts:1:0", "1 of 8 have written."),
    ],
    ids=["nothing", "sealed", "answered", "draft"],
)
async def test_no_reason_yet_is_said_only_where_there_is_none(
    make_app: MakeApp, start: Callable[[], Workshop], written: str, says: str
) -> None:
    app = make_app(start())
    if written:
        app.store.box.seal(written, 1, ["Ring"])
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await see(app, says)
        assert "No reason yet" not in shown
        assert "No step yet" not in shown


def test_what_helps_names_no_key_that_does_something_else_in_another_state() -> None:
    words = " ".join(line for stage in (*PLANNING, *CHECK_IN, *RETROSPECTIVE) for line in stage.help)
    assert "f2" not in words.lower()


@pytest.mark.parametrize(
    ("start", "keys", "says"),
    [
        (lambda: voting.open_round(room(), 1, (1, 2)).settled(), ("a", "1", "enter"), "have not voted."),
        (lambda: at("commit", 8, 6, "planned"), ("a", "4"), "have shown no fist."),
    ],
    ids=["vote", "commit"],
)
async def test_going_on_says_what_those_lack_who_are_named(
    run: Run, start: Callable[[], Workshop], keys: tuple[str, ...], says: str
) -> None:
    async with run(start(), size=(100, 30)) as (_, pilot):
        await tap(pilot, *keys, "right", sees=("Go on although", "Hugo Brandt", says))


async def test_low_fists_and_missing_ones_are_both_said(run: Run) -> None:
    async with run(at("commit", 8, 6, "planned"), size=(100, 30)) as (app, pilot):
        await tap(pilot, "a", "1", "enter", "y")
        await see(app, "One person is under 3. No fist from Ben, Chen, Dana and 4 more.")


async def test_causes_that_are_called_out_are_not_written_alone(run: Run) -> None:
    async with run(looking_back("causes"), size=(100, 30)) as (app, pilot):
        await see(app, "Write alone: why")
        await tap(pilot, "f2", sees="Call it out: why did this goal fall short?")


async def test_the_keys_of_a_late_moment_are_named_then(make_app: MakeApp, clock: Clock) -> None:
    w = fitting.set_end(in_session("draft", 1), 1, fitting.parse_end("30", clock.at, clock.at.tzinfo))  # type: ignore[arg-type]
    app: WorkshopApp = make_app(w.settled())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await see(app, "f6 leads to any goal")
        assert "f5 gives" not in screen_text(app)
        clock.forward(minutes=7)
        page = app.screen
        assert isinstance(page, StagePage)
        page.tick()
        await see(app, "f5 gives 2 more minutes")


def test_no_key_is_written_by_its_inner_name() -> None:
    signs = {
        command.shown or key_sign(key)
        for cls in DECLARED
        for command in cls.TABLE.commands
        for key in command.keys.split(",")
    }
    assert len(signs) > 40
    assert not [sign for sign in signs if "_" in sign]
