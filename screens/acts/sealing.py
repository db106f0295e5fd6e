"""What goes into the sealed box: drafts and causes, ballots, fists, ratings. The store asks who may."""

from collections.abc import Iterable, Mapping

from screens.acts.actor import Actor
from workshop.errors import RuleError
from workshop.meet import retro_session, underway
from workshop.model import Decision, DecisionKind
from workshop.plan import committing, drafting, premortem, voting
from workshop.plan.ballots import from_content
from workshop.review import causes
from workshop.words.text import CARD, TITLE, checked

#: What is written sealed for a goal: where it goes, what one is called, how long it may be.
WRITTEN = {
    "draft": (drafting.envelope, "A step", TITLE),
    "cause": (causes.envelope, "A cause", CARD),
    "risk": (premortem.envelope, "A reason", CARD),
}


def texts_of(who: Actor, kind: str, goal: int, member: int) -> list[str]:
    """What this member has sealed for the goal, as far as this door may see it; ``kind`` as in WRITTEN."""
    return texts(who.mine(WRITTEN[kind][0](who.workshop, goal), member))


def texts(content: object) -> list[str]:
    """The texts in an envelope's content, whatever a file may hold."""
    return [text for text in content if isinstance(text, str)] if isinstance(content, list) else []


def add_text(who: Actor, kind: str, goal: int, member: int, text: str) -> None:
    """Seal one more text beside the member's earlier ones."""
    seal_texts(who, kind, goal, member, [*texts_of(who, kind, goal, member), text])


def reword_text(who: Actor, kind: str, goal: int, member: int, old: str, new: str) -> None:
    """Seal another text in the place of one of the member's; RuleError where that is not there any more."""
    there = texts_of(who, kind, goal, member)
    if old not in there:
        raise RuleError("This is not among what you sealed any more: write it once more.")
    there[there.index(old)] = new
    seal_texts(who, kind, goal, member, there)


def take_text_back(who: Actor, kind: str, goal: int, member: int, text: str) -> None:
    """Take one of the member's texts out; nothing happens where it is not there any more."""
    there = texts_of(who, kind, goal, member)
    if text in there:
        there.remove(text)
        seal_texts(who, kind, goal, member, there)


def seal_texts(who: Actor, kind: str, goal: int, member: int, wanted: Iterable[str]) -> None:
    """Seal these texts in the place of all that the member had there."""
    envelope, what, limit = WRITTEN[kind]
    fitting = [checked(text, what, limit) for text in wanted]
    put_texts(who, envelope(who.workshop, goal), member, fitting)


def put_texts(who: Actor, envelope: str, member: int, fitting: list[str]) -> None:
    """Seal these texts, which were checked, in an envelope; none take out what is there."""
    if fitting:
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
    """Seal a rating of the session."""
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
