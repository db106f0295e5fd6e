"""Starting files, and what happens where there is none."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from screens.pages.start import Begin, StartApp
from store import Store
from tests.cli.conftest import Shell
from tests.world import Clock
from workshop.cli import program, terminal
from workshop.model import Workshop


def workshop_in(file: str) -> Workshop:
    """What a file holds."""
    with Store.open(file) as store:
        return store.workshop


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    """The files that the screens were opened on, and as whom, in place of the screens."""
    calls: list[tuple[str, str | None]] = []

    def show(open_store: object, name: str | None = None) -> None:
        assert callable(open_store)
        with open_store() as store:
            calls.append((store.path.name, name))

    monkeypatch.setattr("workshop.cli.starting.show", show)
    monkeypatch.setattr("workshop.cli.starting.require_terminal", lambda: None)
    return calls


def test_a_new_file_has_the_team_and_the_current_quarter(shell: Shell) -> None:
    answer = shell("new", "q1.json", "--team", "Northwind Sales")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("q1.json is ready: Northwind Sales, Q1 2027, 1 Jan 2027 to 31 Mar 2027.\nNext: ")
    w = workshop_in("q1.json")
    assert (w.team.name, w.periods[1].label) == ("Northwind Sales", "Q1 2027")


@pytest.mark.parametrize(
    ("options", "label", "first", "last"),
    [
        (["--period", "q2 2027"], "Q2 2027", date(2027, 4, 1), date(2027, 6, 30)),
        (
            ["--period", "Spring", "--from", "1 feb", "--to", "30 apr"],
            "Spring",
            date(2027, 2, 1),
            date(2027, 4, 30),
        ),
        (["--from", "2027-01-04", "--to", "4.4."], "Q1 2027", date(2027, 1, 4), date(2027, 4, 4)),
    ],
)
def test_a_new_file_with_another_period(
    shell: Shell, options: list[str], label: str, first: date, last: date
) -> None:
    assert shell("new", "q.json", "--team", "North", *options).status == 0
    period = workshop_in("q.json").periods[1]
    assert (period.label, period.first, period.last) == (label, first, last)


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["new", "q.json"], 2, "Missing option '--team'"),
        (["new", "q.json", "--team", " "], 1, "The team's name cannot be empty"),
        (["new", "q.json", "--team", "T", "--period", "Spring"], 2, "“Spring” is not a calendar quarter"),
        (["new", "q.json", "--team", "T", "--from", "1 feb"], 2, "needs both days"),
        (["new", "q.json", "--team", "T", "--from", "1 feb", "--to", "soon"], 1, "“soon” is not a day"),
        (["new", "q.json", "--team", "T", "--from", "1 mar", "--to", "1 feb"], 1, "later last day"),
        (["new", "none/q.json", "--team", "T"], 3, "could not be written"),
        (["open", "none.json"], 2, "need a terminal"),
        (["demo"], 2, "need a terminal"),
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["statsu"], 2, "No such command 'statsu'. Did you mean 'status'?"),
        (["move", "5 feb", "3"], 2, "Say the step first, then the day: 'workshop move 12 fri'."),
        (["undo", "abc"], 2, "'abc' is not a whole number."),
        (["history", "-n", "x"], 2, "'x' is not a whole number."),
        (["import", "none.csv"], 2, "does not exist"),
    ],
)
def test_what_cannot_be_started_is_told(shell: Shell, arguments: list[str], status: int, says: str) -> None:
    answer = shell(*arguments)
    assert answer.status == status
    assert says in answer.err
    assert not Path("q.json").exists()


def test_a_name_is_quoted_in_what_is_to_be_typed(shell: Shell) -> None:
    assert "then workshop open 'our plan.json'" in shell("new", "our plan.json", "--team", "North").out


def test_a_file_that_is_there_is_never_overwritten(shell: Shell) -> None:
    shell("new", "q.json", "--team", "North")
    answer = shell("new", "q.json", "--team", "South")
    assert answer.status == 3
    assert "already" in answer.err
    assert workshop_in("q.json").team.name == "North"


def test_alone_it_says_how_to_begin(shell: Shell) -> None:
    answer = shell()
    assert answer.status == 0
    assert all(command in answer.out for command in ("workshop demo", "workshop new FILE", "workshop open FILE"))


def test_alone_it_opens_the_last_file(shell: Shell, opened: list[tuple[str, str | None]]) -> None:
    shell("new", "one.json", "--team", "One")
    shell("new", "two.json", "--team", "Two")
    assert shell("open", "one.json", "--as", "ana").status == 0
    assert shell().status == 0
    assert opened == [("one.json", "ana"), ("one.json", None)]
    Path("one.json").unlink()
    assert "how to begin" not in shell().err


def test_alone_it_opens_the_file_and_person_of_the_environment(
    shell: Shell, opened: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("new", "one.json", "--team", "One")
    shell("new", "two.json", "--team", "Two")
    monkeypatch.setenv("WORKSHOP_FILE", "one.json")
    monkeypatch.setenv("WORKSHOP_AS", "ben")
    assert shell().status == 0
    assert opened == [("one.json", "ben")]


@pytest.mark.parametrize(
    ("begin", "name"),
    [
        (Begin("demo"), "northwind.json"),
        (Begin("play"), "northwind.json"),
        (Begin("new", Path("new.json"), "Northwind"), "new.json"),
        (Begin("open", Path("old.json")), "old.json"),
        (None, None),
    ],
)
def test_the_first_screen_asks_how_to_begin(
    shell: Shell,
    opened: list[tuple[str, str | None]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    begin: Begin | None,
    name: str | None,
) -> None:
    Store.create("old.json", Workshop()).close()
    monkeypatch.setattr("workshop.cli.starting.is_terminal", lambda: True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(StartApp, "run", lambda _: begin)
    played: list[str] = []
    monkeypatch.setattr("workshop.cli.replaying.play", lambda _, player, leave: played.append(player.scene.what))
    assert shell().status == 0
    assert played == (["start the planning session"] if begin and begin.what == "play" else [])
    assert opened == ([(name, None)] if name else [])
    if begin and begin.what == "new":
        assert workshop_in("new.json").periods[1].label == "Q1 2027"


def test_the_demo_opens_in_a_folder_of_its_own(
    shell: Shell, opened: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = shell("demo")
    assert answer.status == 0
    (folder,) = tmp_path.glob("workshop-demo-*")
    assert str(folder / "northwind.json") in answer.out
    assert opened == [("northwind.json", None)]
    with Store.open(folder / "northwind.json") as store:
        moments = [entry.at for entry in store.history()]
    assert len(moments) > 50
    assert moments == sorted(moments)
    assert shell().out.startswith("There is no file to open yet")


class Tty:
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether it is one."""
        return True


