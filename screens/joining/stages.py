"""The stages of a session in which a member does something, as one member's page shows them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from screens.acts.sealing import WRITTEN, texts
from screens.joining.look import Look, Shown
from screens.joining.others import check, mine
from workshop.errors import RuleError
from workshop.meet import retro_session
from workshop.model import Goal, Round, RoundState, Session, SessionKind, Size, StepKind
from workshop.plan import capacity, claiming, committing, scheduling, voting
from workshop.plan.ballots import Ballot, from_content
from workshop.review import causes
from workshop.review.outcomes import missed
from workshop.words.numbers import count_words

View = Callable[[Look, Session, int, date], Shown | None]


def writing(look: Look, kind: str, goals: Sequence[Goal], member: int, title: str = "") -> Shown:
    """Writing sealed texts of a kind, for one goal or, below the title, for several."""
    w, cards = look.workshop, WRITTEN[kind]
    names = [cards.envelope(w, goal.id) for goal in goals]
    context = {
        "kind": kind,
        "cards": cards,
        "goals": [(goal, texts(look.mine(name, member))) for goal, name in zip(goals, names, strict=True)],
        "several": bool(title),
        "live": () if title else cards.live(w, goals[0].id),
        "done": None if title else look.answered(names[0], member)["done"],
    }
    one = goals[0]
    return Shown("write", ",".join(names), title or one.title, context, "" if title else one.why)


def _writing(kind: str) -> View:
    return lambda look, session, member, today: writing(look, kind, [_goal(look, session)], member)


def _goal(look: Look, session: Session) -> Goal:
    return look.workshop.goals.need(session.goal or 0)


def vote(look: Look, session: Session, member: int, today: date) -> Shown | None:
    """The ballot of an open vote, or what was counted; None before the first."""
    round = voting.current_round(look.workshop, _goal(look, session).id)
    if round is None or (round.state is not RoundState.OPEN and not round.totals):
        return None
    return ballot(look, round, member)


def ballot(look: Look, round: Round, member: int) -> Shown:
    """One person's ballot in this round, on steps or on causes; or what was counted."""
    w = look.workshop
    table, goal = w.table(round.about), w.goals.need(round.goal)
    if round.state is not RoundState.OPEN:
        ranked = sorted(round.totals, key=lambda total: (-total.dots, -(total.voters or 0), total.step))
        totals = [(total, table[total.step]) for total in ranked if total.step in table]
        return Shown("counted", f"counted:{round.id}", goal.title, {"totals": totals}, goal.why)
    envelope = voting.envelope(round.id)
    answered = look.answered(envelope, member)
    try:
        given = from_content(round, answered["mine"])
    except RuleError:
        given = Ballot(round)
    question = "Run-off: which of these?" if round.run_off_of else "Why was it missed, most of all?"
    if round.about == voting.STEPS and not round.run_off_of:
        question = round.question or "What moves this goal most?"
    steps = [(table[one], given.on(one)) for one in round.steps if one in table]
    context = {**answered, "round": round, "question": question, "steps": steps}
    return Shown("vote", f"{envelope}:{answered['mine'] is not None}", goal.title, context, goal.why)


def claim(look: Look, session: Session, member: int, today: date) -> Shown:
    """The goal's steps to take or help with; then when one's own is due and how it starts."""
    w, goal = look.workshop, _goal(look, session)
    steps = claiming.to_claim(w, goal.id)
    unready = [one for one in steps if one.owner == member and (one.due is None or not one.first_move)]
    step = unready[0] if unready else None
    own, heavy = claiming.load(w, member), claiming.load(w, member) >= w.team.heavy_load
    load = f"You have {count_words(own, 'open step')}{', which is heavy' if heavy else ''}."
    weeks = capacity.weeks_words(capacity.week_loads(w).get(member, 0.0), w.members[member].weeks_free)
    context = {
        "steps": steps,
        "step": step,
        "due": (step.due or scheduling.suggested_due(w, step.id, today)) if step else None,
        "load": f"{load} {weeks}." if weeks else load,
        "sizes": (("How much does it take?", tuple(Size)), ("What does it work on?", tuple(StepKind))),
    }
    return Shown("claim", f"dates:{step.id if step else 0}", goal.title, context, goal.why)


def commit(look: Look, session: Session, member: int, today: date) -> Shown:
    """The fist of five; once shown, everybody's, and one's own concern."""
    w, goal = look.workshop, _goal(look, session)
    current = committing.current_commitment(w, goal.id)
    if current is not None and current.shown_at is not None:
        low = any(fist.member == member and fist.value < committing.STANDS_BEHIND for fist in current.fists)
        context = {"goal": goal, "fists": current.fists, "concerns": current.concerns, "low": low}
        return Shown("fists", f"concern:{current.id}", goal.title, context, goal.why)
    envelope = committing.envelope(current.id) if current else ""
    steps = [one for one in w.steps.of(goal.id) if one.open]
    context = {**look.answered(envelope, member), "goal": goal, "steps": steps}
    return Shown("fist", envelope, goal.title, context, goal.why)


def write_causes(look: Look, session: Session, member: int, today: date) -> Shown | None:
    goals = [goal for goal in missed(look.workshop, session.period) if goal.id in session.goals]
    return writing(look, "cause", goals, member, "Why was it missed?") if goals else None


def sort(look: Look, session: Session, member: int, today: date) -> Shown:
    """The ballot of a vote that is open on causes; else the causes as they stand."""
    w = look.workshop
    goals = [w.goals[goal] for goal in session.goals if goal in w.goals]
    for round in (causes.vote(w, goal.id) for goal in goals):
        if round is not None and round.state is RoundState.OPEN:
            return ballot(look, round, member)
    shown = [(goal, some) for goal in goals if (some := causes.live(w, goal.id))]
    return Shown("sort", "sort", "Why was it missed?", {"goals": shown})


def close(look: Look, session: Session, member: int, today: date) -> Shown | None:
    if session.rating is not None:
        return None
    answered = look.answered(retro_session.envelope(session.id), member)
    return Shown("rate", "rate", "How useful was this hour to you?", answered)


#: What is done in the stages of each kind of session; in the others one looks at the shared screen.
VIEWS: Mapping[SessionKind, Mapping[str, View]] = {
    SessionKind.PLANNING: {
        "draft": _writing("draft"),
        "vote": vote,
        "choose": vote,
        "claim": claim,
        "premortem": _writing("risk"),
        "commit": commit,
    },
    SessionKind.CHECK_IN: {
        "steps": lambda look, session, member, today: mine(look, member, today),
        "goals": lambda look, session, member, today: check(look, today),
    },
    SessionKind.RETROSPECTIVE: {"causes": write_causes, "sort": sort, "close": close},
}
