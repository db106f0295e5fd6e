"""Terminals over ssh: ``ssh -p PORT name@host`` with the code as password opens the program as that member.

Each login gets a program of its own, so that none can disturb another. There is nothing else to be had: no
commands, no files, no forwarding.
"""

import asyncio
import logging
import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import asyncssh

from screens.joining.child import Child
from screens.joining.keeper import Keeper
from screens.joining.people import People, Seat
from screens.joining.serving import Terminals
from workshop.errors import RuleError
from workshop.team import team
from workshop.words.text import clean

log = logging.getLogger("workshop.serve")

#: So many connections at once, logged in or not.
_MOST_CONNECTIONS = 32
#: Seconds between two questions whether a client is still there.
_KEEPALIVE = 15
#: The terminal as it was before a program that was ended without a farewell: other screen, cursor, mouse, paste.
_AS_FOUND = b"\x1b[<u\x1b[?1049l\x1b[?25h" + b"".join(
    b"\x1b[?%dl" % mode for mode in (1000, 1002, 1003, 1004, 1006, 1015, 2004)
)


class Gate:
    """The ssh server of one team's file. ``changed`` is called whenever somebody came or went."""

    def __init__(self, terminals: Terminals, keeper: Keeper, people: People, changed: Callable[[], None]) -> None:
        self.terminals = terminals
        self.keeper = keeper
        self.people = people
        self.changed = changed
        self.port = terminals.port
        self.farewell = "You were signed out here: log in again with the code on the room's screen."
        self.connections: set[asyncssh.SSHServerConnection] = set()
        self.sessions: set[asyncio.Task[None]] = set()
        self._acceptor: asyncssh.SSHAcceptor | None = None

    async def listen(self, host: str) -> None:
        """Take logins at this host; OSError where the port is taken, RuleError where this machine's key is bad."""
        logging.getLogger("asyncssh").setLevel(logging.CRITICAL)  # it tells who tried to log in
        await self._listen_no_more()
        self._acceptor = await asyncssh.listen(
            host,
            self.port,
            server_factory=lambda: _Login(self),
            server_host_keys=[host_key(self.terminals.key)],
            server_version="workshop",
            encoding=None,
            line_editor=False,
            agent_forwarding=False,
            keepalive_interval=_KEEPALIVE,
            reuse_address=True,
        )
        self.port = self._acceptor.get_port()

    async def _listen_no_more(self) -> None:
        if self._acceptor is not None:
            self._acceptor.close()
            await self._acceptor.wait_closed()
            self._acceptor = None

    async def close(self) -> None:
        """Take no more logins, and end what runs."""
        await self._listen_no_more()
        self.farewell = "The room has stopped serving. Nothing was lost."
        self.people.drop_terminals()
        if self.sessions:
            await asyncio.wait(self.sessions)
        for connection in tuple(self.connections):
            connection.close()


class _Login(asyncssh.SSHServer):
    """One connection. What it does not allow the library refuses by itself: all kinds of forwarding."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._name = ""

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn
        self._gate.connections.add(conn)
        if len(self._gate.connections) > _MOST_CONNECTIONS:
            conn.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._gate.connections.discard(self._connection)

    def password_auth_supported(self) -> bool:
        return True

    async def validate_password(self, username: str, password: str) -> bool:
        self._name = username
        try:
            await self._gate.people.check(password, time.monotonic())
        except RuleError:
            log.warning("a login over ssh was refused")
            return False
        return True

    def session_requested(self) -> asyncssh.SSHServerSession[bytes]:
        return _Session(self._gate, self._name)


class _Session(asyncssh.SSHServerSession[bytes]):
    """A terminal of somebody who knows the code. Commands and parts such as sftp the library refuses by itself."""

    def __init__(self, gate: Gate, name: str) -> None:
        self._gate = gate
        self._name = name
        self._wake = asyncio.Event()
        self._here = True
        self._seat: Seat | None = None
        self._child = Child(self._write, self._wake.set)

    def connection_made(self, chan: asyncssh.SSHServerChannel[bytes]) -> None:
        self._chan = chan

    def shell_requested(self) -> bool:
        return self._chan.get_terminal_type() is not None

    def session_started(self) -> None:
        task = asyncio.create_task(self._run())
        self._gate.sessions.add(task)
        task.add_done_callback(self._gate.sessions.discard)

    def data_received(self, data: bytes, datatype: int | None) -> None:
        self._child.type(data)
        written = not data.startswith(b"\x1b") and any(sign >= 32 for sign in data)  # neither a move nor a click
        if written and self._seat is not None and self._seat.type(time.monotonic()):
            self._gate.changed()

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        self._child.resize((width, height))

    def pause_writing(self) -> None:
        self._child.hold(True)

    def resume_writing(self) -> None:
        self._child.hold(False)

    def connection_lost(self, exc: Exception | None) -> None:
        self._here = False
        self._wake.set()

    def _write(self, data: bytes) -> None:
        if self._here:
            self._chan.write(data)

    async def _run(self) -> None:
        try:
            words = await self._serve()
        except RuleError as refusal:
            words = str(refusal)
        except Exception as error:
            log.error("a terminal failed: %s", type(error).__name__)
            words = "This terminal could not be opened. The others go on, and nothing was lost."
        if self._here:
            self._chan.write(f"{words}\r\n".encode() if words else b"")
            self._chan.exit(1 if words else 0)

    async def _serve(self) -> str:
        """Run the program until it ends, or whoever sits there is signed out; what is to say then."""
        people, child = self._gate.people, self._child
        w = self._gate.keeper.look.workshop
        member = team.by_beginning(w, clean(self._name.replace(".", " ")))
        seat = self._seat = people.join(member.id, time.monotonic(), terminal=True)
        seat.wakes.add(self._wake)
        try:
            width, height, *_ = self._chan.get_terminal_size()
            await child.start(self._gate.terminals.command, self._environment(member.name), (width, height))
            self._gate.changed()
            try:
                while child.runs and self._here and people.is_in(seat):
                    self._wake.clear()
                    await self._wake.wait()
                signed_out = child.runs and self._here
            finally:
                await child.end()
        finally:
            people.drop(seat)
            self._gate.changed()
        if not signed_out:
            return ""
        self._write(_AS_FOUND)
        return self._gate.farewell

    def _environment(self, name: str) -> dict[str, str]:
        """What the program knows of who sits there and of their terminal; nothing else that a client says."""
        asked = self._chan.get_environment().get("COLORTERM", "")
        colors = {"COLORTERM": asked} if asked in ("truecolor", "24bit") else {}
        kind = self._chan.get_terminal_type() or ""
        term = kind if re.fullmatch(r"[\w.+-]{1,40}", kind, re.ASCII) else "xterm"
        ours = {name: value for name, value in self._gate.terminals.environment.items() if name != "COLORTERM"}
        return {**ours, **colors, "TERM": term, "WORKSHOP_AS": name, "WORKSHOP_GUEST": "1"}


def host_key(path: Path) -> asyncssh.SSHKey:
    """This machine's own key, made at its first use; RuleError where its file cannot be used, or is no key."""
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            made = asyncssh.generate_private_key("ssh-ed25519").export_private_key()
            with suppress(FileExistsError), open(path, "xb", opener=_for_its_owner) as file:
                file.write(made)
        return asyncssh.read_private_key(path)
    except (OSError, asyncssh.KeyImportError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no key"
        raise RuleError(f"The key for ssh in {path} cannot be used: {why}. Mend or remove that file.") from error


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
