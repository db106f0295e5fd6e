"""The facts of a goal, built from the file."""

from datetime import date, timedelta

from msgspec.structs import replace

from tests.workshop.lookback import END, done, left, measured
from tests.workshop.sample import ANA, BEN, DACH, LAST, NOW, TODAY, quarter
from workshop.learn import celebrating, wins
from workshop.learn.lessons import add_lesson
from workshop.model import Category, Celebration, Outcome, Part, Workshop
from workshop.plan import committing, drafting, goals
from workshop.reports.looking_back import retrospective
from workshop.reports.text import as_markdown
from workshop.review.goal_facts import facts, in_words
from workshop.review.period_facts import period_facts
from workshop.team import periods
from workshop.team.upcoming import next_period
from workshop.track import checkins, segments


def full() -> Workshop:
    """A quarter in which everything happened to DACH."""
    w = left(done(measured(20), 1), 3)
    w = goals.edit_goal(w, DACH, category=Category.MARKET_SHARE)
    w = goals.edit_key_result(w, 1, today=TODAY, target=80, reason="A rival came.", now=NOW)
    w = goals.add_reading(w, 1, TODAY, 5)
    w = drafting.drop(w, 4, "Bought elsewhere", NOW, ANA)
    w = drafting.drop(drafting.add_idea(w, DACH, "Never planned"), w.steps.next_id)
    w = committing.open_commitment(w, DACH)
    w = committing.show_fists(w, 1, {ANA: 4, BEN: 2}, NOW)
    w = committing.add_concern(w, 1, BEN, "My week is full.")
    w = checkins.check_in(w, DACH, date(2027, 3, 1), 3)
    w = checkins.check_in(w, DACH, date(2027, 2, 1), 6)
    w = add_lesson(w, "calls work", on=date(2026, 12, 1), category=Category.MARKET_SHARE)
    return add_lesson(w, "said today", on=END, goal=DACH)


def test_everything_the_file_knows_is_there() -> None:
    found = facts(full(), DACH, LAST)
    assert (found.suggested, found.attainment) == (Outcome.MISSED, 0.25)
    assert ([step.id for step in found.done], [step.id for step in found.not_done]) == ([1], [2, 3])
    assert [(one.step.id, one.why) for one in found.dropped] == [(4, "Bought elsewhere")]
    assert (found.planned, found.confidence, found.silent_days) == (3, (6, 3), 30)
    measure = found.measures[0]
    assert measure.first is not None
    assert measure.last is not None
    assert (measure.first.value, measure.last.value, measure.attainment) == (5, 20, 0.25)
    assert [(name, old.target) for name, old in found.targets] == [("Share", 100)]
    assert (found.lukewarm, found.asked, found.concerns) == (1, 2, ("My week is full.",))
    assert [lesson.learned for lesson in found.lessons] == ["calls work"]
    assert found.decisions == ()


def test_they_are_read_aloud_in_sentences() -> None:
    assert in_words(facts(full(), DACH, LAST)) == (
        "Share: 0 → 80 % was the aim; 20 of 80 %, 25 % of the way.",
        "The target of Share was changed (from 100): A rival came.",
        "1 of 3 steps done; 1 dropped on the way.",
        "Checked in twice, confidence 6, 3 of 10; then 4 weeks of silence.",
        "1 of 2 did not stand behind the plan (under 3): “My week is full.”",
        "An earlier lesson said: calls work.",
    )


def test_a_goal_nobody_touched_says_so() -> None:
    found = facts(quarter(), DACH, LAST)
    assert in_words(found) == ("No step was ever planned.", "Nobody checked in.")
    assert (found.suggested, found.silent_days) == (None, None)
    w = measured(20)
    unread = w.put(replace(w.key_results[1], readings=()))
    assert in_words(facts(unread, DACH, LAST))[0].endswith("(nobody read it).")


def test_after_the_period_silence_is_counted_to_its_last_day() -> None:
    w = checkins.check_in(quarter(), DACH, LAST - timedelta(days=3), 5)
    assert facts(w, DACH, LAST + timedelta(days=40)).silent_days == 3


def test_the_whole_period_has_its_headline_and_what_came_of_promises() -> None:
    w = periods.set_headline(measured(20), 1, "Revenue", "EUR", 0, 5, today=TODAY)
    w = periods.set_headline(w, 1, "Revenue", "EUR", 0, 4, today=TODAY, reason="The fair fell away.")
    w = segments.split_headline(w, 1, [Part("DACH", 0, 3), Part("Benelux", 0, 1)])
    w = segments.read_headline(w, 1, LAST, {"DACH": 4, "Benelux": 0}, None)
    whole = ("Headline", "Revenue: 0 → 4 EUR was the aim; 4 of 4 EUR, 100 % of the way.")
    hidden = ("Headline", "100 % in all, Benelux at 0 %.")
    changed = ("Changed", "The target of Revenue was changed (from 5): The fair fell away.")
    assert tuple(period_facts(w, 1, LAST)) == (whole, hidden, changed)
    w = wins.add_win(wins.add_win(w, 1, "Bern signed"), 1, "Oslo opened")
    w = celebrating.promise(celebrating.promise(w, 1, Celebration.CARD), 2, Celebration.EVENT)
    assert tuple(period_facts(w, 1, LAST)) == (whole, hidden, changed), "promised, and nobody was to be asked yet"
    w = w.put(replace(w.periods[1], closed_on=LAST))
    w = celebrating.hold(next_period(w, 1), 1, False)
    promised = (
        ("Celebrated", "“Bern signed”: a card, not held."),
        ("Celebrated", "“Oslo opened”: an event, not asked yet."),
    )
    assert tuple(period_facts(w, 1, LAST + timedelta(days=1)))[-2:] == promised
    assert tuple(period_facts(w, 2, LAST + timedelta(days=1)))[-2:] == promised
    assert "“Bern signed”: a card, not held." in as_markdown(retrospective(w, 1, LAST + timedelta(days=1)))
