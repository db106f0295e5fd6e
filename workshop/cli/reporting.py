"""The commands that write reports: to read, to send, to print, for a spreadsheet, a calendar or a program."""

import os
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from workshop.cli import context, past
from workshop.cli.progress import Progress
from workshop.errors import RuleError
from workshop.model import Workshop
from workshop.plan.goals import goal_by_beginning
from workshop.reports import looking_back, text, whole
from workshop.reports.catalogue import FORMATS, REPORTS, Subject, written
from workshop.reports.content import Report
from workshop.review.scope import period_to_review
from workshop.team import periods
from workshop.track.history import tell
from workshop.words.numbers import count_words

if TYPE_CHECKING:
    from store.store import Store

#: The whole team, which is no report but everything.
ALL = "all"
_NAMES = (*REPORTS, ALL)
_BINARY = ("xlsx",)
#: What grows with every change in a calendar, whether or not its days did.
_COUNTED = re.compile(rb"^SEQUENCE:\d+\r?\n", re.MULTILINE)


def _words() -> str:
    kinds = "; ".join(f"{name}: {kind.words}" for name, kind in REPORTS.items())
    forms = "; ".join(f"{name}: {form.words}" for name, form in FORMATS.items())
    return (
        "Write a report about the team, to the terminal or a file.\n\n"
        f"Reports: {kinds}; {ALL}: every record, as JSON that 'workshop import' reads into a new file.\n\n"
        f"Formats: {forms}. Without --format the ending of the file decides, else it is text.\n\n"
        "A file is written whole or not at all, and one that is there is kept unless --force is given. With --to, "
        "reports are kept up to date in a folder: only what changed is written, whatever is there.\n\n"
        "JSON: report, title, about, day, sections (heading, parts), and sheets: by name a list of rows, each an "
        "object by column."
    )


@click.command("report", help=_words())
@click.argument("name", metavar="[REPORT]", type=click.Choice(_NAMES), default="plan")
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), help="How it is written.")
@click.option("-o", "--output", metavar="FILE", help="Write it to this file; - is the pipe.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option("--to", "folder", metavar="FOLDER", type=click.Path(path_type=Path), help="Keep it up to date here.")
@click.option("--formats", metavar="A,B", default="html,ics,xlsx", show_default=True, help="For --to.")
@click.option("--period", metavar="LABEL", help="The period it is about; else the one at hand.")
@click.option("--goal", metavar="TITLE", help="The goal it is about, by the beginning of its title.")
@past.as_of_option
@context.acting_options
def report_command(
    name: str,
    form: str | None,
    output: str | None,
    force: bool,
    folder: Path | None,
    formats: str,
    period: str | None,
    goal: str | None,
    as_of: str | None,
    file: str | None,
    me: str | None,
) -> None:
    """Write a report about the team; the help is made from the catalogue."""
    chosen = form or by_ending(output) or ("json" if name == ALL else "text")
    with context.opened(file) as store:
        w, day = past.as_it_was(store, as_of)
        made = None if name == ALL else _made(name, store, w, day, period=period, goal=goal, me=me)
        about = _About(name, made, w, _origin(store), team_file=store.path)
    if folder is not None:
        _keep(folder, about, _several(formats))
    elif output in (None, "-"):
        to_pipe(about.written(chosen), chosen, asked=output == "-")
    else:
        target = Path(output or "")
        write(target, about.written(chosen), about.team_file, force=force)
        click.echo(f"{about.title} is in {context.shown(target)}.")


@click.command("thanks")
@click.option("--period", metavar="LABEL", help="The period; else the last one with wins.")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write it here."
)
@click.option("--force", is_flag=True, help="Replace the file to write to if it is there.")
@context.file_option
def thanks_command(period: str | None, output: Path | None, force: bool, file: str | None) -> None:
    """Write the thanks for the wins of a period as plain text to send, a line for each, the top win last.

    It is the report "thanks" without its heading. A file that is there already is kept, unless --force is given.
    """
    with context.opened(file) as store:
        made = _made("thanks", store, store.workshop, context.today(), period=period)
        team_file = store.path
    lines = text.body(made)
    if output is None:
        click.echo(lines, nl=False)
        return
    write(output, lines.encode(), team_file, force=force)
    count = len(made.sheets[0].rows)
    click.echo(f"The thanks for {count_words(count, 'win')} are in {context.shown(output)}.")


def write(target: Path, content: bytes, *own: Path, force: bool) -> None:
    """See :func:`store.writing.write`."""
    from store import writing

    try:
        writing.write(target, content, *own, force=force)
    except OSError as trouble:
        raise OSError(trouble.errno, trouble.strerror or str(trouble), str(target)) from trouble


