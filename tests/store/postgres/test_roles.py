"""A login for a member, if somebody made one: it reads no ballot, acts for nobody, opens and changes nothing."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from store import Store
from store.errors import StoreError
from tests.postgres import Server
from tests.store.helpers import ANA
from tests.store.postgres.helpers import sql, team_of


@pytest.fixture
def rep(server: Server, team: Store) -> Iterator["psycopg.Connection[Any]"]:
    """A login that somebody made for a member, with every right on the tables that can be given."""
    with sql(server) as there:
        there.execute("CREATE ROLE rep LOGIN")
        there.execute("GRANT USAGE ON SCHEMA workshop TO rep")
        there.execute("GRANT ALL ON ALL TABLES IN SCHEMA workshop TO rep")
        try:
            with sql(server, "rep") as theirs:
                yield theirs
        finally:
            there.execute("DROP OWNED BY rep")
            there.execute("DROP ROLE rep")


@pytest.mark.parametrize("table", ["sealed", "typing", "lines", "copies", "teams"])
def test_a_members_login_reads_changes_and_empties_nothing(
    server: Server, team: Store, rep: "psycopg.Connection[Any]", table: str
) -> None:
    team.box.seal("ballots:1", ANA, {1: 2})
    team.box.keep("step:1", "half", ANA)
    with sql(server) as there:
        everything = there.execute(f"SELECT * FROM workshop.{table}".encode()).fetchall()
        assert rep.execute(f"SELECT * FROM workshop.{table}".encode()).fetchall() == []
        assert rep.execute(f"UPDATE workshop.{table} SET team = team".encode()).rowcount == 0
        assert rep.execute(f"DELETE FROM workshop.{table}".encode()).rowcount == 0
        with pytest.raises(psycopg.Error, match="ever emptied"):
            rep.execute(f"TRUNCATE workshop.{table} CASCADE".encode())
        assert there.execute(f"SELECT * FROM workshop.{table}".encode()).fetchall() == everything


@pytest.mark.parametrize(
    "insert",
    [
        "INSERT INTO workshop.sealed VALUES (%s, 'ballots:1', 2, '{}')",
        "INSERT INTO workshop.typing VALUES (%s, 'step:1', 2, 'words')",
        "INSERT INTO workshop.lines VALUES (%s, 2, 9, 'rubbish')",
        "INSERT INTO workshop.copies VALUES (%s, 9, 'rubbish')",
    ],
)
def test_a_members_login_acts_for_nobody(team: Store, rep: "psycopg.Connection[Any]", insert: str) -> None:
    with pytest.raises(psycopg.Error, match="row-level security"):
        rep.execute(insert.encode(), (team_of(team),))
    with pytest.raises(StoreError):
        Store.open(team.place.name.replace("workshop@", "rep@"))
    rep.execute(f"NOTIFY workshop, 'changed {team_of(team)}'".encode())
    assert not team.follow(), "news is only a reason to look"


def test_a_check_names_logins_that_were_given_rights(team: Store, rep: object) -> None:
    found = team.place.check()
    assert found.whole
    assert found.findings[0].startswith("“rep” was given rights")
