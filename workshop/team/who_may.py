"""Who may do what: the room leads and acts for anybody; a member does what is on the list below, and no more.

One pure judge, asked by whatever writes: the store asks it for every change and every envelope
(:mod:`workshop.team.what_changed` says which acts a change consists of), so that no door can pass it by. Screens
and pages ask it too, to offer only what would not be refused.
"""

from collections.abc import Collection, Mapping
from enum import Enum, auto
from types import MappingProxyType

from msgspec import Struct

from workshop.errors import RuleError
from workshop.meet.underway import running
from workshop.model import Session, Workshop


class Whose(Enum):
    """Whose a thing has to be for a member to act on it."""

    OWN = auto()  #: the member's own
    SHARED = auto()  #: the member's own, or one they help with
    FREE = auto()  #: the member's own, or nobody's yet
    ANY = auto()  #: anybody's


class Act(Struct, frozen=True):
    """What a member may do.

    ``stages`` are those of a session to which it belongs: there the member has to be present. With ``only`` it is
    refused everywhere else.
    """

    words: str
    whose: Whose = Whose.OWN
    stages: frozenset[str] = frozenset()
    only: bool = False


def _act(words: str, whose: Whose, *stages: str, only: bool = False) -> Act:
    return Act(words, whose, frozenset(stages), only)


#: All that a member may do, by the name of the act. What is not here is the room's.
MEMBERS: Mapping[str, Act] = MappingProxyType(
    {
        "draft": _act("write drafts", Whose.OWN, "draft", only=True),
        "cast": _act("vote", Whose.OWN, "vote", "choose", "sort", only=True),
        "fist": _act("show a fist", Whose.OWN, "commit", only=True),
        "concern": _act("write down a concern", Whose.OWN, "commit", only=True),
        "cause": _act("write causes", Whose.OWN, "causes", only=True),
        "risk": _act("write why it failed", Whose.OWN, "premortem", only=True),
        "ask": _act("ask a goal's sponsor", Whose.OWN),
        "reply": _act("write down a sponsor's answer", Whose.ANY),
        "rate": _act("rate the session", Whose.OWN, "close", only=True),
        "join": _act("join the session", Whose.OWN),
        "claim": _act("take a step", Whose.FREE, "claim", "follow-ups", "carry"),
        "give back": _act("give a step back", Whose.OWN, "claim", "follow-ups", "carry"),
        "answer": _act("answer an offer", Whose.OWN, "claim", "follow-ups", "carry"),
        "help": _act("help with a step", Whose.OWN, "claim", "follow-ups", "carry"),
        "dates": _act("set the dates of a step", Whose.SHARED, "claim", "follow-ups", "carry"),
        "reword": _act("reword a step", Whose.OWN),
        "drop": _act("drop a step", Whose.OWN),
        "work": _act("work on a step", Whose.SHARED),
        "verdict": _act("say what came of a step", Whose.SHARED),
        "note": _act("note something on a step", Whose.ANY),
        "add": _act("add a step", Whose.FREE),
        "check in": _act("check in on a goal", Whose.OWN),
        "win": _act("write down wins and thank for them", Whose.ANY, "wins", only=True),
        "signal": _act("tell of a signal", Whose.OWN),
        "week": _act("choose the steps of a week", Whose.OWN),
        "split": _act("split a measure", Whose.ANY),
        "celebrate": _act("say how a win is celebrated", Whose.ANY),
        "waive": _act("waive looking back", Whose.ANY),
        "read": _act("read a measure", Whose.ANY),
    }
)

#: Who, in a sentence about what a member may not do.
FOR_THE_ROOM = "That is done from the room's screen: ask whoever facilitates."


def judge(
    act: str,
    actor: int | None,
    *,
    stage: str = "",
    present: bool = False,
    owner: int | None = None,
    helpers: Collection[int] = (),
) -> None:
    """Refuse an act, or let it pass. ``actor`` None is the room; ``owner`` None means that nobody has the thing.

    ``stage`` is where the session stands that the act belongs to (empty where there is none), ``present`` whether
    the actor is marked as present in it.

    :raises RuleError: this actor may not do this, here and now.
    """
    if actor is None:
        return
    may = MEMBERS.get(act)
    if may is None:
        raise RuleError(FOR_THE_ROOM)
    if not _is_theirs(may.whose, actor, owner, helpers):
        raise RuleError(f"This is somebody else's: from your own screen you {may.words} for yourself only.")
    if stage in may.stages:
        if not present:
            raise RuleError(f"You are not marked as present: tell the room, then you can {may.words}.")
    elif may.only:
        raise RuleError(f"The room is not where you can {may.words}: look at the shared screen.")


def standing(w: Workshop, goal: int | None) -> Session | None:
    """The running session, where it stands at this goal or at none; with None for the goal, wherever it stands."""
    session = running(w)
    if session is None or goal is None or session.goal in (None, goal):
        return session
    return None


def _is_theirs(whose: Whose, actor: int, owner: int | None, helpers: Collection[int]) -> bool:
    if whose is Whose.ANY or owner == actor:
        return True
    if whose is Whose.FREE:
        return owner is None
    return whose is Whose.SHARED and actor in helpers
