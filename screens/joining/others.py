"""What a member's page shows outside the stages that have an act: own steps, check-ins, where the room is."""

from collections.abc import Iterator
from datetime import date

from screens.acts.sealing import texts
from screens.joining.look import Look
from screens.joining.shown import Shown
from workshop.meet import agenda, underway
from workshop.meet.open_envelopes import opened_ahead
from workshop.model import Blocker, CheckIn, KeyResult, Session, Verdict
from workshop.plan import drafting, premortem
from workshop.plan.goals import goals_of
from workshop.review import causes
from workshop.team.periods import current, week_words
from workshop.track.measures import value_words
from workshop.track.mysteps import my_steps
from workshop.track.segments import asked, part_words
from workshop.words.names import short_names


def _period_words(look: Look, today: date) -> str:
    period = current(look.workshop, today)
    if period is None:
        return "No period is running."
    return f"{period.label} · {week_words(period, today)}"


def mine(look: Look, member: int, today: date) -> Shown:
    """One's own steps: done, moved, blocked, note, verdict; and what could be taken."""
    w, session = look.workshop, underway.running(look.workshop)
    context = {
        "mine": my_steps(w, member, today),
        "names": short_names(w.members.values()),
        "period": _period_words(look, today),
        "blockers": [one.value for one in Blocker],
        "verdicts": [one.value for one in Verdict],
        "room": f"{session.kind}, {agenda.here(session).stage.name.lower()}" if session else "",
    }
    return Shown("Your steps", "mine.html", "mine", "mine", context)


def check(look: Look, today: date) -> Shown:
    """A check-in for each goal of the running period."""
    w = look.workshop
    period = current(w, today)
    goals = goals_of(w, period.id) if period is not None and period.closed_on is None else ()
    context = {
        "goals": [
            (
                one,
                [figure for measure in w.key_results.of(one.id) for figure in _figures(measure)],
                max(w.check_ins.of(one.id), key=_when, default=None),
                premortem.signs(w, one.id),
            )
            for one in goals
        ],
        "period": _period_words(look, today),
        "blockers": [one.value for one in Blocker],
    }
    return Shown("Check in", "mine.html", "check", "check", context)


def _figures(measure: KeyResult) -> Iterator[tuple[str, str, str]]:
    """What is asked for to know where a measure stands: the field's name, what it is, where it stood last."""
    for part in asked(measure):
        of = next((one for one in measure.parts if one.name == part), measure)
        name = f"r{measure.id} {part}".strip()
        label = " · ".join(word for word in (measure.name, part, measure.unit) if word)
        yield name, label, value_words(of) if isinstance(of, KeyResult) else part_words(of, measure.unit)


def _when(check_in: CheckIn) -> tuple[date, int]:
    return check_in.on, check_in.id


def between(look: Look, member: int, today: date) -> Shown:
    """Without a session: drafts or causes that were opened ahead, goal by goal; else one's own steps."""
    w = look.workshop
    kind, goals = opened_ahead(w)
    if not goals:
        return mine(look, member, today)
    named = {"draft": drafting.envelope, "cause": causes.envelope}[kind]
    own = [(goal, texts(look.mine(named(w, goal.id), member))) for goal in goals]
    key = ",".join(f"{named(w, goal.id)}.{len(some)}" for goal, some in own)
    block = "ahead" if kind == "draft" else "causes"
    context = {"goals": own, "sentence": "The room shows them in the meeting, shuffled and without names."}
    return Shown("Before the meeting", "views.html", block, key, context)


def wait(look: Look, session: Session, words: str) -> Shown:
    """Where the room is, and what is said there."""
    place = agenda.here(session)
    goal = look.workshop.goals.get(place.goal) if place.goal else None
    context = {
        "kind": session.kind.capitalize(),
        "stage": place.stage.name,
        "goal": goal,
        "sentence": place.stage.sentence,
        "words": words or "Look at the shared screen.",
    }
    return Shown(place.stage.name, "views.html", "wait", "wait", context)
