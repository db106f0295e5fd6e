"""The command that imports."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from workshop import importing
from workshop.cli import context
from workshop.cli.answers import columns, tell, tell_json
from workshop.cli.progress import Progress
from workshop.errors import RuleError
from workshop.importing import Plan, SheetPlan
from workshop.importing.changes import Change
from workshop.importing.reading import LARGEST_FILE
from workshop.model import KINDS, Workshop
from workshop.reports import whole
from workshop.team import periods
from workshop.words.numbers import agree, count_words
from workshop.words.text import clean


class _Files(Struct, frozen=True):
    """The files to import, read, and how."""

    contents: tuple[tuple[str, bytes], ...]
    period: str | None
    skip_faulty: bool
    mapping: dict[str, str]
    sheet: str | None

    def plans(self, w: Workshop) -> list[tuple[str, Plan]]:
        """What each file would change behind the ones before it; a person at a terminal sees how far it is."""
        found: list[tuple[str, Plan]] = []
        period = periods.labelled(w, self.period).id if self.period else None
        for name, data in self.contents:
            try:
                plan = (
                    _whole(w, data)
                    if whole.is_whole(data)
                    else self._sheets(w, data, period, Progress(f"Reading {name}"))
                )
            except RuleError as refusal:
                raise RuleError(f"{name}: {refusal}") from None
            found.append((name, plan))
            w = plan.after
        return found

    def _sheets(self, w: Workshop, data: bytes, period: int | None, progress: Progress) -> Plan:
        with progress:
            return importing.plan(
                w,
                data,
                today=context.today(),
                now=context.now(),
                period=period,
                skip_faulty=self.skip_faulty,
                mapping=self.mapping,
                sheet=self.sheet,
                progress=progress.tell,
            )

    def put(self, plans: Sequence[tuple[str, Plan]]) -> Workshop:
        """The workshop with all of it; RuleError where a file has a fault that is not to be skipped."""
        faults = sum(len(plan.faults) for _, plan in plans)
        if faults and not self.skip_faulty:
            raise RuleError(
                f"Nothing was imported. Correct {_counted(faults)} above, or add --skip-faulty to import the rest."
            )
        return plans[-1][1].after


@click.command("import")
@click.argument(
    "files",
    metavar="SHEET...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@context.file_option
@context.json_option
@click.option("--period", metavar="LABEL", help="The period that goals go into; else the current one.")
@click.option("--sheet", metavar="NAME", help="The one sheet of a workbook; else all that are understood.")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="HEADER=MEANING",
    help="What a column means: 'Verantwortlich=owner'.",
)
@click.option("--dry-run", is_flag=True, help="Show what would happen and change nothing.")
@click.option("--skip-faulty", is_flag=True, help="Import the lines without a fault.")
@context.as_option
def import_command(
    files: Sequence[Path],
    file: str | None,
    me: str | None,
    as_json: bool,
    period: str | None,
    sheet: str | None,
    mapping: Sequence[str],
    dry_run: bool,
    skip_faulty: bool,
) -> None:
    """Import goals with key results, members, steps or readings from CSV, Excel or OpenDocument.

    What a sheet is about is recognised by its header, in ten languages. Goals: goal, category, why, sponsor,
    contributes to, key result, unit, baseline, current, target, leading, period. Steps: goal, step, owner,
    helpers, due date, first move, status, outcome. Readings: key result, date, value. Members: name (or first and
    last name), initials, active.

    JSON as 'workshop report all --format json' writes it: the whole team, into a new file.

    What is there already by name is updated: a current value becomes a reading of today. A file with a fault
    changes nothing unless --skip-faulty.

    JSON: team, file, recorded (true or false), and files: a list of name and sheets, each with name, holds,
    columns (name, meaning, examples), changes (line, kind, what), faults (line, column, text) and notes.
    """
    these = _Files(tuple(map(_content, files)), period, skip_faulty, dict(map(_mapped, mapping)), sheet)
    with context.acting(file, me) as (store, by):
        before, place = store.workshop, context.shown(store.place.name)
        name = before.team.name
        plans = these.plans(before)
        refused = None
        try:
            if dry_run:
                these.put(plans)
            else:
                names = ", ".join(name for name, _ in these.contents)
                store.apply(lambda w: these.put(plans if w is before else these.plans(w)), by, f"import {names}")
        except RuleError as refusal:
            refused = refusal
        recorded = store.workshop is not before and not dry_run and refused is None
    try:
        if as_json:
            tell_json({"team": name, "file": place, "recorded": recorded, "files": _json(plans)})
        else:
            _tell_all(plans, f"{name} ({place})", dry_run=dry_run, recorded=recorded, refused=refused is not None)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads this has seen enough; everything is recorded already.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if refused is not None:
        raise refused


def _whole(w: Workshop, data: bytes) -> Plan:
    """A whole team, in place of the new one that is there."""
    after = whole.from_json(w, data)
    changes = (
        Change(0, "new", count_words(len(after.table(name)), called.removesuffix("s"), called))
        for name in KINDS
        if len(after.table(name)) and (called := "check-ins" if name == "check_ins" else name.replace("_", " "))
    )
    return Plan((SheetPlan("", "a whole team", (), tuple(changes), (), ()),), after)


def _content(path: Path) -> tuple[str, bytes]:
    """A file's name and its bytes, which are not read where there are far too many."""
    name = clean(path.name)
    if path.stat().st_size > LARGEST_FILE:
        raise RuleError(
            f"{name}: The file is larger than {LARGEST_FILE // 1_000_000} MB: this is not a team's sheet."
        )
    return name, path.read_bytes()


