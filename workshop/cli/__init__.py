"""The command line: the one part of this package that knows files and screens, and loads them only when needed."""

import signal
import sys


def main() -> None:
    """Run the program with the arguments of the process, and leave with its exit status."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ctrl-c ends a command like any other; every change is whole
    import gc

    from workshop.cli import splash

    splash.show(sys.argv[1:])
    gc.disable()  # starting throws nothing away; the screens look for garbage again once they stand
    from workshop.cli.program import run

    sys.exit(run(sys.argv[1:]))
