"""Verdicts write lessons and weigh them; causes that come back are seen."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import NEXT, followed
from tests.workshop.sample import DACH, NOW, TODAY, quarter
from workshop.learn.lessons import add_lesson
from workshop.learn.recurrence import by_quarter, recurrence
from workshop.model import CauseKind, Lesson, Origin, Step, StepState, Verdict, Workshop
from workshop.plan import drafting
from workshop.review import causes
from workshop.review.carrying import carry
from workshop.review.follow_ups import accept, follow_up
from workshop.team.upcoming import next_period
from workshop.track import doing
from workshop.track.verdicts import give_verdict, own_lesson, verdicts_due, weight, weight_words, without_verdict

DONE_ON = date(2027, 4, 20)


def finished() -> Workshop:
    """A follow-up of the missed quarter's cause, done in the next one (step 1)."""
    return doing.finish(follow_up(followed(), 1, "Block a morning", NEXT), 1, DONE_ON, now=NOW)


def test_a_verdict_on_a_follow_up_writes_its_lesson() -> None:
    w = give_verdict(finished(), 1, Verdict.WORKED, TODAY)
    lesson = own_lesson(w, 1)
    assert lesson is not None
    assert lesson.learned == "“Block a morning” worked against “No time for the calls”"
    assert (lesson.worked, lesson.no_effect, lesson.goal, lesson.origin) == (1, 0, 4, Origin("steps", 1))


def test_another_verdict_brings_it_up_to_date() -> None:
    w = give_verdict(finished(), 1, Verdict.WORKED, TODAY)
    w = give_verdict(w, 1, Verdict.NO_EFFECT, TODAY, "nobody kept to it", "put it into the calendar")
    assert len(w.lessons) == 1
    lesson = w.lessons[1]
    assert lesson.learned == "“Block a morning” had no effect against “No time for the calls”"
    assert (lesson.because, lesson.next_time) == ("nobody kept to it", "put it into the calendar")
    assert (lesson.worked, lesson.no_effect) == (0, 1)
    assert (without_verdict(w, 1).lessons[1].worked, without_verdict(w, 1).lessons[1].no_effect) == (0, 0)


def test_where_its_cause_has_a_lesson_that_one_is_weighed() -> None:
    w = add_lesson(finished(), "nobody has time by itself", on=TODAY, origin=Origin("causes", 1))
    w = give_verdict(w, 1, Verdict.WORKED, TODAY)
    assert len(w.lessons) == 1
    assert w.lessons[1].worked == 1
    more = give_verdict(w, 1, Verdict.WORKED, TODAY, "all mornings were kept")
    assert (len(more.lessons), more.lessons[1].worked, more.lessons[2].worked) == (2, 1, 1)


def test_any_other_step_gets_a_lesson_only_with_words() -> None:
    w = quarter().put(Step(1, DACH, "Call ten", state=StepState.DONE, done_on=TODAY))
    assert len(give_verdict(w, 1, Verdict.WORKED, TODAY).lessons) == 0
    told = give_verdict(w, 1, Verdict.WORKED, TODAY, "they were asked", "ask again")
    assert (told.lessons[1].learned, told.lessons[1].because) == ("“Call ten” worked", "they were asked")
    again = told.put(replace(told.steps[1], id=2, verdict=None))
    assert len(give_verdict(again, 2, Verdict.WORKED, TODAY, "they were asked").lessons) == 1


def test_a_carried_follow_up_still_weighs_the_lesson_of_its_cause() -> None:
    w = carry(next_period(follow_up(followed(), 1, "Block a morning", NEXT), NEXT), 1, 3)
    w = add_lesson(w, "nobody has time by itself", on=TODAY, origin=Origin("causes", 1))
    w = give_verdict(doing.finish(w, 2, date(2027, 7, 8), now=NOW), 2, Verdict.NO_EFFECT, TODAY)
    assert (w.lessons[1].worked, w.lessons[1].no_effect) == (0, 1)


def test_too_early_writes_nothing_and_asks_again() -> None:
    w = give_verdict(finished(), 1, Verdict.TOO_EARLY, date(2027, 6, 2))
    assert len(w.lessons) == 0
    assert verdicts_due(w, date(2027, 6, 15)) == ()
    assert [step.id for step in verdicts_due(w, date(2027, 6, 16))] == [1]


@pytest.mark.parametrize(
    ("worked", "no_effect", "expected", "words"),
    [
        (0, 0, 1 / 2, "not tried yet"),
        (1, 0, 2 / 3, "worked once"),
        (2, 1, 3 / 5, "worked twice, no effect once"),
        (0, 1, 1 / 3, "no effect once"),
        (0, 3, 1 / 5, "no effect 3 times"),
    ],
)
def test_the_weight_of_a_lesson(worked: int, no_effect: int, expected: float, words: str) -> None:
    lesson = Lesson(1, "x", worked=worked, no_effect=no_effect)
    assert weight(lesson) == pytest.approx(expected)
    assert weight_words(lesson) == words


def test_more_verdicts_for_it_weigh_more() -> None:
    order = [(0, 3), (0, 1), (1, 2), (0, 0), (1, 1), (2, 1), (1, 0), (3, 1), (2, 0), (5, 0)]
    weights = [weight(Lesson(1, "x", worked=worked, no_effect=none)) for worked, none in order]
    assert weights == sorted(weights)


def two_quarters() -> Workshop:
    """The same cause in two quarters running, another once; one follow-up worked, one is under way."""
    w = give_verdict(finished(), 1, Verdict.WORKED, TODAY)
    w = causes.set_primary(causes.add_cause(w, 4, "No time again"), 2, CauseKind.CROWDED_OUT)
    w = causes.set_primary(causes.add_cause(w, 3, "No price"), 3, CauseKind.WAITING)
    w = accept(w, 3, "Finance is slow")
    return follow_up(next_period(w, NEXT), 2, "Block two mornings", 3)


def test_what_comes_back_comes_first() -> None:
    found = recurrence(two_quarters())
    assert [(one.kind, one.recurs) for one in found] == [(CauseKind.CROWDED_OUT, True), (CauseKind.WAITING, False)]
    quarters = [(one.period.label, one.goals, one.follow_ups, one.done, one.worked) for one in found[0].quarters]
    assert quarters == [("Q1 2027", 1, 1, 1, 1), ("Q2 2027", 1, 1, 0, 0)]
    assert found[0].sentence == "Quota work crowded it out: Q1 2027, Q2 2027. 2 follow-ups, 1 done, 1 worked."
    assert found[1].sentence == "Waiting on others: Q2 2027. Nothing followed from it yet."


def test_quarter_by_quarter() -> None:
    found = by_quarter(two_quarters())
    assert [(one.period.label, one.goals, one.accepted, one.follow_ups) for one in found] == [
        ("Q1 2027", 1, 0, 1),
        ("Q2 2027", 2, 1, 1),
    ]
    assert recurrence(quarter()) == ()


def test_dropped_follow_ups_and_other_causes_do_not_count() -> None:
    w = causes.add_cause(followed(), DACH, "Another one")
    w = follow_up(w, 2, "For the other", NEXT)
    w = drafting.drop(follow_up(w, 1, "Block a morning", NEXT), 2, "No")
    assert [one.follow_ups for one in by_quarter(w)] == [0]
