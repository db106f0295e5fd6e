"""The command that writes the thanks of a period as text."""

from pathlib import Path

import click

from workshop.cli import context
from workshop.errors import RuleError
from workshop.learn import wins
from workshop.model import Period, Workshop
from workshop.team import periods


@click.command("thanks")
@click.option("--period", metavar="LABEL", help="The period; else the last one with wins.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to this file.",
)
@click.option("--force", is_flag=True, help="Replace the file to write to if it is there.")
@context.file_option
def thanks_command(period: str | None, output: Path | None, force: bool, file: str | None) -> None:
    """Write the thanks for the wins of a period as plain text to send, a line for each, the top win last.

    A file that is there already is kept, unless --force is given.
    """
    with context.opened(file) as store:
        w, team_file = store.workshop, store.place.path
    about = periods.labelled(w, period) if period else _last_with_wins(w)
    text = wins.all_thanks(w, about.id)
    if not text:
        raise RuleError(f"No wins are written down for {about.label}: a retrospective begins with them.")
    if output is None:
        click.echo(text)
        return
    _write(output, text, team_file, force)
    count = len(wins.wins_of(w, about.id))
    click.echo(f"The thanks for {count} {'win' if count == 1 else 'wins'} are in {context.shown(output)}.")


def _last_with_wins(w: Workshop) -> Period:
    """The last period with wins; RuleError where there are none at all."""
    found = {win.period for win in w.wins.values()}
    if not found:
        raise RuleError("No wins are written down yet: a retrospective begins with them.")
    return max((w.periods[one] for one in found), key=lambda one: one.first)


def _write(output: Path, text: str, team_file: Path, force: bool) -> None:
    """Write the text to a file; RuleError for one of the team's own, Exists for one that is there."""
    beside = output.resolve().parent == team_file.resolve().parent
    if beside and output.resolve().name.startswith(team_file.resolve().name):
        raise RuleError(f"{context.shown(output)} belongs to the team's file: choose another name.")
    try:
        with output.open("w" if force else "x", encoding="utf-8") as stream:
            stream.write(f"{text}\n")
    except FileExistsError:
        from store.errors import Exists

        raise Exists(
            f"There is a file {context.shown(output)} already: choose another name, or replace it with --force."
        ) from None
