"""What is true of a planning meeting now, in the words by which :mod:`workshop.meet.telling` chooses."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from workshop.meet.agenda import here
from workshop.meet.telling import Telling, done_word, telling, waiting_words
from workshop.model import RoundState, Session, SessionKind, StageKey, Workshop
from workshop.plan import claiming, committing, drafting, premortem, voting
from workshop.plan.choosing import must_move, read_ranking
from workshop.plan.gates import gaps
from workshop.track.status import has_plan
from workshop.words.names import short_names
from workshop.words.numbers import agree, count_words


class Seen(Struct, frozen=True):
    """What a state alone does not tell: who has put something into the stage's envelope, and how it is held.

    ``way`` is ``sealed`` or ``aloud``, in a vote ``hands`` or, before another round, ``again``, in the claim round
    that the step in question is ``offered`` or ``taken`` and has no date; ``cut`` is where the line was moved to.
    ``open`` is what a stage of another meeting still waits for, in words; its ``way`` may be two words. The first
    of them is told in about ``room`` characters.
    """

    sealed_by: Collection[int] = ()
    way: str = ""
    cut: int | None = None
    open: Sequence[str] = ()
    room: int = 30


def told(
    w: Workshop, session: Session, seen: Seen, today: date, keys: tuple[str, str], *, own: bool = False
) -> Telling:
    """What to say now, and what comes next: :func:`workshop.meet.telling.telling` of this moment."""
    waiting = waiting_words(waited_for(w, session, seen))
    return telling(session, words_here(w, session, seen, today), waiting, keys, own=own)


def words_here(w: Workshop, session: Session, seen: Seen, today: date) -> set[str]:
    """The words that are true where the session stands."""
    place = here(session)
    people, steps = len(session.present), len(drafting.live(w, place.goal)) if place.goal else 2
    judge = _WORDS.get(place.stage.key)
    own: Collection[str] = ("waiting" if seen.open else "", *seen.way.split(), _done(w, session, seen))
    if session.kind is SessionKind.PLANNING:
        own = ()
    if place.stage.key == StageKey.PLAN:
        own = ("gaps",) if gaps(w, session.id, today) else ()
    elif judge is not None and place.goal is not None:
        own = judge(w, session, place.goal, seen)
    return {
        ("nobody", "one person", "many people")[min(people, 2)],
        ("no steps", "one step", "many steps")[min(steps, 2)],
        *own,
    } - {""}


def waited_for(w: Workshop, session: Session, seen: Seen) -> tuple[str, ...]:
    """The names of those for whom the stage waits; in the claim round, what it waits for."""
    place = here(session)
    if session.kind is not SessionKind.PLANNING:
        room = seen.room
        first = [one if len(one) <= room else f"{one[:room].rsplit(' ', 1)[0]} …" for one in seen.open[:1]]
        return (*first, *([f"{len(seen.open) - 1} more"] if len(seen.open) > 1 else []))
    if place.stage.key == StageKey.CLAIM and place.goal is not None:
        free = sum(step.owner is None for step in claiming.to_claim(w, place.goal))
        return (f"{agree(free, 'an owner', 'owners')} for {count_words(free, 'step')}",) if free else ()
    names = short_names(w.members.values())
    return tuple(names[one] for one in w.members if one in session.present and one not in seen.sealed_by)


def _done(w: Workshop, session: Session, seen: Seen) -> str:
    return done_word(len(seen.sealed_by), len(waited_for(w, session, seen)))


def _draft(w: Workshop, session: Session, goal: int, seen: Seen) -> Collection[str]:
    shown = seen.way != "sealed" or w.goals.need(goal).batches  # Else what is there was not sealed.
    revealed = not seen.sealed_by and bool(drafting.live(w, goal)) and bool(shown)
    return (seen.way, _done(w, session, seen), "counted" if revealed else "open")


def _vote(w: Workshop, session: Session, goal: int, seen: Seen) -> Collection[str]:
    round = voting.current_round(w, goal)
    done = _done(w, session, seen)
    if round is not None and round.state is RoundState.OPEN:
        return ("hands" if seen.way == "hands" else "open", done)
    if round is not None and seen.way != "again":
        return ("counted", done)
    rounds = [one for one in w.rounds.of(goal) if one.about == voting.STEPS]
    off = bool(rounds) and rounds[-1].state is RoundState.CALLED_OFF
    return ("before", "called off" if off else "", done)


def _choose(w: Workshop, session: Session, goal: int, seen: Seen) -> Collection[str]:
    state = read_ranking(w, goal, seen.cut)
    if state.voting or state.tied:
        return ("open" if state.voting else "tied",)
    if state.round is not None and not state.chosen:
        return ("counted",)
    if not any(step.in_plan for step in w.steps.of(goal)):
        return ()
    return ("chosen", "" if must_move(w, goal) is not None else "no must-move")


def _claim(w: Workshop, session: Session, goal: int, seen: Seen) -> Collection[str]:
    steps = claiming.to_claim(w, goal)
    if not steps:
        return ("no plan",)
    if seen.way == "must-move" or any(step.owner is None for step in steps):
        return (seen.way,)
    return ("all in" if all(step.due is not None for step in steps) else "owned",)


def _premortem(w: Workshop, session: Session, goal: int, seen: Seen) -> Collection[str]:
    state = "open"
    if not seen.sealed_by and w.risks.of(goal):
        state = "counted" if premortem.live(w, goal) else "chosen"
    return (seen.way, _done(w, session, seen), state, "" if has_plan(w, goal) else "no plan")


def _commit(w: Workshop, session: Session, goal: int, seen: Seen) -> Collection[str]:
    if not has_plan(w, goal):
        return ("no plan",)
    now = committing.current_commitment(w, goal)
    if now is not None and now.shown_at is not None:
        return ("counted", "concerns" if committing.low(now) else "")
    return (_done(w, session, seen),)


_WORDS: Mapping[StageKey, Callable[[Workshop, Session, int, Seen], Collection[str]]] = MappingProxyType(
    {
        StageKey.DRAFT: _draft,
        StageKey.REFINE: lambda w, session, goal, seen: ("some in",) if seen.sealed_by else (),
        StageKey.VOTE: _vote,
        StageKey.CHOOSE: _choose,
        StageKey.CLAIM: _claim,
        StageKey.PREMORTEM: _premortem,
        StageKey.COMMIT: _commit,
    }
)
