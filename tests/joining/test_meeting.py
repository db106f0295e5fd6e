"""A meeting as it is: a real terminal facilitates, two people join by a real Chromium, nothing sealed is seen."""

import socket
import subprocess
import sys
from pathlib import Path

from store import Store
from tests.joining.chromium import DESK, PHONE, Chromium, Tab
from tests.joining.facilitator import Facilitator
from tests.joining.test_browser import fits
from tests.screens.lookers import looking_back
from tests.world import Clock, in_session
from workshop.cli.program import BROKEN
from workshop.meet.sessions import set_present
from workshop.model import Workshop

TOP = Path(__file__).parents[2]
ESCAPE, ENTER, F3, F8, RIGHT = "\x1b", "\r", "\x1bOR", "\x1b[19~", "\x1b[C"


def a_team(folder: Path, w: Workshop) -> Path:
    """The folder of a team of which nobody is present yet."""
    for member in w.members:
        w = set_present(w, 1, member, False)
    team = folder / "team"
    team.mkdir()
    Store.create(team / "team.json", w.settled(), clock=Clock()).close()
    return team


async def joined(room: Facilitator, ana: Tab, ben: Tab) -> None:
    """Ana and Ben join from their pages."""
    await ana.join(room.url, "Ana", room.code)
    await ben.join(room.url, "Ben", room.code)


def written(folder: Path) -> str:
    """All that lies in the folder but the sealed box, and what reports make of the file."""
    report = [sys.executable, "-m", "workshop", "report", "all", "-f", str(folder / "team" / "team.json")]
    told = subprocess.run(report, cwd=TOP, capture_output=True, check=True)
    files = [one.read_bytes() for one in folder.rglob("*") if one.is_file() and not one.name.endswith("-sealed")]
    return b"".join((*files, told.stdout, told.stderr)).decode("utf-8", "replace")


async def unseen(room: Facilitator, folder: Path, **others: Tab) -> None:
    """These sealed words are on no page of the other, not on the shared screen, and in no file but the box."""
    told = written(folder)
    for words, other in others.items():
        assert words not in await other.js("document.documentElement.outerHTML")
        assert words not in room.ever
        assert words not in told


