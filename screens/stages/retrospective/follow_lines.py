"""What the room looks at while it decides on follow-ups: each primary cause, and what it ends in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from screens.cards.item import Item, marked
from screens.people import names_of
from screens.signs import FINISHED, OPEN
from screens.steps.stepwords import due, who
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Heading, Rule
from screens.words import outcome_mark
from workshop.learn import origins
from workshop.learn.recurrence import returning
from workshop.model import Cause, Goal, Session, StageKey, Step, Workshop
from workshop.plan.scheduling import suggested_due
from workshop.review import causes
from workshop.review.plan_or_rhythm import plan_or_rhythm
from workshop.review.scope import must_be_looked_into
from workshop.track.verdicts import check_day
from workshop.words.dates import day_words
from workshop.words.steps import helper_words


class Place(NamedTuple):
    """What an item is about: a goal, its primary cause and a follow-up of that, 0 where there is none."""

    goal: int
    cause: int = 0
    step: int = 0


def lines_of(w: Workshop, session: Session, today: date) -> Iterator[Item | Rule]:
    """Goal by goal: the primary cause with its deepest why, and below it the steps that follow from it."""
    followed, names = origins.follow_ups(w), names_of(w)
    for goal in (w.goals[one] for one in session.goals if one in w.goals):
        cause = causes.primary(w, goal.id)
        if cause is None and not must_be_looked_into(w, goal):
            continue
        yield Heading(goal.title, aside=outcome_mark(goal.outcome)[0])
        if cause is None:
            yield _gap(w, goal)
            continue
        steps = followed.get(cause.id, ())
        yield _cause(w, goal, cause, bool(steps))
        yield from (_step(w, goal, cause, step, names, today) for step in steps)


def _gap(w: Workshop, goal: Goal) -> Item:
    stage = StageKey.SORT if causes.live(w, goal.id) else "causes"
    text = f"No primary cause yet: enter goes to {stage}."
    return marked(Place(goal.id), OPEN, text, "$quiet", stage=stage, waits=f"No primary cause yet: {goal.title}")


def _cause(w: Workshop, goal: Goal, cause: Cause, followed: bool) -> Item:
    below: list[Fragment] = [(str(cause.kind), "$text-muted")] if cause.kind else []
    if back := returning(w, goal.period, cause.kind):
        below.append((back, ""))
    if cause.whys:
        below.append((f"in the end: {cause.whys[-1]}", "$text-muted"))
    waits = ""
    if cause.accepted:
        below.append((f"accepted: {cause.accepted}", "$quiet"))
    elif not followed:
        found = plan_or_rhythm(w, goal.id)
        below.append((f"{found.sentence} {found.cure}", ""))
        below.append(("leads nowhere yet: enter writes a follow-up, F3 accepts it as it is", "$quiet"))
        waits = f"Leads nowhere yet: {cause.text}"
    sign: Fragment = (f"{OPEN}  ", "$warn") if waits else (f"{FINISHED}  ", "$good")
    lines = tuple((one,) for one in below)
    return Item(Place(goal.id, cause.id), cause.text, (sign,), "bold", below=lines, waits=waits)


def _step(w: Workshop, goal: Goal, cause: Cause, step: Step, names: Mapping[int, str], today: date) -> Item:
    into = w.goals.need(step.goal)
    label = w.periods.need(into.period).label
    where = into.title if into.waits else label if into.title == goal.title else f"{into.title}, {label}"
    free = ("who takes it?", "$quiet")
    tails = [who(step, names, "bold") if step.owner else free, (helper_words(step, names), "")]
    below: list[Fragment] = [(where, "$text-muted"), _due(w, step, today)]
    if step.check_on:
        asks = max(step.check_on, check_day(w, step, step.due)) if step.due else step.check_on
        below.append((f"did it work? asked {day_words(asks, today)}", "$text-muted"))
    if step.outcome:
        below.append((f"then: {step.outcome}", "$text-muted"))
    waits = f"Nobody has taken: {step.text}" if step.open and step.owner is None else ""
    labels = (("   → ", ""), (f"{step.id}  ", "$text-muted"))
    place = Place(goal.id, cause.id, step.id)
    return Item(
        place,
        step.text,
        labels,
        tails=tuple(one for one in tails if one[0]),
        below=((("", ""), *below),),
        waits=waits,
    )


def _due(w: Workshop, step: Step, today: date) -> Fragment:
    if step.due or not step.owner or not step.open:
        return due(step, today)
    return (f"due {day_words(suggested_due(w, step.id, today), today)}? enter accepts", "$quiet")
