"""Signals, weeks and a waived quarter from a shell."""

from datetime import date
from pathlib import Path

import pytest

from store import Store
from tests.cli.conftest import Shell
from tests.world import NOW, Clock, planned
from workshop.meet.sessions import close_planning
from workshop.model import Blocker, Source
from workshop.plan.claiming import claim, set_buddy
from workshop.team.upcoming import next_period
from workshop.track import doing


@pytest.fixture
def ana(shell: Shell, clock: Clock) -> Shell:
    """A shell of Ana's, who has two steps; Ben has the third, and she asks after it."""
    w = close_planning(planned(), 1, clock().date(), clock(), None)
    for step, member in ((1, 1), (2, 1), (3, 2)):
        w = claim(w, step, member, NOW)
    Store.create("q.json", set_buddy(w, 3, 1).settled(), clock).close()
    shell("me", "ana", "-f", "q.json")
    return shell


def test_a_signal_is_told_in_a_line(ana: Shell) -> None:
    answer = ana("signal", "share", "Rival left Zürich", "--from", "rival")
    assert answer.out == "Signal 1 on “Share in DACH”, from a rival: Rival left Zürich\n"
    with Store.open("q.json") as store:
        one = store.workshop.signals[1]
    assert (one.source, one.by) == (Source.RIVAL, 1)
    assert ana("signal", "share", " ").status == 1


def test_a_sponsor_is_asked_and_answers_later(ana: Shell) -> None:
    assert ana("ask").out == "No question waits for an answer.\n"
    answer = ana("ask", "share", "May we give 5 %?")
    assert answer.out == "Question 1 on “Share in DACH”: May we give 5 %? (waits for the sponsor)\n"
    assert "May we give 5 %?" in ana("ask", "share").out
    assert "Asked and not answered: May we give 5 %?" in ana("report", "plan", "--format", "text").out
    assert "Share in DACH asks: May we give 5 %?" in ana("roof", "q.json").out
    assert ana("answer", "1", "Up to 3 %").out == "May we give 5 %? → Up to 3 %\n"
    assert ana("ask").out == "No question waits for an answer.\n"
    assert ana("answer", "7", "x").status == 1


def test_a_week_is_chosen_in_one_line_and_looked_back_on(ana: Shell, clock: Clock) -> None:
    assert ana("week").out.startswith("Nothing chosen for this week yet")
    assert ana("week", "1", "2", "3").status == 1
    assert ana("week", "1", "2").out.splitlines()[0] == "This week, to Sun 17 Jan:"
    ana("done", "1")
    assert "(done)" in ana("week").out
    clock.forward(days=5)
    told = ana("week").out
    assert "last week, done: step 1" in told
    assert "last week, still open: step 2" in told
    assert ana("week", "--as", "ben").out.count("last week") == 0
    clock.forward(days=14)
    assert "last week" not in ana("week").out


def test_the_first_day_of_a_week_is_a_persons_own(ana: Shell) -> None:
    Path("config/workshop").mkdir(parents=True)
    Path("config/workshop/config.toml").write_text('first_day_of_week = "sunday"\n', "utf-8")
    assert ana("week", "1").out.startswith("This week, to Sat 16 Jan:")
    with Store.open("q.json") as store:
        assert store.workshop.weeks[1].first == date(2027, 1, 10)


def test_whom_one_asks_after_is_said_with_the_command_that_answers(ana: Shell, clock: Clock) -> None:
    with Store.open("q.json", clock) as store:
        store.apply(lambda w: doing.block(w, 3, Blocker.WAITING, now=clock(), by=2), 2, "block")
    told = ana("week").out
    assert "Ben, blocked today: step 3" in told
    assert "workshop note 3" in told
    ana("note", "3", "Shall I call them?")
    assert "blocked" not in ana("week").out


def test_a_quarter_is_waived_with_a_reason(ana: Shell, clock: Clock) -> None:
    assert ana("waive", "Q1 2027", "too early").status == 1
    clock.forward(days=90)
    with Store.open("q.json", clock) as store:
        store.apply(lambda w: next_period(w, 1), None, "next")
    assert ana("waive", "Q1 2027", "half of us are new").status == 0
    assert "its period is over" in ana("steps", "--adrift").out


def test_a_measure_is_split_read_and_its_hidden_part_named(ana: Shell, clock: Clock) -> None:
    assert ana("split", "nord", "signed", "Sweden=1:4", "Denmark=1:3").status == 1
    assert ana("split", "nord", "signed", "Sweden=1:5", "Denmark=1:3").status == 0
    answer = ana("checkin", "nord", "--confidence", "7", "--reading", "swe=9", "--reading", "den=1")
    assert answer.out.endswith("Signed accounts, Sweden: 9 accounts\nSigned accounts, Denmark: 1 account\n")
    assert "Signed accounts: 133 % in all, Denmark at 0 %" in ana("status").out
    assert ana("split", "DACH=3M", "Benelux=1M").status == 1
    assert ana("split", "DACH=3M", "Benelux=2M").out == "Revenue is split into DACH, Benelux.\n"
    assert ana("headline", "Benelux=1M").out.endswith("  DACH: —, 0 %\n  Benelux: 1.0M EUR, 50 %\n")
    assert ana("headline", "Mars=1M").status == 1
    assert "3 steps are adrift" in ana("status").out


def test_signals_are_listed_until_something_comes_of_them(ana: Shell) -> None:
    for text in ("Rival left", "Freight went up", "Oslo asks"):
        ana("signal", "share", text)
    assert len(ana("signals").out.splitlines()) == 3
    assert ana("signals", "1", "step", "Call their accounts").out == "customer: Rival left (step)\n"
    assert ana("signals", "2", "changed").status == 1
    assert ana("signals", "2", "changed", "margin first").out.endswith("(plan changed: margin first)\n")
    assert ana("signals", "3", "noted").status == 0
    assert ana("signals").out == "No signal waits.\n"
    assert ana("signals", "3").status == 2


def test_celebrations_are_asked_about(ana: Shell, clock: Clock) -> None:
    from workshop.learn.wins import add_win, celebrate

    with Store.open("q.json", clock) as store:
        today, now = clock().date(), clock()
        store.apply(lambda w: add_win(w, 1, "The fair brought three accounts"), None, "win")
        store.apply(lambda w: celebrate(w, 1, 1, today, today=today, now=now), None, "celebrate")
    assert ana("celebrations").out == "No celebration waits to be asked about.\n"
    clock.forward(days=1)
    assert "a celebration, not asked yet" in ana("celebrations").out
    assert ana("celebrations", "1", "--kind", "card", "--held").out.endswith(": a card, held\n")
    assert ana("celebrations", "9", "--held").status == 1


def test_a_buddy_sees_after_whom_they_ask(ana: Shell) -> None:
    assert "You ask after Ben (step 3)." in ana("week").out


def test_the_shell_sets_a_headline_where_there_is_none(shell: Shell) -> None:
    shell("new", "n.json", "--team", "North", "--period", "Q1 2027")
    refused = shell("headline", "4.2M", "-f", "n.json")
    assert (refused.status, "workshop headline --name Revenue" in refused.err) == (1, True)
    words = ("--name", "Revenue", "--unit", "EUR", "--target", "5M")
    assert shell("headline", *words, "-f", "n.json").out == "Revenue: — of 5.0M EUR\n"
    assert shell("headline", "4.2M", "-f", "n.json").out == "Revenue: 4.2M of 5.0M EUR\n"
    assert shell("headline", "--target", "6M", "-f", "n.json").status == 1
    assert shell("headline", "--target", "6M", "--because", "more asked", "-f", "n.json").status == 0
