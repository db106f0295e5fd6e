"""What must not be lost from sight, told on the first screen and by the status as long as it is so."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta, tzinfo
from enum import StrEnum

from workshop.model import Headline, KeyResult, Period, Workshop
from workshop.plan.goals import goals_of
from workshop.track import adrift, buddies
from workshop.track.dues import due
from workshop.track.segments import hides
from workshop.track.unread import waiting
from workshop.words.dates import first_of_week
from workshop.words.names import short_names
from workshop.words.numbers import count_words

#: So many buddies' news are named; the others are counted.
_NAMED = 3


class Sight(StrEnum):
    """What is in sight, in the order in which it is told."""

    WEEK = "the week"
    HIDDEN = "a part that hides"
    SIGNALS = "signals that wait"
    NEWS = "news that waits for a line"
    ADRIFT = "steps adrift"


def in_sight(
    w: Workshop,
    period: Period,
    today: date,
    tz: tzinfo,
    hints: Mapping[Sight, str],
    member: int | None = None,
    first_day: int = 0,
) -> Iterator[str]:
    """A sentence for each thing that is in sight on this day, ended by the hint on what to do about it.

    What the week holds is told on its first day, to a member of their own things.
    """
    told = {
        Sight.WEEK: [_week(w, today, member)] if first_of_week(today, first_day) == today else [],
        Sight.HIDDEN: list(hidden(w, period, today)),
        Sight.SIGNALS: [_count(len(waiting(w)), "signal waits", "signals wait")],
        Sight.NEWS: [_news(w, today, tz)],
        Sight.ADRIFT: [_count(adrift.count(w, today, tz), "step is adrift", "steps are adrift")],
    }
    for sight, sentences in told.items():
        yield from (f"{one}: {hints[sight]}." if sight in hints else f"{one}." for one in sentences if one)


def hidden(w: Workshop, period: Period, today: date) -> Iterator[str]:
    """The parts of the period's measures that hide behind a good sum."""
    found: list[Headline | KeyResult] = [period.headline] if period.headline else []
    found += [one for goal in goals_of(w, period.id) for one in w.key_results.of(goal.id)]
    yield from (f"{one.name}: {said}" for one in found if one.parts and (said := hides(one, period, today)))


def _count(number: int, one: str, many: str) -> str:
    return count_words(number, one, many) if number else ""


def _week(w: Workshop, today: date, member: int | None) -> str:
    # A check-in that is due today is told as due already.
    counts = Counter(
        one.what for one in due(w, today, 6, member) if one.on >= today + timedelta(one.what == "check-in")
    )
    said = [_count(counts[what], what, f"{what}s") for what in ("step", "first move", "check-in", "verdict")]
    return f"This week: {', '.join(one for one in said if one)}" if counts else ""


def _news(w: Workshop, today: date, tz: tzinfo) -> str:
    """Whose news waits, never for whom: "Ben waits for a line on step 7 (blocked)"."""
    found = buddies.overdue(w, today, tz)
    names = short_names(w.members.values()) if found else {}
    said = [f"{names[one.owner]} waits for a line on step {one.step.id} ({one.kind})" for one in found[:_NAMED]]
    more = [f"{len(found) - _NAMED} more"] if len(found) > _NAMED else []
    return ", ".join([*said, *more])
