"""The pictures that the README shows, made anew by hand: ``python -m tests.pictures [NAME …]``.

Terminals are drawn as the program shows them, pages as they are served and printed; Chromium takes the pictures,
and pdftoppm the one of the paper.

``python -m tests.pictures every FOLDER [80x24 … light nocolor third SCENE …]`` takes every screen there is (or
these), at these sizes, to look at: two trees side by side, the light theme, no colours, and a third of the size
as the back row sees them.
"""

import asyncio
import base64
import os
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC
from functools import partial
from pathlib import Path

from screens import themes
from screens.joining.house import House
from screens.joining.serving import Serving
from store import Store
from tests.joining.chromium import PHONE, Chromium
from tests.scenes import SCENES, opened
from tests.screens.kit import shot, tap
from workshop.reports.catalogue import REPORTS, Subject, written

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
#: Columns and lines of the terminals, and the size of their pictures.
SIZE, WINDOW = (120, 36), (1110, 690)
#: Where the guide for the facilitator is hidden, as it is from a team's third meeting on.
_GUIDED = ("draft-sealed", "vote-counted", "claim", "whys")


async def _terminal(scene: str, browser: Chromium, folder: Path, picture: Path) -> None:
    async with opened(SCENES[scene], folder, SIZE) as (app, pilot):
        if scene in _GUIDED:
            await tap(pilot, "ctrl+g")
            await asyncio.sleep(0.3)  # It is laid out anew.
        drawn = folder / "screen.svg"
        drawn.write_text(app.export_screenshot(title="Workshop"), encoding="utf-8")
    tab = await browser.tab(WINDOW)
    await tab.open(drawn.as_uri())
    await tab.picture(picture)


async def every(folder: Path, *wanted: str) -> None:
    """Take all screens, each into a file by its name and size."""
    named = [one for one in wanted if one in SCENES] or SCENES
    sizes = [(int(w), int(h)) for w, _, h in (one.partition("x") for one in wanted) if w.isdigit()] or [SIZE]
    folder.mkdir(parents=True, exist_ok=True)
    for columns, lines in sizes:
        for name in named:
            with tempfile.TemporaryDirectory() as there:
                async with opened(SCENES[name], Path(there), (columns, lines)) as (app, pilot):
                    if "light" in wanted:
                        app.theme = themes.LIGHT.name
                    await asyncio.sleep(0.2)  # It is laid out anew.
                    await pilot.pause()
                    shot(app, folder / f"{name}-{columns}x{lines}", 1 / 3 if "third" in wanted else 1)


async def _phone(browser: Chromium, folder: Path, picture: Path) -> None:
    w, now = SCENES["jump"].start()
    with Store.create(folder / "team.json", w, clock=lambda: now) as store:
        house = House(store.place, lambda: now, UTC, Serving())
        house.start()
        try:
            tab = await browser.tab(PHONE)
            await tab.join(house.url, "Ana", house.code)
            await tab.see("I take this one")
            await tab.picture(picture)
        finally:
            house.stop()


async def _paper(browser: Chromium, folder: Path, picture: Path) -> None:
    w, now = SCENES["home"].start()
    page, paper = folder / "plan.html", folder / "plan.pdf"
    page.write_bytes(
        written(REPORTS["plan"].make(Subject(w, now.date(), period=w.periods.last_id)), "html", "", 0)
    )
    tab = await browser.tab(PHONE)
    await tab.open(page.as_uri())
    printed = await tab.command("Page.printToPDF", preferCSSPageSize=True)
    paper.write_bytes(base64.b64decode(printed["data"]))
    first = ("-f", "1", "-l", "1", "-singlefile", "-r", "80")
    subprocess.run(["pdftoppm", "-png", *first, str(paper), str(picture.with_suffix(""))], check=True)


Way = Callable[[Chromium, Path, Path], Awaitable[None]]
PICTURES: dict[str, Way] = {
    "planning": partial(_terminal, "draft-sealed"),
    "vote": partial(_terminal, "vote-counted"),
    "claim": partial(_terminal, "claim"),
    "mirror": partial(_terminal, "home"),
    "retrospective": partial(_terminal, "whys"),
    "phone": _phone,
    "plan": _paper,
}
"""How each picture is made, by its name."""


async def take(names: Iterable[str], into: Path) -> None:
    """Make these pictures anew."""
    async with Chromium() as browser:
        for name in names:
            with tempfile.TemporaryDirectory() as folder:
                await PICTURES[name](browser, Path(folder), into / f"{name}.png")


if __name__ == "__main__" and sys.argv[1:2] == ["every"]:
    if "nocolor" in sys.argv:
        os.environ["NO_COLOR"] = "1"
    asyncio.run(every(Path(sys.argv[2]), *sys.argv[3:]))
elif __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    asyncio.run(take(sys.argv[1:] or PICTURES, FOLDER))
