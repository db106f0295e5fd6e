"""What stands beside a stage on wide screens: what belongs to it, the plan so far, the load, the parking lot."""

from collections.abc import Iterable, Iterator
from datetime import date

from screens.people import names_of
from screens.signs import AT_RISK, FILLED, FINISHED, MISSING
from screens.widgets.bars import meter, progress
from screens.widgets.columns import Fragment
from screens.widgets.panel import Panel, Row, heading
from screens.words import outcome_mark, status_mark
from workshop.meet.sessions import parking_lot
from workshop.model import Session, SessionKind, Workshop
from workshop.plan.capacity import is_over, week_loads, weeks_words
from workshop.plan.claiming import loads, to_claim
from workshop.review.outcomes import outcome_of
from workshop.track.measures import span_words, value_words
from workshop.track.mirror import mirror
from workshop.words.numbers import share_words

_BOXES, _CELLS, _BAR = 10, 12, 34


class SidePanel(Panel):
    """What belongs to a stage, and how far the plan is; from 120 columns on, where there is any of it."""

    def show(self, w: Workshop, session: Session, own: Iterable[Row] = ()) -> None:
        plan = _plan(w, session) if session.kind is SessionKind.PLANNING else ()
        self.put(*own, *plan, *_load(w, session), *_parked(w))


def what_belongs(w: Workshop, session: Session, goal: int | None, today: date) -> Iterable[Row]:
    """What stands beside a stage that says nothing of its own: how its goal is measured, or how all stand."""
    if goal is not None:
        return key_results(w, goal)
    return () if session.kind is SessionKind.PLANNING else goals_so_far(w, session, today)


def goals_so_far(w: Workshop, session: Session, today: date) -> Iterator[Row]:
    """The goals with their status, in a retrospective with what became of them; and the headline."""
    goals = [w.goals[one] for one in session.goals if one in w.goals]
    if session.kind is SessionKind.RETROSPECTIVE:
        seen = sum(goal.outcome is not None for goal in goals)
        yield heading("Goals", f"{seen} of {len(goals)} looked at")
        yield from (Row(goal.title, (outcome_mark(outcome_of(w, goal)),)) for goal in goals)
    else:
        yield heading("Goals")
        lines = mirror(w, session.period, today).goals
        yield from (Row(w.goals[one.goal].title, (status_mark(one.status),)) for one in lines)
    yield from headline(w, session, today)


def headline(w: Workshop, session: Session, today: date) -> Iterator[Row]:
    found, share = w.periods.need(session.period).headline, mirror(w, session.period, today).attainment
    if found is not None and share is not None:
        yield heading("Headline", share_words(share))
        yield Row(found.name, ((value_words(found), ""),))
        yield Row(meter(share, _BAR))


def key_results(w: Workshop, goal: int) -> Iterator[Row]:
    """How the goal is measured, each with what it shall change to."""
    measures = [one for one in w.key_results.of(goal) if one.target is not None]
    if measures:
        yield heading("Key results")
        yield from (Row(one.name, ((span_words(one), "bold"),)) for one in measures)


def _plan(w: Workshop, session: Session) -> Iterator[Row]:
    goals = [w.goals[one] for one in session.goals if one in w.goals]
    steps = {goal.id: to_claim(w, goal.id) for goal in goals}
    every = [step for found in steps.values() for step in found]
    if not every:
        return
    yield heading("Plan so far", f"{sum(step.owner is not None for step in every)} of {len(every)} owned")
    for goal in goals:
        found = steps[goal.id]
        owned = sum(step.owner is not None for step in found)
        if not found:
            words: tuple[Fragment, ...] = ((MISSING.rjust(_BOXES), "$quiet"),)
        elif owned == len(found):
            words = (progress(owned, owned, 5), ""), (f"  {FINISHED} owned", "$good")
        else:
            words = (progress(owned, len(found), 5), ""), (f"   {owned} of {len(found)}", "")
        yield Row(goal.title, words)


def _load(w: Workshop, session: Session) -> Iterator[Row]:
    taken, weeks, heavy, names = loads(w), week_loads(w), w.team.heavy_load, names_of(w)
    if not any(taken.get(one) for one in session.present):
        return
    yield heading(
        "Load", "weeks" if any(w.members[one].weeks_free is not None for one in session.present) else "open steps"
    )
    for member in (one for one in w.members if one in session.present):
        steps = taken.get(member, 0)
        free, week = w.members[member].weeks_free, weeks.get(member, 0.0)
        full = week / free if free else steps / max(heavy, 1)
        cells = min(round(full * _CELLS), _CELLS)
        over = is_over(week, free) or steps >= heavy
        beside = weeks_words(week, free).removesuffix(" wk") if free is not None else str(steps)
        bar: tuple[Fragment, ...] = (
            (f"{AT_RISK} " if over else "  ", "$warn"),
            (" " * cells, FILLED),
            (" " * (_CELLS - cells), "on $bar"),
            (f"{beside:>4}", ""),
        )
        yield Row(names[member], bar, lines=1)


def _parked(w: Workshop) -> Iterator[Row]:
    parked = parking_lot(w)
    if parked:
        yield heading("Parked", str(len(parked)))
        yield from (Row(one.text) for one in parked)
