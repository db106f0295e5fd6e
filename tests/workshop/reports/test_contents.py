"""What reports say, and what none of them ever says."""

import time

from msgspec.structs import replace

from tests.workshop.reports.written import NOW, TODAY, demo_team, formats, reports
from workshop.model import Goal, Outcome, StepState, Workshop
from workshop.plan.claiming import claim
from workshop.reports import text
from workshop.reports.catalogue import FORMATS, REPORTS, Subject, written
from workshop.reports.content import Heat, Picture
from workshop.reports.moments import of_steps
from workshop.reports.plan import mine, plan
from workshop.reports.quarters import ENOUGH, by_many, quarter, quarters
from workshop.reports.text import as_text
from workshop.track import week
from workshop.track.trend import Trend
from workshop.words.dates import first_of_week


def test_the_plan_has_what_a_wall_needs() -> None:
    w = demo_team()
    said = as_text(plan(w, 2, TODAY))
    for goal in (one for one in w.goals.values() if one.period == 2):
        assert goal.title.upper() in said
        assert goal.why in said
        for step in w.steps.of(goal.id):
            assert (f"- {step.id} · " in said) is step.in_plan
    assert "WHAT WE WILL NOT DO" in said
    assert (
        said.count("No step is planned.")
        == sum(not any(one.in_plan for one in w.steps.of(goal)) for goal in w.goals if w.goals[goal].period == 2)
        == 1
    )


def test_one_persons_report_has_nobody_elses_steps() -> None:
    w = demo_team()
    for member in w.members:
        rows = mine(w, member, TODAY).sheets[0].rows
        for row in rows:
            step = w.steps[int(str(row[0]))]
            assert member in (step.owner, step.offered_to, *step.helpers)
    step = next(one for one in w.steps.values() if one.open and one.owner)
    assert step.owner
    said = as_text(mine(week.choose(w, step.owner, [step.id], first_of_week(TODAY)), step.owner, TODAY))
    assert said.count(step.text) == 1
    assert said.index("MY WEEK") < said.index(step.text)


def test_no_report_has_fists_ballots_or_counts_of_a_person() -> None:
    w = demo_team()
    marked = w.put(
        *(
            replace(one, fists=tuple(replace(fist, value=4) for fist in one.fists))
            for one in w.commitments.values()
        )
    )
    low = w.put(
        *(
            replace(one, fists=tuple(replace(fist, value=5) for fist in one.fists))
            for one in marked.commitments.values()
        )
    )
    for one, other in zip(reports(marked), reports(low), strict=True):
        assert dict(formats(one)) == dict(formats(other)), one.name


def test_causes_that_were_dropped_or_merged_are_in_no_report() -> None:
    w = demo_team()
    gone = replace(w.causes[1], id=w.causes.next_id, text="SomethingRaw", primary=False, dropped=True)
    for one in reports(w.put(gone)):
        assert all(b"SomethingRaw" not in content for form, content in formats(one) if form != "xlsx")


def test_a_dropped_steps_days_are_cancelled_and_the_ids_stay() -> None:
    w = demo_team()
    step = next(one for one in w.steps.values() if one.state is StepState.PLANNED and one.due)
    before = of_steps(w, [step])
    after = of_steps(w, [replace(step, state=StepState.DROPPED)])
    assert [one.key for one in before] == [one.key for one in after]
    assert not any(one.cancelled for one in before)
    assert all(one.cancelled for one in after)


def test_pictures_are_told_in_words_too() -> None:
    picture = Picture("Accounts: 5 of 8", "accounts", Trend(2, 8, (), 0.5, 5.0))
    assert text.trend_words(picture).endswith("the line asks for 5 today)")
    assert Heat("Touches", ("1",), (("Goal", (2,)),)).rows[0][1] == (2,)


def test_quarters_count_and_say_when_there_is_too_little_to_say() -> None:
    w = demo_team()
    first = quarter(w, w.periods[1])
    assert (first.goals, first.steps, first.done) == (
        len(w.goals.of(1)),
        sum(step.in_plan for goal in w.goals.of(1) for step in w.steps.of(goal.id)),
        sum(
            step.state is StepState.DONE for goal in w.goals.of(1) for step in w.steps.of(goal.id) if step.in_plan
        ),
    )
    assert sum(first.outcomes.values()) == first.goals
    assert "Too few to say" in as_text(quarters(w, TODAY))


def test_from_six_goals_on_what_many_made_stands_beside_the_rest() -> None:
    w = demo_team()
    many = next(goal for goal in w.goals.values() if by_many(w, goal))
    w = w.put(replace(many, outcome=Outcome.ACHIEVED))
    for number in range(ENOUGH):
        w = w.put(Goal(w.goals.next_id, many.period, f"Other {number}", outcome=Outcome.MISSED))
    said = as_text(quarters(w, TODAY))
    assert "Too few" not in said
    assert "made by few" in said


def test_ten_thousand_steps_are_written_within_two_seconds_each() -> None:
    w = large(demo_team())
    for name, kind in REPORTS.items():
        began = time.process_time()
        made = kind.make(Subject(w, TODAY, 1 if name in ("retrospective", "thanks") else 2, max(w.goals), 1))
        built = time.process_time() - began
        for form in FORMATS:
            began = time.process_time()
            assert written(made, form, "a file", 7), form
            assert built + time.process_time() - began < 2, (name, form)
    assert len(next(one for one in reports(w) if one.name == "plan").sheets[0].rows) > 10_000


def large(w: Workshop) -> Workshop:
    """The demo with ten thousand more steps in the plan of a goal."""
    goal = max(w.goals)
    start = w.steps.next_id
    pattern = w.steps[next(one.id for one in w.steps.values() if one.in_plan)]
    many = (
        replace(pattern, id=start + n, goal=goal, text=f"Step {n}", state=StepState.PLANNED) for n in range(10_000)
    )
    w = w.put(*many)
    return claim(w, start, 1, NOW) if w.steps[start].owner is None else w
