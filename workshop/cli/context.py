"""What the commands share: finding the file, opening it, the person who acts, the day."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workshop.cli import remembered
from workshop.errors import RuleError
from workshop.model import Period, Workshop
from workshop.team import periods, team
from workshop.words.text import clean

if TYPE_CHECKING:
    from store.place import Place
    from store.store import Store

F = TypeVar("F", bound=Callable[..., Any])


def now() -> datetime:
    """The moment now, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is here."""
    return now().astimezone().date()


def zone() -> tzinfo:
    """The time zone here."""
    return now().astimezone().tzinfo or UTC


def file_option(command: F) -> F:
    """Give a command the option ``-f FILE``."""
    text = "The team's file; else $WORKSHOP_FILE, else the one opened last."
    return click.option("-f", "--file", type=click.Path(dir_okay=False), help=text)(command)


def as_option(command: F) -> F:
    """Give a command the option ``--as NAME``, as ``me``."""
    text = "Who you are, by the beginning of the name; else $WORKSHOP_AS."
    return click.option("--as", "me", metavar="NAME", envvar="WORKSHOP_AS", help=text)(command)


def json_option(command: F) -> F:
    """Give a command the option ``--json``, as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")(command)


def found(file: str | None) -> "Place":
    """The place that is meant; UsageError where none can be."""
    from store import places

    named = file or os.environ.get("WORKSHOP_FILE") or remembered.last()
    if not named:
        raise click.UsageError("Say which file: -f FILE, or open one first with 'workshop open FILE'.")
    return places.at(named)


@contextmanager
def opened(file: str | None) -> Iterator["Store"]:
    """The file that is meant, open until the end of the block; what there is to know about it is told first.

    Where something in it is damaged, what was asked is answered from what is sound, and the exit status is 3.
    """
    from store.store import Store

    with Store.open(found(file), now) as store:
        for notice in store.notices:
            click.echo(notice, err=True)
        yield store
        if store.damage is not None:
            raise click.exceptions.Exit(3)


def person(w: Workshop, name: str | None) -> int | None:
    """The member of this name; None, the room, where none is given."""
    return team.by_beginning(w, name).id if name else None


def current(w: Workshop, day: date) -> Period:
    """The period to look at; RuleError where there is none."""
    period = periods.current(w, day)
    if period is None:
        raise RuleError(f"{w.team.name} has no period yet: open the file and add one.")
    return period


def shown(path: Path | str) -> str:
    """A file's name in an answer."""
    return clean(str(path))
