"""A target beside its history: what was measured like this before, and how often the team reached such targets."""

from collections.abc import Iterator

from workshop.model import Goal, KeyResult, Workshop
from workshop.track.measures import attainment, latest, value_words
from workshop.words.dates import short_day
from workshop.words.numbers import number_words
from workshop.words.text import quoted

#: Of fewer earlier targets than this, a rate says nothing.
ENOUGH = 3
#: So many earlier values of one measure are told, the newest.
_MOST = 3


def history_words(w: Workshop, goal: int) -> tuple[str, ...]:
    """What earlier periods say about a goal's targets, a sentence each; none where that is too little."""
    one = w.goals.need(goal)
    told = [words for measure in w.key_results.of(goal) for words in _values(w, one, measure)]
    return (*told, *_rate(w, one))


def _values(w: Workshop, goal: Goal, measure: KeyResult) -> Iterator[str]:
    """Where the same measure stood before: at the end of earlier periods, and in figures brought along."""
    first = w.periods.need(goal.period).first
    same = [one for one in _earlier(w, goal) if one.name.casefold() == measure.name.casefold() and one.readings]
    told = [f"{w.periods[w.goals[one.goal].period].label} {value_words(one)}" for one in same]
    brought = [one for one in measure.readings if one.on < first]
    told += [f"{short_day(one.on)} {one.on.year} {number_words(one.value, measure.unit)}" for one in brought]
    if told:
        yield f"{quoted(measure.name)} before: {', '.join(told[-_MOST:])}."


def _rate(w: Workshop, goal: Goal) -> Iterator[str]:
    """How many targets of earlier goals of the same kind were reached."""
    shares = [attainment(one) for one in _earlier(w, goal) if w.goals[one.goal].category is goal.category]
    judged = [share for share in shares if share is not None]
    if len(judged) >= ENOUGH:
        reached = sum(share >= 1 for share in judged)
        yield f"Of {len(judged)} earlier targets of this kind ({goal.category}), {reached} were reached."


def _earlier(w: Workshop, goal: Goal) -> Iterator[KeyResult]:
    """The key results of earlier periods that were read, oldest period first."""
    first = w.periods.need(goal.period).first
    periods = sorted((one for one in w.periods.values() if one.last < first), key=lambda one: one.first)
    for period in periods:
        for other in w.goals.of(period.id):
            yield from (one for one in w.key_results.of(other.id) if latest(one) is not None)
