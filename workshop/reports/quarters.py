"""Quarter beside quarter: what became of goals and plans, and what comes back. Shares and counts, no people."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from workshop.learn.recurrence import recurrence
from workshop.model import Goal, Outcome, Period, RoundState, StepState, Verdict, Workshop
from workshop.plan.goals import goals_of
from workshop.reports.content import Cell, Part, Prose, Report, Section, Table, bullets, section
from workshop.review.outcomes import outcome_of
from workshop.track.measures import attainment
from workshop.words.numbers import share_words

#: From so many goals with an outcome on, drafting, voting and claiming by many is set beside the outcomes.
ENOUGH = 6
#: A step was drafted, voted and claimed by many where so many people voted on its goal, and so many own its steps.
_MANY = 3


class Quarter(Struct, frozen=True):
    """One period in counts. ``headline`` is the attainment of its number as a share of 1, or None."""

    period: Period
    goals: int
    planned: int
    outcomes: dict[Outcome, int]
    headline: float | None
    steps: int
    done: int
    followed: int
    worked: int


def quarter(w: Workshop, period: Period) -> Quarter:
    """A period in counts: of its goals, its steps, and those steps that followed from a cause and worked."""
    goals = goals_of(w, period.id)
    plan = [step for goal in goals for step in w.steps.of(goal.id) if step.in_plan]
    came = [step for step in plan if step.origin is not None and step.origin.table == "causes"]
    outcomes: dict[Outcome, int] = {}
    for goal in goals:
        found = outcome_of(w, goal) if period.closed_on is not None or goal.outcome is not None else None
        if found is not None:
            outcomes[found] = outcomes.get(found, 0) + 1
    headline = period.headline
    return Quarter(
        period=period,
        goals=len(goals),
        planned=sum(any(step.in_plan for step in w.steps.of(goal.id)) for goal in goals),
        outcomes=outcomes,
        headline=attainment(headline) if headline is not None and headline.readings else None,
        steps=len(plan),
        done=sum(step.state is StepState.DONE for step in plan),
        followed=len(came),
        worked=sum(step.verdict is Verdict.WORKED for step in came),
    )


def quarters(w: Workshop, today: date) -> Report:
    """All periods side by side, the causes that come back, and what taking part went along with."""
    found = [quarter(w, one) for one in sorted(w.periods.values(), key=lambda one: one.first)]
    table = Table("Quarters", _COLUMNS, tuple(map(_row, found)))
    again = [one.sentence for one in recurrence(w) if one.recurs]
    sections: tuple[Section, ...] = (
        *section("", table),
        *section("Causes that come back", *bullets(again)),
        *section("Steps that many people made", *_together(w)),
    )
    return Report("quarters", "Quarter beside quarter", w.team.name, today, sections, (table,))


_COLUMNS = (
    "Period",
    "Goals",
    "With a plan",
    "Achieved",
    "Partly",
    "Missed",
    "Waived",
    "Headline",
    "Steps done",
    "Follow-ups that worked",
)


def _row(one: Quarter) -> tuple[Cell, ...]:
    return (
        one.period.label,
        one.goals,
        one.planned,
        *(one.outcomes.get(outcome, 0) for outcome in Outcome),
        "–" if one.headline is None else share_words(one.headline),
        f"{one.done} of {one.steps}" if one.steps else "–",
        f"{one.worked} of {one.followed}" if one.followed else "–",
    )


def _together(w: Workshop) -> Iterator[Part]:
    """Whether goals whose steps many drafted, voted on and claimed went better; nothing is said of too few."""
    judged = [
        goal for goal in w.goals.values() if goal.outcome in (Outcome.ACHIEVED, Outcome.PARTLY, Outcome.MISSED)
    ]
    many = [goal for goal in judged if by_many(w, goal)]
    few = [goal for goal in judged if not by_many(w, goal)]
    if len(judged) < ENOUGH or not many or not few:
        yield Prose("Too few to say yet whether steps that many people made went better than others.")
        return
    for words, some in (("drafted, voted on and claimed by many", many), ("made by few", few)):
        reached = sum(goal.outcome is Outcome.ACHIEVED for goal in some)
        yield Prose(f"Of {len(some)} goals whose steps were {words}, {reached} were achieved.")
    yield Prose("What goes together need not be the cause: ask what was different.")


def by_many(w: Workshop, goal: Goal) -> bool:
    """Whether at least three people voted on the goal's steps and at least three own some of its plan."""
    voted = max((len(one.voted) for one in w.rounds.of(goal.id) if one.state is RoundState.COUNTED), default=0)
    owners = {step.owner for step in w.steps.of(goal.id) if step.in_plan and step.owner is not None}
    return voted >= _MANY and len(owners) >= _MANY
