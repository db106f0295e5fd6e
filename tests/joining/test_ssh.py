"""Terminals over ssh: a real client against the running server, which starts real programs."""

import asyncio
import logging
import os
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import asyncssh
import pytest

from screens.joining import child, people
from screens.joining.serving import Terminals
from tests.joining.conftest import Serve
from tests.joining.visiting import Served, until
from tests.world import in_session
from workshop.meet.sessions import set_present

ANA, BEN = 1, 2
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[@-Z\\^_=>])")
#: A program that says for whom it runs and how large its terminal is, whenever that changes, until it reads an x.
SAYS = """
import os, signal, tty
def say(*_):
    print(os.environ["WORKSHOP_AS"], os.environ["TERM"], *os.get_terminal_size(0), end="\\r\\n", flush=True)
signal.signal(signal.SIGWINCH, say)
tty.setraw(0)
say()
while (sign := os.read(0, 1)) != b"x":
    print("read", sign, end="\\r\\n", flush=True)
"""


class Login:
    """An open terminal, and everything that it has shown."""

    def __init__(self, connection: asyncssh.SSHClientConnection, process: asyncssh.SSHClientProcess[str]) -> None:
        self.connection = connection
        self.process = process
        self.shown = ""
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        while data := await self.process.stdout.read(4096):
            self.shown += data

    async def see(self, words: str) -> None:
        """Wait until it has shown this."""
        with suppress(AssertionError):
            await until(lambda: words in _ESCAPES.sub("", self.shown), 60)
        assert words in _ESCAPES.sub("", self.shown)

    async def end(self) -> int | None:
        """Wait until it has ended; its status."""
        await self._reading
        await self.process.wait()
        return self.process.exit_status


def connect(served: Served, name: str, code: str = "") -> Any:
    """A client that knows name and code."""
    port = int(served.house.ssh.split()[2])
    return asyncssh.connect(
        "127.0.0.1",
        port,
        username=name,
        password=code or served.house.code,
        known_hosts=None,
        client_keys=None,
        agent_path=None,
        config=None,
    )


@asynccontextmanager
async def login(
    served: Served, name: str, size: tuple[int, int] = (80, 24), term: str = "xterm-256color"
) -> AsyncIterator[Login]:
    """Log in and ask for a terminal."""
    async with connect(served, name) as connection:
        process = await connection.create_process(term_type=term, term_size=size)
        yield Login(connection, process)


