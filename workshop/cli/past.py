"""The team as it was: at the end of a day, and change by change."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import click

from workshop.cli import context
from workshop.errors import RuleError
from workshop.model import Workshop
from workshop.track.history import THE_ROOM
from workshop.track.replaying import Scene
from workshop.words.dates import past_day

if TYPE_CHECKING:
    from store.store import Store

as_of_option = click.option("--as-of", metavar="DAY", help="As it was at the end of this day.")


def as_it_was(store: "Store", as_of: str | None) -> tuple[Workshop, date]:
    """The workshop at the end of this day, and the day; now where none is said.

    RuleError before there was anything.
    """
    today = context.today()
    if as_of is None:
        return store.workshop, today
    day = past_day(as_of, today)
    from store.history import as_of as behind

    found = behind(store.core.log, datetime.combine(day + timedelta(days=1), time()).astimezone())
    if found is None:
        raise RuleError("The team's file was not there yet on that day: choose a later one.")
    return found, day


def scenes(store: "Store") -> list[Scene]:
    """Every change of the file, oldest first."""
    found = []
    for entry, w in store.replay():
        member = None if entry.by is None else w.members.get(entry.by)
        found.append(Scene(entry.seq, entry.at, member.name if member else THE_ROOM, entry.do, w))
    return found
