"""Every command on a team in a database, as on a file; and no password in any answer."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.postgres import Server, server
from tests.world import PEOPLE

__all__ = ["server"]


@pytest.fixture
def address(server: Server, shell: Shell) -> str:
    """A team with people and a goal, by an address with a password in it."""
    address = server.team().replace("workshop@", "workshop:hunter2@")
    Path("members.csv").write_text("Name\n" + "\n".join(PEOPLE))
    Path("goals.csv").write_text("Goal,Key result,Unit,Baseline,Target\nOpen the Nordics,Accounts,accounts,2,8\n")
    for arguments in (
        ("new", address, "--team", "Northwind"),
        ("import", "members.csv", "goals.csv", "-f", address),
        ("add", "open", "Call the lapsed accounts", "--owner", "ana", "-f", address),
    ):
        answer = shell(*arguments)
        assert answer.status == 0, answer.err
        assert "hunter2" not in answer.out + answer.err
    return address


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("status",), "Open the Nordics"),
        (("steps",), "Call the lapsed accounts"),
        (("find", "lapsed"), "Call the lapsed accounts"),
        (("history",), "add"),
        (("replay",), "start the file"),
        (("report", "plan"), "OPEN THE NORDICS"),
        (("report", "all"), '"teams"'),
        (("roof",), "NORTHWIND"),
        (("check",), "is whole"),
        (("check", "--json"), '"whole": true'),
        (("done", "1", "--as", "ana"), "Done"),
        (("undo",), "Undone"),
        (("me", "ana"), "Ana Ferreira of Northwind, in postgresql://workshop@"),
        (("move", "1", "fri"), "Moved"),
        (("block", "1", "waiting", "--as", "ana"), ""),
        (("checkin", "open", "--confidence", "7"), ""),
    ],
)
def test_a_command_does_what_it_does_on_a_file(
    shell: Shell, address: str, arguments: tuple[str, ...], says: str
) -> None:
    answer = shell(*arguments, *((address,) if arguments[0] == "roof" else ("-f", address)))
    assert answer.status == 0, answer.err
    assert says in answer.out
    assert "hunter2" not in answer.out + answer.err + answer.whose


def test_the_last_one_opened_is_remembered_without_its_password(shell: Shell, address: str) -> None:
    assert shell("me", "ana", "-f", address).status == 0
    assert shell("claim", "1").status in (0, 1)
    for kept in Path("state").rglob("*"):
        assert not kept.is_file() or "hunter2" not in kept.read_text()
    assert "hunter2" not in shell("config").out


def test_a_check_calls_a_team_by_its_address(shell: Shell, address: str) -> None:
    assert shell("check", "-f", address).out.startswith("postgresql://workshop@127.0.0.1:")


def test_a_team_moves_into_a_database_and_back(shell: Shell, address: str) -> None:
    before = json.loads(shell("history", "--json", "-f", address).out)
    there = address.partition("?")[0] + "?team=" + address.rpartition("=")[2] + "-2"
    for source, target in ((address, "here.json"), ("here.json", there)):
        answer = shell("move", source, target)
        assert answer.status == 0, answer.err
        assert "hunter2" not in answer.out + answer.err
        refused = shell("add", "open", "Call them", "-f", source)
        assert (refused.status, "has moved to" in refused.err) == (3, True)
    after = json.loads(shell("history", "--json", "-f", there).out)
    assert [one for one in after if "moved" not in json.dumps(one)][: len(before)] == before