@pytest.fixture
def terminals(tmp_path: Path) -> Callable[..., Terminals]:
    """What a login starts: the program itself, or one that only says what it knows."""

    def made(program: str = "", **environment: str) -> Terminals:
        command = ("-c", program) if program else ("-P", "-m", "workshop")
        home = {name: str(tmp_path) for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
        return Terminals(
            (sys.executable, *command), {**os.environ, **home, **environment}, tmp_path / "cfg" / "key"
        )

    return made


@pytest.fixture
def said(serve: Serve, terminals: Callable[..., Terminals]) -> Served:
    """Pages and terminals of a session, where a login starts what only says what it knows."""
    return serve(in_session("draft", 1), terminals=terminals(SAYS))


async def test_a_login_opens_the_program_as_that_member(
    serve: Serve, terminals: Callable[..., Terminals], tmp_path: Path
) -> None:
    w = set_present(in_session("draft", 1), 1, ANA, False).settled()
    served = serve(w, terminals=terminals(WORKSHOP_FILE=str(tmp_path / "team.json")))
    async with login(served, "ana.f") as ana:
        await ana.see("DRAFT")
        await until(lambda: served.store.follow() or ANA in served.store.workshop.sessions[1].present)
        (joined,) = served.house.joined()
        assert (joined.member, joined.connected) == (ANA, True)
        ana.process.stdin.write("Ring Mori in secret\r")
        await until(lambda: served.store.box.look() or ANA in served.store.box.sealed_by("drafts:1:0"))
        assert served.store.box.mine("drafts:1:0", ANA, by=ANA) == ["Ring Mori in secret"]
        ana.process.stdin.write("\x11")  # ctrl+q
        assert await ana.end() == 0
    await until(lambda: not served.house.joined())


async def test_the_window_is_followed_within_reason(said: Served) -> None:
    async with login(said, "Ana", (100, 30)) as ana:
        await ana.see("Ana Ferreira xterm-256color 100 30")
        ana.process.change_terminal_size(120, 40)
        await ana.see("Ana Ferreira xterm-256color 120 40")
        ana.process.change_terminal_size(2**32 - 1, 2**31)
        await ana.see("Ana Ferreira xterm-256color {} {}".format(*child.LARGEST))
        ana.process.change_terminal_size(1, 1)
        await ana.see("Ana Ferreira xterm-256color {} {}".format(*child.SMALLEST))
        ana.process.stdin.write("x")
        assert await ana.end() == 0
    async with login(said, "Ana", (2**32 - 1, 2**32 - 1), "x" * 3000) as ana:
        await ana.see("Ana Ferreira xterm {} {}".format(*child.LARGEST))
    async with login(said, "Ana", (0, 0), "evil\n[31m") as ana:
        await ana.see("Ana Ferreira xterm 80 24")


async def test_the_host_key_stays_and_is_its_owners(
    said: Served, serve: Serve, terminals: Callable[..., Terminals]
) -> None:
    key = terminals().key
    assert key.stat().st_mode & 0o777 == 0o600
    again = serve(in_session("draft", 1), "again", terminals=terminals(SAYS))
    keys = set()
    for served in (said, again):
        async with connect(served, "Ana") as connection:
            shown = connection.get_server_host_key()
            assert shown is not None
            keys.add(shown.export_public_key())
    assert len(keys) == 1


async def test_a_wrong_code_is_refused_and_counted(said: Served, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "workshop.serve"):
        for code in ("WRONGONE", " ", "0" * 100_000):
            with pytest.raises(asyncssh.PermissionDenied):
                await connect(said, "Ana", code)
    assert "a login over ssh was refused" in caplog.text
    assert "WRONGONE" not in caplog.text
    assert said.house.joined() == ()


@pytest.mark.parametrize(("name", "words"), [("Nobody", "Nobody here is called"), ("a" * 1000, "Nobody here is")])
async def test_a_name_that_is_none_is_told(said: Served, name: str, words: str) -> None:
    async with login(said, name) as nobody:
        assert await nobody.end() == 1
        assert words in nobody.shown


async def test_there_are_no_commands_no_files_and_no_forwarding(said: Served) -> None:
    async with connect(said, "Ana") as connection:
        asks: tuple[Callable[[], Any], ...] = (
            lambda: connection.run("cat /etc/passwd", check=True),
            lambda: connection.run("ls", term_type="xterm", check=True),
            lambda: connection.run(check=True),  # a shell without a terminal
            lambda: connection.start_sftp_client(),
            lambda: connection.create_process(subsystem="netconf"),
            lambda: connection.open_connection("127.0.0.1", 22),
            lambda: connection.open_unix_connection("/run/docker.sock"),
            lambda: connection.forward_remote_port("127.0.0.1", 0, "127.0.0.1", 22),
            lambda: connection.forward_remote_path("/tmp/nothing-to-listen-at", "/tmp/nothing"),
            lambda: connection.open_tun(),
        )
        for ask in asks:
            with pytest.raises((asyncssh.ChannelOpenError, asyncssh.ChannelListenError)):
                await ask()
    assert said.house.joined() == ()


async def test_two_logins_of_one_name_do_not_disturb_each_other(said: Served) -> None:
    async with login(said, "Ana") as one, login(said, "Ana") as two:
        await one.see("Ana Ferreira")
        await two.see("Ana Ferreira")
        assert [(joined.member, joined.screens) for joined in said.house.joined()] == [(ANA, 2)]
        one.process.stdin.write("x")
        assert await one.end() == 0
        two.process.stdin.write("y")
        await two.see("read b'y'")
        await until(lambda: [joined.screens for joined in said.house.joined()] == [1])
        assert said.house.joined()[0].typed > 0  # it shows as writing


async def test_moves_and_clicks_are_no_writing(said: Served) -> None:
    async with login(said, "Ana") as ana:
        await ana.see("Ana Ferreira")
        for keys in ("\x1b[A", "\x1b[<0;10;10M", "\t", "\r"):
            ana.process.stdin.write(keys)
            await ana.see(f"read {keys[-1:].encode()!r}")
        assert said.house.joined()[0].typed == 0
        ana.process.stdin.write("q")
        await until(lambda: said.house.joined()[0].typed > 0)


@pytest.mark.parametrize(
    ("act", "words", "stays"),
    [
        (lambda house: house.remove(ANA), "You were signed out here", True),
        (lambda house: house.renew_code(), "You were signed out here", False),
        (lambda house: house.stop(), "The room has stopped serving", False),
    ],
)
async def test_removed_code_changed_or_stopped_it_ends_and_says_so(
    said: Served, act: Callable[[object], object], words: str, stays: bool
) -> None:
    async with login(said, "Ana") as ana, login(said, "Ben") as ben:
        await ana.see("Ana Ferreira")
        await ben.see("Ben Okafor")
        children = set(programs())
        assert len(children) == 2
        await asyncio.to_thread(act, said.house)
        assert await ana.end() == 1
        assert words in ana.shown
        assert "\x1b[?1049l" in ana.shown
        if stays:
            ben.process.stdin.write("y")
            await ben.see("read b'y'")
        else:
            await ben.end()
        await until(lambda: len(children & set(programs())) == stays)


def programs() -> list[int]:
    """The programs that logins have started and that still run."""
    children = [int(one) for task in Path("/proc/self/task").iterdir() for one in _read(task / "children").split()]
    return [one for one in children if b"signal.SIG" in _read(Path(f"/proc/{one}/cmdline"))]


def _read(told: Path) -> bytes:
    """What the system tells of a task or process; nothing of one that has just ended."""
    try:
        return told.read_bytes()
    except OSError:
        return b""


async def test_a_client_that_goes_takes_its_program_along(said: Served) -> None:
    async with login(said, "Ana") as ana:
        await ana.see("Ana Ferreira")
        assert programs()
        ana.connection.abort()
    await until(lambda: not programs() and not said.house.joined())


async def test_so_many_terminals_and_no_more(said: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "MOST_TERMINALS", 1)
    async with login(said, "Ana") as ana:
        await ana.see("Ana Ferreira")
        async with login(said, "Ben") as ben:
            assert await ben.end() == 1
            assert "terminals are open already: join by the page" in ben.shown
    await until(lambda: not said.house.joined())
    async with login(said, "Ben") as ben:
        await ben.see("Ben Okafor")


async def test_a_program_that_cannot_start_or_ignores_the_end_disturbs_nobody(
    serve: Serve, terminals: Callable[..., Terminals], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "_PATIENCE", 0.2)
    gone = serve(in_session("draft", 1), "gone", terminals=Terminals(("/no/such",), {}, terminals().key))
    async with login(gone, "Ana") as ana:
        assert await ana.end() == 1
        assert "could not be opened" in ana.shown
    async with gone.visitor() as ben:
        await ben.join("Ben")
    stubborn = "import signal, time; signal.signal(signal.SIGHUP, signal.SIG_IGN); print('up'); time.sleep(60)"
    served = serve(in_session("draft", 1), "stubborn", terminals=terminals(stubborn))
    async with login(served, "Ana") as ana:
        await ana.see("up")
        await asyncio.to_thread(served.house.remove, ANA)
        assert await ana.end() == 1
    await until(lambda: not programs())


async def test_a_key_that_is_none_is_told(serve: Serve, terminals: Callable[..., Terminals]) -> None:
    key = terminals().key
    key.parent.mkdir(parents=True)
    key.write_text("rubbish")
    with pytest.raises(Exception, match=r"key for ssh in .* cannot be used: it is no key"):
        serve(in_session("draft", 1), terminals=terminals())
