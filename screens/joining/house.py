"""The server as the room has it: started and stopped in a thread of its own, asked and told from another one."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any, TypeVar

from aiohttp import web
from msgspec import Struct
from msgspec.structs import replace

from screens.joining.guard import Hosts
from screens.joining.keeper import Keeper
from screens.joining.server import Server
from screens.joining.serving import EVERYWHERE, Serving, names, own_address, tls, usual_port, why
from store.place import Place
from workshop.errors import RuleError

if TYPE_CHECKING:
    from screens.joining.terminals import Gate

log = logging.getLogger("workshop.serve")

T = TypeVar("T")
#: Seconds that starting, stopping, and what the room asks for may take.
_PATIENCE = 15.0


class Joined(Struct, frozen=True):
    """A member who has joined: with how many screens, whether one of them is connected now, and when
    something was typed there last, by the monotonic clock."""

    member: int
    screens: int
    connected: bool
    typed: float


class House:
    """One team's pages and its terminals over ssh. Everything may be called from any thread but its own."""

    def __init__(self, place: Place, clock: Callable[[], datetime], zone: tzinfo, serving: Serving) -> None:
        self._serving = serving
        self._thread: threading.Thread | None = None
        self._hosts = Hosts(serving.scheme)
        keeper = Keeper(place, clock, zone)
        self._server = Server(keeper, self._hosts, serving.cert is not None, self._note)
        self._keeper = keeper
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._gate: Gate | None = None
        self._joined: tuple[Joined, ...] = ()

    def start(self) -> None:
        """Start serving; RuleError where port, host or certificate are no good, StoreError where the file is."""
        logging.getLogger("aiohttp").setLevel(logging.CRITICAL)  # its traces may hold what somebody wrote
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(_quietly)
        self._thread = threading.Thread(target=self._loop.run_forever, name="joining", daemon=True)
        self._thread.start()
        try:
            self._ask(self._start())
        except BaseException:
            self._end_thread()
            raise

    def stop(self) -> None:
        """Stop serving; whoever is connected is told. Once is enough."""
        if self._thread is not None:
            self._ask(self._stop())
            self._end_thread()

    @property
    def code(self) -> str:
        return self._server.people.code

    @property
    def spoken_code(self) -> str:
        """The code in two halves, as people read it out."""
        return f"{self.code[:4]} {self.code[4:]}"

    @property
    def url(self) -> str:
        serving = self._serving
        if serving.public:
            return serving.public.rstrip("/") + "/"
        return f"{serving.scheme}://{serving.reachable}:{self._server.port}/"

    @property
    def ssh(self) -> str:
        """What to type for a terminal of one's own; empty where none is served."""
        return f"ssh -p {self._gate.port} name@{self._serving.reachable.strip('[]')}" if self._gate else ""

    @property
    def is_open(self) -> bool:
        """Whether other machines can reach it."""
        return self._serving.open

    def joined(self) -> tuple[Joined, ...]:
        return self._joined

    def remove(self, member: int) -> None:
        self._ask(self._do(lambda: self._server.people.remove(member)))

    def renew_code(self) -> str:
        """Another code; pages that have joined stay, terminals do not."""
        return self._ask(self._do(self._server.people.renew))

    def open_to_network(self) -> None:
        """Let other machines of the network join, at the same port; RuleError without network or free port."""
        if own_address() is None:
            raise RuleError("This machine is in no network now: connect it, then open it to the network.")
        self._ask(self._move(EVERYWHERE))

    async def _start(self) -> None:
        await self._keeper.open()
        try:
            # A stream whose browser went away ends at once.
            self._runner = web.AppRunner(
                self._server.app(), access_log=None, shutdown_timeout=1.0, handler_cancellation=True
            )
            await self._runner.setup()
            if self._serving.terminals is not None:
                from screens.joining.terminals import Gate

                self._gate = Gate(self._serving.terminals, self._keeper, self._server.people, self._note)
            await self._listen(self._serving.host)
        except BaseException:
            await self._stop()
            raise

    async def _listen(self, host: str) -> None:
        assert self._runner is not None
        port = self._server.port or self._serving.port
        try:
            await self._bind(host, port or usual_port(self._keeper.place.name))
        except OSError:
            try:
                await self._bind(host, port)
            except OSError as error:
                raise RuleError(why(error, host, port)) from error
        self._server.port = port or int(self._runner.addresses[0][1])
        self._hosts.serve(*names(host, self._server.port, self._serving.public))
        if self._gate is not None:
            try:
                await self._gate.listen(host)
            except OSError as error:
                raise RuleError(why(error, host, self._gate.port, "--ssh-port")) from error

    async def _bind(self, host: str, port: int) -> None:
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, host, port, ssl_context=tls(self._serving), reuse_address=True)
        await self._site.start()

    async def _move(self, host: str) -> None:
        before = self._serving.host
        assert self._site is not None
        await self._site.stop()
        try:
            await self._listen(host)
        except RuleError:
            await self._listen(before)
            raise
        self._serving = replace(self._serving, host=host)

    async def _stop(self) -> None:
        if self._gate is not None:
            await self._gate.close()
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
                max(s.typed for s in screens if s.member == member),
            )
            for member in dict.fromkeys(screen.member for screen in screens)
        )

    def _ask(self, what: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(_PATIENCE)

    def _end_thread(self) -> None:
        if self._thread is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(_PATIENCE)
            self._loop.close()
            self._thread = None


def _quietly(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if error is None or isinstance(error, ConnectionError):
        return  # somebody went away
    log.error("something failed beside the requests: %s", type(error).__name__)
