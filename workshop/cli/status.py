"""The command that shows where the goals stand."""

from datetime import date
from typing import Any

import click

from workshop.cli import context
from workshop.cli.lines import columns, tell, tell_json
from workshop.model import KeyResult, Period, Workshop
from workshop.plan import goals
from workshop.team import periods
from workshop.track import measures, mirror
from workshop.track.mirror import GoalLine, Mirror
from workshop.words import dates
from workshop.words.numbers import share_words


@click.command("status")
@context.file_option
@context.json_option
def status_command(file: str | None, as_json: bool) -> None:
    """Show the headline beside the goals.

    JSON: team, period (label, first, last, week, weeks), headline (name, unit, value, target, attainment, pace) or
    null, elapsed, sentence, and goals: a list of id, title, status, attainment, planned, done, overdue, unowned,
    touched, flag, key_results (id, name, unit, baseline, target, value, leading). Shares are 0 to 1.
    """
    today = context.today()
    with context.opened(file) as store:
        w = store.workshop
        period = context.current(w, today)
        seen = mirror.mirror(w, period.id, today)
        if as_json:
            tell_json(_status_json(w, period, seen, today))
        else:
            tell(_status_lines(w, period, seen, today))


def _status_lines(w: Workshop, period: Period, seen: Mirror, today: date) -> list[str]:
    week, weeks = periods.week_of(period, today)
    lines = [f"{w.team.name} · {period.label} · week {week} of {weeks}"]
    if period.headline:
        lines.append(f"{period.headline.name} {measures.value_words(period.headline)}{_pace(seen)}")
    lines += [str(seen.sentence), ""]
    rows = [
        (
            str(line.status),
            w.goals[line.goal].title,
            _measured(w, line.goal),
            f"{line.steps.done}/{line.steps.planned} steps" if line.steps.planned else "—",
            _touched(line, today),
        )
        for line in seen.goals
    ]
    flags = [f"{w.goals[line.goal].title}: {line.flag}" for line in seen.goals if line.flag]
    return [*lines, *columns(rows), *flags]


def _pace(seen: Mirror) -> str:
    if seen.attainment is None:
        return ""
    return f" · {share_words(seen.attainment)}, time {share_words(seen.elapsed)} · {seen.pace}"


def _measured(w: Workshop, goal: int) -> str:
    main = goals.main_key_result(w, goal)
    return "—" if main is None else measures.value_words(main)


def _touched(line: GoalLine, today: date) -> str:
    if line.touched is None:
        return "never touched"
    ago = dates.ago_words(line.touched, today)
    return ago if ago == "today" else f"{ago} ago"


def _status_json(w: Workshop, period: Period, seen: Mirror, today: date) -> dict[str, Any]:
    week, weeks = periods.week_of(period, today)
    headline = period.headline
    days = {"first": period.first, "last": period.last}
    return {
        "team": w.team.name,
        "period": {"label": period.label, **days, "week": week, "weeks": weeks},
        "headline": headline
        and {
            "name": headline.name,
            "unit": headline.unit,
            "value": measures.value(headline),
            "target": headline.target,
            "attainment": seen.attainment,
            "pace": seen.pace,
        },
        "elapsed": seen.elapsed,
        "sentence": seen.sentence,
        "goals": [_goal_json(w, line) for line in seen.goals],
    }


def _goal_json(w: Workshop, line: GoalLine) -> dict[str, Any]:
    return {
        "id": line.goal,
        "title": w.goals[line.goal].title,
        "status": line.status,
        "attainment": line.attainment,
        "planned": line.steps.planned,
        "done": line.steps.done,
        "overdue": line.steps.overdue,
        "unowned": line.steps.unowned,
        "touched": line.touched,
        "flag": line.flag,
        "key_results": [_measure_json(one) for one in goals.key_results_of(w, line.goal)],
    }


def _measure_json(one: KeyResult) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "unit": one.unit,
        "baseline": one.baseline,
        "target": one.target,
        "value": measures.value(one),
        "leading": one.leading,
    }
