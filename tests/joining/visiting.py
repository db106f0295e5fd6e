"""A visitor of the pages without a browser: forms, cookies and headers as they go over the wire."""

import asyncio
import re
import time
from collections.abc import Callable
from html import unescape
from types import TracebackType
from typing import Any, NamedTuple

import aiohttp
from msgspec import Struct

from screens.joining.house import House
from store import Store


class Served(NamedTuple):
    """A team's file, open as the room has it, and the pages that are served for it."""

    store: Store
    house: House

    def visitor(self) -> "Visitor":
        """Somebody with cookies of their own."""
        return Visitor(self.house)


class Answer(Struct):
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def said(self) -> str:
        """The sentence of a refusal."""
        found = re.search(r'id="said" role="alert"[^>]*>([^<]*)<', self.text)
        return unescape(found[1]) if found else ""


class Visitor:
    """Asks for pages and sends forms; ``origin`` and ``host`` are what a browser on our pages would name."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.url = house.url.rstrip("/")
        self.origin: str | None = self.url
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def __aenter__(self) -> "Visitor":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    @property
    def cookie(self) -> str:
        """The cookie that was got, as it is sent."""
        return "; ".join(f"{one.key}={one.value}" for one in self._session.cookie_jar)

    async def ask(self, method: str, path: str, **more: Any) -> Answer:
        """Any request; what is given comes on top of what a browser would send."""
        headers = {"Origin": self.origin} if method == "POST" and self.origin is not None else {}
        headers |= more.pop("headers", {})
        async with self._session.request(
            method, self.url + path, headers=headers, allow_redirects=False, **more
        ) as answer:
            return Answer(answer.status, await answer.text(), dict(answer.headers))

    async def get(self, path: str = "/") -> str:
        """A page's text."""
        return (await self.ask("GET", path)).text

    async def post(self, path: str, **form: object) -> Answer:
        """Send a form."""
        return await self.ask("POST", path, data={name: str(value) for name, value in form.items()})

    async def do(self, act: str, **form: object) -> Answer:
        """Ask for an act."""
        return await self.post(f"/do/{act}", **form)

    async def join(self, name: str) -> "Visitor":
        """Join with the right code."""
        answer = await self.post("/join", name=name, code=self.house.code)
        assert answer.status == 303, answer.text
        return self

    def live(self, at: str = "/", **headers: str) -> Any:
        """The stream of news."""
        sent = {"Sec-Fetch-Site": "same-origin", **headers}
        return self._session.get(
            f"{self.url}/live", params={"at": at}, headers=sent, timeout=aiohttp.ClientTimeout(20)
        )


async def until(condition: Callable[[], Any], timeout: float = 30.0) -> Any:
    """Wait until a condition holds."""
    end = time.monotonic() + timeout
    while not (value := condition()):
        assert time.monotonic() < end, "condition not met"
        await asyncio.sleep(0.01)
    return value