def _mapped(option: str) -> tuple[str, str]:
    header, equals, meaning = option.rpartition("=")
    if not equals or not header.strip():
        raise click.UsageError(
            f"“{clean(option)}” does not say what a column means: write --map 'HEADER=MEANING'."
        )
    return header, meaning


def _tell_all(
    plans: Sequence[tuple[str, Plan]], into: str, *, dry_run: bool, recorded: bool, refused: bool
) -> None:
    for name, plan in plans:
        for sheet in plan.sheets:
            called = f"{name}, {sheet.name}" if sheet.name else name
            _tell(called, sheet, changes=not refused, brief=not (recorded or dry_run))
    if dry_run and not refused:
        click.echo(f"This was a dry run: nothing was changed in {into}.")
    elif recorded:
        click.echo(f"Imported into {into}.")
    elif not refused:
        click.echo(f"There is nothing new for {into}.")


def _tell(name: str, sheet: SheetPlan, *, changes: bool, brief: bool) -> None:
    if changes:
        click.echo(f"{name}: {sheet.holds}" + (f", {sheet.summary}" if sheet.columns else ""))
    if changes and not brief:
        shown = [(f"  {one.name} →", one.meaning or "left out", ", ".join(one.examples)) for one in sheet.columns]
        told = (change.words if change.line else change.what for change in sheet.changes)
        tell([*columns(shown), *(f"  {words}" for words in told)])
    for note in sheet.notes:
        click.echo(f"{name}: {note}", err=True)
    for fault in sheet.faults:
        click.echo(f"{name}: {fault.words}", err=True)


def _json(plans: Sequence[tuple[str, Plan]]) -> list[dict[str, Any]]:
    return [{"name": name, "sheets": [_sheet_json(sheet) for sheet in plan.sheets]} for name, plan in plans]


def _sheet_json(sheet: SheetPlan) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "holds": sheet.holds,
        "columns": [{"name": one.name, "meaning": one.meaning, "examples": one.examples} for one in sheet.columns],
        "changes": [{"line": one.line, "kind": one.kind, "what": one.what} for one in sheet.changes],
        "faults": [{"line": one.line, "column": one.column, "text": one.text} for one in sheet.faults],
        "notes": sheet.notes,
    }


def _counted(faults: int) -> str:
    return agree(faults, "the fault", f"the {faults} faults")
