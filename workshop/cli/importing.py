"""The command that imports."""

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec import Struct

from workshop import importing
from workshop.cli import context
from workshop.errors import RuleError
from workshop.importing import Plan
from workshop.model import Workshop
from workshop.team import periods
from workshop.words.text import clean


class _Files(Struct, frozen=True):
    """The files to import, read, and how."""

    contents: tuple[tuple[str, bytes], ...]
    period: str | None
    skip_faulty: bool

    def plans(self, w: Workshop) -> list[tuple[str, Plan]]:
        """What each file would change behind the ones before it."""
        found: list[tuple[str, Plan]] = []
        period = periods.labelled(w, self.period).id if self.period else None
        for name, data in self.contents:
            try:
                plan = importing.plan(
                    w,
                    data,
                    today=context.today(),
                    now=context.now(),
                    period=period,
                    skip_faulty=self.skip_faulty,
                )
            except RuleError as refusal:
                raise RuleError(f"{name}: {refusal}") from None
            found.append((name, plan))
            w = plan.after
        return found

    def put(self, w: Workshop) -> Workshop:
        """The workshop with all of it; RuleError where a file has a fault that is not to be skipped."""
        plans = self.plans(w)
        faults = sum(len(plan.faults) for _, plan in plans)
        if faults and not self.skip_faulty:
            raise RuleError(
                f"Nothing was imported. Correct {_counted(faults)} above, or add --skip-faulty to import the rest."
            )
        return plans[-1][1].after


CSV = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("import")
@click.argument(
    "files",
    metavar="CSV...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@context.file_option
@click.option("--period", metavar="LABEL", help="The period that goals go into; else the current one.")
@click.option("--dry-run", is_flag=True, help="Show what would happen and change nothing.")
@click.option("--skip-faulty", is_flag=True, help="Import the lines without a fault.")
def import_command(
    files: Sequence[Path], file: str | None, period: str | None, dry_run: bool, skip_faulty: bool
) -> None:
    """Import goals with key results, or members, from a spreadsheet's CSV.

    What a file holds is recognised by its header. Goals: goal, category, why, sponsor, contributes to, key result,
    unit, baseline, target, leading. Members: name, initials, active.

    A goal or member that is there already by name is updated. A file with a fault changes nothing unless
    --skip-faulty.
    """
    contents = tuple((clean(path.name), path.read_bytes()) for path in files)
    these = _Files(contents, period, skip_faulty)
    with context.opened(file) as store:
        for name, plan in these.plans(store.workshop):
            _tell(name, plan, changes=dry_run or skip_faulty or not plan.faults)
        if dry_run:
            these.put(store.workshop)
            click.echo("This was a dry run: nothing was changed.")
        else:
            store.apply(these.put, None, f"import {', '.join(name for name, _ in contents)}")


def _tell(name: str, plan: Plan, *, changes: bool) -> None:
    if changes:
        click.echo(f"{name}: {plan.holds}, {plan.summary}")
        for change in plan.changes:
            click.echo(f"  {change.words}")
    for note in plan.notes:
        click.echo(f"{name}: {note}", err=True)
    for fault in plan.faults:
        click.echo(f"{name}: {fault.words}", err=True)


def _counted(faults: int) -> str:
    return "the fault" if faults == 1 else f"the {faults} faults"
