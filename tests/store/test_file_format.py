"""What the page on the file format says is true."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store import Store
from store.line import FORMAT, Line
from tests.store.helpers import ANA, TOP, add, check, claim, contents, log_of
from workshop.model import KINDS

PAGE = (TOP / "docs" / "file-format.md").read_text(encoding="utf-8")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """The script on the page."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "script.py"
    path.write_text(code, encoding="utf-8")
    return path


def run(script: Path, store: Store) -> "subprocess.CompletedProcess[str]":
    """Run the script on a store's file."""
    command = [sys.executable, "-X", "utf8", str(script), str(store.path)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def test_the_script_reads_a_real_file(store: Store, script: Path) -> None:
    store.apply(claim(1, ANA), ANA, "claim")
    store.apply(add("an idea – not in it"), ANA, "add")
    store.apply(lambda w: w.cut(w.steps[3]), ANA, "cut")
    with log_of(store).open("ab") as file:
        file.write(b'{"seq":5,"at":"unfin')
    store.apply(claim(2, ANA), ANA, "claim")
    store.undo(ANA)
    done = run(script, store)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["1 Call the lapsed accounts - Ana", "2 Visit the three resellers - nobody"]


def test_the_script_notices_damage(store: Store, script: Path) -> None:
    store.apply(claim(1, ANA), ANA, "claim")
    log_of(store).write_bytes(log_of(store).read_bytes().replace(b"claim", b"klaim"))
    done = run(script, store)
    assert done.returncode == 1
    assert "this line is not what was written" in done.stderr


def test_the_page_names_every_table_and_key_and_the_format() -> None:
    for name in (*KINDS, *Line.__struct_fields__, "crc"):
        assert f"`{name}`" in PAGE, name
    assert f"has the number **{FORMAT}**" in PAGE


def test_a_backup_made_and_put_back_as_the_page_says(store: Store, tmp_path: Path) -> None:
    store.box.seal("ballots:1", ANA, {1: 2})
    store.apply(claim(1, ANA), ANA, "claim")
    backup = tmp_path / "backup"
    backup.mkdir()
    (line,) = re.findall(r"^cp (.*?) /backup/", PAGE, re.MULTILINE)
    for name in line.split():
        shutil.copy(store.path.parent / name, backup / name)
        store.apply(add(f"while copying {name}"), ANA, "add")
    assert check(backup / "team.json").whole
    expected = contents(store.workshop)[:-1]
    store.close()
    for name in line.split():
        shutil.copy(backup / name, store.path.parent / name)
    with Store.open(store.path) as again:
        assert contents(again.workshop) == expected
        assert again.box.mine("ballots:1", ANA) == {1: 2}
        assert (again.notices, again.writable) == ([], True)
