"""A database that goes wrong: each time a right state or a sentence, never both saved and not saved."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from store import Store
from store.errors import Damaged, Exists, Missing, Newer, ReadOnly, Replaced, StoreError, Unreachable
from tests.postgres import Server
from tests.store.helpers import ANA, Clock, add, contents, reword, start, texts
from tests.store.postgres.helpers import sql, team_of, until


@pytest.fixture
def team(server: Server, clock: Clock) -> Iterator[Store]:
    """A team, open."""
    with Store.create(server.team(), start(), clock) as store:
        yield store


@pytest.fixture(scope="module")
def shaky(server: Server) -> Iterator[Server]:
    """A server of its own, to be stopped and started."""
    own = Server()
    yield own
    own.close()


def test_a_server_that_goes_and_comes_back_loses_nothing_it_acknowledged(shaky: Server, clock: Clock) -> None:
    store = Store.create(shaky.team(), start(), clock)
    said = []
    for round_ in range(3):
        for number in range(10):
            store.apply(add(f"{round_} {number}"), ANA, "add")
            said.append(f"{round_} {number}")
        shaky.stop()
        with pytest.raises(Unreachable):
            store.apply(add("while it was gone"), ANA, "add")
        shaky.start()
        until(lambda: _comes_back(store))
    assert texts(store) == said
    with Store.open(store.place.name) as again:
        assert contents(again.workshop) == contents(store.workshop)


def test_following_a_server_that_is_gone_says_so_and_goes_on(shaky: Server, clock: Clock) -> None:
    store = Store.create(shaky.team(), start(), clock)
    store.box.seal("e:1", ANA, "sealed")
    assert store.box.mine("e:1", ANA) == "sealed"
    shaky.stop()
    until(lambda: not _comes_back(store))
    assert store.box.mine("e:1", ANA) == "sealed"
    shaky.start()
    until(lambda: _comes_back(store))
    assert store.writable


def test_a_server_that_took_over_without_the_last_change_is_noticed(server: Server, team: Store) -> None:
    team.apply(reword(1, "first"), ANA, "reword")
    team.apply(reword(1, "lost"), ANA, "reword")
    with sql(server) as there:
        there.execute("DELETE FROM workshop.lines WHERE team = %s AND seq = 3", (team_of(team),))
        there.execute(
            "UPDATE workshop.teams SET seq = 2, (ends, crc) = (SELECT ends, 0 FROM workshop.lines WHERE team = %s "
            "AND seq = 2) WHERE team = %s",
            (team_of(team), team_of(team)),
        )
    with pytest.raises(Replaced, match="does not hold change 3"):
        team.apply(reword(1, "next"), ANA, "reword")
    with sql(server) as there:
        rows = there.execute("SELECT count(*) FROM workshop.lines WHERE team = %s", (team_of(team),)).fetchone()
        assert rows == (2,)


def test_a_rubbish_line_stops_nobody_from_looking(server: Server, team: Store) -> None:
    team.apply(reword(1, "good"), ANA, "reword")
    with sql(server) as there:
        there.execute("INSERT INTO workshop.lines VALUES (%s, 3, 99999, 'rubbish')", (team_of(team),))
        there.execute("UPDATE workshop.teams SET seq = 3, ends = 99999 WHERE team = %s", (team_of(team),))
    with Store.open(team.place.name) as again:
        assert again.workshop.steps[1].text == "good"
        assert not again.writable
        assert not again.place.check().whole
        with pytest.raises(Damaged):
            again.apply(add("x"), None, "add")
    with pytest.raises(StoreError, match="from a backup"):
        team.place.rebuild(team.core.now())


def test_a_damaged_copy_is_passed_over(server: Server, team: Store) -> None:
    team.apply(reword(1, "new"), ANA, "reword")
    team.close()
    with sql(server) as there:
        there.execute("UPDATE workshop.copies SET body = 'rubbish' WHERE team = %s", (team_of(team),))
    with Store.open(team.place.name) as again:
        assert again.workshop.steps[1].text == "new"


def test_a_database_of_a_newer_version_or_another_program(server: Server, team: Store) -> None:
    with sql(server) as there:
        there.execute("UPDATE workshop.version SET number = 99")
        try:
            with pytest.raises(Newer, match="install a newer version"):
                Store.open(team.place.name)
        finally:
            there.execute("UPDATE workshop.version SET number = 1")
        there.execute("CREATE DATABASE foreign_one")
        there.execute("CREATE DATABASE empty_one")
    foreign = team.place.name.replace("/postgres?", "/foreign_one?")
    empty = team.place.name.replace("/postgres?", "/empty_one?")
    with sql_of(foreign) as there:
        there.execute("CREATE SCHEMA workshop")
    with pytest.raises(Damaged, match="another program"):
        Store.create(foreign, start())
    with pytest.raises(Missing, match="workshop new"):
        Store.open(empty)


def test_names_and_addresses(server: Server, team: Store, clock: Clock) -> None:
    with pytest.raises(Exists):
        Store.create(team.place.name, start(), clock)
    with pytest.raises(Missing, match="no team"):
        Store.open(server.address() + "?team=nobody")
    with pytest.raises(Missing, match="which team"):
        Store.open(server.address())
    with pytest.raises(Unreachable):
        Store.open("postgresql://127.0.0.1:1/none?team=x")


def test_a_password_is_nowhere(server: Server, team: Store) -> None:
    with_password = team.place.name.replace("workshop@", "workshop:hunter2@")
    with Store.open(with_password) as store:
        assert "hunter2" not in store.place.name
        assert store.place.name == team.place.name
    with pytest.raises(StoreError) as refused:
        Store.open("postgresql://someone:hunter2@127.0.0.1:1/none?team=x")
    assert "hunter2" not in str(refused.value)


def test_a_login_that_may_only_read_opens_to_look(server: Server, team: Store) -> None:
    address = team.place.name + "&options=-c%20default_transaction_read_only%3Don"
    with Store.open(address) as looking:
        assert contents(looking.workshop) == contents(team.workshop)
        with pytest.raises(ReadOnly):
            looking.apply(reword(1, "x"), ANA, "reword")


def test_a_members_login_reads_no_ballot_and_changes_no_line(server: Server, team: Store) -> None:
    team.box.seal("ballots:1", ANA, {1: 2})
    with sql(server) as there:
        there.execute("DROP ROLE IF EXISTS rep")
        there.execute("CREATE ROLE rep LOGIN")
        there.execute("GRANT USAGE ON SCHEMA workshop TO rep")
        there.execute("GRANT ALL ON ALL TABLES IN SCHEMA workshop TO rep")
    try:
        with sql(server, "rep") as theirs:
            for table in ("sealed", "typing", "lines", "copies", "teams"):
                assert theirs.execute(f"SELECT * FROM workshop.{table}".encode()).fetchall() == []
                assert theirs.execute(f"DELETE FROM workshop.{table}".encode()).rowcount == 0
            for insert in (
                "INSERT INTO workshop.sealed VALUES (%s, 'ballots:1', 2, '{}')",
                "INSERT INTO workshop.lines VALUES (%s, 2, 9, 'rubbish')",
            ):
                with pytest.raises(Exception, match="row-level security"):
                    theirs.execute(insert.encode(), (team_of(team),))
        assert team.box.mine("ballots:1", ANA) == {1: 2}
        with pytest.raises(StoreError):
            Store.open(team.place.name.replace("workshop@", "rep@"))
    finally:
        with sql(server) as there:
            there.execute("DROP OWNED BY rep")
            there.execute("DROP ROLE rep")


def _comes_back(store: Store) -> bool:
    try:
        store.follow()
    except Unreachable:
        return False
    return True


def sql_of(address: str) -> "psycopg.Connection[Any]":
    """A database by the address of a team in it."""
    return psycopg.connect(address.partition("?")[0], autocommit=True)
