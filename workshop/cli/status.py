"""The command that shows where the goals stand."""

from collections.abc import Iterator, Mapping
from datetime import date

import click

from workshop.cli import context, settings
from workshop.cli.answers import columns, tell, tell_json
from workshop.cli.past import as_it_was, as_of_option
from workshop.model import Period, Workshop
from workshop.plan import goals
from workshop.team import lookback, periods
from workshop.track import measures, mirror
from workshop.track.mirror import Mirror
from workshop.track.projection import status_as_json
from workshop.track.sights import Sight, in_sight
from workshop.words import dates
from workshop.words.numbers import count_words, share_words


@click.command("status")
@context.file_option
@context.json_option
@as_of_option
def status_command(file: str | None, as_json: bool, as_of: str | None) -> None:
    """Show the headline beside the goals.

    JSON: team, period (label, first, last, week, weeks), headline (name, unit, baseline, target, value,
    attainment, pace) or null, elapsed, sentence, and goals: a list of id, title, why, category, status,
    attainment, planned, done, overdue, unowned, touched, flag, key_results (id, name, unit, baseline, target,
    value, leading, parts). Shares are 0 to 1.
    """
    with context.opened(file) as store:
        w, today = as_it_was(store, as_of)
        period = context.current(w, today)
        if as_json:
            tell_json(status_as_json(w, period.id, today))
        else:
            tell(_status_lines(w, period, mirror.mirror(w, period.id, today), today, {} if as_of else _HINTS))


def _status_lines(w: Workshop, period: Period, seen: Mirror, today: date, hints: Mapping[Sight, str]) -> list[str]:
    lines = [f"{w.team.name} · {period.label} · {_week(period, today)}"]
    if period.headline:
        lines.append(f"{period.headline.name} {measures.value_words(period.headline)}{_pace(seen)}")
    lines += [str(seen.sentence), ""]
    rows = [
        (
            str(line.status),
            w.goals[line.goal].title,
            _measured(w, line.goal),
            f"{line.steps.done}/{count_words(line.steps.planned, 'step')}" if line.steps.planned else "—",
            line.touched_words(today, " ago").replace("never", "never touched"),
        )
        for line in seen.goals
    ]
    flags = [f"{w.goals[line.goal].title}: {line.flag}" for line in seen.goals if line.flag]
    return [*lines, *columns(rows), *flags, *_in_sight(w, period, today, hints)]


_HINTS = {
    Sight.SIGNALS: "'workshop signals' lists them",
    Sight.NEWS: "'workshop week' shows its buddy how to answer",
    Sight.ADRIFT: "'workshop steps --adrift' says which and why",
}


def _in_sight(w: Workshop, period: Period, today: date, hints: Mapping[Sight, str]) -> Iterator[str]:
    """What must not be lost from sight, first a period that waits to be looked back on."""
    late = lookback.waiting(w, today)
    if late is not None:
        hold = f': hold its retrospective, or \'workshop waive "{late.label}" "why"\'' if hints else ""
        yield f"{late.label} is over{hold}."
    yield from in_sight(w, period, today, context.zone(), hints, first_day=settings.week_begins())


def _pace(seen: Mirror) -> str:
    if seen.attainment is None:
        return ""
    return f" · {share_words(seen.attainment)}, time {share_words(seen.elapsed)} · {seen.pace}"


def _measured(w: Workshop, goal: int) -> str:
    main = goals.main_key_result(w, goal)
    return "—" if main is None else measures.value_words(main)


def _week(period: Period, today: date) -> str:
    """Where in its period a day is, and what it waits for where it is over."""
    over = today > period.last and period.closed_on is None
    since = f" since {dates.long_day(period.last)}, not looked back on yet" if over else ""
    return f"{periods.week_words(period, today)}{since}"
