"""What a member's page shows outside the stages that have an act: own steps, check-ins, where the room is."""

from collections.abc import Iterator
from datetime import date

from screens.joining.look import Look, Shown
from workshop.model import Blocker, KeyResult, Session, Verdict
from workshop.plan import premortem
from workshop.plan.goals import goals_of
from workshop.team.periods import current, week_words
from workshop.track.measures import value_words
from workshop.track.mysteps import my_steps
from workshop.track.segments import asked, part_words
from workshop.track.status import last_check_in


def _period(look: Look, today: date) -> dict[str, str]:
    """What stands above the title where it is not the stage of a session."""
    period = current(look.workshop, today)
    return {
        "place": f"{period.label} · {week_words(period, today)}" if period else "No period is running",
        "stage": "",
    }


def mine(look: Look, member: int, today: date) -> Shown:
    """One's own steps: done, moved, blocked, note, verdict; and what could be taken."""
    w, session = look.workshop, look.session
    context = {
        "mine": my_steps(w, member, today),
        **_period(look, today),
        "blockers": [*Blocker],
        "verdicts": [*Verdict],
        "room": f"{session.kind}, {look.here.stage.name.lower()}" if session and look.here else "",
    }
    return Shown("mine", "mine", "Your steps", context)


def check(look: Look, today: date) -> Shown:
    """A check-in for each goal of the running period."""
    w = look.workshop
    period = current(w, today)
    goals = goals_of(w, period.id) if period is not None and period.closed_on is None else ()
    asks = {one.id: [figure for of in w.key_results.of(one.id) for figure in _figures(of)] for one in goals}
    context = {
        "goals": [(one, asks[one.id], last_check_in(w, one.id), premortem.signs(w, one.id)) for one in goals],
        **_period(look, today),
        "blockers": [*Blocker],
    }
    return Shown("check", "check", "Check in", context)


def _figures(measure: KeyResult) -> Iterator[tuple[str, str, str]]:
    """What is asked for to know where a measure stands: the field's name, what it is, where it stood last."""
    for part in asked(measure):
        of = next((one for one in measure.parts if one.name == part), measure)
        label = " · ".join(word for word in (measure.name, part, measure.unit) if word)
        stands = value_words(of) if isinstance(of, KeyResult) else part_words(of, measure.unit)
        yield f"r{measure.id} {part}".strip(), label, stands


def wait(look: Look, session: Session, words: str = "Look at the shared screen.") -> Shown:
    goal = look.workshop.goals.get(session.goal or 0)
    return Shown("wait", "wait", goal.title if goal else "", {"words": words})
