"""What the pages let through and what not, each against the running server."""

import asyncio
import logging
import re
import socket

import pytest

from screens.joining import people
from screens.joining.people import CODE_LENGTH, plain
from tests.joining.conftest import Serve
from tests.joining.visiting import Served, until
from tests.screens.kit import HOSTILE
from tests.world import IDEAS, in_session
from workshop.model import Workshop
from workshop.plan import drafting
from workshop.team import team
from workshop.words.text import clean

ANA, BEN = 1, 2


def drafts() -> Workshop:
    return in_session("draft", 1, IDEAS[:2])


@pytest.fixture
def served(serve: Serve) -> Served:
    return serve(drafts())


def sealed(served: Served, member: int) -> object:
    return served.store.box.mine("drafts:1:0", member, by=member)


async def test_without_a_cookie_there_is_only_the_join_form(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    async with served.visitor() as visitor:
        for path in ("/", "/mine", "/check"):
            page = await visitor.get(path)
            assert "Join the room" in page
            assert "Northwind" not in page
        assert (await visitor.do("draft", goal=1, text="Ring")).status == 403
        async with visitor.live() as answer:
            assert answer.status == 403
        with caplog.at_level(logging.WARNING, "workshop.serve"):
            wrong = await visitor.post("/join", name="Ana", code="WRONGONE")
        assert wrong.status == 403
        assert "not the code" in wrong.said
        assert "refused" in caplog.text
        assert "WRONGONE" not in caplog.text + str(wrong.headers)
    assert served.store.box.sealed_by("drafts:1:0") == ()


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "file://", "http://127.0.0.1:1", "x"])
async def test_a_foreign_or_missing_origin_is_refused(served: Served, origin: str | None) -> None:
    async with served.visitor() as visitor:
        await visitor.join("Ana")
        visitor.origin = origin
        assert (await visitor.do("draft", goal=1, text="Ring")).status == 403
        assert (await visitor.post("/join", name="Ben", code=served.house.code)).status == 403
    assert sealed(served, ANA) is None


async def test_a_stream_is_for_our_own_pages(served: Served) -> None:
    async with served.visitor() as visitor:
        await visitor.join("Ana")
        for headers in (
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": ""},
            {"Origin": "http://evil.example"},
        ):
            async with visitor.live(**headers) as answer:
                assert answer.status == 403
        async with visitor.live() as answer:
            assert answer.status == 200


async def test_a_host_that_is_not_served_gets_nothing(served: Served) -> None:
    async with served.visitor() as visitor:
        await visitor.join("Ana")
        evil = {"Host": "evil.example", "Origin": "http://evil.example"}
        assert (await visitor.ask("GET", "/", headers=evil)).status == 421
        answer = await visitor.ask("POST", "/do/draft", headers=evil, data={"goal": "1", "text": "Ring"})
        assert answer.status == 421
    assert sealed(served, ANA) is None


async def test_every_answer_carries_the_policy(served: Served) -> None:
    async with served.visitor() as visitor:
        await visitor.join("Ana")
        for path in ("/", "/mine", "/check", "/s/page.js", "/s/../people.py", "/nothing", "/healthz"):
            answer = await visitor.ask("GET", path)
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
            assert answer.headers["Referrer-Policy"] == "same-origin"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "aiohttp" not in str(answer.headers)


async def test_the_cookie_names_file_and_port_and_no_script_reads_it(serve: Serve) -> None:
    one, two = serve(drafts(), "one"), serve(drafts(), "two")
    async with one.visitor() as visitor:
        answer = await visitor.post("/join", name="Ana", code=one.house.code)
        cookie = answer.headers["Set-Cookie"]
        assert re.match(r"workshop-[0-9a-f]{8}-\d+=\S{32}; HttpOnly; Path=/; SameSite=Lax$", cookie)
        visitor.url = visitor.origin = two.house.url.rstrip("/")
        assert "Join the room" in await visitor.get()
        await visitor.post("/join", name="Ben", code=two.house.code)
        assert "Ben Okafor" in await visitor.get()
        visitor.url = one.house.url.rstrip("/")
        assert "Ana Ferreira" in await visitor.get()


async def test_wrong_codes_are_slowed_for_all_and_nobody_is_locked_out(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "TURN", 0.02)
    async with served.visitor() as visitor, served.visitor() as ben:
        for _ in range(people.FREE_TRIES + 1):
            assert (await visitor.post("/join", name="Ana", code="00000000")).status == 403
        begun = asyncio.get_running_loop().time()
        guesses = [visitor.post("/join", name="Ana", code=f"{n:08}") for n in range(10)]
        joining = asyncio.create_task(ben.join("Ben"))
        answers = await asyncio.gather(*guesses)
        await joining
        assert asyncio.get_running_loop().time() - begun >= 10 * 0.02
        assert {answer.status for answer in answers} <= {403, 429}
        assert "Ben Okafor" in await ben.get()


