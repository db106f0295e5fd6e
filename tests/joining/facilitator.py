"""The room's terminal as a real program on a pty, driven by keys and seen as a person sees it."""

import asyncio
import os
import re
import sys
import threading
from pathlib import Path

from rich.cells import cell_len

from tests.benchmarks.terminal import Terminal

#: Breaks down where the room follows once there is a file "crash", with all that is sealed at hand.
_RUN = """
import os, sys
from screens.joining.roomside import RoomSide
from workshop.cli import main
light = RoomSide.light
def fragile(self):
    if os.path.exists("crash"):
        box = self.store.box
        sealed = [box.mine(name, one, by=one) for name in NAMES for one in box.sealed_by(name)]
        raise ZeroDivisionError(f"{sealed}")
    light(self)
NAMES = ("drafts:1:0", "ballots:1", "fists:1")
RoomSide.light = fragile
main()
"""
_SIGN = re.compile(
    r"\x1b\[(?P<given>[0-?]*)[ -/]*(?P<what>[@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
    r"|\x1b[()].|\x1b[^\[\]P()]|(?P<text>[^\x1b])"
)


class Facilitator:
    """``workshop serve FILE`` on a terminal of 100 by 30; ``url`` and ``code`` are what it shows first."""

    def __init__(self, file: Path, home: Path, port: int = 0) -> None:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_")},
            **{name: str(home) for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")},
            "TERM": "xterm-256color",
        }
        command = [sys.executable, "-c", _RUN, "serve", str(file), "--port", str(port)]
        self.terminal = Terminal(command, file.parent, environment, 100, 30)
        self._going = True
        self._pump = threading.Thread(target=self._read)
        self._pump.start()

    def _read(self) -> None:
        while self._going:
            self.terminal.read(0.05)

    async def __aenter__(self) -> "Facilitator":
        await self.see("join with your name and the code")
        self.url = re.findall(r"http://\S+/", self.shown())[0]
        self.code = "".join(re.findall(r"([0-9A-Z]{4}) ([0-9A-Z]{4})\s", self.shown())[0])
        return self

    async def __aexit__(self, *_: object) -> None:
        self._going = False
        self._pump.join()
        self.terminal.close()

    @property
    def written(self) -> str:
        """Everything that it has written so far."""
        return self.terminal.written.decode("utf-8", "replace")

    @property
    def ever(self) -> str:
        """Every text that stood on it at any time."""
        return "".join(found["text"] or "" for found in _SIGN.finditer(self.written))

    def shown(self) -> str:
        """What stands on it now."""
        cells: dict[tuple[int, int], str] = {}
        line = column = 0
        for found in _SIGN.finditer(self.written):
            text, what = found["text"], found["what"]
            if text == "\r":
                column = 0
            elif text == "\n":
                line += 1
            elif text:
                cells[line, column] = text
                column += cell_len(text)
            elif what == "H":
                line, column = (int(one or 1) - 1 for one in (f"{found['given']};1".split(";"))[:2])
            elif what == "J":
                cells.clear()
        return "\n".join(
            "".join(cells.get((y, x), "" if cell_len(cells.get((y, x - 1), "")) == 2 else " ") for x in range(100))
            for y in range(30)
        )

    async def press(self, *keys: str) -> None:
        """Press keys: signs as they are typed, or the bytes that a terminal sends."""
        for key in keys:
            os.write(self.terminal._fd, key.encode())

    async def see(self, *words: str, without: str = "") -> None:
        """Wait until it shows all of these, and not the other."""
        for _ in range(1200):
            shown = " ".join(self.shown().split())
            if all(one in shown for one in words) and not (without and without in shown):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{words} not on the shared screen:\n{self.shown()}")

    async def ended(self) -> int:
        """Wait until it has ended; its status."""
        for _ in range(600):
            if self.terminal.process.poll() is not None:
                break
            await asyncio.sleep(0.05)
        return self.terminal.process.wait(1)
