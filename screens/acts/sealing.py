"""What goes into the sealed box: drafts and causes, ballots, fists, ratings. The store asks who may."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from screens.acts.actor import Actor
from workshop.errors import RuleError
from workshop.meet import retro_session, underway
from workshop.model import Decision, DecisionKind
from workshop.plan import committing, voting
from workshop.plan.ballots import from_content
from workshop.plan.cards import STEPS, Written
from workshop.plan.premortem import RISKS
from workshop.review.cards import CAUSES
from workshop.words.text import checked

#: What is written sealed for a goal, by the name that pages have for it.
WRITTEN: Mapping[str, Written[Any]] = MappingProxyType({"draft": STEPS, "cause": CAUSES, "risk": RISKS})


def texts_of(who: Actor, cards: Written[Any], goal: int, member: int) -> list[str]:
    """What this member has sealed for the goal, as far as this door may see it."""
    return texts(who.mine(cards.envelope(who.workshop, goal), member))


def texts(content: object) -> list[str]:
    """The texts in an envelope's content, whatever a file may hold."""
    return [text for text in content if isinstance(text, str)] if isinstance(content, list) else []


def add_texts(who: Actor, cards: Written[Any], goal: int, member: int, *more: str) -> None:
    """Seal more texts beside the member's earlier ones."""
    _seal(who, cards, goal, member, [*texts_of(who, cards, goal, member), *more])


def reword_text(who: Actor, cards: Written[Any], goal: int, member: int, old: str, new: str) -> None:
    """Seal another text in the place of one of the member's; RuleError where that is not there any more."""
    there = texts_of(who, cards, goal, member)
    if old not in there:
        raise RuleError("This is not among what you sealed any more: write it once more.")
    there[there.index(old)] = new
    _seal(who, cards, goal, member, there)


def take_text_back(who: Actor, cards: Written[Any], goal: int, member: int, text: str) -> None:
    """Take one of the member's texts out; nothing happens where it is not there any more."""
    there = texts_of(who, cards, goal, member)
    if text in there:
        there.remove(text)
        _seal(who, cards, goal, member, there)


def _seal(who: Actor, cards: Written[Any], goal: int, member: int, wanted: Iterable[str]) -> None:
    """Seal these texts in the place of all that the member had there; none take out what is there."""
    envelope = cards.envelope(who.workshop, goal)
    if fitting := [checked(text, cards.called, cards.limit) for text in wanted]:
        who.store.box.seal(envelope, member, fitting, by=who.me)
    else:
        who.store.box.take_back(envelope, member, by=who.me)


def cast(who: Actor, round: int, member: int, dots: Mapping[int, int], *, again: bool = False) -> None:
    """Seal a ballot: dots by step. ``again`` as in :meth:`store.box.Box.seal`."""
    ballot = from_content(voting.need_open(who.workshop, round), dict(dots))
    _answer(who, ballot.round.goal, voting.envelope(round), member, dict(ballot.dots), again)


def fist(who: Actor, goal: int, member: int, value: int, *, again: bool = False) -> None:
    """Seal a fist of five; the first one opens the show of hands."""
    checked = committing.checked_fist(value)
    current = committing.current_commitment(who.workshop, goal)
    if current is None or (current.shown_at is not None and who.me is None):
        who.record_move("ask for fists", committing.open_commitment, goal)
        current = committing.current_commitment(who.workshop, goal)
    if current is None or current.shown_at is not None:
        raise RuleError("The fists have been shown: the room can ask for a second show of hands.")
    _answer(who, goal, committing.envelope(current.id), member, checked, again)


def rate(who: Actor, session: int, member: int, value: int, *, again: bool = False) -> None:
    _answer(who, None, retro_session.envelope(session), member, retro_session.check_rating(value), again)


def _answer(who: Actor, goal: int | None, envelope: str, member: int, content: object, again: bool) -> None:
    """Seal one answer; one that the room gives again is kept as a decision too, for everybody to see."""
    who.store.box.seal(envelope, member, content, by=who.me, again=again)
    if again and who.store.box.was_again(envelope, member):
        name = who.workshop.members.need(member).name
        what = f"The room answered once more for {name}, who had answered at an own screen."
        session = underway.running(who.workshop)
        who.record(
            f"answer once more for {name}",
            lambda w: w.put(
                Decision(
                    w.decisions.next_id,
                    DecisionKind.OTHER,
                    what,
                    at=who.now,
                    session=session.id if session else None,
                    goal=goal,
                )
            ),
        )