async def test_a_planning_with_a_terminal_and_two_thumbs(tmp_path: Path, chromium: Chromium) -> None:
    team = a_team(tmp_path, in_session("draft", 1))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ana, ben = await chromium.tab(PHONE), await chromium.tab(DESK, dark=False)
    async with Facilitator(team / "team.json", tmp_path / "home", port) as room:
        await joined(room, ana, ben)
        await room.see("Ana Ferreira", "Ben Okafor", "connected")
        await room.press(ESCAPE)
        await room.see("DRAFT")
        await ana.fill("textarea", "Call the quokka acc")
        await room.see("…")
        await ana.command("Page.reload")
        await ana.until("document.querySelector('textarea')?.value == 'Call the quokka acc'")
        await ana.press("textarea")
        await ana.command(
            "Input.dispatchKeyEvent", type="keyDown", key="End", code="End", windowsVirtualKeyCode=35
        )
        await ana.type("ounts in Bavaria by 12 Feb")
        await ana.press(".line .go")
        await ana.see("Yours, sealed")
        await ben.fill("textarea", "Visit the wombat farms")
        await ben.press(".line .go")
        await ben.see("2 of 2 have written")
        await unseen(room, tmp_path, quokka=ben, wombat=ana)
        await fits(ana)

        (team / "crash").touch()
        assert await room.ended() == BROKEN
        (team / "crash").unlink()
        await ana.see("Not connected")
        await unseen(room, tmp_path, quokka=ben, wombat=ana)
        assert list((tmp_path / "home").rglob("crash-*.txt"))
    async with Facilitator(team / "team.json", tmp_path / "home", port) as room:
        await ana.see("Join the room")
        await ben.see("Join the room")
        await joined(room, ana, ben)
        await ana.see("Yours, sealed", "quokka")
        for tab in (ana, ben):
            tab.errors.clear()  # that the room was gone
        await room.press(ESCAPE)
        await room.see("◉a Ana ✓", "◉b Ben ✓")
        await room.press(ENTER)
        await room.see("Call the quokka accounts in Bavaria", "Visit the wombat farms")
        await room.press(F8)
        await room.see("REFINE")
        await room.press(F8)
        await room.see("VOTE", "enter opens the vote")
        await room.press(ENTER)
        for tab in (ana, ben):
            await tab.see("Seal my ballot")
            await tab.press(".row:nth-of-type(2) .more")
            await tab.press(".ballot .go")
            await tab.see("your ballot is in")
        await fits(ana)
        await fits(ben)
        await room.see("a Ana ✓", "b Ben ✓")
        assert "Counted" not in room.ever
        await room.press(ENTER)
        await room.see("All ballots are alike")
        await room.press("y")
        await room.see("Counted: 2 dots, all 2 have voted")
        await room.press(F8)
        await room.see("CHOOSE", "enter chooses what is above it")
        await room.press(ENTER)
        await room.see("1 step is in the plan")
        await room.press(F8)
        await room.see("CLAIM")
        await fits(ana)
        await ana.see("I take this one")
        await ana.press("button.go")
        await ana.see("When, and how does it start?")
        await ben.see("Ana")
        await fits(ana)
        await fits(ben)
        await ana.fill("[name=first_move]", "Pull the list")
        await ana.press(".fields .go")
        await room.see("First move Pull the list")
        await room.press(F8)
        await room.see("COMMIT")
        await ana.see("How far do you stand behind this plan?")
        await ana.press(".digits form:nth-child(5) button")
        await ben.press(".digits form:nth-child(3) button")
        await ana.see("Yours is in")
        await ben.see("2 of 2 have answered")
        await fits(ana)
        await fits(ben)
        await room.see("All fists are in")
        assert "under 3" not in room.ever
        await room.press(ENTER)
        await room.see("stands behind it", "Ben 2")
        await ben.see("What keeps you from standing behind it?")
        await fits(ben)
        await ana.open(room.url + "mine")
        await fits(ana)
        await ana.open(room.url + "check")
        await fits(ana)


async def test_the_causes_of_a_retrospective(tmp_path: Path, chromium: Chromium) -> None:
    team = a_team(tmp_path, looking_back("causes"))
    ana, ben = await chromium.tab(PHONE, dark=False), await chromium.tab(DESK)
    async with Facilitator(team / "team.json", tmp_path / "home") as room:
        await joined(room, ana, ben)
        await room.press(ESCAPE)
        await room.see("CAUSES")
        await ana.fill("section:nth-of-type(1) textarea", "Every hour went to the quokka")
        await ana.press("section:nth-of-type(1) .go")
        await ana.see("Yours, sealed")
        await ben.fill("section:nth-of-type(1) textarea", "The wombat came too late")
        await ben.press("section:nth-of-type(1) .go")
        await ben.see("Yours, sealed")
        await fits(ana)
        await fits(ben)
        await unseen(room, tmp_path, quokka=ben, wombat=ana)
        await room.see("Everybody has written")
        await room.press(ENTER)
        await room.see("quokka", "wombat")
        await room.press(F8)
        await room.see("Go on although not everything is done?")
        await room.press("y")
        await room.see("SORT")
        await ana.see("quokka", "wombat")
        await fits(ana)
        await room.press("v")
        for tab in (ana, ben):
            await tab.see("Why was it missed, most of all?")
            await tab.press(".row:nth-of-type(2) .more")
            await tab.press(".ballot .go")
            await tab.see("your ballot is in")
        await room.press(ENTER)
        await room.see("All ballots are alike")
        await room.press("y")
        await room.see("2 dots, all 2 have voted")
        await ben.see("●●")
