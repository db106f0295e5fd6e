"""Signals, weeks, buddies and celebrations: what happens between meetings."""

from datetime import UTC, date, timedelta

import pytest
from msgspec.structs import replace

from tests.world import NOW, TODAY, planned
from workshop.errors import RuleError
from workshop.learn import celebrating, wins
from workshop.model import Blocker, Celebration, SignalEnd, Source, StepState, Workshop
from workshop.plan.claiming import claim, set_buddy
from workshop.track import buddies, checkins, doing, signals, week
from workshop.track.unread import told, unread
from workshop.words.dates import first_of_week

MONDAY = date(2027, 1, 11)


@pytest.fixture
def w() -> Workshop:
    """Ana has three dated steps; Ben is the buddy of the first."""
    w = planned()
    for step in (1, 2, 3):
        w = claim(w, step, 1, NOW)
    return set_buddy(w, 1, 2)


def test_a_signal_waits_until_something_comes_of_it() -> None:
    w = signals.signal(planned(), 1, "Rival left Zürich", now=NOW, source=Source.RIVAL, by=1)
    w = signals.signal(w, 1, "Freight went up", now=NOW, source=Source.MARKET)
    w = signals.signal(w, 2, "Customer asks for Oslo", now=NOW)
    assert [one.id for one in unread(w, 1)] == [1, 2, 3]
    w = signals.stepped(w, 1, "Call their ten accounts", TODAY, now=NOW)
    w = signals.changed(w, 2, TODAY, "margin before volume")
    w = signals.noted(w, 3, TODAY)
    assert unread(w, 1) == ()
    assert (w.signals[1].end, w.signals[1].step, w.steps[4].state) == (SignalEnd.STEP, 4, StepState.PLANNED)
    assert told(w.signals[2]) == "market: Freight went up (plan changed: margin before volume)"
    with pytest.raises(RuleError, match="read already"):
        signals.noted(w, 1, TODAY)


def test_a_parked_signal_is_in_the_parking_lot() -> None:
    w = signals.parked(signals.signal(planned(), 1, "Fair in May", now=NOW), 1, 1, TODAY, NOW)
    assert (w.parked[1].text, w.signals[1].end) == ("Fair in May", SignalEnd.PARKED)


@pytest.mark.parametrize("text", ["", "  ", "x" * 281])
def test_a_signal_has_words(text: str) -> None:
    with pytest.raises(RuleError):
        signals.signal(planned(), 1, text, now=NOW)


def test_a_changed_plan_has_a_reason_and_a_closed_period_takes_no_signal() -> None:
    w = signals.signal(planned(), 1, "Fair in May", now=NOW)
    with pytest.raises(RuleError, match="what it changes"):
        signals.changed(w, 1, TODAY, " ")
    with pytest.raises(RuleError, match="closed"):
        signals.signal(w.put(replace(w.periods[1], closed_on=TODAY)), 1, "Late", now=NOW)


@pytest.mark.parametrize(
    ("day", "first_day", "begins"),
    [
        (TODAY, 0, MONDAY),
        (MONDAY, 0, MONDAY),
        (TODAY, 6, date(2027, 1, 10)),
        (date(2027, 1, 10), 0, date(2027, 1, 4)),
    ],
)
def test_a_week_begins_where_people_say(day: date, first_day: int, begins: date) -> None:
    assert first_of_week(day, first_day) == begins


