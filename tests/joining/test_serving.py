"""``workshop serve`` as a process, and what is said when it cannot serve."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

import aiohttp
import pytest

from screens.joining.house import House
from screens.joining.serving import Serving, own_address
from store import Store, places
from store.files import log
from tests.joining.conftest import Serve
from tests.joining.visiting import until
from tests.postgres import Server
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, tap
from tests.screens.kit import until as seen
from tests.world import Clock, in_session
from workshop.errors import RuleError
from workshop.plan import drafting

TOP = Path(__file__).parents[2]


def program(*arguments: str, home: Path) -> "subprocess.Popen[str]":
    """The program, with a home of its own."""
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home)}
    return subprocess.Popen(
        [sys.executable, "-m", "workshop", *arguments],
        cwd=TOP,
        env={**environment, "XDG_CONFIG_HOME": str(home)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.fixture
def file(tmp_path: Path) -> str:
    Store.create(tmp_path / "team.json", in_session("draft", 1), clock=Clock()).close()
    return str(tmp_path / "team.json")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_and_serves_until_it_is_stopped(file: str, tmp_path: Path, how: signal.Signals) -> None:
    with program("serve", file, "--no-screen", "--json", home=tmp_path) as serving:
        assert serving.stdout is not None
        said = json.loads(serving.stdout.readline())
        assert set(said) == {"url", "code"}
        with urllib.request.urlopen(said["url"] + "healthz") as answer:
            assert json.load(answer) == {"ok": True}
        serving.send_signal(how)
        out, err = serving.communicate(timeout=20)
        assert (serving.returncode, out, err) == (0, "", "")


def test_asked_for_it_says_where_terminals_are_to_be_had(file: str, tmp_path: Path) -> None:
    with program("serve", file, "--no-screen", "--json", "--ssh-port", "0", home=tmp_path) as serving:
        assert serving.stdout is not None
        said = json.loads(serving.stdout.readline())
        assert re.fullmatch(r"ssh -p \d+ name@127\.0\.0\.1", said["ssh"])
        with socket.create_connection(("127.0.0.1", int(said["ssh"].split()[2]))) as client:
            assert client.recv(100).startswith(b"SSH-2.0-workshop\r\n")
        serving.send_signal(signal.SIGTERM)
        assert serving.communicate(timeout=20) == ("", "")
    assert (tmp_path / "workshop" / "ssh-host-key").exists()


def test_a_team_in_a_database_is_served(tmp_path: Path, server: Server) -> None:
    address = server.team()
    Store.create(address, in_session("draft", 1), clock=Clock()).close()
    with program("serve", address, "--no-screen", "--json", home=tmp_path) as serving:
        assert serving.stdout is not None
        said = json.loads(serving.stdout.readline())
        asyncio.run(_drafted(said["url"], said["code"]))
        serving.send_signal(signal.SIGTERM)
        assert serving.communicate(timeout=20) == ("", "")
    with Store.open(address, clock=Clock()) as store:
        assert store.box.mine("drafts:1:0", 1, by=1) == ["Ring Mori"]


async def _drafted(url: str, code: str) -> None:
    here = url.rstrip("/")
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(here, cookie_jar=jar, headers={"Origin": here}) as visitor:
        for path, form in (
            ("/join", {"name": "Ana", "code": code}),
            ("/do/draft", {"goal": "1", "text": "Ring Mori"}),
        ):
            async with visitor.post(path, data=form) as answer:
                assert answer.status == 200
                assert "Ana Ferreira" in await answer.text()


@pytest.mark.parametrize("options", ["", "sslmode=require&"])
def test_a_terminal_finds_the_database_with_its_password(options: str) -> None:
    place = places.at(f"postgresql://ana:s%40crt@db.example/sales?{options}team=d%20ach")
    assert "s%40crt" in place.address
    assert "s%40crt" not in place.name
    assert places.at(place.address).address == place.address


@pytest.mark.parametrize("option", ["--port", "--ssh-port"])
def test_a_port_that_is_taken_is_said(file: str, tmp_path: Path, option: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        with program("serve", file, "--no-screen", option, port, home=tmp_path) as serving:
            out, err = serving.communicate(timeout=20)
    assert (serving.returncode, out) == (1, "")
    words = f"Port {port} is taken by another program: choose another one with {option}, or leave it away.\n"
    assert err == words


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--host", "192.0.2.1"], 1, "192.0.2.1 is no address of this machine"),
        (["--cert", "pyproject.toml"], 1, "The certificate cannot be used"),
        ([], 2, "The screens need a terminal"),
    ],
)
def test_what_cannot_be_served_is_said(
    file: str, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    without = ["--no-screen"] if arguments else []
    with program("serve", file, *without, *arguments, home=tmp_path) as serving:
        _, err = serving.communicate(timeout=20)
    assert said in err
    assert "Traceback" not in err
    assert serving.returncode == status


def test_a_file_that_is_missing_is_said(tmp_path: Path) -> None:
    with program("serve", str(tmp_path / "none.json"), "--no-screen", home=tmp_path) as serving:
        _, err = serving.communicate(timeout=20)
    assert serving.returncode == 3
    assert "none.json" in err


async def test_without_a_network_it_is_not_opened(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    served = serve(in_session("draft", 1))
    monkeypatch.setattr("screens.joining.house.own_address", lambda: None)
    with pytest.raises(RuleError, match="in no network"):
        await asyncio.to_thread(served.house.open_to_network)
    assert not served.house.is_open


@pytest.mark.skipif(own_address() is None, reason="this machine is in no network")
async def test_opened_to_the_network_it_is_served_there_at_the_same_port(serve: Serve) -> None:
    served = serve(in_session("draft", 1))
    async with served.visitor() as ana:
        await ana.join("Ana")
        await asyncio.to_thread(served.house.open_to_network)
        assert served.house.is_open
        assert served.house.url.startswith(f"http://{own_address()}:")
        assert "Ana Ferreira" in await ana.get()
        async with served.visitor() as ben:
            await ben.join("Ben")


async def test_the_key_says_when_the_pages_cannot_be_served(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(house: House) -> None:
        raise RuleError("Port 1 is not open to you: choose one from 1024 on.")

    monkeypatch.setattr(House, "start", refused)
    async with run(in_session("welcome")) as (app, pilot):
        await tap(pilot, "j")
        await seen(lambda: "Port 1 is not open to you" in screen_text(app))
        assert app.house is None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another process holds the lock of a team's file."""
    hold = "import fcntl, sys; f = open(sys.argv[1]); fcntl.flock(f, fcntl.LOCK_EX); print(1, flush=True); input()"
    log = path.with_name(f"{path.name}-log")
    with subprocess.Popen(
        [sys.executable, "-S", "-c", hold, str(log)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"1\n"
        try:
            yield
        finally:
            other.communicate(b"\n")


async def test_an_act_waits_for_a_lock_that_another_process_holds_and_then_says_so(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert log.PATIENCE == 5.0  # as docs/joining.md says
    monkeypatch.setattr(log, "PATIENCE", 0.4)
    served = serve(in_session("draft", 1))
    async with served.visitor() as ana, served.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        await ana.do("draft", goal=1, text="Ring Mori")
        with locked(served.store.path):
            act = asyncio.create_task(ana.do("draft", goal=1, text="Write to Oslo"))
            assert "Ben Okafor" in await ben.get()
            assert not act.done()
            refused = await act
            assert refused.status == 409
            assert "Another window has been writing" in refused.said
            assert "Ring Mori" in refused.text
            second = asyncio.create_task(ana.do("draft", goal=1, text="Write to Oslo"))
            assert "Ben Okafor" in await ben.get()
        assert (await second).status == 303
    served.store.follow()
    assert served.store.box.mine("drafts:1:0", 1, by=1) == ["Ring Mori", "Write to Oslo"]


async def test_a_full_disk_is_said_and_nothing_else_is_lost(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    served = serve(in_session("draft", 1))

    def full(*given: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    async with served.visitor() as ana:
        await ana.join("Ana")
        await ana.do("draft", goal=1, text="Ring")
        with monkeypatch.context() as broken:
            broken.setattr("store.files.disk.replace", full)
            refused = await ana.do("draft", goal=1, text="Write")
        assert refused.status == 409
        assert "no space left on device" in refused.said.lower()
        assert "Ring" in refused.text
        assert (await ana.do("draft", goal=1, text="Write")).status == 303


async def test_a_file_that_was_replaced_is_said_on_every_page(serve: Serve, tmp_path: Path) -> None:
    served = serve(in_session("draft", 1))
    async with served.visitor() as ana:
        await ana.join("Ana")
        changes = served.store.path.with_name(served.store.path.name + "-log")
        changes.rename(tmp_path / "aside")
        changes.write_bytes((tmp_path / "aside").read_bytes())
        for _ in range(100):
            if 'role="alert">' in (page := await ana.get()):
                break
            await asyncio.sleep(0.05)
        assert 'role="alert">' in page
        assert (await ana.ask("GET", "/healthz")).status == 503


async def test_two_teams_on_one_machine_do_not_disturb_each_other(serve: Serve) -> None:
    one, two = serve(in_session("draft", 1), "one"), serve(in_session("draft", 1), "two")
    async with one.visitor() as ana, two.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        await ana.do("draft", goal=1, text="Ring")
        await asyncio.to_thread(one.house.stop)
        assert (await ben.do("draft", goal=1, text="Write")).status == 303
        assert "Ring" not in await ben.get()
    assert two.store.box.sealed_by("drafts:1:0") == (2,)


async def test_a_house_that_stops_lets_go_of_the_port(tmp_path: Path) -> None:
    with Store.create(tmp_path / "team.json", in_session("draft", 1), clock=Clock()) as store:
        house = House(store.place, Clock(), UTC, Serving())
        house.start()
        port = int(house.url.rstrip("/").rpartition(":")[2])
        house.stop()
        house.stop()
        again = House(store.place, Clock(), UTC, Serving(port=port))
        again.start()
        again.stop()


async def test_it_stops_at_once_and_ends_streams_without_a_word(serve: Serve) -> None:
    served = serve(in_session("draft", 1))
    async with served.visitor() as ana:
        await ana.join("Ana")
        async with ana.live() as stream:
            await until(lambda: served.house.joined()[0].connected)
            begun = time.monotonic()
            await asyncio.to_thread(served.house.stop)
            assert time.monotonic() - begun < 1  # what is still answered would get a second, and then another
            assert b"event: out" not in await stream.content.read()


async def test_what_the_room_does_comes_as_news(serve: Serve) -> None:
    served = serve(in_session("draft", 1))
    async with served.visitor() as ana:
        await ana.join("Ana")
        async with ana.live() as stream:
            await stream.content.readline()
            served.store.apply(lambda w: drafting.add_idea(w, 1, "Ring Dr Mori"), None, "add")
            while b"Ring Dr Mori" not in (line := await asyncio.wait_for(stream.content.readline(), 5)):
                assert line
