"""Joining in a real Chromium: a phone and a laptop, while the room's store goes from stage to stage."""

import asyncio
import json
from pathlib import Path
from random import Random

import pytest

from store import Store
from tests.joining.chromium import DESK, PHONE, Chromium, Tab
from tests.joining.conftest import Serve
from tests.joining.test_serving import program
from tests.joining.visiting import Served, until
from tests.screens.lookers import looking_back
from tests.world import IDEAS, NOW, Clock, in_session, planned
from workshop.meet.agenda import go_to
from workshop.plan import choosing, committing, drafting, voting

ANA, BEN = 1, 2
EIGHT = range(1, 9)
#: No target is smaller than a thumb, no text smaller than can be read at arm's length.
SMALL = """[...document.querySelectorAll('button, summary, a, input:not([type=hidden]), textarea, select')]
  .filter((one) => one.getClientRects().length && (one.getBoundingClientRect().height < 47.5))
  .map((one) => one.outerHTML.slice(0, 90))"""
TINY = "getComputedStyle(document.body).fontSize"
WIDE = "document.documentElement.scrollWidth > innerWidth"


async def fits(tab: Tab) -> None:
    """Everything can be hit and read, nothing is cut off, and the browser has no complaint."""
    assert await tab.js(SMALL) == []
    assert await tab.js(TINY) == "18px"
    assert not await tab.js(WIDE)
    assert tab.errors == []


async def two(served: Served, chromium: Chromium) -> tuple[Tab, Tab]:
    """Ana on a phone in the dark, Ben on a laptop in the light."""
    ana, ben = await chromium.tab(PHONE), await chromium.tab(DESK, dark=False)
    await ana.join(served.house.url, "Ana", served.house.code)
    await ben.join(served.house.url, "ben", served.house.code)
    return ana, ben


async def test_a_planning_by_two_thumbs(serve: Serve, chromium: Chromium) -> None:
    served = serve(in_session("draft", 1, IDEAS[:2]))
    store = served.store
    ana, ben = await two(served, chromium)
    await ana.fill("textarea", "Focus on hospitals")
    await ana.see("name the action")
    await fits(ana)
    await ana.js("document.querySelector('textarea').value = ''")
    await ana.type("Call the lapsed accounts in Bavaria by 12 Feb")
    await ana.press(".line .go")
    await ana.see("Yours, sealed")
    assert await ana.js("document.querySelector('textarea').value") == ""
    await ben.see("1 of 8 have written")
    assert "lapsed accounts in Bavaria by" not in await ben.js("document.documentElement.outerHTML")
    await fits(ben)

    store.follow()
    store.reveal(
        "drafts:1:0",
        lambda w, sealed: drafting.reveal(w, 1, [text for one in sealed.values() for text in one], Random(1)),
        None,
        "reveal",
    )
    store.apply(lambda w: voting.open_round(go_to(w, 1, "vote", 1, NOW), 1, EIGHT), None, "vote")
    await ana.see("Seal my ballot")
    await ana.press(".row:nth-of-type(2) .more")
    await ana.until("document.querySelector('.left').textContent != '3 dots left'")
    await fits(ana)
    await ana.press(".ballot .go")
    await ana.see("your ballot is in")
    await ben.see("1 of 8 have voted")
    assert "●" not in await ben.text()
    store.follow()
    given = store.box.mine("ballots:1", ANA, by=ANA)
    assert given is not None
    assert list(given.values()) == [1]
    store.reveal("ballots:1", lambda w, some: voting.count(w, 1, some), None, "count")
    store.apply(lambda w: choosing.choose(w, 1, 1), None, "choose")
    store.apply(lambda w: go_to(w, 1, "claim", 1, NOW), None, "claim")
    await ana.see("I take this one")
    await ana.press("button.go")
    await ana.see("When, and how does it start?")
    await ben.see("Ana")
    await fits(ana)
    store.apply(lambda w: go_to(w, 1, "commit", 1, NOW), None, "commit")
    await ana.see("How far do you stand behind this plan?")
    assert "When, and how does it start?" not in await ana.text()
    await ana.press(".digits form:nth-child(3) button")
    await ana.see("Yours is in")
    await fits(ana)
    assert not await ben.js("!!document.querySelector('.digits .on')")
    store.follow()
    store.reveal("fists:1", lambda w, some: committing.show_fists(w, 1, some, NOW), None, "show")
    await ana.see("What keeps you from standing behind it?")
    await ana.fill("textarea", "No time before March")
    await ana.press(".line .go")
    await ben.see("No time before March")
    await fits(ben)
    for place in ("mine", "check"):
        await ana.open(served.house.url + place)
        await fits(ana)


async def test_what_is_typed_survives_reload_reveal_refusal_and_a_lost_connection(
    serve: Serve, chromium: Chromium
) -> None:
    served = serve(in_session("draft", 1))
    tab = await chromium.tab(PHONE)
    await tab.join(served.house.url, "Ana", served.house.code)
    await tab.fill("textarea", "Call the lapsed acc")
    await tab.command("Page.reload")
    await tab.until("document.querySelector('textarea')?.value == 'Call the lapsed acc'")
    served.store.reveal(
        "drafts:1:0", lambda w, _: drafting.reveal(w, 1, ["Visit Oslo"], Random(1)), None, "reveal"
    )
    await tab.see("Visit Oslo")
    await tab.until("document.querySelector('textarea').value == 'Call the lapsed acc'")
    served.store.apply(lambda w: voting.open_round(drafting.add_idea(w, 1, "Ring"), 1, EIGHT), None, "vote")
    served.store.apply(lambda w: go_to(w, 1, "draft", 1, NOW), None, "stay")
    await tab.command(
        "Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0
    )
    await tab.press(".line .go")
    await tab.see("Not connected")
    await tab.until("document.querySelector('textarea').value == 'Call the lapsed acc'")
    await tab.command(
        "Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1
    )
    await tab.until("document.getElementById('gone').hidden")
    await tab.press(".line .go")
    await tab.see("Yours, sealed")
    await tab.until("document.querySelector('textarea').value == ''")


