"""Quarter beside quarter: what became of goals and plans, and what comes back. Shares and counts, no people."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from workshop.learn.recurrence import recurrence
from workshop.model import Goal, Outcome, Period, RoundState, StepState, Verdict, Workshop
from workshop.plan.goals import goals_of, main_key_result
from workshop.reports.content import Cell, Part, Prose, Report, Section, Table, bullets, section
from workshop.review.outcomes import outcome_of, outcome_words
from workshop.track.measures import attainment, value_words
from workshop.track.status import status, step_counts
from workshop.words.numbers import count_words, of_words, share_words

#: From so many goals with an outcome on, voting and claiming by many is set beside the outcomes. Who drafted what
#: nobody knows, on purpose.
ENOUGH = 6
#: They were many where so many people voted on a goal's steps, and so many own some.
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


def quarters_of(w: Workshop) -> list[Quarter]:
    """All periods in counts, oldest first."""
    return [quarter(w, one) for one in sorted(w.periods.values(), key=lambda one: one.first)]


def quarters(w: Workshop, today: date) -> Report:
    """All periods side by side, the causes that come back, and what taking part went along with."""
    found = quarters_of(w)
    table = Table("Quarters", _COLUMNS, tuple(map(_row, found)))
    again = [one.sentence for one in recurrence(w) if one.recurs]
    sections: tuple[Section, ...] = (
        *section("", table),
        *(one for each in reversed(found) for one in section(each.period.label, *_goals(w, each, today))),
        *section("Causes that come back", *bullets(again)),
        *section("Steps that many people made", *_together(w)),
    )
    return Report("quarters", "Quarter beside quarter", w.team.name, today, sections, (table,))


_COLUMNS = (
    "Period",
    "Goals",
    "With a plan",
    "Achieved",
    "Partly achieved",
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


def quarter_words(one: Quarter) -> str:
    """A period in a line: the headline beside goals, plans, steps, and follow-ups."""
    parts = [
        f"{of_words(one.planned, one.goals, 'goal')} with a plan",
        f"{of_words(one.done, one.steps, 'step')} done",
    ]
    if one.headline is not None and one.period.headline is not None:
        parts.insert(0, f"{one.period.headline.name} {share_words(one.headline)}")
    if one.followed:
        parts.append(f"{one.worked} of {one.followed} follow-ups worked")
    return " · ".join(parts)


def _goals(w: Workshop, one: Quarter, today: date) -> Iterator[Part]:
    rows = []
    for goal in goals_of(w, one.period.id):
        main, counts = main_key_result(w, goal.id), step_counts(w, goal.id, today)
        rows.append(
            (
                goal.title,
                "–" if main is None else value_words(main),
                f"{counts.done} of {counts.planned}" if counts.planned else "–",
                outcome_words(goal.outcome) if goal.outcome else str(status(w, goal.id, today)),
            )
        )
    if rows:
        yield Table(one.period.label, ("Goal", "Key result", "Steps done", "Outcome"), tuple(rows))


def together_words(w: Workshop) -> Iterator[str]:
    """Whether goals whose steps many voted on and claimed went better; nothing is said of too few."""
    yield from (part.text for part in _together(w))


def _together(w: Workshop) -> Iterator[Prose]:
    judged = [
        goal for goal in w.goals.values() if goal.outcome in (Outcome.ACHIEVED, Outcome.PARTLY, Outcome.MISSED)
    ]
    many = [goal for goal in judged if by_many(w, goal)]
    few = [goal for goal in judged if not by_many(w, goal)]
    if len(judged) < ENOUGH or not many or not few:
        yield Prose("Too few to say yet whether steps that many people made went better than others.")
        return
    for words, some in (("voted on and claimed by many", many), ("made by few", few)):
        reached = sum(goal.outcome is Outcome.ACHIEVED for goal in some)
        yield Prose(f"Of {count_words(len(some), 'goal')} whose steps were {words}, {reached} were achieved.")
    yield Prose("What goes together need not be the cause: ask what was different.")


def by_many(w: Workshop, goal: Goal) -> bool:
    """Whether at least three people voted on the goal's steps and at least three own some of its plan."""
    voted = max((len(one.voted) for one in w.rounds.of(goal.id) if one.state is RoundState.COUNTED), default=0)
    owners = {step.owner for step in w.steps.of(goal.id) if step.in_plan and step.owner is not None}
    return voted >= _MANY and len(owners) >= _MANY
