from datetime import date

from workshop.meet import last_plan
from workshop.model import Category, Goal, Lesson, Period, Step, StepState, Workshop

LAST = Period(1, "Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
NOW = Period(2, "Q1 2027", date(2027, 1, 1), date(2027, 3, 31))
OLDER = Period(3, "Q3 2026", date(2026, 7, 1), date(2026, 9, 30))
NEXT = Period(4, "Q2 2027", date(2027, 4, 1), date(2027, 6, 30))


def test_the_previous_period_is_the_one_that_ended_last_before() -> None:
    w = Workshop().put(OLDER, NOW, LAST, NEXT)

    assert last_plan.previous_period(w, NOW.id) == LAST
    assert last_plan.previous_period(w, NEXT.id) == NOW
    assert last_plan.previous_period(w, OLDER.id) is None


def test_recall_counts_the_plan_and_leaves_ideas_out() -> None:
    states = (
        StepState.DONE,
        StepState.DONE,
        StepState.DOING,
        StepState.PLANNED,
        StepState.IDEA,
        StepState.DROPPED,
    )
    steps = [Step(number, 1, f"step {number}", state=state) for number, state in enumerate(states, 1)]
    second, first = Goal(1, 1, "Share in DACH", position=2), Goal(2, 1, "Open the Nordics", position=1)
    w = Workshop().put(LAST, second, first, *steps)

    assert last_plan.recall(w, 1) == (last_plan.Recalled(first, 0, 0), last_plan.Recalled(second, 2, 4))


def test_lessons_fit_by_category_the_proven_first_then_the_newest() -> None:
    goal = Goal(1, 2, "Share in DACH", category=Category.MARKET_SHARE)
    other = Goal(2, 2, "Margin", category=Category.VOLUME_OR_MARGIN)
    lessons = (
        Lesson(1, "old", category=Category.MARKET_SHARE),
        Lesson(2, "new", category=Category.MARKET_SHARE),
        Lesson(3, "proven", category=Category.MARKET_SHARE, worked=2),
        Lesson(4, "weak", category=Category.MARKET_SHARE, no_effect=1),
        Lesson(5, "elsewhere", category=Category.PRODUCT_MIX),
    )
    w = Workshop().put(NOW, goal, other, *lessons)

    assert [lesson.learned for lesson in last_plan.lessons_for(w, (1, 2))] == ["proven", "new", "old", "weak"]
    assert last_plan.lessons_for(w, ()) == ()
    assert last_plan.lessons_for(w, (99,)) == ()
