"""The program: which command is meant, and what a person is told when it cannot be done."""

import os
import re
from collections.abc import Sequence
from importlib import import_module
from io import StringIO
from typing import Any

import click

from workshop.cli import context, settings, splash
from workshop.cli.outlet import Outlet, outlets
from workshop.errors import RuleError
from workshop.words.text import clean

#: Exit statuses; an error of the program itself has its own.
DONE, REFUSED, WRONG_USAGE, FILE, BROKEN, INTERRUPTED = 0, 1, 2, context.FILE, 70, 130

#: Every command and the module that holds it, in the order in which help lists them.
COMMANDS = {
    "demo": "starting",
    "new": "starting",
    "open": "starting",
    "serve": "serving",
    "import": "importing",
    "me": "knowing",
    "config": "knowing",
    "status": "status",
    "headline": "figures",
    "split": "figures",
    "steps": "steps",
    "due": "dueing",
    "find": "finding",
    "add": "adding",
    "claim": "acting",
    "release": "acting",
    "move": "moving",
    "block": "working",
    "note": "working",
    "done": "working",
    "verdict": "working",
    "checkin": "checking",
    "ask": "asking",
    "answer": "asking",
    "signal": "between",
    "signals": "between",
    "week": "between",
    "waive": "between",
    "celebrations": "between",
    "lessons": "remembering",
    "report": "reporting",
    "thanks": "reporting",
    "history": "remembering",
    "undo": "remembering",
    "replay": "replaying",
    "check": "wholeness",
    "roof": "roofing",
    "share": "roofing",
}

#: How click itself refuses what is no number: in the words of programmers.
_NO_INTEGER = re.compile(r"is not a valid integer( range)?")


class Commands(click.Group):
    """Commands whose modules are loaded when they are called, so that none waits for another's."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"workshop.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = "".join(f" Did you mean '{one}'?" for one in get_close_matches(args[0], COMMANDS, 1))
            ctx.fail(f"No such command '{clean(args[0])[:40]}'.{near}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with its whole first sentence: click itself would cut it to one line."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in commands if command])


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="workshop", message="workshop %(version)s")
@context.acting_options
@click.pass_context
def program(here: click.Context, file: str | None, me: str | None) -> None:
    """From corporate goals to steps that somebody owns.

    Without a command the file that was opened last is opened again. -f and --as may stand before the command's
    name or behind it.

    Exit status: 0 done, 1 refused by a rule, 2 wrong usage, 3 something is wrong with the file.
    """
    if here.invoked_subcommand is None:
        from workshop.cli.starting import open_last

        open_last(file, me)


def run(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and return its exit status. What goes wrong is told in a sentence."""
    context.forget()
    settings.configuration.cache_clear()
    with outlets() as (out, _):
        status = _run(arguments)
        out.flush()
        return _unheard(out, status)


def _run(arguments: Sequence[str]) -> int:
    try:
        if "_WORKSHOP_COMPLETE" in os.environ:
            from workshop.cli import completing

            completing.register()
        left_with = program.main(arguments, prog_name="workshop", standalone_mode=False)
    except click.ClickException as wrong:
        splash.wipe()
        told = StringIO()
        wrong.show(told)
        click.echo(_NO_INTEGER.sub("is not a whole number", told.getvalue()), err=True, nl=False)
        return WRONG_USAGE
    except (click.Abort, KeyboardInterrupt):
        splash.wipe()
        return INTERRUPTED
    except Exception as error:
        return failed(error)
    return left_with if isinstance(left_with, int) else DONE


def _unheard(out: Outlet, status: int) -> int:
    """The exit status of a call whose answer may have been lost on its way.

    A reader that leaves early has read enough. Otherwise what was saved stays saved, and a question has
    no answer.
    """
    if out.failure is None or isinstance(out.failure, BrokenPipeError) or status != DONE:
        return status
    why = out.failure.strerror or out.failure
    if context.was_saved():
        return _told(f"It is saved, but the answer could not be written: {why}.", DONE)
    return _told(f"The answer could not be written: {why}.", FILE)


def failed(error: Exception) -> int:
    """Tell what went wrong in a sentence, and return the exit status for it."""
    from store.errors import StoreError
    from workshop.team import who_may

    if isinstance(error, RuleError):
        leads = f" Where that is you: --as {context.ROOM}." if str(error) == who_may.FOR_THE_ROOM else ""
        return _told(f"{error}{leads}", REFUSED)
    if isinstance(error, StoreError):
        return _told(error, FILE)
    if isinstance(error, RecursionError):
        return _told("What this file holds is nested too deeply: it is no team's file.", FILE)
    if isinstance(error, OSError):
        return _told(f"{error.strerror or error}: {error.filename or 'the file'}", FILE)
    from workshop.cli import crash

    report = crash.report(error)
    where = f" {report} tells where, and holds nothing that anybody wrote." if report else ""
    kind = type(error).__name__
    return _told(f"The program has an error of its own ({kind}). What was saved before is safe.{where}", BROKEN)


def _told(what: Any, status: int) -> int:
    splash.wipe()
    click.echo(str(what), err=True)
    return status
