"""The command that looks whether a file is whole, and mends it from what proves itself."""

import sys
from typing import TYPE_CHECKING

import click

from workshop.cli import context
from workshop.cli.answers import tell, tell_json
from workshop.words.numbers import share_words

if TYPE_CHECKING:
    from store.place import Place

#: The exit status for a file that is not whole.
FILE = 3
_LONG = 20_000_000  # bytes of a log that take longer than a moment


@click.command("check")
@click.option("--rebuild", "mend", is_flag=True, help="Rebuild from what proves itself; damaged files are kept.")
@click.option("--save", "save", metavar="FILE", help="Also save what can be read as another file.")
@context.file_option
@context.json_option
def check_command(mend: bool, save: str | None, file: str | None, as_json: bool) -> None:
    """Say whether a team's file is whole; it is only looked at unless --rebuild is given.

    The exit status is 0 for a whole file and 3 for one that is not, for scripts; after a rebuild it says how the
    file is now. Close the other windows on the file before a rebuild.

    JSON: an object with whole (true or false) and findings (sentences).
    """
    place = context.found(file)
    if save is not None:
        _save(place, save)
    report = place.rebuild(context.now(), _progress) if mend else place.check(_progress)
    _progress(0, 0)
    if as_json:
        tell_json({"whole": report.whole, "findings": list(report.findings)})
    else:
        tell([*report.findings, f"{_called(place)} is whole." if report.whole else _advice(place, mend)])
    if not report.whole:
        raise click.exceptions.Exit(FILE)


def _save(place: "Place", where: str) -> None:
    """Save what can be read elsewhere, before anything else is tried."""
    from store.store import Store

    with Store.open(place, context.now) as store:
        store.save_as(where)
    click.echo(f"Saved as {context.shown(where)}, without the history.", err=True)


def _progress(done: int, total: int) -> None:
    """Say how far it is, on one line of a terminal that goes away again; a short file is done before that."""
    if sys.stderr.isatty() and (total > _LONG or not total):
        click.echo(f"\r\x1b[K{f'{share_words(done / total)} looked at …' if total else ''}", nl=False, err=True)


def _called(place: "Place") -> str:
    """A file by its name alone, a team in a database by its address."""
    return place.name if "://" in place.name else place.path.name


def _advice(place: "Place", mended: bool) -> str:
    if mended:
        return f"{_called(place)} is still not whole: go back to a backup, and keep these files beside it."
    if "://" in place.name:
        return f"{_called(place)} is not whole: put it back to a moment before the damage from a backup."
    return (
        f"{_called(place)} is not whole. 'workshop check --rebuild -f {context.typed(place.path)}' mends it "
        "and keeps the damaged files."
    )
