"""Steps and goals as plain values for JSON: names and fields that stay as they are documented here.

Days are texts like ``"2027-01-14"``, shares lie between 0 and 1, and what is not known is None.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from workshop.model import KeyResult, Step, Workshop
from workshop.team.periods import week_of
from workshop.track.measures import value
from workshop.track.mirror import GoalLine, mirror
from workshop.words.names import name_of


class StepJson(TypedDict):
    """A step. ``goal`` is the goal's title, ``owner``, ``helpers`` and ``buddy`` are names; ``state`` is idea,
    planned, doing, done, dropped or merged; ``overdue`` tells whether its due day is over and it is still open."""

    id: int
    text: str
    goal: str
    goal_id: int
    state: str
    owner: str | None
    owner_id: int | None
    helpers: list[str]
    buddy: str | None
    due: str | None
    overdue: bool
    must_move: bool
    first_move: str | None
    first_move_on: str | None
    if_then: str | None
    kind: str | None
    blocker: str | None
    dots: int
    done_on: str | None
    check_on: str | None
    verdict: str | None


class PartJson(TypedDict):
    """A segment of a measure; ``value`` is where it stands."""

    name: str
    baseline: float | None
    target: float | None
    value: float | None


class KeyResultJson(TypedDict):
    """A measure under a goal; ``value`` is where it stands, ``parts`` the segments it is split by."""

    id: int
    name: str
    unit: str
    baseline: float | None
    target: float | None
    value: float | None
    leading: bool
    parts: list[PartJson]


class GoalJson(TypedDict):
    """A goal in the mirror. ``planned``, ``done``, ``overdue`` and ``unowned`` count the steps of its plan;
    ``touched`` is the last day on which something happened; ``flag`` a sentence where confidence and figures
    disagree, else empty."""

    id: int
    title: str
    why: str
    category: str
    status: str
    attainment: float | None
    planned: int
    done: int
    overdue: int
    unowned: int
    touched: str | None
    flag: str
    key_results: list[KeyResultJson]


class PeriodJson(TypedDict):
    """A period, and the week of how many that the day asked about is in."""

    label: str
    first: str
    last: str
    week: int
    weeks: int


class HeadlineJson(TypedDict):
    """The period's one overall number; ``pace`` is ahead, on time or behind."""

    name: str
    unit: str
    baseline: float | None
    target: float | None
    value: float | None
    attainment: float | None
    pace: str | None


class StatusJson(TypedDict):
    """The mirror of a period: the headline beside the goals; ``elapsed`` is the share of the time gone by."""

    team: str
    period: PeriodJson
    headline: HeadlineJson | None
    elapsed: float
    sentence: str
    goals: list[GoalJson]


def steps_as_json(w: Workshop, steps: Iterable[Step], today: date) -> list[StepJson]:
    """These steps, in the order given."""
    return [_step(w, step, today) for step in steps]


def status_as_json(w: Workshop, period: int, today: date) -> StatusJson:
    """The mirror of a period with its goals, those without a plan first."""
    record = w.periods.need(period)
    seen = mirror(w, period, today)
    week, weeks = week_of(record, today)
    headline: HeadlineJson | None = None
    if record.headline is not None:
        headline = {
            "name": record.headline.name,
            "unit": record.headline.unit,
            "baseline": record.headline.baseline,
            "target": record.headline.target,
            "value": value(record.headline),
            "attainment": seen.attainment,
            "pace": _text(seen.pace),
        }
    return {
        "team": w.team.name,
        "period": {
            "label": record.label,
            "first": record.first.isoformat(),
            "last": record.last.isoformat(),
            "week": week,
            "weeks": weeks,
        },
        "headline": headline,
        "elapsed": seen.elapsed,
        "sentence": str(seen.sentence),
        "goals": [_goal(w, line) for line in seen.goals],
    }


def _step(w: Workshop, step: Step, today: date) -> StepJson:
    return {
        "id": step.id,
        "text": step.text,
        "goal": w.goals.need(step.goal).title,
        "goal_id": step.goal,
        "state": str(step.state),
        "owner": name_of(w, step.owner) or None,
        "owner_id": step.owner,
        "helpers": [name for one in step.helpers if (name := name_of(w, one))],
        "buddy": name_of(w, step.buddy) or None,
        "due": _day(step.due),
        "overdue": step.overdue(today),
        "must_move": step.must_move,
        "first_move": _text(step.first_move),
        "first_move_on": _day(step.first_move_on),
        "if_then": _text(step.if_then),
        "kind": _text(step.kind),
        "blocker": _text(step.blocker),
        "dots": step.dots,
        "done_on": _day(step.done_on),
        "check_on": _day(step.check_on),
        "verdict": _text(step.verdict),
    }


def _goal(w: Workshop, line: GoalLine) -> GoalJson:
    goal = w.goals.need(line.goal)
    return {
        "id": goal.id,
        "title": goal.title,
        "why": goal.why,
        "category": str(goal.category),
        "status": str(line.status),
        "attainment": line.attainment,
        "planned": line.steps.planned,
        "done": line.steps.done,
        "overdue": line.steps.overdue,
        "unowned": line.steps.unowned,
        "touched": _day(line.touched),
        "flag": line.flag,
        "key_results": [_key_result(one) for one in w.key_results.of(goal.id)],
    }


def _key_result(one: KeyResult) -> KeyResultJson:
    return {
        "id": one.id,
        "name": one.name,
        "unit": one.unit,
        "baseline": one.baseline,
        "target": one.target,
        "value": value(one),
        "leading": one.leading,
        "parts": [
            {"name": part.name, "baseline": part.baseline, "target": part.target, "value": value(part)}
            for part in one.parts
        ],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _text(text: str | None) -> str | None:
    return str(text) if text else None
