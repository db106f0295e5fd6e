"""The way into the screens: only on a terminal, and with something to see while they load."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.cli.context import now, person, shown

if TYPE_CHECKING:
    from store.store import Store


def require_terminal() -> None:
    """UsageError where screens cannot be shown: output or input is no terminal, or one that only takes lines."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("The screens need a terminal; input or output goes elsewhere.")
    if os.environ.get("TERM") == "dumb":
        raise click.UsageError("This terminal (TERM=dumb) only takes lines; the screens need one that draws.")


def show(path: Path, open_store: Callable[[], "Store"], name: str | None = None) -> None:
    """Open the screens on a store, as the room or as the member of this name.

    One line says so at once, before anything large is loaded, and is wiped away when the screens are there.
    """
    click.echo(f"Workshop opens {shown(path.absolute())} …", nl=False)
    try:
        store = open_store()
        try:
            me = person(store.workshop, name)
            from screens.app import run
        except BaseException:
            store.close()
            raise
    finally:
        click.echo("\r\x1b[K", nl=False)
    run(store, now, me)
