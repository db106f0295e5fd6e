"""One line on the terminal while the screens load, written before anything large is imported."""

import os
import sys
from contextlib import suppress

#: The commands that open screens; without any command the last file is opened.
_OPENING = ("open", "demo", "roof")
_showing = False


def show(arguments: list[str]) -> None:
    """Say that the program starts, where these arguments open screens and somebody looks at a terminal."""
    global _showing
    opens = not arguments or (arguments[0] in _OPENING and not {"-h", "--help"} & set(arguments))
    if opens and sys.stdout and sys.stdin and sys.stdout.isatty() and sys.stdin.isatty():
        if os.environ.get("TERM") == "dumb":
            return
        with suppress(OSError, ValueError):  # ValueError: the encoding lacks the sign
            sys.stdout.write("Workshop …")
            sys.stdout.flush()
            _showing = True


def wipe() -> None:
    """Take the line away again, if it is there: before the screens, or before any other answer."""
    global _showing
    if _showing:
        _showing = False
        with suppress(OSError):
            getattr(sys.stdout, "draw", sys.stdout.write)("\r\x1b[K")  # an outlet takes no signs but drawn ones
            sys.stdout.flush()
