"""The planning session's stages in which a member does something, as one member's page shows them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from screens.acts.sealing import texts
from screens.joining.look import Look
from screens.joining.shown import Shown, place_words
from workshop.errors import RuleError
from workshop.meet import agenda
from workshop.model import Goal, Round, RoundState, Session, Size, StepKind
from workshop.plan import capacity, claiming, committing, drafting, scheduling, voting
from workshop.plan import premortem as risks
from workshop.plan.ballots import Ballot, from_content
from workshop.words.names import short_names
from workshop.words.numbers import count_words

View = Callable[[Look, Session, int, date], Shown | None]


def _goal(look: Look, session: Session) -> Goal:
    return look.workshop.goals.need(session.goal or 0)


def draft(look: Look, session: Session, member: int, today: date) -> Shown:
    """Writing sealed drafts for the goal."""
    goal = _goal(look, session)
    sentence = agenda.here(session).stage.sentence
    return drafting_for(look, goal, member, place_words(session, goal), sentence, len(session.present))


def drafting_for(look: Look, goal: Goal, member: int, place: str, sentence: str, people: int) -> Shown:
    """Writing sealed drafts for this goal, in the session or days ahead."""
    envelope = drafting.envelope(look.workshop, goal.id)
    context = {
        "goal": goal,
        "place": place,
        "sentence": sentence,
        "own": texts(look.mine(envelope, member)),
        "live": drafting.live(look.workshop, goal.id),
        "done": len(look.done(envelope)),
        "people": people,
    }
    return Shown("Draft", "views.html", "draft", envelope, context)


def premortem(look: Look, session: Session, member: int, today: date) -> Shown:
    """Writing down, sealed, why the plan failed; and what was shown of it."""
    w, goal = look.workshop, _goal(look, session)
    envelope = risks.envelope(w, goal.id)
    context = {
        "goal": goal,
        "place": place_words(session, goal),
        "sentence": agenda.here(session).stage.sentence,
        "own": texts(look.mine(envelope, member)),
        "live": risks.live(w, goal.id),
    }
    return Shown("Premortem", "views.html", "premortem", envelope, context)


def vote(look: Look, session: Session, member: int, today: date) -> Shown | None:
    """The ballot of an open vote, or what was counted; None before the first."""
    goal = _goal(look, session)
    round = voting.current_round(look.workshop, goal.id)
    if round is None or (round.state is not RoundState.OPEN and not round.totals):
        return None
    return ballot(look, round, member, place_words(session, goal), len(session.present))


def ballot(look: Look, round: Round, member: int, place: str, people: int) -> Shown:
    """One person's ballot in this round, on steps or on causes; or what was counted."""
    w = look.workshop
    table, goal = w.table(round.about), w.goals.need(round.goal)
    envelope = voting.envelope(round.id)
    context: dict[str, Any] = {"goal": goal, "place": place}
    if round.state is not RoundState.OPEN:
        ranked = sorted(round.totals, key=lambda total: (-total.dots, -(total.voters or 0), total.step))
        totals = [(total, table[total.step]) for total in ranked if total.step in table]
        return Shown("Vote", "views.html", "counted", f"counted:{round.id}", {**context, "totals": totals})
    content = look.mine(envelope, member)
    try:
        given = from_content(round, content)
    except RuleError:
        given = Ballot(round)
    question = "Run-off: which of these?" if round.run_off_of else "Why was it missed, most of all?"
    if round.about == voting.STEPS and not round.run_off_of:
        question = round.question or "What moves this goal most?"
    context |= {
        "round": round,
        "question": question,
        "steps": [(table[one], given.on(one)) for one in round.steps if one in table],
        "cast": content is not None,
        "done": len(look.done(envelope)),
        "people": people,
        "again": (envelope, member) in look.again,
    }
    return Shown("Vote", "views.html", "vote", f"{envelope}:{content is not None}", context)


def claim(look: Look, session: Session, member: int, today: date) -> Shown:
    """The goal's steps to take or help with; then when one's own is due and how it starts."""
    w, goal = look.workshop, _goal(look, session)
    steps = claiming.to_claim(w, goal.id)
    unready = [one for one in steps if one.owner == member and (one.due is None or not one.first_move)]
    step = unready[0] if unready else None
    mine, heavy = claiming.load(w, member), claiming.load(w, member) >= w.team.heavy_load
    load = f"You have {count_words(mine, 'open step')}{', which is heavy' if heavy else ''}."
    weeks = capacity.weeks_words(capacity.week_loads(w).get(member, 0.0), w.members[member].weeks_free)
    context = {
        "goal": goal,
        "place": place_words(session, goal),
        "steps": steps,
        "step": step,
        "due": (step.due or scheduling.suggested_due(w, step.id, today)) if step else None,
        "names": short_names(w.members.values()),
        "load": f"{load} {weeks}." if weeks else load,
        "efforts": [*Size],
        "kinds": [*StepKind],
    }
    return Shown("Claim", "views.html", "claim", f"dates:{step.id if step else 0}", context)


def commit(look: Look, session: Session, member: int, today: date) -> Shown:
    """The fist of five; once shown, everybody's, and one's own concern."""
    w, goal = look.workshop, _goal(look, session)
    current = committing.current_commitment(w, goal.id)
    context: dict[str, Any] = {
        "goal": goal,
        "place": place_words(session, goal),
        "names": short_names(w.members.values()),
    }
    if current is not None and current.shown_at is not None:
        low = any(fist.member == member and fist.value < committing.STANDS_BEHIND for fist in current.fists)
        context |= {"fists": current.fists, "concerns": current.concerns, "low": low}
        return Shown("Commit", "views.html", "fists", f"concern:{current.id}", context)
    envelope = committing.envelope(current.id) if current else ""
    context |= {
        "mine": look.mine(envelope, member),
        "done": len(look.done(envelope)),
        "people": len(session.present),
        "again": (envelope, member) in look.again,
        "steps": [one for one in w.steps.of(goal.id) if one.open],
    }
    return Shown("Commit", "views.html", "fist", envelope, context)


VIEWS: Mapping[str, View] = {
    "draft": draft,
    "vote": vote,
    "choose": vote,
    "claim": claim,
    "premortem": premortem,
    "commit": commit,
}
