"""Rough hands: the real thing is provoked on a real process; a true status and a sentence come of it."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store import Store
from tests.cli.test_damage import LINES
from tests.world import NOW, planned
from workshop.model import Workshop
from workshop.track.doing import add_step

HOSTILE = "Bell\x07 \x1b]0;title\x07\x1b[31m \x9b31m \u202eright 東京"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a team's file, in which a process of its own finds everything it looks for."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "kept"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_FILE", "q.json")
    monkeypatch.delenv("WORKSHOP_AS", raising=False)
    Store.create(tmp_path / "q.json", planned().settled()).close()
    return tmp_path


def call(folder: Path, *arguments: str, **how: object) -> "subprocess.CompletedProcess[bytes]":
    """Run a command as a process of its own."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    line = [sys.executable, "-m", "workshop", *arguments]
    return subprocess.run(line, cwd=folder, timeout=30, check=False, **streams)  # type: ignore[call-overload, no-any-return]


def steps_in(folder: Path) -> int:
    """How many steps the file holds."""
    with Store.open(folder / "q.json") as store:
        return len(store.workshop.steps)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs an output that is full")
def test_what_is_saved_is_said_to_be_saved(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        added = call(folder, "add", "share", "Ring the bell", stdout=full)
        asked = call(folder, "steps", stdout=full)
    assert added.returncode == 0
    assert b"It is saved, but the answer could not be written: No space left" in added.stderr
    assert steps_in(folder) == 4
    assert asked.returncode == 3
    assert b"The answer could not be written: No space left" in asked.stderr


def test_output_that_is_closed_hides_no_change(folder: Path) -> None:
    line = f"{sys.executable} -m workshop add share 'Ring the bell' >&- 2>&-"
    assert subprocess.run(line, shell=True, cwd=folder, check=False).returncode == 0
    assert steps_in(folder) == 4


def test_a_reader_may_leave_early(folder: Path) -> None:
    line = f"{sys.executable} -m workshop steps 2>err | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout == "0\n"
    assert "rror" not in (folder / "err").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16", "utf-8", "latin-1", "cp437"])
def test_json_loses_no_sign_in_any_encoding(folder: Path, encoding: str) -> None:
    with Store.open(folder / "q.json") as store:
        store.apply(lambda w: add_step(w, 1, "Ring 東京 – Zürich", now=NOW), None, "add a step")
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    done = call(folder, "steps", "--all", "--json", env=env)
    assert (done.returncode, json.loads(done.stdout.decode(encoding))[-1]["text"]) == (0, "Ring 東京 – Zürich")
    code = (
        "import sys; from workshop.cli.program import run\n"
        f"assert 70 not in map(run, {[*LINES.values()]!r})\n"
        "sys.exit(max(run([one]) for one in ('steps', 'status', 'history', '--help')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


@pytest.mark.parametrize(
    ("number", "wait"),
    [
        *((signal.SIGINT, wait) for wait in (0, 0.02, 0.05, 0.1)),
        (signal.SIGTERM, 0.02),
        (signal.SIGHUP, 0.05),
        (signal.SIGQUIT, 0.1),
        (signal.SIGUSR1, 0),
    ],
)
def test_a_signal_ends_a_command_without_a_word(folder: Path, number: signal.Signals, wait: float) -> None:
    code = "from workshop.cli import main, splash; splash.show = lambda _: print(end='x', flush=True); main()"
    line = [sys.executable, "-c", code, "steps"]
    with subprocess.Popen(line, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"x"
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.send_signal(number)
        _, err = process.communicate(timeout=30)
    assert b"Traceback" not in err
    assert process.returncode in (0, -number)


def test_words_of_a_hostile_file_are_harmless(folder: Path) -> None:
    from msgspec.structs import replace

    def change(w: Workshop) -> Workshop:
        return w.put(
            replace(w.team, name=HOSTILE),
            replace(w.members[1], name=HOSTILE),
            replace(w.goals[1], title=HOSTILE),
            replace(w.steps[1], text=HOSTILE, owner=1),
        )

    with Store.open(folder / "q.json") as store:
        store.apply(change, None, HOSTILE)
    commands = ["steps", "status", "history", "steps --json", "status --json", "history --json", "undo", "done 1"]
    for command in commands:
        done = call(folder, *command.split())
        told = (done.stdout + done.stderr).decode()
        assert done.returncode == 0
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\r"} & set(told), command
        if "json" in command:
            assert not {"\\u001b", "\\u0007"} & set(told.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "share", "x", "--due", "\x1b[31m\x9b"],
        ["steps", "-f", "\x1b[31m\x9b.json"],
        ["steps", "--owner", "\x1b[31m\x9b"],
        ["checkin", "share", "--confidence", "\x1b[31m\x9b"],
        ["\x1b[31m\x9b"],
        ["open", "\x1b[31m\x9b.json"],
    ],
)
def test_arguments_are_not_echoed_as_commands_to_the_terminal(folder: Path, arguments: list[str]) -> None:
    done = call(folder, *arguments)
    assert done.returncode in (1, 2, 3)
    assert not {"\x1b", "\x9b"} & set(done.stderr.decode())


@pytest.mark.parametrize("place", ["/", ".", "", "loop", "fifo", "folder", "x" * 300, "\udcff"])
def test_what_cannot_be_a_file_is_named(folder: Path, place: str) -> None:
    (folder / "loop").symlink_to("loop")
    (folder / "folder").mkdir()
    os.mkfifo(folder / "fifo")
    code = (
        "import sys; from workshop.cli.program import run\n"
        "for one in ('steps -f', 'add share bell -f', 'check -f', 'history -f', 'new --team T'):\n"
        "    print(run([*one.split(), sys.argv[1]]), file=sys.stderr)"
    )
    line = [sys.executable, "-c", code, place]
    done = subprocess.run(line, cwd=folder, timeout=30, capture_output=True, check=False)
    told = done.stderr.decode().splitlines()
    sentences, statuses = told[::2], told[1::2]
    if place == "\udcff" and told[-1] == "0":
        sentences, statuses = [*told[:8:2], done.stdout.decode()], [*told[1:8:2], "3"]
    assert all(sentences)
    assert statuses == ["3"] * 5
    assert b"Traceback" not in done.stderr
    assert b"error of its own" not in done.stderr


@pytest.mark.parametrize("name", ["call-log", "team-sealed"])
def test_a_new_file_does_not_take_the_name_of_what_lies_beside_one(folder: Path, name: str) -> None:
    done = call(folder, "new", name, "--team", "North")
    assert done.returncode == 1
    assert b"choose another name" in done.stderr
    assert not (folder / f"{name}-log").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the home of an account is told in other ways")
def test_an_account_without_a_home_works_all_the_same(folder: Path) -> None:
    gone = ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "WORKSHOP_FILE")
    env = {name: value for name, value in os.environ.items() if name not in gone}
    code = (
        "import pathlib, sys; from workshop.cli.program import run\n"
        "def home(*_): raise RuntimeError('Could not determine home directory.')\n"
        "pathlib.Path.home = home; sys.exit(run(sys.argv[1:]))"
    )
    for arguments in (["new", "new.json", "--team", "North"], ["status", "-f", "new.json"]):
        line = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(line, cwd=folder, env=env, capture_output=True, check=False)
        assert (done.returncode, b"error of its own" in done.stderr) == (0, False), done.stderr


