"""What the pages show, taken from the store at one moment: the state, and what is sealed where people seal now."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from store import Store
from workshop.meet import agenda, underway
from workshop.meet.agenda import Place
from workshop.meet.open_envelopes import open_now
from workshop.model import Session, Workshop
from workshop.words.names import short_names


class Look(Struct, frozen=True):
    """``sealed`` is content by member by envelope; ``again`` where the room has answered in somebody's place.

    ``session`` is the one that runs, which stands ``here``; ``names`` are short ones, by member.
    """

    workshop: Workshop = Workshop()
    sealed: Mapping[str, Mapping[int, Any]] = {}
    again: frozenset[tuple[str, int]] = frozenset()
    session: Session | None = None
    here: Place | None = None
    names: Mapping[int, str] = {}

    def mine(self, envelope: str, member: int) -> Any | None:
        """What this member has sealed in the envelope: for that member's own page only."""
        return self.sealed.get(envelope, {}).get(member)

    def answered(self, envelope: str, member: int) -> dict[str, Any]:
        """What a page tells of an envelope: the own content, how many have sealed, whether the room has again."""
        sealed = self.sealed.get(envelope, {})
        return {"mine": sealed.get(member), "done": len(sealed), "again": (envelope, member) in self.again}


class Shown(Struct, frozen=True):
    """What a view chooses to show: a ``block`` of the templates with its context, below a title.

    ``key`` changes when what is typed into is about something else.
    """

    block: str
    key: str
    title: str
    context: dict[str, Any]
    why: str = ""


def look(store: Store) -> Look:
    """The newest known state, with the envelopes that are open now."""
    w, box = store.workshop, store.box
    envelopes = {name: box.sealed_by(name) for name in open_now(w)}
    session = underway.running(w)
    return Look(
        w,
        {name: {one: box.mine(name, one, by=one) for one in members} for name, members in envelopes.items()},
        frozenset(
            (name, one) for name, members in envelopes.items() for one in members if box.was_again(name, one)
        ),
        session,
        agenda.here(session) if session else None,
        short_names(w.members.values()),
    )
