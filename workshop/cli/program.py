"""The program: which command is meant, and what a person is told when it cannot be done."""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from workshop.cli import splash
from workshop.errors import RuleError

#: Exit statuses; an error of the program itself has its own.
DONE, REFUSED, WRONG_USAGE, FILE, BROKEN, INTERRUPTED = 0, 1, 2, 3, 70, 130

#: Every command and the module that holds it, in the order in which help lists them.
COMMANDS = {
    "demo": "starting",
    "new": "starting",
    "open": "starting",
    "import": "importing",
    "status": "status",
    "steps": "steps",
    "add": "adding",
    "claim": "acting",
    "done": "acting",
    "checkin": "checking",
    "lessons": "remembering",
    "report": "reporting",
    "thanks": "reporting",
    "history": "remembering",
    "undo": "remembering",
    "check": "wholeness",
}


class Commands(click.Group):
    """Commands whose modules are loaded when they are called, so that none waits for another's."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"workshop.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="workshop", message="workshop %(version)s")
@click.pass_context
def program(context: click.Context) -> None:
    """From corporate goals to steps that somebody owns.

    Without a command the file that was opened last is opened again.

    Exit status: 0 done, 1 refused by a rule, 2 wrong usage, 3 something is wrong with the file.
    """
    if context.invoked_subcommand is None:
        from workshop.cli.starting import open_last

        open_last()


def run(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and return its exit status. What goes wrong is told in a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an answer is never lost for a sign the terminal lacks
    try:
        left_with = program.main(arguments, prog_name="workshop", standalone_mode=False)
    except click.ClickException as wrong:
        splash.wipe()
        wrong.show()
        return WRONG_USAGE
    except click.Abort:
        splash.wipe()
        return INTERRUPTED
    except Exception as error:
        return failed(error)
    return left_with if isinstance(left_with, int) else DONE


def failed(error: Exception) -> int:
    """Tell what went wrong in a sentence, and return the exit status for it."""
    from store.errors import StoreError

    if isinstance(error, RuleError):
        return _told(error, REFUSED)
    if isinstance(error, OSError):
        return _told(f"{error.strerror or error}: {error.filename or 'the file'}", FILE)
    if isinstance(error, StoreError):
        return _told(error, FILE)
    if os.environ.get("WORKSHOP_DEBUG"):
        raise error
    return _told(
        f"The program has an error of its own: {type(error).__name__}: {error}. What was saved before is safe. "
        "With WORKSHOP_DEBUG=1 it shows where.",
        BROKEN,
    )


def _told(what: Any, status: int) -> int:
    splash.wipe()
    click.echo(str(what), err=True)
    return status
