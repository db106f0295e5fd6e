"""The lines of docs/postgresql.md on backups do what the page says."""

import json
import re
import subprocess
from pathlib import Path

from store import Store
from tests.postgres import Server, programs
from tests.store.helpers import ANA, add, contents, texts
from tests.store.postgres.helpers import sql, team_of

PAGE = (Path(__file__).parents[3] / "docs" / "postgresql.md").read_text(encoding="utf-8")


def test_a_dump_put_back_is_the_same_team(server: Server, team: Store, tmp_path: Path) -> None:
    team.apply(add("before the dump"), ANA, "add")
    team.box.seal("e:1", ANA, "sealed")
    block = next(one for one in PAGE.split("```") if "pg_dump" in one)
    here = server.address().removesuffix("/postgres")
    for line in block.strip().splitlines():
        line = line.replace("postgresql://planner@db.example.com", here).replace(
            "team=dach", f"team={team_of(team)}"
        )
        line = re.sub(r"/sales(?=['?])", "/postgres", line)
        line = line.replace("createdb", f"createdb -h 127.0.0.1 -p {server.port} -U workshop")
        if not line.startswith("workshop"):
            subprocess.run(f"{programs()}/{line}", shell=True, check=True, cwd=tmp_path, capture_output=True)
    with Store.open(team.place.name.replace("/postgres?", "/sales_again?")) as again:
        assert contents(again.workshop) == contents(team.workshop)
        assert again.box.inside("e:1") == {ANA: "sealed"}
        assert again.place.check().whole
        again.apply(add("and goes on"), ANA, "add")
        assert texts(again) == ["before the dump", "and goes on"]


def test_the_lines_are_read_with_sql(server: Server, team: Store) -> None:
    found = re.search(r"`(SELECT convert_from.*?)`", PAGE)
    assert found is not None
    with sql(server) as there:
        rows = there.execute(found[1].replace("dach", team_of(team)).encode()).fetchall()
    assert [row[0]["seq"] for row in rows] == [1], json.dumps(rows[0][0])[:200]


def test_a_member_of_the_owners_role_writes_and_a_guest_looks(server: Server, team: Store) -> None:
    assert "GRANT\nplanner TO berlin" in PAGE
    assert "ALTER ROLE guest SET default_transaction_read_only = on" in PAGE
    with sql(server) as there:
        there.execute("CREATE ROLE berlin LOGIN")
        there.execute("CREATE ROLE guest LOGIN")
        there.execute("GRANT workshop TO berlin, guest")
        there.execute("ALTER ROLE guest SET default_transaction_read_only = on")
    with Store.open(team.place.name.replace("workshop@", "berlin@")) as theirs:
        theirs.apply(add("from Berlin"), ANA, "add")
    with Store.open(team.place.name.replace("workshop@", "guest@")) as looking:
        assert texts(looking) == ["from Berlin"]