def test_a_dumb_terminal_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Tty())
    monkeypatch.setattr(sys, "stdout", Tty())
    monkeypatch.setenv("TERM", "xterm-256color")
    terminal.require_terminal()
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(Exception, match="only takes lines"):
        terminal.require_terminal()


def test_an_error_of_the_program_is_no_traceback(
    shell: Shell, opened: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("sealed words")

    monkeypatch.setattr("workshop.cli.starting.show", broken)
    answer = shell("demo")
    assert answer.status == 70
    assert answer.err.startswith("The program has an error of its own (ZeroDivisionError). ")
    (report,) = Path("state/workshop").glob("crash-*.txt")
    assert str(report) in answer.err
    assert report.stat().st_mode & 0o077 == 0
    told = report.read_text("utf-8")
    assert f"{Path(__file__).name}:" in told
    assert "sealed words" not in told


def test_the_version(shell: Shell) -> None:
    answer = shell("--version")
    assert answer.status == 0
    assert answer.out.startswith("workshop ")


def test_as_a_process_it_leaves_with_the_status() -> None:
    call = [sys.executable, "-m", "workshop", "nonsense"]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "No such command 'nonsense'" in done.stderr


def test_every_command_has_help(shell: Shell) -> None:
    listed = shell("--help").out
    assert "..." not in listed.partition("Commands:")[2]
    for command in program.COMMANDS:
        assert f"  {command} " in listed
        assert shell(command, "--help").out.startswith(f"Usage: workshop {command} ")


def test_a_reader_that_leaves_early_gets_no_traceback(shell: Shell, tmp_path: Path) -> None:
    shell("new", "q.json", "--team", "North")
    read, write = os.pipe()
    os.close(read)
    call = [sys.executable, "-m", "workshop", "steps", "-f", "q.json"]
    done = subprocess.run(call, cwd=tmp_path, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"North \xc2\xb7 the room\n")


def test_moments_are_the_clocks(shell: Shell, clock: Clock) -> None:
    clock.forward(days=100)
    shell("new", "q.json", "--team", "North")
    assert workshop_in("q.json").periods[1].label == "Q2 2027"
