"""The way into the screens: only on a terminal."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from workshop.cli import settings, splash
from workshop.cli.context import now, person
from workshop.cli.outlet import straight

if TYPE_CHECKING:
    from screens.joining.house import House
    from store.store import Store


def is_terminal() -> bool:
    """Whether somebody can look at screens and type into them here."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def require_terminal() -> None:
    """UsageError where screens cannot be shown: output or input is no terminal, or one that only takes lines."""
    if is_terminal():
        return
    if os.environ.get("TERM") == "dumb":
        raise click.UsageError("This terminal (TERM=dumb) only takes lines; the screens need one that draws.")
    raise click.UsageError("The screens need a terminal; input or output goes elsewhere.")


def show(
    open_store: Callable[[], "Store"],
    name: str | None = None,
    house: "House | None" = None,
    clock: Callable[[], datetime] = now,
) -> None:
    """Open the screens on a store, as the room or as the member of this name; the store is closed afterwards.

    ``house`` are the pages that are served beside them.
    """
    store = open_store()
    try:
        me = person(store.workshop, name)
        store.notices.extend(dress())
        from screens.opening import run
    except BaseException:
        store.close()
        raise

    def make_house() -> "House":
        from workshop.cli.serving import house_for

        return house_for(store.place, clock=clock)

    with screens():
        run(
            store,
            clock,
            me,
            house,
            make_house=make_house,
            first_day=settings.week_begins(),
            guest="WORKSHOP_GUEST" in os.environ,
        )


def dress() -> Sequence[str]:
    """Use the look and the keys of the configuration; sentences on what cannot be used of it."""
    if look := settings.theme().value:
        os.environ.setdefault("TEXTUAL_THEME", look)
    if keys := settings.keys():
        from screens import keymap

        return keymap.use(keys)
    return ()


@contextmanager
def screens() -> Iterator[None]:
    """Have the terminal for screens, which leave it as they found it."""
    splash.wipe()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with straight():
        yield
