"""The command line: the one part of this package that knows files and screens, and loads them only when needed."""

import sys

from workshop.cli import splash


def main() -> None:
    """Run the program with the arguments of the process, and leave with its exit status."""
    splash.show(sys.argv[1:])
    from workshop.cli.program import run

    sys.exit(run(sys.argv[1:]))
