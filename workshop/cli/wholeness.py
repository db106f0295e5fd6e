"""The command that looks whether a file is whole, and mends it from what proves itself."""

from pathlib import Path

import click

from workshop.cli import context
from workshop.cli.answers import tell, tell_json

#: The exit status for a file that is not whole.
FILE = 3


@click.command("check")
@click.option("--rebuild", "mend", is_flag=True, help="Rebuild from what proves itself; damaged files are kept.")
@context.file_option
@context.json_option
def check_command(mend: bool, file: str | None, as_json: bool) -> None:
    """Say whether a team's file is whole; it is only looked at unless --rebuild is given.

    The exit status is 0 for a whole file and 3 for one that is not, for scripts; after a rebuild it says how the
    file is now. Close the other windows on the file before a rebuild.

    JSON: an object with whole (true or false) and findings (sentences).
    """
    place = context.found(file)
    report = place.rebuild(context.now()) if mend else place.check()
    if as_json:
        tell_json({"whole": report.whole, "findings": list(report.findings)})
    else:
        tell([*report.findings, f"{place.path.name} is whole." if report.whole else _advice(place.path, mend)])
    if not report.whole:
        raise click.exceptions.Exit(FILE)


def _advice(path: Path, mended: bool) -> str:
    if mended:
        return f"{path.name} is still not whole: go back to a backup, and keep these files beside it."
    return (
        f"{path.name} is not whole. 'workshop check --rebuild -f {context.typed(path)}' mends it "
        "and keeps the damaged files."
    )