async def test_a_refusal_puts_the_words_back(serve: Serve, chromium: Chromium) -> None:
    served = serve(in_session("draft", 1))
    tab = await chromium.tab(PHONE)
    await tab.join(served.house.url, "Ana", served.house.code)
    await tab.js("document.querySelector('textarea').removeAttribute('maxlength')")
    long = "Call " * 30
    await tab.fill("textarea", long)
    await tab.press(".line .go")
    await tab.see("at most 120 characters")
    assert (await tab.js("document.querySelector('textarea').value")).strip() == long.strip()


async def test_removed_or_stopped_it_says_so_and_comes_back(serve: Serve, chromium: Chromium) -> None:
    served = serve(in_session("draft", 1))
    tab = await chromium.tab(PHONE)
    await tab.join(served.house.url, "Ana", served.house.code)
    await tab.fill("textarea", "Half a thou")
    await until(lambda: any(one.connected for one in served.house.joined()))
    await asyncio.to_thread(served.house.remove, ANA)
    await tab.see("Join the room")
    await tab.join(served.house.url, "Ana", served.house.code)
    await tab.until("document.querySelector('textarea').value == 'Half a thou'")
    await until(lambda: any(one.connected for one in served.house.joined()))
    await asyncio.to_thread(served.house.stop)
    await tab.see("Not connected")
    assert await tab.js("document.querySelector('textarea').value") == "Half a thou"


async def test_a_server_that_was_killed_is_found_again_with_what_was_typed(
    tmp_path: Path, chromium: Chromium
) -> None:
    Store.create(tmp_path / "team.json", in_session("draft", 1), clock=Clock()).close()
    serve = ("serve", str(tmp_path / "team.json"), "--no-screen", "--json")
    tab = await chromium.tab(PHONE)
    with program(*serve, home=tmp_path) as serving:
        assert serving.stdout is not None
        said = json.loads(serving.stdout.readline())
        await tab.join(said["url"], "Ana", said["code"])
        await tab.fill("textarea", "Half a thou")
        await tab.js("((real) => { setTimeout = (what, ms) => real(what, ms > 9999 ? 0 : ms); })(setTimeout)")
        serving.kill()
    await tab.see("Scan the code on the shared screen once more")
    with program(*serve, home=tmp_path) as serving:
        assert serving.stdout is not None
        again = json.loads(serving.stdout.readline())
        assert (again["url"], again["code"] != said["code"]) == (said["url"], True)
        await tab.see("You are not joined here any more")
        await tab.join(again["url"], "Ana", again["code"])
        await tab.until("document.querySelector('textarea').value == 'Half a thou'")
        serving.terminate()


async def test_the_causes_of_a_retrospective(serve: Serve, chromium: Chromium) -> None:
    served = serve(looking_back("causes"))
    tab = await chromium.tab(PHONE)
    await tab.join(served.house.url, "Ana", served.house.code)
    await tab.fill("section:nth-of-type(1) textarea", "Every hour went elsewhere")
    await tab.press("section:nth-of-type(1) .go")
    await tab.see("Yours, sealed")
    await fits(tab)


async def test_it_works_with_script_switched_off(serve: Serve, chromium: Chromium) -> None:
    w = drafting.add_idea(drafting.add_idea(planned("claim"), 1, IDEAS[4]), 1, IDEAS[5])
    served = serve(voting.open_round(go_to(w, 1, "vote", 1, NOW), 1, EIGHT).settled())
    second = served.store.workshop.rounds[1].steps[1]
    tab = await chromium.tab(PHONE)
    await tab.command("Emulation.setScriptExecutionDisabled", value=True)
    await tab.join(served.house.url, "Ana", served.house.code)
    await tab.see("without script this page shows news only when it is loaded anew")
    await tab.press(f"#d{second}")
    await tab.command(
        "Input.dispatchKeyEvent", type="keyDown", key="ArrowUp", code="ArrowUp", windowsVirtualKeyCode=38
    )
    await tab.press(".ballot .go")
    await tab.see("your ballot is in")
    served.store.follow()
    assert served.store.box.mine("ballots:1", ANA, by=ANA) == {second: 1}
    for stage, text, pressed, words in (
        ("claim", "", "button.go", "When, and how does it start?"),
        ("draft", "Ring Mori", ".line .go", "Yours, sealed"),
        ("commit", "", ".digits form:nth-child(4) button", "Yours is in"),
    ):
        served.store.apply(lambda w: go_to(w, 1, stage, 1, NOW), None, "on")  # noqa: B023
        while f"· {stage.capitalize()}" not in await tab.text():
            await tab.open(served.house.url)
        if text:
            await tab.fill("textarea", text)
        await tab.press(pressed)
        await tab.see(words)


@pytest.mark.parametrize("site", ["another.example"])
async def test_a_link_opened_from_another_site_finds_one_still_joined(
    serve: Serve, chromium: Chromium, site: str
) -> None:
    served = serve(in_session("draft", 1))
    tab = await chromium.tab(PHONE)
    await tab.join(served.house.url, "Ana", served.house.code)
    await tab.open(f"data:text/html,<title>{site}</title><a href='{served.house.url}'>the room</a>")
    await tab.press("a")
    await tab.see("Ana Ferreira")
