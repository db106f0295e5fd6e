"""A real Chromium, driven by its debugging protocol: enough to open, tap, type, read and take pictures."""

import asyncio
import base64
import contextlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "Chromium is not installed: on Debian, apt-get install chromium"
PHONE, DESK = (390, 844), (1280, 720)
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)


class Tab:
    """One page; ``errors`` are what the browser complained about, such as a policy that was broken."""

    def __init__(self, wire: aiohttp.ClientWebSocketResponse) -> None:
        self.errors: list[str] = []
        self._wire = wire
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._wire:
            told = json.loads(message.data)
            if "id" in told:
                answer = self._answers.pop(told["id"], None)
                if answer is not None and not answer.done():
                    answer.set_result(told)
            elif told["method"] == "Log.entryAdded" and told["params"]["entry"]["level"] == "error":
                self.errors.append(told["params"]["entry"]["text"])
            elif told["method"] == "Runtime.exceptionThrown":
                self.errors.append(json.dumps(told["params"]["exceptionDetails"])[:500])

    async def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Tell the browser something and return its answer."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._wire.send_json({"id": number, "method": method, "params": parameters})
        told = await asyncio.wait_for(answer, 60)
        assert "error" not in told, told
        result: dict[str, Any] = told["result"]
        return result

    async def js(self, code: str) -> Any:
        """The value of an expression in the page."""
        told = await self.command("Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    async def prepare(self, size: tuple[int, int], dark: bool = True) -> None:
        """Take this size and look."""
        for one in ("Page", "Log", "Runtime", "Network"):
            await self.command(f"{one}.enable")
        width, height = size
        await self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=0,
            mobile=width < 800,
        )
        await self.command("Emulation.setTouchEmulationEnabled", enabled=width < 800)
        scheme = "dark" if dark else "light"
        await self.command(
            "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}]
        )

    async def open(self, url: str) -> None:
        """Go to an address and wait until it is there."""
        await self.command("Page.navigate", url=url)
        await self.until(
            f"location.href.startsWith({json.dumps(url.rstrip('/'))}) && document.readyState == 'complete'"
        )

    async def until(self, expression: str, timeout: float = 60.0) -> Any:
        """Wait until an expression holds in the page; a page that is just being left counts as no."""
        end = asyncio.get_running_loop().time() + timeout
        while True:
            with contextlib.suppress(AssertionError):
                if value := await self.js(expression):
                    return value
            if asyncio.get_running_loop().time() > end:
                raise AssertionError(f"not so: {expression}\n{await self.text()}")
            await asyncio.sleep(0.02)

    async def text(self) -> str:
        """What the page says."""
        text: str = await self.js("document.body.innerText")
        return text

    async def see(self, *words: str) -> str:
        """Wait until all of these stand on the page; its text."""
        for one in words:
            await self.until(f"document.body.innerText.includes({json.dumps(one)})")
        return await self.text()

    async def press(self, what: str) -> None:
        """Tap, or click, the middle of what this selector names once it rests there; it is scrolled to first."""
        find = (
            f"(() => {{ const one = document.querySelector({json.dumps(what)}); if (!one) return null; "
            "one.scrollIntoView({block: 'center'}); const box = one.getBoundingClientRect(); "
            "return box.width ? [box.x + box.width / 2, box.y + box.height / 2] : null; })()"
        )
        place = None
        while place != (place := await self.until(find)):
            await asyncio.sleep(0.02)
        x, y = place
        for kind in ("mousePressed", "mouseReleased"):
            await self.command("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def type(self, text: str) -> None:
        """Type into what has the focus."""
        await self.command("Input.insertText", text=text)

    async def fill(self, what: str, text: str) -> None:
        """Tap a field and type into it; once more where the page was just being put in another's place."""
        focused = f"document.activeElement == document.querySelector({json.dumps(what)})"
        await self.press(what)
        try:
            await self.until(focused, 3.0)
        except AssertionError:
            await self.press(what)
            await self.until(focused)
        await self.type(text)

    async def picture(self, path: Path) -> None:
        """Keep what is seen."""
        told = await self.command("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(told["data"]))

    async def join(self, url: str, name: str, code: str) -> None:
        """Join by the form, as a person does."""
        await self.open(url)
        await self.fill("#name", name)
        await self.fill("#code", code)
        await self.press("button.go")
        await self.until("!!document.querySelector('nav')")


@contextmanager
def browser() -> Iterator[str]:
    """A browser that runs; the address under which it is driven."""
    assert PROGRAM is not None, MISSING
    folder = Path(tempfile.mkdtemp(prefix="workshop-chromium-"))
    told = folder / "DevToolsActivePort"
    with subprocess.Popen(
        [PROGRAM, *_FLAGS, f"--user-data-dir={folder}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(folder)},
    ) as program:
        try:
            while not told.exists() or "\n" not in told.read_text():
                assert program.poll() is None, "Chromium did not start"
                time.sleep(0.01)
            port, path = told.read_text().split()
            yield f"ws://127.0.0.1:{port}{path}"
        finally:
            program.terminate()
            program.wait()
            shutil.rmtree(folder, ignore_errors=True)


class Chromium:
    """A browser, one that runs at this address or one of its own; every tab has cookies of its own."""

    def __init__(self, address: str = "") -> None:
        self._address = address
        self._own = ExitStack()
        self._contexts: list[str] = []

    async def __aenter__(self) -> "Chromium":
        address = self._address or self._own.enter_context(browser())
        self._port = int(re.findall(r":(\d+)/", address)[0])
        self._session = aiohttp.ClientSession()
        self._whole = Tab(await self._session.ws_connect(address, max_msg_size=0))
        return self

    async def tab(self, size: tuple[int, int] = PHONE, dark: bool = True) -> Tab:
        """A page of this size, with cookies of its own."""
        context = (await self._whole.command("Target.createBrowserContext"))["browserContextId"]
        self._contexts.append(context)
        target = await self._whole.command("Target.createTarget", url="about:blank", browserContextId=context)
        address = f"ws://127.0.0.1:{self._port}/devtools/page/{target['targetId']}"
        tab = Tab(await self._session.ws_connect(address, max_msg_size=0))
        await tab.prepare(size, dark)
        return tab

    async def __aexit__(self, *_: object) -> None:
        for context in self._contexts:
            await self._whole.command("Target.disposeBrowserContext", browserContextId=context)
        await self._session.close()
        self._own.close()