def _origin(store: "Store") -> str:
    from store.history import origin

    return origin(store.history())


class _About:
    """A report or the whole team, ready to be written in any format."""

    def __init__(self, name: str, made: Report | None, w: Workshop, origin: str, *, team_file: Path) -> None:
        self.name, self.team_file = name, team_file
        self._made, self._workshop, self._origin = made, w, origin
        self.title = "Everything" if made is None else made.title

    def written(self, form: str, day: date | None = None) -> bytes:
        """It in this format, or as if it were made on another ``day``; RuleError where it has none of it."""
        if self._made is not None:
            made = self._made if day is None else replace(self._made, day=day)
            return written(made, form, self._origin, self._workshop.version)
        if form != "json":
            raise RuleError("Everything is only written as JSON: leave out --format, or choose a report.")
        return whole.as_json(self._workshop)


def _made(
    name: str,
    store: "Store",
    w: Workshop,
    day: date,
    *,
    period: str | None,
    goal: str | None = None,
    me: str | None = None,
) -> Report:
    """The report of this name; RuleError where what it is about is not said or not there."""
    kind = REPORTS[name]
    subject = Subject(w, day)
    if kind.needs in ("period", "wins", "goal"):
        subject = Subject(w, day, _period(w, name, period, day))
    if kind.needs == "goal":
        if not goal:
            raise RuleError("Say which goal: --goal and the beginning of its title.")
        subject = Subject(w, day, subject.period, goal_by_beginning(w, subject.period, goal).id)
    if kind.needs == "member":
        member = context.actor(w, me, store.place)
        if member is None:
            raise RuleError("Say whose steps: --as and the beginning of a name, or WORKSHOP_AS.")
        subject = Subject(w, day, member=member)
    if kind.needs == "history":
        names = {one.id: one.name for one in w.members.values()}
        changes = (one for one in store.history() if one.seq <= w.version)
        subject = Subject(w, day, told=tell(changes, names, context.zone()))
    return kind.make(subject)


def _period(w: Workshop, name: str, label: str | None, day: date) -> int:
    if label:
        return periods.labelled(w, label).id
    if REPORTS[name].needs == "wins":
        return looking_back.last_with_wins(w).id
    if name == "retrospective":
        found = period_to_review(w, day)
        closed = [one for one in w.periods.values() if one.closed_on is not None]
        if closed and (found is None or found.last >= day):
            return max(closed, key=lambda one: one.last).id
        if found is not None:
            return found.id
    return context.current(w, day).id


def by_ending(output: str | None) -> str | None:
    """The format that the ending of a file's name says."""
    ending = Path(output or "").suffix.removeprefix(".").lower()
    return next((name for name, form in FORMATS.items() if form.ending == ending), None)


def _several(formats: str) -> Sequence[str]:
    found = [one.strip().lower() for one in formats.split(",") if one.strip()]
    wrong = [one for one in found if one not in FORMATS]
    if wrong or not found:
        raise click.UsageError(f"--formats takes some of {', '.join(FORMATS)}, with commas between them.")
    return found


def to_pipe(content: bytes, form: str, *, asked: bool) -> None:
    """Write a report to output; UsageError for one that is no text, unless a pipe is ``asked`` for."""
    if form in _BINARY and not asked:
        raise click.UsageError(f"{form} is not for a terminal: name a file with -o FILE, or -o - for a pipe.")
    if asked:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        click.echo(content.decode(), nl=False)


def _says_the_same(target: Path, about: _About, form: str) -> bool:
    """Whether the file there differs at most by the day it was made on and the number of the last change."""
    try:
        there, made = target.read_bytes(), datetime.fromtimestamp(target.stat().st_mtime).astimezone().date()
    except OSError:
        return False
    return _COUNTED.sub(b"", there) == _COUNTED.sub(b"", about.written(form, made))


def _keep(folder: Path, about: _About, formats: Sequence[str]) -> None:
    """Write the report into a folder in several formats, but only what changed."""
    folder.mkdir(parents=True, exist_ok=True)
    new, progress = [], Progress(f"Writing {about.title}")
    with progress:
        for number, form in enumerate(formats):
            progress.tell(number / len(formats))
            target = folder / f"{about.name}.{FORMATS[form].ending}"
            if not _says_the_same(target, about, form):
                write(target, about.written(form), about.team_file, force=True)
                os.utime(target, (context.now().timestamp(),) * 2)
                new.append(target.name)
    says = f"written: {', '.join(new)}" if new else "nothing new"
    click.echo(f"{about.title}: {says}.")
