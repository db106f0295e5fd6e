"""The oracle of the three quarters: what must be in sight on a day, from the rules of the design alone."""

from datetime import date

from msgspec import Struct

from workshop.model import Headline, KeyResult, Part, Period, Step, StepState, Workshop

_OPEN = (StepState.PLANNED, StepState.DOING)


class Sight(Struct, frozen=True):
    """What must be in sight: steps adrift, parts that hide, signals, steps with news, a period to look back on."""

    adrift: set[int]
    hidden: set[str]
    signals: int
    news: set[int]
    over: str


def oracle(w: Workshop, today: date) -> Sight:
    """The list, from the rules in words: no step, miss, part, signal or answer is lost."""
    still = {one.id: one for one in w.periods.values() if one.closed_on is None}
    live = {goal.id: still[goal.period] for goal in w.goals.values() if goal.period in still}
    steps = [step for step in w.steps.values() if step.goal in live]
    open_steps = [step for step in steps if step.state in _OPEN and live[step.goal].first <= today]
    over = [one for one in still.values() if one.last < today and not one.waived and _goals(w, one)]
    shown = max((one for one in still.values() if one.first <= today), key=lambda one: one.first)
    return Sight(
        adrift={step.id for step in open_steps if _adrift(w, step, live[step.goal], today)},
        hidden={name for measure in _measures(w, shown) for name in _hidden(measure, shown, today)},
        signals=sum(one.end is None and one.goal in live for one in w.signals.values()),
        news={step.id for step in steps if _waits_for_a_line(w, step, today)},
        over=min(over, key=lambda one: one.first).label if over else "",
    )


def _goals(w: Workshop, period: Period) -> list[int]:
    return [goal.id for goal in w.goals.values() if goal.period == period.id and not goal.waits]


def _adrift(w: Workshop, step: Step, period: Period, today: date) -> bool:
    """Of a period that is over, a leaver's, nobody's, undated, blocked for two weeks, or without its goal."""
    blocked = [note.at.date() for note in step.notes if note.text.startswith("Blocked")] if step.blocker else []
    return (
        period.last < today
        or step.owner is None
        or not w.members[step.owner].active
        or step.due is None
        or (bool(blocked) and (today - blocked[-1]).days >= 14)
        or (w.goals[step.goal].waits and bool(_goals(w, period)))
    )


def _measures(w: Workshop, period: Period) -> list[Headline | KeyResult]:
    found: list[Headline | KeyResult] = [period.headline] if period.headline else []
    return found + [one for one in w.key_results.values() if one.goal in _goals(w, period)]


def _share(of: Headline | KeyResult | Part) -> float:
    stands = of.readings[-1].value if of.readings else (of.baseline or 0)
    return (stands - (of.baseline or 0)) / ((of.target or 1) - (of.baseline or 0))


def _hidden(measure: Headline | KeyResult, period: Period, today: date) -> list[str]:
    """The parts off track (below 0.7 of the time gone by) of a measure that is on track (0.9)."""
    gone = min(((today - period.first).days + 1) / ((period.last - period.first).days + 1), 1.0)
    good = measure.target is not None and _share(measure) >= 0.9 * gone
    return [part.name for part in measure.parts if good and _share(part) < 0.7 * gone]


def _waits_for_a_line(w: Workshop, step: Step, today: date) -> bool:
    """A blocker, a finish or the owner's check-in of one to fourteen days ago that the buddy has not answered."""
    if step.buddy is None or step.owner is None or step.state not in (*_OPEN, StepState.DONE):
        return False
    said = max((note.at.date() for note in step.notes if note.by == step.buddy), default=date.min)
    blocked = [note.at.date() for note in step.notes if note.text.startswith("Blocked")] if step.blocker else []
    done = [step.done_on] if step.state is StepState.DONE and step.done_on else []
    checked = [one for one in w.check_ins.values() if one.goal == step.goal]
    last = [one.on for one in checked[-1:] if one.by == step.owner and step.state in _OPEN]
    return any(1 <= (today - day).days <= 14 and said < day for day in (*blocked[-1:], *done, *last))
