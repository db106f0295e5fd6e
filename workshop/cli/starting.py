"""Commands that start: a new file, an existing one, the demo."""

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop import dates, periods, team
from workshop.cli import context, remembered, splash
from workshop.cli.terminal import require_terminal, show
from workshop.model import Workshop

if TYPE_CHECKING:
    from store.store import Store

HOW_TO_BEGIN = """\
There is no file to open yet. Begin with one of these:

  workshop demo                     a made-up team in the middle of a quarter, to look around
  workshop new FILE --team NAME     a file for your team
  workshop open FILE                a file that is there
"""


@click.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--team", "name", required=True, help="The team's name.")
@click.option("--period", "label", metavar="LABEL", help="The first period, 'Q2 2027'; else the current quarter.")
@click.option("--from", "first", metavar="DAY", help="The period's first day.")
@click.option("--to", "last", metavar="DAY", help="The period's last day.")
def new_command(file: Path, name: str, label: str | None, first: str | None, last: str | None) -> None:
    """Start a file for a team, with a first period."""
    from store.store import Store

    start = periods.add_period(team.found(Workshop(), name), *_period(label, first, last, context.today()))
    Store.create(file, start, context.now).close()
    remembered.remember(file)
    period = start.periods[1]
    shown = context.shown(file)
    click.echo(f"{shown} is ready: {start.team.name}, {period.label}, {_span(period.first, period.last)}.")
    click.echo(f"Next: workshop import members.csv goals.csv, then workshop open {shown}")


@click.command("open")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@context.as_option
def open_command(file: Path, me: str | None) -> None:
    """Open a file on this terminal, as the room or as one member."""
    from store.store import Store

    require_terminal()
    show(lambda: _remembering(Store.open(file, context.now)), me)


@click.command("demo")
def demo_command() -> None:
    """Look around in a made-up team in the middle of a quarter."""
    from store.store import Store

    require_terminal()
    file = Path(tempfile.mkdtemp(prefix="workshop-demo-")) / "northwind.json"

    def made() -> "Store":
        _tell_story(file)
        return Store.open(file, context.now)

    show(made)
    click.echo(f"The demo's file stays until the machine tidies up: workshop open {file}")


def open_last() -> None:
    """Open the file that was opened last; without one, say how to begin."""
    from store.store import Store

    file = remembered.last()
    if file is None:
        splash.wipe()
        click.echo(HOW_TO_BEGIN, nl=False)
        return
    require_terminal()
    show(lambda: Store.open(file, context.now))


def _tell_story(file: Path) -> None:
    """Write the demo's file chapter by chapter, so that its history tells when what happened."""
    from random import Random

    from store.store import Store
    from workshop.demo import story

    first, *others = story(context.today(), context.now(), Random(1))
    at = first.at
    with Store.create(file, first.change(Workshop()), lambda: at) as store:
        for chapter in others:
            at = chapter.at
            store.apply(chapter.change, chapter.by, chapter.do)


def _remembering(store: "Store") -> "Store":
    remembered.remember(store.path)
    return store


def _period(label: str | None, first: str | None, last: str | None, today: date) -> tuple[str, date, date]:
    """The first period: as said, or the calendar quarter of this label, or the one that today is in."""
    if first and last:
        begins = dates.parse_day(first, today)
        return label or periods.quarter_of(begins)[0], begins, dates.parse_day(last, begins)
    if first or last:
        raise click.UsageError("A period needs both days: --from DAY and --to DAY.")
    if label is None:
        return periods.quarter_of(today)
    quarter = periods.quarter_labelled(label)
    if quarter is None:
        raise click.UsageError(f"“{label}” is not a calendar quarter like 'Q2 2027': add --from DAY and --to DAY.")
    return quarter


def _span(first: date, last: date) -> str:
    return f"{dates.long_day(first)} to {dates.long_day(last)}"
