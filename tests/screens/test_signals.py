"""Signals from outside: told with one key, read in the check-in, each ending in something that is kept."""

import pytest

from screens.pages.goal import GoalPage
from screens.pages.goalitems import Item, Kind
from tests.screens.checking import DACH, at_stage, quarter
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, see, settle, tap, type_text, until
from tests.world import NOW, TODAY
from workshop.errors import RuleError
from workshop.model import SignalEnd, Source, StepState, Workshop
from workshop.review.goal_facts import facts, in_words
from workshop.track import signals


def told(*texts: str) -> Workshop:
    """The quarter with these signals on its first goal."""
    w = quarter()
    for text in texts:
        w = signals.signal(w, DACH, text, now=NOW)
    return w.settled()


@pytest.mark.parametrize("me", [None, 1])
async def test_one_key_on_the_goal_tells_a_signal_and_enter_ends_it(run: Run, me: int | None) -> None:
    async with run(quarter(), me=me, size=(100, 40)) as (app, pilot):
        await app.show_goal(DACH)
        await until(lambda: isinstance(app.screen, GoalPage))
        await tap(pilot, "s", "3")
        await type_text(pilot, "Their reseller in Bern gave up", "enter")
        await see(app, "Signals", "14 Jan rival: Their reseller in Bern gave up")
        one = app.workshop.signals[1]
        assert (one.source, one.by, one.end) == (Source.RIVAL, me, None)
        page = app.screen
        assert isinstance(page, GoalPage)
        page.sheet.highlight(Item(Kind.SIGNAL, 1))
        await tap(pilot, "enter", sees="What comes of this signal?")
        assert "parking lot" not in screen_text(app), "there is no meeting whose it could be"
        await tap(pilot, "1", "enter")
        assert app.workshop.signals[1].end is None, "without a reason nothing is changed"
        await type_text(pilot, "Bern comes first", "enter", sees="(plan changed: Bern comes first)")


async def test_the_check_in_reads_them_and_each_ends_in_something(run: Run) -> None:
    start = told("Rival left", "Freight went up", "Fair in May", "Card in the post")
    async with run(start, size=(100, 40)) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await see(app, "Signal customer: Rival left")
        await tap(pilot, "f8", sees="Signal not read yet: Freight went up")
        await tap(pilot, "n", "r", "1")
        await type_text(pilot, "Margin before volume", "enter", "2")
        await type_text(pilot, "Call the three carriers", "enter", "2", "3", "4")
        await until(lambda: all(one.end for one in app.workshop.signals.values()))
        ends = [one.end for one in app.workshop.signals.values()]
        assert ends == [SignalEnd.CHANGED, SignalEnd.STEP, SignalEnd.PARKED, SignalEnd.NOTED]
        step = app.workshop.steps[app.workshop.steps.last_id]
        assert (step.text, step.state, step.owner, step.goal) == (
            "Call the three carriers",
            StepState.PLANNED,
            2,
            DACH,
        )
        assert step.due is not None, "nothing that came of a signal is adrift at once"
        assert [one.text for one in app.workshop.parked.values()] == ["Fair in May"]
        assert "read signals" not in screen_text(app)


def test_they_are_in_the_facts() -> None:
    w = signals.changed(told("Rival left"), 1, TODAY, "Bern first")
    assert "Signal from outside, customer: Rival left (plan changed: Bern first)." in in_words(
        facts(w, DACH, TODAY)
    )


async def test_whatever_a_signal_says_is_shown_as_it_is(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await app.show_goal(DACH)
        for text in HOSTILE:
            try:
                app.store.apply(lambda w, text=text: signals.signal(w, DACH, text, now=NOW), None, "signal")  # type: ignore[misc]
            except RuleError:
                continue
            await settle(pilot)
            assert_safe(app, text)
