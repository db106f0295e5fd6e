"""A whole retrospective of the made-up team's quarter by the rules, and the next planning session after it."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from workshop.demo import demo
from workshop.learn import lessons, matching, wins
from workshop.meet import agenda, last_plan, retro_session, sessions
from workshop.model import CauseKind, Origin, Outcome, StepState, Workshop
from workshop.plan import claiming, drafting, goals, voting
from workshop.review import carrying, causes, closing, follow_ups, goal_facts, outcomes, plan_or_rhythm, whys
from workshop.team import upcoming

TODAY = date(2027, 3, 25)
NOW = datetime(2027, 3, 25, 13, tzinfo=UTC)
QUARTER, NORDICS, DACH, ADD_ONS, TRACKING, LOGISTICS = 2, 5, 6, 7, 8, 9


def reviewed() -> tuple[Workshop, int]:
    """One goal reached, one partly, two missed, one waived: facts and outcomes in a retrospective, and its id."""
    w = demo(date(2027, 2, 10), datetime(2027, 2, 10, 8, tzinfo=UTC), Random(1))
    for name, goal, value in (("Signed accounts", NORDICS, 8), ("Share of mid-market accounts", DACH, 22)):
        measure = goals.key_result_named(w, goal, name)
        assert measure is not None
        w = goals.add_reading(w, measure.id, TODAY, value)
    w = retro_session.start_retrospective(w, QUARTER, facilitator=1, now=NOW)
    for each in goals.goals_of(w, QUARTER):
        assert goal_facts.in_words(goal_facts.facts(w, each.id, TODAY))
        suggested = outcomes.suggested_outcome(w, each.id)
        w = outcomes.set_outcome(w, each.id, suggested or Outcome.WAIVED, "" if suggested else "No target", NOW, 1)
    return w, w.sessions.last_id


def looked_into(w: Workshop, goal: int, kind: CauseKind) -> Workshop:
    """Causes sealed, revealed, merged and voted on; the first is primary, and asked why twice."""
    w = causes.reveal(w, goal, ["No hours set aside", "No hours were free", "The price came late"], Random(goal))
    same = [cause.id for cause in causes.live(w, goal) if cause.text.startswith("No hours")]
    w = causes.merge(w, same[0], same[1:])
    w = causes.open_vote(w, goal, (1, 2, 3))
    w = voting.count(w, w.rounds.last_id, {1: {same[0]: 1}, 2: {same[0]: 1}, 3: {}})
    w = causes.set_primary(w, causes.live(w, goal)[0].id, kind)
    return whys.add_why(whys.add_why(w, same[0], "The number came first"), same[0], "Nobody blocked the time")


def test_a_quarter_is_looked_back_on_and_the_next_one_opens_with_it() -> None:
    w, session = reviewed()
    assert [goal.outcome for goal in goals.goals_of(w, QUARTER)] == [
        Outcome.ACHIEVED,
        Outcome.PARTLY,
        Outcome.MISSED,
        Outcome.MISSED,
        Outcome.WAIVED,
    ]
    w = wins.add_win(w, QUARTER, "Eight accounts in the Nordics", goal=NORDICS, thanks=(6, 8))
    w = wins.vote_for(w, w.wins.last_id, 5)
    w = agenda.go_to(w, session, "causes", None, NOW + timedelta(minutes=17))
    for goal in (ADD_ONS, TRACKING):
        assert plan_or_rhythm.plan_or_rhythm(w, goal).which is plan_or_rhythm.Which.RHYTHM
        w = looked_into(w, goal, plan_or_rhythm.suggested_kind(w, goal) or CauseKind.CROWDED_OUT)
    w = sessions.resume(w, session, NOW + timedelta(minutes=20), NOW + timedelta(hours=20))

    w = upcoming.next_period(w, QUARTER)
    ahead = upcoming.following_period(w, QUARTER)
    assert ahead is not None
    for goal in (ADD_ONS, TRACKING):
        cause = causes.primary(w, goal)
        assert cause is not None
        w = follow_ups.follow_up(w, cause.id, f"Block two mornings for goal {goal}", ahead.id)
        w = claiming.claim(w, w.steps.last_id, 2, NOW)
    learned = "two hours a week are kept when they stand in the calendar"
    w = lessons.add_lesson(w, learned, "nobody books over them", "book them first", on=TODAY, goal=TRACKING)
    still_open = [step for goal in goals.goals_of(w, QUARTER) for step in carrying.open_steps(w, goal.id)]
    for number, step in enumerate(still_open):
        if number % 3 == 0:
            w = carrying.stop(w, step.id, "Another way is better", NOW, 1)
        else:
            w = carrying.carry(w, step.id, ahead.id)
    assert closing.what_is_missing(w, QUARTER) == ()
    w = retro_session.rate(w, session, {1: 4, 2: 5, 3: 5})
    w = retro_session.close_retrospective(w, session, TODAY, NOW + timedelta(hours=21), 1)
    top = wins.top_win(w, QUARTER)
    assert top is not None
    assert wins.as_text(w, top.id) == "Thank you, Freja Lindqvist and Hugo Brandt: Eight accounts in the Nordics."

    assert goals.goals_of(w, ahead.id) == (), "no goal of the last quarter is made again"
    for goal_before in goals.goals_of(w, QUARTER):
        w = goals.add_goal(w, ahead.id, goal_before.title, category=goal_before.category)
    there = goals.goals_of(w, ahead.id)
    waits = upcoming.waiting_place(w, ahead.id)
    assert waits is not None
    waiting = w.steps.of(waits.id)
    assert len(waiting) == 2 + sum(number % 3 != 0 for number in range(len(still_open)))
    w = sessions.start_planning(w, ahead.id, [goal.id for goal in there], now=NOW + timedelta(days=10))
    before = last_plan.previous_period(w, ahead.id)
    assert before is not None
    assert before.id == QUARTER
    assert sum(one.planned - one.done for one in last_plan.recall(w, QUARTER)) == len(still_open)
    assert learned in [lesson.learned for lesson in last_plan.lessons_for(w, [goal.id for goal in there])]
    opening = [step for goal in there for step in w.steps.of(goal.id)]
    assert [step.id for step in waiting] == sorted(step.id for step in opening)
    assert all(
        w.goals[step.goal].title == w.goals[w.steps[step.origin.id].goal].title
        for step in opening
        if step.origin and step.origin.table == "steps"
    )
    assert {step.origin.table for step in opening if step.origin} == {"causes", "steps"}
    assert all(step.state is StepState.PLANNED for step in opening)
    assert all(step.offered_to or step.owner or w.steps[_from(step.origin)].owner is None for step in opening)

    tracking = next(goal for goal in there if goal.title == w.goals[TRACKING].title)
    w = drafting.add_idea(w, tracking.id, "Call the ten pilots")
    match = matching.comes_back(w, tracking.id, "Keep two hours in the calendar every week", NOW.date())
    assert match is not None
    assert match.line.endswith(learned)


def _from(origin: Origin | None) -> int:
    assert origin is not None
    return origin.id