def test_a_week_holds_three_steps_and_says_next_time_what_became_of_them(w: Workshop) -> None:
    w = week.choose(w, 1, (3, 1, 2), MONDAY)
    assert [step.id for step in week.chosen(w, 1, MONDAY)] == [3, 1, 2]
    assert week.became(w, 1, MONDAY) == ()
    w = doing.finish(w, 1, TODAY, now=NOW)
    w = doing.finish(w, 2, TODAY + timedelta(days=7), now=NOW)
    then = week.became(w, 1, MONDAY + timedelta(days=7))
    longer_ago = week.choose(w, 1, (3, 1), MONDAY)
    assert [step.id for step in week.chosen(longer_ago, 1, MONDAY)] == [3, 1], "what is done stays chosen"
    w_turned = week.turn(week.turn(w, 1, 3, MONDAY), 1, 3, MONDAY)
    assert [step.id for step in week.chosen(w_turned, 1, MONDAY)] == [1, 2, 3]
    assert week.became(w, 1, MONDAY + timedelta(days=14)) == ()
    assert [(one.step.id, one.how) for one in then] == [(3, "still open"), (1, "done"), (2, "done later")]
    assert week.became(w, 2, MONDAY + timedelta(days=7)) == ()
    assert week.chosen(week.choose(w, 1, (), MONDAY), 1, MONDAY) == ()
    assert len(week.choose(w, 1, (3,), MONDAY).weeks) == 1


def test_a_week_refuses_what_is_too_much_or_not_ones_own(w: Workshop) -> None:
    w = doing.add_step(w, 1, "Ring the bell", now=NOW)
    for steps, says in (((1, 2, 3, 4), "up to 3"), ((9,), "not there"), ((1, 1), None)):
        if says:
            with pytest.raises(RuleError, match=says):
                week.choose(w, 1, steps, MONDAY)
        else:
            assert week.chosen(week.choose(w, 1, steps, MONDAY), 1, MONDAY)[0].id == 1
    with pytest.raises(RuleError, match="Ana Ferreira's"):
        week.choose(w, 2, (1,), MONDAY)


def test_the_buddy_is_told_what_waits_for_a_line(w: Workshop) -> None:
    assert [step.id for step in buddies.asks_after(w, 2)] == [1]
    assert buddies.unanswered(w, TODAY, UTC) == ()
    w = doing.block(w, 1, Blocker.WAITING, now=NOW, by=1)
    w = checkins.check_in(w, 1, TODAY, 4, "Slow", by=1)
    assert [one.kind for one in buddies.unanswered(w, TODAY, UTC, 2)] == ["blocked", "check-in"]
    assert buddies.unanswered(w, TODAY, UTC, 1) == ()
    assert buddies.overdue(w, TODAY, UTC) == ()
    later = TODAY + timedelta(days=1)
    assert len(buddies.overdue(w, later, UTC)) == 2
    w = doing.add_note(w, 1, "Shall I call legal?", now=NOW, by=2)
    assert buddies.overdue(w, later, UTC) == ()
    again = checkins.check_in(w, 1, later, 5, "Still slow", by=1)
    assert [one.kind for one in buddies.unanswered(again, later, UTC)] == ["check-in"]
    done = doing.finish(doing.unblock(w, 1), 1, later, now=NOW + timedelta(days=1), by=1)
    assert [one.kind for one in buddies.unanswered(done, later, UTC)] == ["done"]
    assert buddies.unanswered(done, later + timedelta(days=15), UTC) == ()


def test_a_celebration_is_asked_for_once_it_was_due() -> None:
    w = wins.add_win(planned(), 1, "The fair brought three accounts")
    assert celebrating.to_ask(w, TODAY) == ()
    assert celebrating.in_words(w.wins[1]) == ""
    with pytest.raises(RuleError, match="No celebration"):
        celebrating.hold(w, 1, True)
    w = celebrating.promise(w, 1, Celebration.CARD)
    assert celebrating.in_words(w.wins[1]) == "a card, not asked yet"
    w = wins.celebrate(w, 1, 1, TODAY, today=TODAY, now=NOW)
    assert celebrating.to_ask(w, TODAY) == ()
    assert [win.id for win in celebrating.to_ask(w, TODAY + timedelta(days=1))] == [1]
    w = celebrating.hold(w, 1, True)
    assert celebrating.to_ask(w, TODAY + timedelta(days=1)) == ()
    assert celebrating.in_words(w.wins[1]) == "a card, held"
