"""A team moved to another place: its lines as they stand, so that history, ids and checksums stay."""

from datetime import datetime

from store import places
from store.core import Clock
from store.errors import Exists, NotSaved
from store.line import Line, stamp
from store.place import Place
from store.places import Where
from store.store import Store


def move(source: Where, target: Where, clock: Clock) -> Place:
    """Move a team, and close its old place for writing; it says from then on where the team went.

    What was typed and not sent stays behind. Where an earlier move died on its way, this one ends it.

    :raises NotSaved: drafts or ballots are sealed in it, which only a reveal may open.
    :raises store.errors.Exists: there is something at the target that is not this team as it is now.
    :raises store.errors.StoreError: it can only be looked at, or the target does not take it.
    """
    there = places.at(target)
    with Store.open(source, clock) as store:
        if store.box.holds(lambda envelope: not store.was_opened(envelope)):
            raise NotSaved("Something is sealed in it: reveal or count it first, then move the team.")
        with store.core.writing():
            lines = list(store.core.log.raw())
            _begin(there, lines, clock())
            here = store.core.log.position
            line = Line(
                seq=here.seq + 1,
                at=stamp(clock()),
                by=None,
                do=f"move to {there.name}",
                move=True,
                moved=there.name,
            )
            store.core.log.write(line)
        store.core.log.flush()
        store.core.take_in()
    return there


def _begin(there: Place, lines: list[bytes], now: datetime) -> None:
    """Start the new place with these lines, unless it has just them already."""
    try:
        there.begin(lines)
    except Exists:
        opened = there.open(now)
        try:
            same = list(opened.log.raw()) == lines
        finally:
            opened.log.close()
            opened.close()
        if not same:
            raise
