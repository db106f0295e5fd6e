"""The pages' requests: ``GET /``, ``POST /join``, ``POST /do/ACT``, ``GET /live``, ``GET /healthz``."""

import asyncio
import json
import logging
import time
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

from aiohttp import hdrs, web
from msgspec.structs import asdict

from screens.acts import meeting
from screens.acts.sealing import WRITTEN
from screens.joining import doing, guard
from screens.joining.advising import advice
from screens.joining.keeper import LOOK_EVERY, Keeper
from screens.joining.people import MOST_STREAMS, People, Seat, TooManyError
from screens.joining.requests import form_of, hold_little
from screens.joining.view import PLACES, Parts, page, sorry, templates
from store.errors import StoreError
from workshop.errors import RuleError
from workshop.learn.memory import Memory
from workshop.team import team
from workshop.words.text import clean

log = logging.getLogger("workshop.serve")

#: Seconds after which a stream says that it is there; after which a reader that takes nothing is dropped.
HEARTBEAT, PATIENCE = 15.0, 5.0
#: Said to whose screen was joined before.
_OUT = "You are not joined here any more: join again with the code on the room's screen."
#: Seconds between two pages sent on one stream.
_PACE = 0.05


class Server:
    """The pages over one keeper of a store and the people who joined."""

    def __init__(self, keeper: Keeper, hosts: guard.Hosts, secure: bool, changed: Callable[[], None]) -> None:
        self.keeper = keeper
        self.hosts = hosts
        self.people = People()
        self.port = 0
        self._secure = secure
        self._changed = changed
        self._ends = False
        self._memory = Memory()  # used in the keeper's thread only
        self._file = zlib.crc32(keeper.place.name.encode())

    @property
    def cookie(self) -> str:
        """The cookie's name: browsers send it to every port of a host, so it names file and port."""
        return f"workshop-{self._file:08x}-{self.port}"

    def app(self) -> web.Application:
        app = web.Application(middlewares=[guard.guard(self.hosts)], client_max_size=guard.MOST_BYTES)
        app.add_routes(
            [
                *(web.get(place, self.show) for place in PLACES),
                web.post("/join", self.join),
                web.post("/do/{act}", self.do),
                web.get("/live", self.live),
                web.get("/healthz", self.health),
                web.static("/s", Path(__file__).with_name("static")),
            ]
        )
        app.cleanup_ctx.append(self._following)
        app.on_shutdown.append(self._farewell)  # before what is still answered is waited for
        return app

    async def _following(self, app: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(self._follow())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    async def _farewell(self, app: web.Application) -> None:
        """End all streams, without a word: their pages stay, and ask again until somebody serves."""
        self._ends = True
        for screen in self.people:
            self.people.drop(screen)

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                if await self.keeper.follow():
                    self.tell()
            except Exception as error:  # the pages go on; what it was is told without anything that people wrote
                log.error("following failed: %s", type(error).__name__)
                await asyncio.sleep(1)

    def tell(self) -> None:
        """Wake all streams: there is something new to show."""
        for screen in self.people:
            for wake in screen.wakes:
                wake.set()
        self._changed()

    def _who(self, request: web.Request) -> Seat | None:
        return self.people.get(request.cookies.get(self.cookie, ""))

    def _part(self, screen: Seat, at: str) -> Parts:
        try:
            return page(self.keeper.look, screen.member, at, self.keeper.today)
        except RuleError as refusal:
            return sorry(str(refusal))
        except Exception as error:
            log.error("a page failed: %s at %s", type(error).__name__, at)
            return sorry("This page cannot be shown now. The others go on, and nothing was lost.")

    async def show(self, request: web.Request) -> web.Response:
        """A page of somebody who has joined; else the form to join by."""
        screen = self._who(request)
        if screen is None:
            said = _OUT if self.cookie in request.cookies else ""
            return _html("join.html", said=said, name="", code=request.query.get("code", ""))
        return self._page(screen, request.path)

    def _page(self, screen: Seat, at: str, said: str = "", status: int = 200) -> web.Response:
        w = self.keeper.look.workshop
        return _html(
            "shell.html",
            status,
            part=self._part(screen, at),
            at=at,
            places=PLACES,
            name=w.members[screen.member].name if screen.member in w.members else "",
            team=w.team.name,
            who=f"{self._file:08x}-{screen.member}",
            said=said or self.keeper.trouble,
        )

    async def join(self, request: web.Request) -> web.StreamResponse:
        """Sign in by name and code."""
        form = await form_of(request)
        name, code = form.get("name", ""), form.get("code", "")
        if not name or len(name) > 80 or len(code) > 40:
            raise web.HTTPBadRequest
        try:
            await self.people.check(code, time.monotonic())
            member = team.by_beginning(self.keeper.look.workshop, clean(name)).id
            screen = self.people.join(member, time.monotonic())
            await self._whole(self._marked_present(screen))
        except TooManyError as refusal:
            return _html(
                "join.html", HTTPStatus.TOO_MANY_REQUESTS, said=str(refusal), name=clean(name), code=clean(code)
            )
        except RuleError as refusal:
            log.warning("a try to join was refused")
            return _html("join.html", HTTPStatus.FORBIDDEN, said=str(refusal), name=clean(name), code=clean(code))
        answer = web.Response(status=HTTPStatus.SEE_OTHER, headers={hdrs.LOCATION: "/"})
        answer.set_cookie(self.cookie, screen.token, httponly=True, samesite="Lax", path="/", secure=self._secure)
        return answer

    async def _whole(self, act: Awaitable[None]) -> None:
        """Do something to its end, also where the browser goes away meanwhile; then all are told."""
        doing = asyncio.ensure_future(act)
        doing.add_done_callback(lambda _: self.tell())
        await asyncio.shield(doing)

    async def _marked_present(self, screen: Seat) -> None:
        try:
            await self.keeper.act(screen.member, meeting.join)
        except StoreError as trouble:
            self.keeper.trouble = str(trouble)
        except RuleError:
            self.people.drop(screen)
            raise

    async def do(self, request: web.Request) -> web.StreamResponse:
        """One act of somebody who has joined."""
        screen = self._who(request)
        if screen is None:
            raise web.HTTPForbidden
        form = await form_of(request)
        at = form.pop("at", "/")
        if at not in PLACES:
            raise web.HTTPBadRequest
        said, status = "", HTTPStatus.OK
        name = request.match_info["act"]
        try:
            screen.spend(time.monotonic())
            if name in ("typing", "advise"):
                screen.typed = time.monotonic()
                self._changed()
                return web.json_response(await self._advice(screen, form) if name == "advise" else {})
            await self._whole(self.keeper.act(screen.member, lambda who: doing.do(name, who, form)))
        except doing.UnfitError:
            raise web.HTTPBadRequest from None
        except TooManyError as refusal:
            said, status = str(refusal), HTTPStatus.TOO_MANY_REQUESTS
        except (RuleError, StoreError) as refusal:
            said, status = str(refusal), HTTPStatus.CONFLICT
        except Exception as error:
            log.error("an act failed: %s in %s", type(error).__name__, name if name in doing.ACTS else "?")
            said, status = "This could not be done. Nothing was changed.", HTTPStatus.INTERNAL_SERVER_ERROR
        if request.headers.get("X-Page"):
            return web.json_response({**asdict(self._part(screen, at)), "said": said}, status=status)
        if said:
            return self._page(screen, at, said, status)
        return web.Response(status=HTTPStatus.SEE_OTHER, headers={hdrs.LOCATION: at})

    async def _advice(self, screen: Seat, form: dict[str, str]) -> dict[str, str]:
        look, today = self.keeper.look, self.keeper.today
        w, goal, text = look.workshop, doing.number(form, "goal"), doing.words(form, "text")
        cards = WRITTEN.get(form.get("kind", "draft"))
        if cards is None or goal not in w.goals:
            return {}
        begun = cards.live(w, goal) or look.mine(cards.envelope(w, goal), screen.member)
        memory = self._memory if begun else None
        return await self.keeper.think(lambda: advice(w, cards, goal, text, today, memory))

    async def live(self, request: web.Request) -> web.StreamResponse:
        """News for a page, as events: each is the page's parts as they are now."""
        screen, at = self._who(request), request.query.get("at", "/")
        if screen is None or not guard.streams_to_us(request, self.hosts):
            raise web.HTTPForbidden
        if at not in PLACES:
            raise web.HTTPBadRequest
        if len(screen.wakes) >= MOST_STREAMS:
            raise web.HTTPTooManyRequests
        stream = web.StreamResponse(headers={hdrs.CONTENT_TYPE: "text/event-stream", "X-Accel-Buffering": "no"})
        stream.headers.update(guard.HEADERS)
        wake = asyncio.Event()
        wake.set()
        screen.wakes.add(wake)
        self._changed()
        try:
            hold_little(request)
            await stream.prepare(request)
            await self._send_news(stream, screen, at, wake)
        except (ConnectionError, TimeoutError):
            if request.transport is not None:
                request.transport.abort()
        finally:
            screen.wakes.discard(wake)
            self._changed()
        return stream

    async def _send_news(self, stream: web.StreamResponse, screen: Seat, at: str, wake: asyncio.Event) -> None:
        last: tuple[Parts, str] | None = None
        while True:
            try:
                await asyncio.wait_for(wake.wait(), HEARTBEAT)
            except TimeoutError:
                await asyncio.wait_for(stream.write(b": here\n\n"), PATIENCE)
                continue
            wake.clear()
            if self._ends:
                return
            if not self.people.is_in(screen):
                await asyncio.wait_for(stream.write(b"event: out\ndata: {}\n\n"), PATIENCE)
                return
            now = self._part(screen, at), self.keeper.trouble
            if now != last:
                last = now
                data = json.dumps({**asdict(now[0]), "said": now[1] or None})
                await asyncio.wait_for(stream.write(f"data: {data}\n\n".encode()), PATIENCE)
                await asyncio.sleep(_PACE)

    async def health(self, request: web.Request) -> web.Response:
        return web.json_response({"ok": not self.keeper.trouble}, status=503 if self.keeper.trouble else 200)


def _html(template: str, status: int = HTTPStatus.OK, **context: object) -> web.Response:
    text = templates().get_template(template).render(context)
    return web.Response(text=text, content_type="text/html", status=status)
