"""How fast the screens are, measured from outside: ``python -m tests.benchmarks.screens [--quick] [--write]``.

The program runs on a pseudo-terminal of 120 by 40 cells. A key takes from its bytes being written to the end
of the last frame that came of it. First frames are measured in turns with a bare Textual app: a busy machine
then slows all of them alike. ``--write`` puts the tables into ``docs/screens-benchmarks.md``.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import screens_files as files
from tests.benchmarks.pages import measure, ms, ratio, table
from tests.benchmarks.terminal import Terminal

COLUMNS, LINES = 120, 40
#: What proves that the first screen stands: how many goals are.
FIRST = "on track"

DOWN, UP, PAGE, END, HOME = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[F", b"\x1b[H"
BACK, BACKSPACE, REDO = b"\x1b[5~", b"\x7f", b"\x19"


@dataclass(frozen=True, slots=True)
class Doing:
    """A kind of key press: what it is called, and the keys of one round."""

    name: str
    keys: Sequence[bytes]


@dataclass(slots=True)
class Walk:
    """A screen to measure: how to get there, what proves it, and what is pressed there."""

    screen: str
    opening: Sequence[bytes]
    proof: str
    doings: Sequence[Doing]
    times: dict[str, list[float]] = field(default_factory=dict)
    bare: dict[str, list[float]] = field(default_factory=dict)


def filtering(words: bytes) -> list[bytes]:
    """Typing a word letter by letter and taking it away again."""
    letters = [bytes([one]) for one in words]
    return letters + [BACKSPACE] * len(letters)


ENDS = Doing("end, home", [END, HOME] * 4)
MOVING = (Doing("down", [DOWN] * 20), Doing("page", [PAGE] * 6 + [BACK] * 4), ENDS)
BOARD = Walk(
    "board, 10,000 steps",
    [b"b"],
    "10,000 steps",
    [*MOVING, Doing("a change (f, finish)", [b"f"] * 6), Doing("by person, by goal (p)", [b"p"] * 4)],
)
BOARD_FILTER = Walk(
    "board, 10,000 steps", [b"b", b"/"], "10,000 steps", [Doing("a letter of the filter", filtering(b"visit"))]
)
HOME_PAGE = Walk(
    "home, 10,000 steps",
    [b"b", *[b"f"] * 6, b"\x1b"],
    FIRST,
    [
        Doing("down, up", [DOWN] * 10 + [UP] * 10),
        ENDS,
        Doing("a change (u, undo)", [b"u"] * 5),
        Doing("a change (ctrl+y, redo)", [REDO] * 5),
    ],
)
MY_STEPS = Walk(
    "my steps, 10,000 steps",
    [b"m", b"c"],
    "overdue",
    [*MOVING, Doing("a change (f, finish)", [b"f"] * 6)],
)
HISTORY = Walk("history, 10,000 changes", [b"h"], "changes", MOVING)
HISTORY_FILTER = Walk(
    "history, 10,000 changes",
    [b"h", b"/"],
    "changes",
    [Doing("a letter of the filter", filtering(b"wording"))],
)


def environment(folder: Path) -> Mapping[str, str]:
    """A person's environment without their habits."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
    home = {"HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    return {**kept, **home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def opened(path: Path) -> list[str]:
    """The command that opens a file, as people call it."""
    return [str(Path(sys.executable).with_name("workshop")), "open", str(path)]


@contextmanager
def running(command: Sequence[str], folder: Path) -> Iterator[Terminal]:
    """A program on a terminal, ended afterwards."""
    terminal = Terminal(command, folder, environment(folder), COLUMNS, LINES)
    try:
        yield terminal
    finally:
        terminal.close()


def keys_of(walks: Sequence[Walk], command: Sequence[str], bare: Sequence[str], folder: Path) -> None:
    """Measure the keys of these screens, each in a fresh program, in turns with those of a bare Textual app."""
    for walk in walks:
        with running(command, folder) as terminal, running(bare, folder) as nothing:
            terminal.wait_for(FIRST)
            nothing.wait_for("bare")
            nothing.settle()
            terminal.settle()
            for key in walk.opening:
                terminal.press(key)
                terminal.settle()
            terminal.wait_for(walk.proof)
            for doing in walk.doings:
                for key in doing.keys:
                    for times, one, pressed in ((walk.bare, nothing, DOWN), (walk.times, terminal, key)):
                        times.setdefault(doing.name, []).append(one.press(pressed))
                        time.sleep(0.01)


def keys_section(walks: Sequence[Walk]) -> str:
    """The table on key presses; beside them, how many times as long as in the bare app in the same moments."""
    rows = []
    by_screen: dict[str, tuple[list[float], list[float]]] = {}
    for walk in walks:
        for name, times in walk.times.items():
            rows.append([walk.screen, name, *compared(times, walk.bare[name])])
            all_times, all_bare = by_screen.setdefault(walk.screen, ([], []))
            all_times += times
            all_bare += walk.bare[name]
    rows += [[screen, "all of these", *compared(*both)] for screen, both in by_screen.items()]
    bare = [one for _, some in by_screen.values() for one in some]
    rows.append(["a bare Textual app", "any: one line changes", *compared(bare, bare)])
    titles = ["key to paint, ms", "key", "presses", "median", "p99", "longest", "median × bare", "p99 × bare"]
    return table(titles, rows)


def compared(times: Sequence[float], bare: Sequence[float]) -> list[str]:
    """How many, their spread, and median and 99th percentile as multiples of the bare app's median."""
    base = statistics.median(bare)
    return [
        str(len(times)),
        *spread(times),
        ratio(statistics.median(times), base),
        ratio(sorted(times)[int(len(times) * 0.99)], base),
    ]


def spread(times: Sequence[float]) -> list[str]:
    """Median, 99th percentile and the longest, in ms."""
    ordered = sorted(times)
    return [ms(statistics.median(ordered)), ms(ordered[int(len(ordered) * 0.99)]), ms(ordered[-1])]


def first_frames(paths: Mapping[str, Path], folder: Path, rounds: int) -> str:
    """The table on first frames: everything in turns."""
    bare = folder / "bare.py"
    bare.write_text(files.BARE, encoding="utf-8")
    commands = {"a bare Textual app": ([sys.executable, str(bare)], "A bare Textual app")}
    commands |= {name: (opened(path), FIRST) for name, path in paths.items()}
    signs: dict[str, list[float]] = {name: [] for name in commands}
    frames: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, (command, proof) in commands.items():
            with running(command, folder) as terminal:
                sign = terminal.first_sign()
                frame = terminal.wait_for(proof)
            if turn:
                signs[name].append(sign)
                frames[name].append(frame)
    base = statistics.median(frames["a bare Textual app"])
    rows = [
        [
            name,
            ms(statistics.median(signs[name])),
            ms(statistics.median(times)),
            ratio(statistics.median(times), base),
        ]
        for name, times in frames.items()
    ]
    return table(["start, ms (median)", "something on the screen", "the real first frame", "× bare"], rows)


def together_section(paths: Mapping[str, Path], folder: Path, changes: int) -> str:
    """The table on what another terminal shows: from a key in one to the frame in the other."""
    rows = []
    for name, path in paths.items():
        times = []
        with running(opened(path), folder) as acting, running(opened(path), folder) as looking:
            for terminal in (acting, looking):
                terminal.wait_for(FIRST)
                terminal.settle()
            acting.press(b"b")
            acting.settle()
            acting.press(b"f")
            acting.press(b"\x1b")
            for turn in range(changes):
                acting.settle(0.1)
                looking.settle(0.1)
                pressed = acting.send(REDO if turn % 2 else b"u")
                times.append(looking.next_frame() - pressed)
        rows.append([name, str(len(times)), *spread(times)])
    return table(["a key, until another terminal shows it, ms", "changes", "median", "p99", "longest"], rows)


def idle_section(paths: Mapping[str, Path], folder: Path, seconds: float) -> str:
    """The table on what a terminal costs at which nobody does anything."""
    rows = []
    for name, path in paths.items():
        with running(opened(path), folder) as terminal:
            terminal.wait_for(FIRST)
            listen(terminal, 4.0)  # until what is made ready after the first frame is ready
            before = busy(terminal.process.pid)
            listen(terminal, seconds)
            rows.append([name, f"{(busy(terminal.process.pid) - before) / seconds:.1%}"])
    return table([f"open and idle, over {seconds:g} s", "of a core"], rows)


def listen(terminal: Terminal, seconds: float) -> None:
    """Read what a program writes for so many seconds."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        terminal.read(0.5)


def busy(process: int) -> float:
    """The seconds that a process has had a core so far."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(quick: bool) -> str:
    """All tables."""
    rounds, starts = (2, 5) if quick else (4, 15)
    with TemporaryDirectory() as name:
        folder = Path(name)
        demo, large, long = files.demo_file(folder), files.large_file(folder), files.long_file(folder)
        paths = {"the demo's file": demo, "10,000 steps": large, "10,000 changes": long}
        bare = [sys.executable, str(folder / "bare.py")]
        starting = first_frames(paths, folder, starts)
        together = together_section(
            {"home, the demo's file": demo, "home, 10,000 steps": large}, folder, 20 * rounds
        )
        for _ in range(rounds):
            keys_of([BOARD, HOME_PAGE, BOARD_FILTER, MY_STEPS], opened(large), bare, folder)
            keys_of([HISTORY, HISTORY_FILTER], opened(long), bare, folder)
        idle = idle_section({"the demo's file": demo, "10,000 steps": large}, folder, 20.0)
    walks = [BOARD, BOARD_FILTER, HOME_PAGE, MY_STEPS, HISTORY, HISTORY_FILTER]
    return "\n\n".join([starting, keys_section(walks), together, idle])


if __name__ == "__main__":
    measure(report, "screens-benchmarks.md")
