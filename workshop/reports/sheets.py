"""The tables of a team as a spreadsheet has them, under the column names that an import reads."""

from collections.abc import Iterable, Iterator

from workshop.model import Goal, KeyResult, Step, Workshop
from workshop.plan.goals import goals_of
from workshop.reports.content import Cell, Table
from workshop.track.measures import latest
from workshop.words.names import name_of

_GOAL = (
    "Goal",
    "Category",
    "Why",
    "Sponsor",
    "Contributes to",
    "Contributes because",
    "For us",
    "Market",
    "Customers",
    "Value proposition",
    "Strategy",
)
_MEASURE = ("Key result", "Unit", "Baseline", "Stands at", "Target", "Leading")
_STEP = (
    "Number",
    "Step",
    "Goal",
    "State",
    "Owner",
    "Helpers",
    "Buddy",
    "Due",
    "First move",
    "First move on",
    "Must-move",
    "If-then",
    "Outcome",
    "Done on",
    "Dots",
)


def people(w: Workshop) -> Table:
    """The members of the team."""
    rows = tuple((one.name, one.initials, "active" if one.active else "not active") for one in w.members.values())
    return Table("People", ("Name", "Initials", "Active"), rows)


def goals(w: Workshop, period: int) -> Table:
    """The goals of a period, a row a key result."""
    label = w.periods.need(period).label
    rows = tuple(
        (label, *row) for goal in goals_of(w, period) for row in _goal_rows(goal, w.key_results.of(goal.id))
    )
    return Table("Goals", ("Period", *_GOAL, *_MEASURE), rows)


def steps(w: Workshop, some: Iterable[Step]) -> Table:
    """These steps, in the order given."""
    return Table("Steps", _STEP, tuple(_step_row(w, step) for step in some))


def readings(w: Workshop, period: int) -> Table:
    """What the measures of a period stood at, day by day."""
    return Table("Readings", ("Goal", "Measure", "Date", "Value"), tuple(_readings(w, period)))


def plan_steps(w: Workshop, period: int) -> Iterator[Step]:
    """The steps of the period's plans, goal by goal."""
    for goal in goals_of(w, period):
        yield from (step for step in w.steps.of(goal.id) if step.in_plan)


def _goal_rows(goal: Goal, measures: Iterable[KeyResult]) -> Iterator[tuple[Cell, ...]]:
    texts: tuple[Cell, ...] = (
        goal.title,
        str(goal.category),
        goal.why,
        goal.sponsor,
        goal.contributes_to,
        goal.contributes_because,
        goal.for_us,
        goal.market,
        goal.customers,
        goal.value_proposition,
        goal.strategy,
    )
    rows = [(*texts, *_measure_cells(one)) for one in measures]
    yield from rows or [(*texts, *(None for _ in _MEASURE))]


def _measure_cells(one: KeyResult) -> tuple[Cell, ...]:
    last = latest(one)
    value = None if last is None else last.value
    return one.name, one.unit, one.baseline, value, one.target, "leading" if one.leading else "lagging"


def _step_row(w: Workshop, step: Step) -> tuple[Cell, ...]:
    return (
        step.id,
        step.text,
        w.goals.need(step.goal).title,
        str(step.state),
        name_of(w, step.owner),
        ", ".join(name_of(w, one) for one in step.helpers),
        name_of(w, step.buddy),
        step.due,
        step.first_move,
        step.first_move_on,
        "yes" if step.must_move else "",
        step.if_then,
        step.outcome,
        step.done_on,
        step.dots or None,
    )


def _readings(w: Workshop, period: int) -> Iterator[tuple[Cell, ...]]:
    headline = w.periods.need(period).headline
    if headline is not None:
        yield from (("", headline.name, one.on, one.value) for one in headline.readings)
    for goal in goals_of(w, period):
        for measure in w.key_results.of(goal.id):
            yield from ((goal.title, measure.name, one.on, one.value) for one in measure.readings)
