"""Files of older and newer versions."""

import json
import shutil
import zlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store import CannotUndo, Damaged, Newer, Store
from store.files.migrations import STEPS
from store.line import FORMAT
from tests.store.helpers import ANA, BEN, Program, add, check, contents, log_of, together

OLD = Path(__file__).parent / "fixtures" / "format-0" / "team.json-log"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of format 0."""
    shutil.copy(OLD, tmp_path / "team.json-log")
    return tmp_path / "team.json"


def test_there_is_a_way_from_every_older_format() -> None:
    assert sorted(STEPS) == list(range(FORMAT))


def test_an_older_file_is_brought_up_to_date_with_its_history(old: Path) -> None:
    with Store.open(old) as store:
        steps = store.workshop.steps
        assert (steps[1].text, steps[1].owner, steps[1].due) == ("Call the lapsed accounts", 1, date(2026, 10, 30))
        assert steps[3].text == "Write to the rivals’ former customers"
        assert (list(steps), steps.next_id) == ([1, 3], 4)
        assert store.workshop.check_ins[1].confidence == 6
        assert [entry.do for entry in store.history()] == [
            "import team.json",
            "claim step 1",
            "add step 3",
            "check in",
            "remove step 2",
        ]
        assert [entry.at for entry in store.history()][1] == datetime(2026, 10, 5, 8, 3, 10, 250_000, UTC)
        assert store.undo(BEN).undoes == 5
        assert store.undo(ANA).undoes == 2
        assert (store.workshop.steps[2].text, store.workshop.steps[1].owner) == ("Visit the three resellers", None)
        with pytest.raises(CannotUndo, match="begins"):
            store.undo(None, 1)
    (kept,) = old.parent.glob("team.json-log.format-0-*")
    assert kept.read_bytes() == OLD.read_bytes()
    assert f"kept as {kept.name}" in store.notices[0]
    with Store.open(old) as again:
        assert (again.notices, again.writable) == ([], True)
    assert check(old).whole


def test_the_copy_of_an_older_file_is_kept_too(old: Path) -> None:
    old.write_text('{"steps": {"1": {"title": "Call"}}, "_log": {"1": {"seq": 1, "whole": "00000000"}}}')
    with Store.open(old) as store:
        assert store.writable
    (kept,) = old.parent.glob("team.json.before-*")
    assert "title" in kept.read_text()


def test_programs_that_do_it_at_once_agree(old: Path) -> None:
    programs = [Program(old, "inserts", name, 5) for name in "abcd"]
    together(*programs)
    said = [text for program in programs for text in program.finish()]
    assert len(said) == 20
    with Store.open(old) as store:
        assert {step.text for step in store.workshop.steps.values()} >= set(said)
        assert store.seq == 25
    assert check(old).whole


def test_a_damaged_older_file_is_left_as_it_is(old: Path) -> None:
    data = log = OLD.read_bytes().replace(b"claim step 1", b"claim step 7")
    (old.parent / "team.json-log").write_bytes(log)
    with pytest.raises(Damaged, match="cannot be read behind change 1"):
        Store.open(old)
    assert [path.read_bytes() for path in old.parent.iterdir()] == [data]


def newer(store: Store, number: int, program: str) -> bytes:
    """Make a file one of a later format, as its program would."""
    line = json.loads(log_of(store).read_text().splitlines()[0])
    del line["crc"]
    line.update(format=number, program=program)
    body = json.dumps(line, separators=(",", ":"))[:-1].encode()
    data = body + b',"crc":"%08x"}\n' % zlib.crc32(body)
    log_of(store).write_bytes(data)
    return data


@pytest.mark.parametrize(
    ("program", "install"), [("3.1.0", "install version 3.1.0 or newer"), ("", "newest version")]
)
def test_a_newer_file_is_refused_untouched_with_what_to_install(store: Store, program: str, install: str) -> None:
    store.close()
    newer(store, FORMAT + 1, program)
    before = {path: path.read_bytes() for path in store.path.parent.iterdir()}
    with pytest.raises(Newer, match=install) as refused:
        Store.open(store.path)
    assert f"file format {FORMAT + 1}; this one knows {FORMAT}" in str(refused.value)
    report = check(store.path)
    assert not report.whole
    assert "install a newer version" in report.findings[0]
    assert {path: path.read_bytes() for path in store.path.parent.iterdir()} == before


def test_a_file_that_becomes_newer_while_it_is_open_is_noticed(store: Store, tmp_path: Path) -> None:
    state = contents(store.workshop)
    newer(store, FORMAT + 1, "3.1.0")
    with pytest.raises(Exception, match=r"was (put back|cut short|replaced)"):
        store.apply(add("x"), ANA, "add")
    assert contents(store.workshop) == state
