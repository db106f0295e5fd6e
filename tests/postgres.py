"""A PostgreSQL server of its own for tests: on loopback, in a folder of its own, as an unprivileged user.

``server`` is for a conftest to import.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest


def programs() -> Path | None:
    """The folder with the server's programs, or None where there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    here = shutil.which("initdb")
    return found[-1].parent if found else Path(here).resolve().parent if here else None


@pytest.fixture(scope="session")
def server() -> Iterator["Server"]:
    """A database server; the test is skipped where there is none to start."""
    pytest.importorskip("psycopg", reason="no PostgreSQL to test with: psycopg is not installed")
    if programs() is None:
        pytest.skip("no PostgreSQL to test with: its server is not installed")
    server = Server()
    yield server
    server.close()


class Server:
    """A server that runs until it is stopped; with ``source`` a copy that follows it and can only be read."""

    def __init__(self, source: "Server | None" = None, connections: int = 100) -> None:
        self._connections = connections
        bin_ = programs()
        assert bin_ is not None, "no PostgreSQL here"
        self._bin = bin_
        self._folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self._user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        if self._user is not None:
            os.chown(self._folder, self._user.pw_uid, self._user.pw_gid)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if source is None:
            self._run(
                "initdb", "-D", self._data, "-A", "trust", "-U", "workshop", "-E", "UTF8", "--no-locale", "-N"
            )
        else:
            self._run("pg_basebackup", "-D", self._data, "-R", "-c", "fast", "-d", source.address())
        self.start()

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def start(self) -> None:
        """Start it, and return once it answers."""
        options = f"-p {self.port} -k {self._folder} -c listen_addresses=127.0.0.1"
        options += f" -c max_connections={self._connections}"
        self._run("pg_ctl", "-D", self._data, "-o", options, "-l", str(self._folder / "log"), "-w", "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it: ``immediate`` is as if it had been killed."""
        self._run("pg_ctl", "-D", self._data, "-m", how, "-w", "stop")

    def promote(self) -> None:
        """Make a copy the one that is written to."""
        self._run("pg_ctl", "-D", self._data, "-w", "promote")

    def address(self, user: str = "workshop") -> str:
        """The address of its database."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/postgres"

    def team(self) -> str:
        """The address of a team that nobody else has."""
        return f"{self.address()}?team=test-{uuid4().hex[:12]}"

    def close(self) -> None:
        """Stop it for good, where it still runs."""
        with suppress(subprocess.CalledProcessError):
            self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        user = (
            {}
            if self._user is None
            else {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}
        )
        subprocess.run(  # type: ignore[call-overload]
            [str(self._bin / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            **user,
        )