async def test_a_code_is_taken_as_people_type_it(served: Served) -> None:
    code = served.house.code
    assert len(code) == CODE_LENGTH
    for typed in (code.lower(), f" {code[:4]}-{code[4:]} ", served.house.spoken_code):
        assert plain(typed) == code
    assert plain("o0 iL") == "0011"


async def test_who_was_removed_is_out_and_the_stream_ends(served: Served) -> None:
    async with served.visitor() as ana, served.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        async with ana.live() as stream:
            assert (await stream.content.readline()).startswith(b"data: ")
            await until(lambda: any(one.connected for one in served.house.joined()))
            await asyncio.to_thread(served.house.remove, ANA)
            rest = await stream.content.read()
            assert b"event: out" in rest
        assert (await ana.do("draft", goal=1, text="Ring")).status == 403
        assert "Join the room" in (page := await ana.get())
        assert "You are not joined here any more" in page
        assert (await ben.do("draft", goal=1, text="Ring")).status == 303
    assert sealed(served, ANA) is None
    assert sealed(served, BEN) == ["Ring"]


async def test_a_new_code_keeps_who_is_in(served: Served) -> None:
    async with served.visitor() as ana, served.visitor() as ben:
        old = served.house.code
        await ana.join("Ana")
        assert await asyncio.to_thread(served.house.renew_code) != old
        assert (await ben.post("/join", name="Ben", code=old)).status == 403
        assert "Ana Ferreira" in await ana.get()


@pytest.mark.parametrize(
    "name", ["", "Nobody", "a" * 100_000, "\ud800".encode("utf-8", "replace").decode(), "Da/../x"]
)
async def test_a_name_that_is_none_is_refused_with_a_sentence(served: Served, name: str) -> None:
    async with served.visitor() as visitor:
        answer = await visitor.post("/join", name=name, code=served.house.code)
        assert answer.status in (400, 403, 413)
        assert "Set-Cookie" not in answer.headers
        assert (f'value="{served.house.code}"' in answer.text) == (answer.status == 403)  # it is typed once


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("/do/nothing", {"goal": "1"}, 400),
        ("/do/../join", {"goal": "1"}, 400),
        ("/do/%2e%2e%2fjoin", {"goal": "1"}, 400),
        ("/do/draft", {"goal": "1"}, 400),
        ("/do/draft", {"goal": "x", "text": "Ring"}, 400),
        ("/do/draft", {"goal": "99999999999999999999", "text": "Ring"}, 400),
        ("/do/draft", {"goal": "2", "text": "Ring"}, 409),
        ("/do/draft", {"goal": "77", "text": "Ring"}, 409),
        ("/do/draft", {"goal": "1", "text": "x" * 121}, 409),
        ("/do/draft", {"goal": "1", "text": "x" * 20_000}, 413),
        ("/do/draft", {"goal": "1", "text": "Ring", "at": "//evil.example"}, 400),
        ("/do/claim", {"step": "1"}, 409),
        ("/do/cast", {"round": "1", "d1": "1"}, 409),
        ("/do/fist", {"goal": "1", "value": "9"}, 409),
        ("/do/rate", {"value": "3"}, 409),
        ("/do/checkin", {"goal": "1", "confidence": "7", "changed": "", "blocker": "", "r77": "5"}, 409),
        ("/do/verdict", {"step": "1", "verdict": "splendid"}, 400),
        ("/do/draft", b"\xff\xfe=%ff&goal=1", 400),
        ("/do/draft", b"goal=1&goal=2&text=Ring", 400),
    ],
)
async def test_rubbish_is_refused_and_the_server_goes_on(
    served: Served, path: str, data: dict[str, str] | bytes, status: int
) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    async with served.visitor() as visitor:
        await visitor.join("Ana")
        seq = served.store.seq
        assert (await visitor.ask("POST", path, data=data, headers=headers)).status == status
        assert "Ana Ferreira" in await visitor.get()
    assert sealed(served, ANA) is None
    assert served.store.seq == seq


async def test_only_forms_of_ours_are_read(served: Served) -> None:
    async with served.visitor() as visitor:
        await visitor.join("Ana")
        for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
            answer = await visitor.ask(
                "POST", "/do/draft", data=b"goal=1&text=Ring", headers={"Content-Type": kind}
            )
            assert answer.status == 400
        assert (await visitor.ask("PUT", "/do/draft")).status == 405
        assert (await visitor.ask("GET", "/do/draft")).status == 405


