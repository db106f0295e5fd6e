"""The key results of the goal page: where each stands, its earlier targets, its readings as a small chart."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from screens.forms.goalfacts import measure_name, measure_words
from screens.measures import CARD
from screens.text import fit, width_of, wrap
from screens.widgets.chart import LINE_SIGN, Axes, chart
from screens.widgets.sheet import Block, Heading, Hint, Rule
from workshop.model import Goal, KeyResult, Period, Workshop
from workshop.track.activity import burn_up, touches_by_week
from workshop.track.segments import hides, part_words
from workshop.track.trend import Trend, trend
from workshop.words.dates import short_day
from workshop.words.numbers import number_words
from workshop.words.signs import MISSING, OFF_TRACK, ON_TRACK

#: A chart wider than this is no easier to read.
WIDEST = CARD


def legend(w: Workshop, goal: Goal, today: date) -> str:
    """What the signs of the charts mean; nothing where there is no chart."""
    period = w.periods.need(goal.period)
    if not any(trend(measure, period, today) for measure in w.key_results.of(goal.id)):
        return ""
    return f"{ON_TRACK} keeps up  {OFF_TRACK} behind  {LINE_SIGN} line to the target"


def measure_block(w: Workshop, measure: KeyResult, width: int, today: date, lines: int) -> Block:
    """Name and values, earlier targets, the parts it is split by, and a chart with so many lines.

    The values of a goal's key results stand in one column, or below the names where that leaves those no room.
    """
    peers = w.key_results.of(measure.goal)
    names = max(width_of(measure_name(one)) for one in peers)
    values = max(width_of(measure_words(one)) for one in peers)
    room = min(names, width - values - 2)
    if room < width // 3:
        block = [[(line, "")] for part in (measure_name, measure_words) for line in wrap(part(measure), width)]
    else:
        first, *rest = wrap(measure_name(measure), room)
        block = [
            [(fit(first, room), ""), ("  ", ""), (measure_words(measure), "")],
            *([(one, "")] for one in rest),
        ]
    for old in measure.earlier:
        was = "none" if old.target is None else number_words(old.target, measure.unit)
        told = f"target was {was} until {short_day(old.on)}: {old.reason}"
        block += [[("  ", ""), (line, "$text-muted")] for line in wrap(told, width - 2)]
    for part in measure.parts:
        about = f"{part.name}: {part_words(part, measure.unit)}"
        block += [[("  ", ""), (line, "$text-muted")] for line in wrap(about, width - 2)]
    if said := hides(measure, w.periods.need(w.goals.need(measure.goal).period), today):
        block += [[("  ", ""), (line, "")] for line in wrap(said, width - 2)]
    return [*block, *chart_block(w, measure, width, today, lines)]


def chart_block(w: Workshop, measure: KeyResult, width: int, today: date, lines: int) -> Block:
    """The readings over the straight line from baseline to target; nothing without any."""
    period = w.periods.need(w.goals.need(measure.goal).period)
    seen = trend(measure, period, today)
    if seen is None:
        return []

    return drawn(seen, period, today, width, lines, measure.unit)


def drawn(seen: Trend, period: Period, today: date, width: int, lines: int, unit: str) -> Block:
    """A trend as a chart with so many lines, and one for the days."""

    def value(number: float) -> str:
        return number_words(number, unit if width_of(unit) == 1 else "")

    asked = f"today, line at {number_words(seen.asked)}" if period.first <= today <= period.last else ""
    axes = Axes(value, short_day(period.first), short_day(period.last), asked)
    marks = [(one.share, one.value, one.keeps_up) for one in seen.points]
    found = chart(marks, seen.start, seen.target, seen.now, axes, min(width, WIDEST) - 2, lines)
    return [[("  ", ""), *line] for line in found]


class Burnt(Rule, Struct, frozen=True, kw_only=True):
    """The steps done beside the straight way to all of them."""

    seen: Trend
    period: Period
    today: date

    def block(self, width: int) -> Block:
        return drawn(self.seen, self.period, self.today, width, 4, "")


def happened(w: Workshop, goal: Goal, today: date) -> Iterator[Rule]:
    """The picture of the goal's steps, and how often something happened each week; nothing of what did not."""
    seen, counts = burn_up(w, goal.id, today), touches_by_week(w, goal.id, today)
    if seen is not None:
        yield Heading(f"Steps done · {int(seen.points[-1].value)} of {int(seen.target)}")
        yield Burnt(seen=seen, period=w.periods.need(goal.period), today=today)
    if sum(counts):
        yield Heading("News week by week: check-ins, figures, steps")
        yield Hint("  ".join(str(count or MISSING) for count in counts))
