"""Commands that start: a new file, an existing one, the demo; and what happens without any command."""

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.cli import context, remembered, settings, splash
from workshop.cli.terminal import is_terminal, require_terminal, show
from workshop.errors import RuleError
from workshop.model import Period, Workshop
from workshop.team import periods, team
from workshop.words import dates

if TYPE_CHECKING:
    from store.store import Store

#: The endings of what lies beside a team's file.
_BESIDE = ("-log", "-sealed")

HOW_TO_BEGIN = """\
There is no file to open yet. Begin with one of these:

  workshop demo                     a made-up team in the middle of a quarter, to look around
  workshop demo --play              how that team made its plan, in three minutes
  workshop new FILE --team NAME     a file for your team
  workshop open FILE                a file that is there
"""


@click.command("new")
@click.argument("file", type=click.Path())
@click.option("--team", "name", required=True, help="The team's name.")
@click.option("--period", "label", metavar="LABEL", help="The first period, 'Q2 2027'; else the current quarter.")
@click.option("--from", "first", metavar="DAY", help="The period's first day.")
@click.option("--to", "last", metavar="DAY", help="The period's last day.")
def new_command(file: str, name: str, label: str | None, first: str | None, last: str | None) -> None:
    """Start a file for a team, with a first period."""
    w = _create(file, name, _period(label, first, last, context.today()))
    typed = context.typed(file)
    click.echo(f"{context.shown(file)} is ready: {w.team.name}, {_words(w.periods[1])}.")
    click.echo(f"Next: workshop import members.csv goals.csv -f {typed}, then workshop open {typed}")


@click.command("open")
@click.argument("file", type=click.Path())
@context.as_option
def open_command(file: str, me: str | None) -> None:
    """Open a file on this terminal, as the room or as one member.

    Who 'workshop me' said you are does not count here: a shared screen belongs to the room.
    """
    require_terminal()
    _open(file, me or os.environ.get("WORKSHOP_AS"))


@click.command("demo")
@click.option("--play", is_flag=True, help="First watch the team's last planning meeting, in about three minutes.")
def demo_command(play: bool) -> None:
    """Look around in a made-up team in the middle of a quarter.

    --play shows how that quarter was planned, on the screens as they were: space pauses, g goes on by hand from
    where you are, esc leaves to the quarter's present day.
    """
    require_terminal()
    _demo(play=play)


def open_last(file: str | None, me: str | None) -> None:
    """Open the file that is meant, as who is meant; where none is, ask or say how to begin."""
    file = file or settings.file().value
    if file is not None:
        require_terminal()
        _open(file, me or settings.person(file).value)
    elif is_terminal():
        _ask()
    else:
        click.echo(HOW_TO_BEGIN, nl=False)


def _ask() -> None:
    from screens.pages.start import StartApp

    splash.wipe()
    begin = StartApp().run()
    if begin is None:
        return
    if begin.path is None:
        _demo(play=begin.what == "play")
        return
    if begin.what == "new":
        _create(str(begin.path), begin.team, periods.quarter_of(context.today()))
    _open(str(begin.path), None)


def _create(file: str, name: str, period: tuple[str, date, date]) -> Workshop:
    """A new file with a team and its first period."""
    from store.store import Store

    context.check_file(file)
    ending = next((one for one in _BESIDE if file.endswith(one)), "")
    if ending:
        raise RuleError(f"A name that ends in {ending} is that of a file beside another one: choose another name.")
    start = periods.add_period(team.found(Workshop(), name), *period)
    with Store.create(file, start, context.now) as store:
        context.note_saved()
        remembered.remember(store.place.name)
    return start


def _open(file: str, name: str | None) -> None:
    """The screens on a file, which is remembered once it could be opened."""

    def opened() -> "Store":
        from store.store import Store

        context.check_file(file)
        store = Store.open(file, context.now)
        remembered.remember(store.place.name)
        return store

    show(opened, name)


def _demo(*, play: bool = False) -> None:
    """The screens on a file with the demo's story, in a folder of its own; with ``play`` its last plan first."""
    file = Path(tempfile.mkdtemp(prefix="workshop-demo-")) / "northwind.json"

    def opened() -> "Store":
        from store.store import Store

        if not file.exists():
            _tell_story(file)
        return Store.open(file, context.now)

    if play:
        from workshop.cli.replaying import play_planning

        if play_planning(opened):
            return
    show(opened)
    click.echo(f"The demo's file stays until the machine tidies up: workshop open {context.typed(file)}")


def _tell_story(file: Path) -> None:
    """Write the demo's file chapter by chapter, so that its history tells when what happened."""
    from random import Random

    from store.judging import Lenient
    from store.store import Store
    from workshop.demo import story

    first, *others = story(context.today(), context.now(), Random(1))
    at = first.at
    with Store.create(file, first.change(Workshop()), lambda: at, Lenient()) as store:
        for chapter in others:
            at = chapter.at
            store.apply(chapter.change, chapter.by, chapter.do, move=chapter.move)


def _period(label: str | None, first: str | None, last: str | None, today: date) -> tuple[str, date, date]:
    """The first period: as said, or the calendar quarter of this label, or the one that today is in."""
    if first and last:
        begins = dates.clear_day(first, today)
        return label or periods.quarter_of(begins)[0], begins, dates.clear_day(last, begins)
    if first or last:
        raise click.UsageError("A period needs both days: --from DAY and --to DAY.")
    if label is None:
        return periods.quarter_of(today)
    from workshop.team.labels import named_days

    named = named_days(label)
    if named is None:
        raise click.UsageError(f"“{label}” is not a calendar quarter like 'Q2 2027': add --from DAY and --to DAY.")
    return named


def _words(period: Period) -> str:
    return f"{period.label}, {dates.long_day(period.first)} to {dates.long_day(period.last)}"
