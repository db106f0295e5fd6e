"""A database that goes wrong: each time a right state or a sentence, never both saved and not saved."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import psycopg
import pytest

from store import Store
from store.errors import Damaged, Missing, Newer, NotSaved, ReadOnly, Replaced, StoreError, Unreachable
from store.postgres import link
from tests.postgres import Server
from tests.store.helpers import ANA, BEN, Clock, add, contents, reword, start, texts
from tests.store.postgres.helpers import comes_back, followed, sql, team_of, until


@pytest.fixture(scope="module")
def shaky(server: Server) -> Iterator[Server]:
    """A server of its own, to be stopped and started."""
    own = Server()
    yield own
    own.close()


@pytest.fixture(autouse=True)
def soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lost server is asked again sooner than it is otherwise."""
    monkeypatch.setattr(link, "_AGAIN", 0.1)


def test_a_server_that_goes_and_comes_back_loses_nothing_it_acknowledged(
    shaky: Server, clock: Clock, stack: ExitStack
) -> None:
    store = stack.enter_context(Store.create(shaky.team(), start(), clock))
    said = []
    for round_ in range(3):
        for number in range(10):
            store.apply(add(f"{round_} {number}"), ANA, "add")
            said.append(f"{round_} {number}")
        shaky.stop()
        with pytest.raises(Unreachable):
            store.apply(add("while it was gone"), ANA, "add")
        shaky.start()
        until(lambda: comes_back(store))
    assert texts(store) == said
    with Store.open(store.place.name) as again:
        assert contents(again.workshop) == contents(store.workshop)


def test_following_a_server_that_is_gone_says_so_and_goes_on(
    shaky: Server, clock: Clock, stack: ExitStack
) -> None:
    store = stack.enter_context(Store.create(shaky.team(), start(), clock))
    store.box.seal("e:1", ANA, "sealed")
    assert store.box.mine("e:1", ANA) == "sealed"
    shaky.stop()
    until(lambda: not comes_back(store))
    assert store.box.mine("e:1", ANA) == "sealed"
    shaky.start()
    until(lambda: comes_back(store))
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
            there.execute("UPDATE workshop.version SET number = 2")
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


def test_a_login_that_may_only_read_opens_to_look(server: Server, team: Store) -> None:
    address = team.place.name + "&options=-c%20default_transaction_read_only%3Don&connect_timeout=60"
    with Store.open(address) as looking:
        assert contents(looking.workshop) == contents(team.workshop)
        with pytest.raises(ReadOnly):
            looking.apply(reword(1, "x"), ANA, "reword")


def test_tables_of_an_older_form_are_brought_up_to_date(server: Server, team: Store) -> None:
    with sql(server) as there:
        there.execute("DROP FUNCTION workshop.never CASCADE")
        there.execute("UPDATE workshop.version SET number = 1")
    with Store.open(team.place.name) as again:
        again.apply(reword(1, "new"), ANA, "reword")
    with sql(server) as there:
        assert there.execute("SELECT number FROM workshop.version").fetchall() == [(2,)]
        with pytest.raises(psycopg.Error, match="ever emptied"):
            there.execute("TRUNCATE workshop.lines CASCADE")


def test_a_full_disk_refuses_a_change_and_nothing_else(server: Server, team: Store) -> None:
    team.box.seal("e:1", ANA, "sealed")
    with sql(server) as there:
        there.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE 'no space' USING ERRCODE = 'disk_full'; END $$"
        )
        try:
            there.execute("CREATE TRIGGER full_disk BEFORE INSERT ON workshop.lines EXECUTE FUNCTION full_disk()")
            with pytest.raises(NotSaved, match="no space left in the database"):
                team.apply(reword(1, "x"), ANA, "reword")
            there.execute("DROP TRIGGER full_disk ON workshop.lines")
            there.execute("CREATE TRIGGER full_disk BEFORE DELETE ON workshop.sealed EXECUTE FUNCTION full_disk()")
            with pytest.raises(NotSaved):
                team.reveal("e:1", lambda w, inside: reword(1, str(inside))(w), None, "count")
        finally:
            there.execute("DROP FUNCTION full_disk CASCADE")
    assert team.workshop.steps[1].text != "x"
    assert team.box.inside("e:1") == {ANA: "sealed"}
    team.reveal("e:1", lambda w, inside: reword(1, str(inside))(w), None, "count")
    with Store.open(team.place.name) as again:
        assert again.workshop.steps[1].text == f"{{{ANA}: 'sealed'}}"


def test_rubbish_that_comes_while_it_is_open_is_noticed(server: Server, team: Store) -> None:
    with sql(server) as there:
        there.execute("INSERT INTO workshop.lines VALUES (%s, 2, 99999, 'rubbish')", (team_of(team),))
        there.execute("UPDATE workshop.teams SET seq = 2, ends = 99999 WHERE team = %s", (team_of(team),))
        there.execute(f"NOTIFY workshop, 'changed {team_of(team)}'".encode())
    with pytest.raises(Damaged, match="behind change 1"):
        until(lambda: team.follow())
    with pytest.raises(Damaged):
        team.apply(reword(1, "x"), ANA, "reword")
    assert team.workshop.steps[1].text == "Call the lapsed accounts"


def test_two_clocks_make_one_history_in_the_order_of_what_was_done(team: Store) -> None:
    ahead = Clock()
    ahead.forward(hours=3)
    with Store.open(team.place.name, ahead) as other:
        for number in range(3):
            team.apply(reword(1, f"here {number}"), ANA, "reword")
            until(lambda: followed(other, team.seq))
            other.apply(reword(1, f"there {number}"), BEN, "reword")
            until(lambda: followed(team, other.seq))
        assert [one.seq for one in team.history()] == list(range(1, 8))
        assert list(team.newest_first()) == list(team.history())[::-1]
        assert len({one.at for one in team.history()}) == 2
        other.undo(BEN)
        until(lambda: followed(team, other.seq))
    assert team.workshop.steps[1].text == "here 2"
    assert team.place.check().whole


def sql_of(address: str) -> "psycopg.Connection[Any]":
    """A database by the address of a team in it."""
    return psycopg.connect(address.partition("?")[0], autocommit=True)
