"""What a first-timer stumbles over in a meeting: keys without an answer, questions in vain, ways that end."""

import ast

import pytest

from screens.app import WorkshopApp
from screens.dialogs.confirm import Stake
from tests.house import trees
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import screen_text, see, settle, tap, type_text, until
from tests.screens.voters import LETTERS, cast_all, room
from tests.world import in_session, planned, with_goals
from workshop.model import RoundState, Workshop
from workshop.plan import drafting, voting

#: What gives what was sealed to all, or destroys it: a question before it may cost what nothing brings back.
FOR_GOOD = (
    "reveal",
    "discard",
    "count_ballots",
    "count_typed",
    "count_them",
    "_reveal",
    "_throw_away",
    "open_to_network",
)


def asked(function: ast.AsyncFunctionDef) -> list[ast.Call]:
    """The yes-or-no questions of a function."""
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return [one for one in calls if isinstance(one.func, ast.Name) and one.func.id == "Confirm"]


def test_enter_alone_means_no_wherever_a_yes_costs_what_nothing_brings_back() -> None:
    found, careless = 0, []
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.AsyncFunctionDef) and (questions := asked(node)):
                does = {getattr(one, "attr", getattr(one, "id", "")) for one in ast.walk(node)}
                if does & set(FOR_GOOD):
                    found += 1
                    careless += [
                        f"{name}: {ast.unparse(one)[:60]}"
                        for one in questions
                        if not any(keyword.arg == "stake" for keyword in one.keywords)
                    ]
    assert found >= 6
    assert careless == []
    assert [one for one in Stake if not one.value] == [Stake.NONE]


@pytest.mark.parametrize(
    ("state", "key", "answer"),
    [
        (with_goals, "C", "C does nothing here. Is Caps Lock on?"),
        (with_goals, "ø", "ø does nothing here. ? shows all keys."),
        (lambda: planned("claim"), "q", "Nobody here has the letter q."),
        (lambda: planned("claim"), "D", "Dana Levi helps, nobody has it: the small letter takes it. Is Caps Lock"),
        (lambda: planned("commit"), "q", "Nobody here has the letter q."),
        (lambda: planned("commit"), "B", "Ben, how far do you stand behind it?"),
        (lambda: planned("plan"), "U", "U does nothing here. Is Caps Lock on?"),
    ],
)
async def test_a_letter_is_always_answered_and_caps_lock_suspected(
    make_app: MakeApp, state: object, key: str, answer: str
) -> None:
    app = make_app(state())  # type: ignore[operator]
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await tap(pilot, key)
        await until(lambda: answer in screen_text(app))


async def test_with_caps_lock_on_a_ballot_is_opened_and_cast(run: Run) -> None:
    async with run(voting.open_round(room(), 1, (1, 2)).settled()) as (_, pilot):
        await tap(pilot, "A", "1", "enter", sees="Ana's ballot is in.")


async def test_ballots_that_are_all_alike_are_counted_only_after_a_yes(run: Run) -> None:
    async with run(voting.open_round(room(), 1, range(1, 9)).settled()) as (app, pilot):
        await cast_all(pilot, ["12"] * len(LETTERS))
        await tap(pilot, "enter", sees="All ballots are alike: the count shows what each person")
        await tap(pilot, "enter")
        await until(lambda: "All ballots are alike" not in screen_text(app))
        assert app.workshop.rounds[1].state is RoundState.OPEN
        await tap(pilot, "enter", "y")
        await until(lambda: app.workshop.rounds[1].state is RoundState.COUNTED)


async def asks_nothing(app: WorkshopApp, pilot: object, *keys: str) -> None:
    """Press keys one by one; each is refused at once, without a question."""
    for key in keys:
        await tap(pilot, key)  # type: ignore[arg-type]
        await see(app, "A vote is open on these steps: count it or call it off first.")
        await tap(pilot, "f1", "escape")  # type: ignore[arg-type]


async def test_during_a_vote_nobody_is_asked_for_words_that_would_be_refused(run: Run) -> None:
    w = in_session("refine", 1, ("Call the lapsed accounts", "Visit the resellers"))
    async with run(voting.open_round(w, 1, (1, 2)).settled(), size=(100, 30)) as (app, pilot):
        await asks_nothing(app, pilot, "d", "e", "a")


def many_ideas() -> Workshop:
    """At the draft stage of the second goal; the first has sixty steps."""
    w = in_session("draft", 2)
    for number in range(60):
        w = drafting.add_idea(w, 1, f"Call account {number}")
    return w.settled()


async def test_a_step_has_the_number_it_keeps(run: Run) -> None:
    async with run(many_ideas()) as (app, pilot):
        await type_text(pilot, "Ring Oslo", "enter", sees="61  Ring Oslo")
        assert app.workshop.steps[61].text == "Ring Oslo"
        await tap(pilot, "right", sees="61  Ring Oslo")


async def test_from_a_settled_gap_one_key_returns_to_the_plan(run: Run) -> None:
    async with run(planned("plan"), size=(100, 30)) as (app, pilot):
        await tap(pilot, "down", "down", "down", "down", "enter")
        await until(lambda: app.workshop.sessions[1].stage == "claim")
        await see(app, "^r returns to")
        await tap(pilot, "ctrl+r")
        await until(lambda: app.workshop.sessions[1].stage == "plan")
        await tap(pilot, "f2", "y", sees="The session is closed: planned with gaps. x hands out the plan")