def test_history_tells_each_moment_with_its_own_offset(folder: Path) -> None:
    code = (
        "import sys; from datetime import UTC, datetime; from workshop.cli import context, program\n"
        "context.now = lambda: datetime.fromisoformat(sys.argv[1]); sys.exit(program.run(sys.argv[2:]))"
    )
    env = {**os.environ, "TZ": "Europe/Berlin"}
    for at, arguments in (
        ("2027-10-20T22:30:00+00:00", ["new", "b.json", "--team", "B"]),
        ("2027-11-20T12:00:00+00:00", ["history", "-f", "b.json"]),
    ):
        line = [sys.executable, "-c", code, at, *arguments]
        done = subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, check=True)
    assert "Thu 21 Oct 00:30" in done.stdout


def test_a_file_that_may_only_be_looked_at_is_no_damage(folder: Path) -> None:
    for path in folder.glob("q.json*"):
        path.chmod(0o444)
    assert call(folder, "steps").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal to draw on")
def test_an_error_of_the_screens_leaves_the_terminal_and_one_sentence(folder: Path) -> None:
    import pty

    code = (
        "import sys; sys.argv[1:] = ['open', 'q.json']; from screens.pages.home import HomePage\n"
        "def broken(self):\n    secret = 'sealed words'\n    raise KeyError(secret)\n"
        "HomePage.on_mount = broken; from workshop.cli import main; main()"
    )
    terminal, inside = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color"}
    line = [sys.executable, "-c", code]
    with subprocess.Popen(line, cwd=folder, env=env, stdin=inside, stdout=inside, stderr=inside) as process:
        os.close(inside)
        told = bytearray()
        with contextlib.suppress(OSError):  # the other end is closed
            while some := os.read(terminal, 65536):
                told += some
    os.close(terminal)
    assert process.returncode == 70
    end = told.decode(errors="replace").rpartition("\x1b[?1049l")[2]
    assert "The program has an error of its own (KeyError). What was saved before is safe." in end
    assert "sealed words" not in told.decode(errors="replace")
    (report,) = (folder / "kept" / "workshop").glob("crash-*.txt")
    assert "broken" in report.read_text("utf-8")
    assert "sealed" not in report.read_text("utf-8")
