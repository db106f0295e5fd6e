"""What the commands share: finding the file, opening it, the person who acts, the day."""

import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workshop.cli import settings
from workshop.errors import RuleError
from workshop.model import Period, Workshop
from workshop.team import periods, team
from workshop.words.moments import Here
from workshop.words.text import clean, quoted

if TYPE_CHECKING:
    from store.place import Place
    from store.store import Store

F = TypeVar("F", bound=Callable[..., Any])

#: The exit status for a file that cannot be trusted in full.
FILE = 3
#: As whom the room acts where somebody else is remembered.
ROOM = "room"
_HERE = Here()


def now() -> datetime:
    """The moment now, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is here."""
    return now().astimezone(_HERE).date()


def zone() -> tzinfo:
    """The time zone here."""
    return _HERE


def file_option(command: F) -> F:
    """Give a command the option ``-f FILE``."""
    text = "The team's file; else $WORKSHOP_FILE, that of 'workshop me', of the configuration, or the last opened."
    return click.option("-f", "--file", type=click.Path(), help=text)(command)


def as_option(command: F) -> F:
    """Give a command the option ``--as NAME``, as ``me``."""
    text = "Who you are, by the beginning of the name, or 'room'; else $WORKSHOP_AS, or that of 'workshop me'."
    return click.option("--as", "me", metavar="NAME", help=text)(command)


def acting_options(command: F) -> F:
    """Give a command both, for :func:`acting`."""
    return file_option(as_option(command))


def json_option(command: F) -> F:
    """Give a command the option ``--json``, as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")(command)


def found(file: str | None) -> "Place":
    """The place that is meant, by option or as :func:`settings.file` says; UsageError where none can be.

    :raises store.errors.Missing: what is there cannot be a team's file.
    """
    from store import places

    named = next((one for one in (file, _before_the_command("file")) if one is not None), settings.file().value)
    if named is None:
        raise click.UsageError(
            "Say which file: -f FILE, or set WORKSHOP_FILE, or once and for all 'workshop me NAME -f FILE'."
        )
    check_file(named)
    return places.at(named)


def check_file(named: str) -> None:
    """Refuse, with Missing, what cannot be a team's file: a folder, a device, a name that leads nowhere."""
    from store.errors import Missing

    if "://" in named:
        return
    path = Path(named).expanduser()
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG  # the store says what there is instead
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise Missing(f"{shown(path)} cannot be opened: {why}. Name another file.") from None
    if stat.S_ISDIR(mode):
        raise Missing(f"{shown(path)} is a folder: name a file in it.")
    if not stat.S_ISREG(mode):
        raise Missing(f"{shown(path)} is no file that can be read twice: name the team's file.")


@contextmanager
def opened(file: str | None, *, quiet: bool = False) -> Iterator["Store"]:
    """The file that is meant, open until the end of the block; what there is to know about it is told first.

    ``quiet`` leaves out whose file it is. Where it is damaged, the block shows what is sound, and the exit status
    is that of a file that cannot be trusted.
    """
    from store.errors import Damaged, Strange
    from store.store import Store

    place = found(file)
    with Store.open(place, now) as store:
        told = list(store.notices)
        click.echo("".join(f"{notice}\n" for notice in told), err=True, nl=False)
        if not quiet:
            _say_whose(store.workshop, _remembered(store.workshop, place))
        before, broken = store.seq, isinstance(store.refusal, Damaged | Strange)
        try:
            yield store
        except RuleError as refusal:
            if not broken:
                raise
            click.echo(str(refusal), err=True)  # perhaps only because of what is missing
        finally:
            if store.seq != before:
                note_saved()
    for notice in store.notices[len(told) :]:
        click.echo(notice, err=True)
    if broken or isinstance(store.refusal, Damaged | Strange):
        raise click.exceptions.Exit(FILE)


@contextmanager
def acting(file: str | None, me: str | None) -> Iterator[tuple["Store", int | None]]:
    """The file that is meant, open, and the member who acts; None for the room."""
    with opened(file, quiet=True) as store:
        by = actor(store.workshop, me, store.place)
        _say_whose(store.workshop, by)
        yield store, by


def actor(w: Workshop, me: str | None, place: "Place") -> int | None:
    """Who acts, by option or as :func:`settings.person` says; None, the room, where nobody is named."""
    said = typed_as(me)
    if said == "":
        raise click.UsageError("--as has no name behind it: say who you are, by the beginning of the name.")
    named = said or settings.person(place.name).value
    leads = named == ROOM and all(not one.name.casefold().startswith(ROOM) for one in w.members.values())
    return None if leads else person(w, named)


def typed_as(me: str | None) -> str | None:
    """The name that was typed behind ``--as``, here or before the command; None where none was."""
    named: str | None = _before_the_command("me") if me is None else me
    return named


def person(w: Workshop, name: str | None, *, ever: bool = False) -> int | None:
    """The member of this name, ``ever`` also one who has left; None, the room, where none is given."""
    return team.by_beginning(w, name, ever=ever).id if name else None


def need_actor(by: int | None, what: str) -> int:
    """The member who acts; RuleError that says how to name one. ``what`` is what they would do."""
    if by is None:
        raise RuleError(
            f"Say who {what}: --as NAME, or set WORKSHOP_AS, or once and for all 'workshop me NAME -f FILE'."
        )
    return by


def current(w: Workshop, day: date) -> Period:
    """The period to look at; RuleError where there is none."""
    period = periods.current(w, day)
    if period is None:
        raise RuleError(f"{w.team.name} has no period yet: open the file and add one.")
    return period


def called(w: Workshop, steps: Sequence[int]) -> str:
    """These steps as the history calls them; RuleError for one that is not there."""
    texts = [w.steps.need(step).text for step in steps]
    return quoted(texts[0]) if len(texts) == 1 else f"steps {', '.join(map(str, steps))}"


def shown(path: Path | str) -> str:
    """A file's name in an answer, or the address of a database without what is secret in it."""
    named = str(path)
    if "://" in named:
        from store import places
        from store.errors import Missing

        try:
            named = places.at(named).name
        except Missing as unclear:
            return str(unclear)
    return clean(named) or "This name"


def typed(path: Path | str) -> str:
    """A file's name in a line to be typed, quoted where a shell needs it."""
    from shlex import quote

    return quote(shown(path))


def was_saved() -> bool:
    """Whether a command of this call has changed a file."""
    return _saved[0]


def note_saved() -> None:
    """Note that this call has changed a file."""
    _saved[0] = True


def forget() -> None:
    """Begin a call: nothing was changed yet."""
    _saved[0] = False


_saved = [False]


def _before_the_command(name: str) -> Any:
    """The option as it was given before the command's name."""
    here = click.get_current_context(silent=True)
    return here.find_root().params.get(name) if here else None


def _remembered(w: Workshop, place: "Place") -> int | None:
    """The member that this file is looked at as; None where nobody is named, or nobody here has that name."""
    try:
        return actor(w, None, place)
    except RuleError:
        return None


def _say_whose(w: Workshop, by: int | None) -> None:
    """Say to errors which team and person an answer is about, unless it is JSON."""
    here = click.get_current_context(silent=True)
    if w.teams and not (here and here.params.get("as_json")):
        click.echo(f"{w.team.name} · {w.members[by].name if by else 'the room'}", err=True)
