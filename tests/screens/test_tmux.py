"""A real terminal with its own bracketed paste: tmux sends a carriage return for each line end."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from store import Store
from tests.screens.lookers import looking_back
from tests.screens.test_retro_followups import ready
from tests.world import Clock, in_session
from workshop.model import Workshop

TMUX = shutil.which("tmux") or ""
PROGRAM = """
import sys
from datetime import UTC
from screens.app import WorkshopApp
from store import Store
from tests.world import Clock
clock = Clock()
WorkshopApp(Store.open(sys.argv[1], clock=clock), clock, zone=UTC).run()
"""
LINES = "".join(f"- Call dealer number {number}\n" for number in range(1, 31))


class Terminal:
    """A program in a window of tmux that nobody looks at."""

    def __init__(self, name: str, path: Path) -> None:
        self._to = (TMUX, "-L", name, "-f", os.devnull)
        size = ("-x", "100", "-y", "44")
        self.run("new-session", "-d", *size, sys.executable, "-c", PROGRAM, str(path))

    def run(self, *words: str, text: str | None = None) -> str:
        """Tell tmux something, and what it answers."""
        return subprocess.run([*self._to, *words], input=text, text=True, capture_output=True, check=True).stdout

    def see(self, *words: str) -> None:
        """Wait until all of these words are shown."""
        shown = ""
        until = time.monotonic() + 30
        while time.monotonic() < until:
            shown = " ".join(self.run("capture-pane", "-p").split())
            if all(one in shown for one in words):
                return
            time.sleep(0.05)
        raise AssertionError(f"{words} not in {shown}")

    def paste(self, text: str) -> None:
        """Paste as tmux does it for a program that asks for brackets."""
        self.run("load-buffer", "-", text=text)
        self.run("paste-buffer", "-p", "-d")


#: By place: the state, what is shown before, what is pressed and shown then, and what is shown after the paste.
PLACES: dict[str, tuple[Callable[[], Workshop], str, Sequence[tuple[str, str]], str]] = {
    "draft": (partial(in_session, "draft", 1), "No step yet.", (), "30 Call dealer number 30"),
    "private page": (
        partial(in_session, "draft", 1),
        "No step yet.",
        (("F2", "b Ben"), ("a", "this page is yours alone"), ("Enter", "esc done")),
        "30 Call dealer number 30",
    ),
    "causes": (
        partial(looking_back, "causes"),
        "Nobody has written yet.",
        (("a", "this page is yours alone"), ("Enter", "esc done")),
        "30 Call dealer number 30",
    ),
    "follow-ups": (
        ready,
        "The revenue number",
        (("Enter", "A step, starting with a verb"),),
        "38 Call dealer number 30",  # behind eight steps that are there
    ),
}


@pytest.mark.skipif(not TMUX, reason="tmux is not installed here: its own paste is not tried")
@pytest.mark.parametrize("place", PLACES)
def test_thirty_lines_pasted_in_tmux_become_thirty(place: str, tmp_path: Path) -> None:
    state, before, pressed, after = PLACES[place]
    Store.create(tmp_path / "team.json", state(), clock=Clock()).close()
    terminal = Terminal(f"paste-{os.getpid()}", tmp_path / "team.json")
    try:
        terminal.see(before)
        for key, shown in pressed:
            terminal.run("send-keys", key)
            terminal.see(shown)
        terminal.paste(LINES)
        terminal.see(after)
    finally:
        terminal.run("kill-server")