async def test_a_burst_of_acts_is_held_off_and_others_go_on(served: Served) -> None:
    async with served.visitor() as ana, served.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        flood = asyncio.gather(*(ana.do("fist", goal=1, value=3) for _ in range(3000)))
        assert (await ben.do("draft", goal=1, text="Ring")).status == 303
        answers = await flood
        assert sum(one.status == 429 for one in answers) > 2000
        assert "too much at once" in next(one for one in answers if one.status == 429).said
        assert (await ben.do("draft", goal=1, text="Write")).status == 303
    assert sealed(served, BEN) == ["Ring", "Write"]


async def test_a_reader_that_takes_nothing_is_dropped(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screens.joining.server.PATIENCE", 0.2)
    monkeypatch.setattr("screens.joining.server._PACE", 0.0)
    async with served.visitor() as ana:
        await ana.join("Ana")
        with socket.socket() as stalled:
            stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            host, port = ana.url.removeprefix("http://").split(":")
            stalled.connect((host, int(port)))
            request = f"GET /live?at=/ HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {ana.cookie}\r\n"
            stalled.sendall(f"{request}Sec-Fetch-Site: same-origin\r\n\r\n".encode())
            await until(lambda: served.house.joined()[0].connected)
            long = [f"Call number {number} of the long list that fills what is held back" for number in range(400)]
            for text in long:
                if not served.house.joined()[0].connected:
                    break
                served.store.apply(lambda w, text=text: drafting.add_idea(w, 1, text), None, "add")  # type: ignore[misc]
                await asyncio.sleep(0.02)
            await until(lambda: not served.house.joined()[0].connected)
        assert "Ana Ferreira" in await ana.get()


async def test_one_person_has_so_many_streams_and_screens(served: Served) -> None:
    async with served.visitor() as ana:
        await ana.join("Ana")
        streams = [ana.live() for _ in range(people.MOST_STREAMS)]
        answers = [await one.__aenter__() for one in streams]
        assert [one.status for one in answers] == [200] * people.MOST_STREAMS
        async with ana.live() as more:
            assert more.status == 429
        for one in answers:
            one.close()
    others = [served.visitor() for _ in range(people.MOST_SCREENS + 1)]
    for other in others:
        await other.join("Ben")
    pages = [await other.get() for other in others]
    assert ["Join the room" in page for page in pages] == [True] + [False] * people.MOST_SCREENS
    for other in others:
        await other._session.close()


async def test_two_logins_of_one_name_see_the_same(served: Served) -> None:
    async with served.visitor() as phone, served.visitor() as laptop:
        await phone.join("Ana")
        await laptop.join("ana f")
        await phone.do("draft", goal=1, text="Ring them all")
        assert "Ring them all" in await laptop.get()
        (joined,) = served.house.joined()
        assert (joined.member, joined.screens) == (ANA, 2)


def hostile() -> Workshop:
    w = drafts()
    for text in HOSTILE:
        if words := clean(text.encode("utf-8", "replace").decode())[:110]:
            w = drafting.add_idea(w, 1, words)
    for number, text in enumerate(("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='x")):
        w = team.edit_member(w, number + 2, name=text)
        w = drafting.add_idea(w, 1, text)
    return w.settled()


async def test_text_of_people_is_never_markup(serve: Serve) -> None:
    served = serve(hostile())
    async with served.visitor() as visitor:
        await visitor.join("Ana")
        await visitor.do("draft", goal=1, text="<b onload=x>'\"&")
        for path in ("/", "/mine", "/check"):
            page = await visitor.get(path)
            for bad in ("<script>alert", "<img", "onclick='x", "<b onload"):
                assert bad not in page
        assert "&lt;script&gt;alert(1)" in await visitor.get()
        assert "&lt;b onload=x&gt;&#39;&#34;&amp;" in await visitor.get()


async def test_nothing_sealed_is_said_when_something_breaks(
    served: Served,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def broken(*given: object) -> None:
        raise ZeroDivisionError(f"secret {given}")

    async with served.visitor() as ana, served.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        await ben.do("draft", goal=1, text="Ring Mori in secret")
        monkeypatch.setattr("screens.joining.stages.texts", broken)
        page = await ana.get()
        assert "This page cannot be shown now" in page
        assert "Your steps" in await ana.get("/mine")
        monkeypatch.undo()
    said = caplog.text + "".join(capfd.readouterr())
    assert "secret" not in said
    assert "Ring Mori" not in said
    assert "ZeroDivisionError" in caplog.text
