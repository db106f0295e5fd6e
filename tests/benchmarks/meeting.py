"""A whole five-goal meeting of eight people on a real terminal (tmux), with only those keys that screens name.

    python -m tests.benchmarks.meeting [COLUMNSxLINES ...]

Fails on a screen that does not name the key that is wanted, or does not say what comes next. Prints the keys that
were pressed for each kind of act, against the budget of the design.
"""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Store
from tests.screens.holding import Holding
from tests.world import NOW, Clock, with_goals
from workshop.model import SessionEnd, Workshop
from workshop.plan import goals

GOALS, PEOPLE = 5, 8
_KEYS = {"right": "Right", "enter": "Enter", "escape": "Escape", "ctrl+s": "C-s", "exclamation_mark": "!"}


class Tmux:
    """A program in a tmux session of its own."""

    def __init__(self, folder: Path, command: str, columns: int, lines: int) -> None:
        self._tmux = ("tmux", "-L", f"workshop-{os.getpid()}-{columns}", "-f", "/dev/null")
        places = {name: str(folder / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
        size = ("-x", str(columns), "-y", str(lines))
        subprocess.run(
            [*self._tmux, "new-session", "-d", *size, command], check=True, env={**os.environ, **places}
        )

    def _said(self) -> str:
        shown = subprocess.run([*self._tmux, "capture-pane", "-p"], check=True, capture_output=True, text=True)
        return shown.stdout

    async def look(self) -> str:
        """What stands on the screen, once two looks agree."""
        before = ""
        for _ in range(40):
            await asyncio.sleep(0.04)
            shown = self._said()
            if shown == before:
                break
            before = shown
        return before

    async def press(self, key: str) -> None:
        """Press a key."""
        name = _KEYS.get(key, key.upper() if len(key) == 2 and key[0] == "f" else key)
        subprocess.run([*self._tmux, "send-keys", name], check=True)

    async def type(self, text: str) -> None:
        """Type a text."""
        subprocess.run([*self._tmux, "send-keys", "-l", text], check=True)

    def close(self) -> None:
        """End the program."""
        subprocess.run([*self._tmux, "kill-server"], check=False)


def five_goals() -> Workshop:
    """Eight people and five goals, each with its why and a target."""
    w = with_goals()
    for number in range(w.goals.last_id + 1, GOALS + 1):
        w = goals.add_goal(w, 1, f"Goal of the region {number}", why="The market is open this year.")
        w = goals.add_key_result(w, number, "Accounts", "accounts", 2, 8)
    return w.settled()


def hold(columns: int, lines: int) -> bool:
    """Hold the meeting at this size, and tell what it took; whether it was planned, and within the budget."""
    with TemporaryDirectory() as name:
        file = Path(name) / "team.json"
        Store.create(file, five_goals(), clock=Clock(NOW)).close()
        terminal = Tmux(Path(name), f"{sys.executable} -m workshop open {file}", columns, lines)
        held, began = Holding(terminal), time.monotonic()
        try:
            asyncio.run(held.hold(GOALS, PEOPLE))
        finally:
            terminal.close()
        with Store.open(file) as store:
            ended = store.workshop.sessions[1].end
    over = held.over_budget(GOALS, PEOPLE)
    keys = ", ".join(f"{what} {number}" for what, number in sorted(held.keys.items()))
    took = f"{sum(held.keys.values())} keys, {held.screens} screens, {time.monotonic() - began:.0f} s"
    print(f"{columns}x{lines}: {ended}; {took}\n  {keys}\n  over the budget: {over or 'nothing'}")
    return ended is SessionEnd.PLANNED and not over


if __name__ == "__main__":
    sizes = [tuple(map(int, one.split("x"))) for one in sys.argv[1:] or ("100x30", "160x50")]
    sys.exit(not all(hold(columns, lines) for columns, lines in sizes))
