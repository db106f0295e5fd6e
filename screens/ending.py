"""Ended by a signal, or without a terminal: the terminal is left as it was found, and nothing goes on."""

import asyncio
import atexit
import os
import select
import signal
from typing import Any

from textual.app import App

#: Seconds between two looks whether the terminal is still there, and until the program ends whatever it does.
LOOK_EVERY, LONGEST = 1.0, 5
#: The signals that are sent to end a program.
_ENDING = (
    (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1, signal.SIGUSR2)
    if os.name == "posix"
    else ()
)


def ends_with_its_terminal(app: App[Any]) -> None:
    """End this app by a signal, or when its terminal is gone, as by its own key; then the process by that signal.

    Where a signal is ignored, as after ``nohup``, there still is nobody left to show anything to.
    """
    if os.name != "posix" or app.is_headless:
        return
    loop = asyncio.get_running_loop()
    for number in _ENDING:
        loop.add_signal_handler(number, _end, app, number)
    app.set_interval(LOOK_EVERY, lambda: _end(app, signal.SIGHUP) if any(map(_is_gone, range(3))) else None)


def _end(app: App[Any], number: signal.Signals) -> None:
    signal.alarm(LONGEST)
    for one in _ENDING:  # a terminal that goes says so more than once
        asyncio.get_running_loop().remove_signal_handler(one)
        signal.signal(one, signal.SIG_IGN)
    atexit.register(_die, number)
    for stream in filter(_is_gone, range(3)):
        with open(os.devnull, "r+b") as nothing:
            os.dup2(nothing.fileno(), stream)
    app.exit()


def _die(number: signal.Signals) -> None:
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _is_gone(stream: int) -> bool:
    looked = select.poll()
    looked.register(stream, 0)
    return bool(looked.poll(0))
