"""The tables, made and brought up to date by the program; their version stands beside them.

``lines`` holds each change as the very line a file would have; ``teams`` where a team's log ends, and its row is
the lock that all its writers take; ``sealed`` and ``typing`` the box; ``copies`` the state at one change, so that
opening need not replay all of them. Row security is on everywhere and lets nobody through but the
owner of the tables and its members: a login that was given rights on the tables by mistake still sees and changes
no row. What no row security keeps from such a login, emptying a table, a trigger does.
"""

from typing import TYPE_CHECKING, Any

from store.errors import Damaged, Newer, NotSaved

if TYPE_CHECKING:
    import psycopg

#: The number of the tables' form that this program makes.
VERSION = 2

_TABLES = ("version", "teams", "lines", "copies", "sealed", "typing")
_MAKE = """
CREATE SCHEMA workshop;
REVOKE ALL ON SCHEMA workshop FROM PUBLIC;
CREATE TABLE workshop.version (number integer NOT NULL);
CREATE TABLE workshop.teams (
  team text PRIMARY KEY, file text NOT NULL, seq bigint NOT NULL, ends bigint NOT NULL, crc bigint NOT NULL,
  edition bigint NOT NULL DEFAULT 0);
CREATE TABLE workshop.lines (
  team text NOT NULL REFERENCES workshop.teams, seq bigint NOT NULL, ends bigint NOT NULL, body bytea NOT NULL,
  PRIMARY KEY (team, seq), UNIQUE (team, ends));
CREATE TABLE workshop.copies (
  team text PRIMARY KEY REFERENCES workshop.teams, seq bigint NOT NULL, body bytea NOT NULL);
CREATE TABLE workshop.sealed (
  team text NOT NULL REFERENCES workshop.teams, envelope text NOT NULL, member bigint NOT NULL,
  content bytea NOT NULL, PRIMARY KEY (team, envelope, member));
CREATE TABLE workshop.typing (
  team text NOT NULL REFERENCES workshop.teams, place text NOT NULL, member bigint NOT NULL, body text NOT NULL,
  PRIMARY KEY (team, place, member));
"""
#: By version: what makes the tables of that version into the next one's.
_UPGRADES = {
    1: """
CREATE FUNCTION workshop.never() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE 'nothing of the teams is ever emptied' USING ERRCODE = 'insufficient_privilege'; END $$;
"""
    + "".join(
        f"CREATE TRIGGER never BEFORE TRUNCATE ON workshop.{table} EXECUTE FUNCTION workshop.never();"
        for table in _TABLES
    )
}
#: Any number that no other program is likely to take for its lock.
_LOCK = 0x776F726B


def make(connection: "psycopg.Connection[Any]") -> None:
    """Make the tables where they are not there, or bring them up to date.

    :raises Newer: a newer version made them.
    :raises Damaged: the schema is somebody else's.
    :raises NotSaved: this login may not make tables.
    """
    import psycopg

    if version(connection) == VERSION:
        return
    try:
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            there = version(connection)
            if there == 0:
                connection.execute(_MAKE.encode())
                for table in _TABLES:
                    connection.execute(f"ALTER TABLE workshop.{table} ENABLE ROW LEVEL SECURITY".encode())
                connection.execute("INSERT INTO workshop.version VALUES (1)")
            for number in range(there or 1, VERSION):
                connection.execute(_UPGRADES[number].encode())
                connection.execute("UPDATE workshop.version SET number = %s", (number + 1,))
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction) as error:
        raise NotSaved(
            "This login may not make tables in the database: let its owner run 'workshop new' once."
        ) from error


def version(connection: "psycopg.Connection[Any]") -> int:
    """The version of the tables there, 0 where there are none; Newer and Damaged as in :func:`make`."""
    schema, table = connection.execute(
        "SELECT to_regnamespace('workshop') IS NOT NULL, to_regclass('workshop.version') IS NOT NULL"
    ).fetchone() or (False, False)
    if not schema:
        return 0
    if not table:
        raise Damaged("The database has a schema 'workshop' of another program: choose another database.")
    row = connection.execute("SELECT number FROM workshop.version").fetchone()
    if row is None:
        raise Damaged(
            "This login may not read the tables of the teams: use the login that made them, or a member of it."
        )
    number: int = row[0]
    if number > VERSION:
        raise Newer(
            f"The tables in this database are of form {number}, and this version knows {VERSION}: "
            "install a newer version."
        )
    return number


def strangers(connection: "psycopg.Connection[Any]") -> tuple[str, ...]:
    """A sentence on each login that somebody gave rights on the tables, though it is not their owner."""
    rows = connection.execute(
        "SELECT DISTINCT grantee::text FROM information_schema.table_privileges JOIN pg_tables "
        "ON schemaname = table_schema AND tablename = table_name "
        "WHERE table_schema = 'workshop' AND grantee <> tableowner ORDER BY 1"
    ).fetchall()
    return tuple(
        f"“{name}” was given rights on the tables of the teams, which only their owner needs. Take them away: "
        f"REVOKE ALL ON ALL TABLES IN SCHEMA workshop FROM {name}"
        for (name,) in rows
    )
