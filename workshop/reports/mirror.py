"""The mirror for the weekly mail: the headline beside the goals, in words."""

from collections.abc import Iterator
from datetime import date

from workshop.model import Period, Workshop
from workshop.plan.goals import goals_of, main_key_result
from workshop.reports import moments, sheets
from workshop.reports.content import Cell, Facts, Part, Picture, Prose, Report, Section, Table, Tone, section
from workshop.reports.goals import heat
from workshop.track.measures import value_words
from workshop.track.mirror import GoalLine, Mirror
from workshop.track.mirror import mirror as mirrored
from workshop.track.trend import trend
from workshop.words.numbers import share_words


def mirror(w: Workshop, period: int, today: date) -> Report:
    """The state of a period on a day."""
    record = w.periods.need(period)
    seen = mirrored(w, period, today)
    flags = tuple(
        Prose(f"{w.goals.need(line.goal).title}: {line.flag}", Tone.WARN) for line in seen.goals if line.flag
    )
    return Report(
        "mirror",
        f"{record.label}: where we stand",
        w.team.name,
        today,
        (
            Section("", tuple(_head(record, seen, today))),
            *section("Goals", Table("Goals", COLUMNS, tuple(row(w, line, today) for line in seen.goals)), *flags),
            *section("Week by week", *heat(w, goals_of(w, period), today)),
        ),
        (sheets.goals(w, period), sheets.readings(w, period)),
        moments.of_period(w, period, today),
    )


COLUMNS = ("Goal", "Key result", "Steps done", "Touched", "Status")


def row(w: Workshop, line: GoalLine, today: date) -> tuple[Cell, ...]:
    """One goal of the mirror in cells."""
    main = main_key_result(w, line.goal)
    return (
        w.goals.need(line.goal).title,
        "–" if main is None else value_words(main),
        f"{line.steps.done} of {line.steps.planned}" if line.steps.planned else "–",
        line.touched_words(today, " ago"),
        f"{line.status.sign} {line.status}",
    )


def _head(period: Period, seen: Mirror, today: date) -> Iterator[Part]:
    yield Prose(seen.sentence, Tone.SAY)
    headline = period.headline
    if headline is None:
        return
    words = value_words(headline)
    if seen.attainment is not None:
        words += f", {share_words(seen.attainment)} of the way; {share_words(seen.elapsed)} of the time is gone"
    yield Facts(((headline.name, words),))
    found = trend(headline, period, today)
    if found is not None:
        yield Picture(f"{headline.name}: {value_words(headline)}", headline.unit, found)
