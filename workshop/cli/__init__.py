"""The command line: the one part of this package that knows files and screens, and loads them only when needed."""

import gc
import sys

from workshop.cli import splash, straight


def main() -> None:
    """Run the program with the arguments of the process, and leave with its exit status."""
    splash.show(sys.argv[1:])
    gc.disable()  # starting throws nothing away; the screens look for garbage again once they stand
    try:
        if straight.opened(sys.argv[1:]):
            sys.exit(0)
    except Exception as error:
        from workshop.cli.program import failed

        sys.exit(failed(error))
    from workshop.cli.program import run

    sys.exit(run(sys.argv[1:]))
