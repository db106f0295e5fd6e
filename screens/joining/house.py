"""The server as the room has it: started and stopped in a thread of its own, asked and told from another one."""

import asyncio
import errno
import logging
import os
import socket
import ssl
import threading
from collections.abc import Callable, Coroutine
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import web
from msgspec import Struct

from screens.joining.guard import Hosts
from screens.joining.keeper import Keeper
from screens.joining.server import Server
from store.place import Place
from workshop.errors import RuleError

log = logging.getLogger("workshop.serve")

T = TypeVar("T")
LOCAL, EVERYWHERE = "127.0.0.1", "0.0.0.0"
#: Seconds that starting, stopping, and what the room asks for may take.
_PATIENCE = 15.0


class Joined(Struct, frozen=True):
    """A member who has joined by a browser: with how many screens, and whether one of them is connected now."""

    member: int
    screens: int
    connected: bool


class Serving(Struct, frozen=True):
    """What is served where; ``open`` says whether other machines can reach it."""

    host: str = LOCAL
    port: int = 0
    cert: Path | None = None
    key: Path | None = None
    public: str = ""

    @property
    def scheme(self) -> str:
        """http, or https with a certificate."""
        return "https" if self.cert else "http"

    @property
    def open(self) -> bool:
        """Whether other machines of the network can reach it."""
        return self.host not in (LOCAL, "::1", "localhost")


class House:
    """The pages of one team's file. Everything may be called from any thread but its own."""

    def __init__(self, place: Place, clock: Callable[[], datetime], zone: tzinfo, serving: Serving) -> None:
        self._serving = serving
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="joining", daemon=True)
        self._hosts = Hosts(serving.scheme)
        keeper = Keeper(place, clock, zone)
        self._server = Server(keeper, self._hosts, serving.cert is not None, self._note)
        self._keeper = keeper
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._joined: tuple[Joined, ...] = ()
        self._stopped = False

    def start(self) -> None:
        """Start serving.

        :raises RuleError: the port is taken, or the host or certificate is none.
        :raises store.errors.StoreError: the file cannot be opened.
        """
        logging.getLogger("aiohttp").setLevel(logging.CRITICAL)  # its traces may hold what somebody wrote
        self._loop.set_exception_handler(_quietly)
        self._thread.start()
        try:
            self._ask(self._start())
        except BaseException:
            self._end_thread()
            raise

    def stop(self) -> None:
        """Stop serving; whoever is connected is told. Once is enough."""
        if not self._stopped and self._thread.is_alive():
            self._ask(self._stop())
            self._end_thread()

    @property
    def code(self) -> str:
        """The code by which one joins."""
        return self._server.people.code

    @property
    def spoken_code(self) -> str:
        """The code in two halves, as people read it out."""
        return f"{self.code[:4]} {self.code[4:]}"

    @property
    def url(self) -> str:
        """The address to open."""
        serving = self._serving
        if serving.public:
            return serving.public.rstrip("/") + "/"
        host = own_address() or LOCAL if serving.host in (EVERYWHERE, "::") else serving.host
        return f"{serving.scheme}://{f'[{host}]' if ':' in host else host}:{self._server.port}/"

    @property
    def is_open(self) -> bool:
        """Whether other machines can reach it."""
        return self._serving.open

    def joined(self) -> tuple[Joined, ...]:
        """Who has joined, as it was a moment ago."""
        return self._joined

    def remove(self, member: int) -> None:
        """Sign out all screens of this member."""
        self._ask(self._do(lambda: self._server.people.remove(member)))

    def renew_code(self) -> str:
        """Another code; who has joined stays."""
        return self._ask(self._do(self._server.people.renew))

    def open_to_network(self) -> None:
        """Let other machines of the network join, at the same port.

        :raises RuleError: this machine is in no network, or the port is taken there.
        """
        if own_address() is None:
            raise RuleError("This machine is in no network now: connect it, then open it to the network.")
        self._ask(self._move(EVERYWHERE))

    # In its own thread ---------------------------------------------------------------------------------

    async def _start(self) -> None:
        await self._keeper.open()
        try:
            self._runner = web.AppRunner(self._server.app(), access_log=None, shutdown_timeout=1.0)
            await self._runner.setup()
            await self._listen(self._serving.host)
        except BaseException:
            await self._stop()
            raise

    async def _listen(self, host: str) -> None:
        assert self._runner is not None
        port = self._server.port or self._serving.port
        self._site = web.TCPSite(self._runner, host, port, ssl_context=_tls(self._serving), reuse_address=True)
        try:
            await self._site.start()
        except OSError as error:
            raise RuleError(_why(error, host, port)) from error
        self._server.port = port or int(self._runner.addresses[0][1])
        self._hosts.serve(*_names(host, self._server.port, self._serving.public))

    async def _move(self, host: str) -> None:
        before = self._serving.host
        assert self._site is not None
        await self._site.stop()
        try:
            await self._listen(host)
        except RuleError:
            await self._listen(before)
            raise
        self._serving = Serving(
            host, self._serving.port, self._serving.cert, self._serving.key, self._serving.public
        )

    async def _stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
        await self._keeper.close()

    async def _do(self, act: Callable[[], T]) -> T:
        done = act()
        self._server.tell()
        return done

    def _note(self) -> None:
        """Keep who is there for the room's thread, as one value that never changes."""
        screens = tuple(self._server.people)
        self._joined = tuple(
            Joined(
                member,
                sum(s.member == member for s in screens),
                any(s.wakes for s in screens if s.member == member),
            )
            for member in dict.fromkeys(screen.member for screen in screens)
        )

    # From another one ----------------------------------------------------------------------------------

    def _ask(self, what: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(_PATIENCE)

    def _end_thread(self) -> None:
        self._stopped = True
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)
        self._loop.close()


def _quietly(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if error is None or isinstance(error, ConnectionError):
        return  # somebody went away
    log.error("something failed beside the requests: %s", type(error).__name__)


def own_address() -> str | None:
    """This machine's address in its network, or None where it is in none. Nothing is sent for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documents: it only chooses the way out
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith("127.") or address == EVERYWHERE else address


def _names(host: str, port: int, public: str) -> list[str]:
    """The hosts by which a browser may name us."""
    named = {LOCAL, "localhost", "[::1]"}
    if host in (EVERYWHERE, "::"):
        named |= {one for one in (own_address(), socket.gethostname(), f"{socket.gethostname()}.local") if one}
    else:
        named.add(f"[{host}]" if ":" in host else host)
    hosts = [f"{one}:{port}" for one in named]
    if port in (80, 443):
        hosts += named
    if public:
        hosts.append(public.partition("://")[2].strip("/"))
    return hosts


def _tls(serving: Serving) -> ssl.SSLContext | None:
    if serving.cert is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(serving.cert, serving.key)
    except (OSError, ssl.SSLError) as error:
        raise RuleError(f"The certificate cannot be used: {error.strerror or error}.") from error
    return context


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program: choose another one with --port, or leave it away."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Port {port} is not open to you: choose one from 1024 on."
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return f"{host} is no address of this machine: choose one that is, or leave --host away."
    return f"Nothing can be served at {host}, port {port}: {os.strerror(error.errno or 0).lower()}."
