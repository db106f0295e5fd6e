"""Bytes that changed or went missing: short versions of the long runs, and what they do not reach."""

import json
import re
import tracemalloc
import zlib
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from store import CannotUndo, Damaged, Store, Strange, places
from store.files import saving
from tests.store import faults
from tests.store.helpers import ANA, BEN, NOW, Clock, add, check, contents, log_of, rebuild, reword, sealed_of


@pytest.fixture(scope="module")
def files() -> faults.Files:
    """A small team's files; nothing changes them."""
    return faults.Files()


def test_a_log_that_was_cut_anywhere(files: faults.Files) -> None:
    end = len(files.log)
    faults.cut_log(files, [*range(0, end, 61), *range(end - 30, end + 1, 5)])


def test_a_bit_flipped_anywhere_in_the_log(files: faults.Files) -> None:
    faults.flip_log(files, 41)


def test_a_bit_flipped_in_the_line_breaks_of_the_log(files: faults.Files) -> None:
    place = -1
    while (place := files.log.find(b"\n", place + 1)) >= 0 and place < len(files.log) - 1:
        broken = faults.Files.__new__(faults.Files)
        broken.log, broken.copy, broken.states = files.log, files.copy, files.states
        data = files.log[:place] + b"\x0b" + files.log[place + 1 :]
        with_copy_mended(files, data)


def with_copy_mended(files: faults.Files, log: bytes) -> None:
    """Mending a damaged log beside a whole copy gives the whole state back."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        path = faults.put(Path(name), log, files.copy)
        assert rebuild(path, Clock()()).whole
        with Store.open(path, Clock()) as store:
            assert contents(store.workshop) == files.states[-1]


def test_a_bit_flipped_anywhere_in_the_copy(files: faults.Files) -> None:
    faults.flip_copy(files, 29)


def test_a_copy_that_was_cut_anywhere(files: faults.Files) -> None:
    faults.cut_copy(files, range(0, len(files.copy), 97))


def test_lines_that_were_swapped_doubled_or_taken_out_are_noticed(files: faults.Files, tmp_path: Path) -> None:
    one, two, three, *rest = files.log.splitlines(keepends=True)
    for number, lines in enumerate(([one, three, two, *rest], [one, two, two, three, *rest], [one, three, *rest])):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = faults.put(folder, b"".join(lines), None)
        with Store.open(path) as store:
            assert not store.writable
            with pytest.raises(Damaged, match="cannot be read behind change"):
                store.apply(add("x"), ANA, "add")
        assert not check(path).whole
        assert rebuild(path).whole
        with Store.open(path) as store:
            assert store.writable


def test_a_line_of_another_history_is_noticed(store: Store, other: Store) -> None:
    line = json.loads(log_of(store).read_text().splitlines()[0])
    line.update(seq=2, crc="00000000")
    with log_of(store).open("a") as file:
        file.write(json.dumps(line, separators=(",", ":")) + "\n")
    with pytest.raises(Damaged, match="behind change 1"):
        other.follow()
    with pytest.raises(Damaged):
        store.apply(add("x"), ANA, "add")


def test_an_edit_by_another_program_is_kept_aside_and_told(store: Store) -> None:
    store.apply(add("one"), ANA, "add")
    store.close()
    with TinyDB(store.path) as db:
        db.table("steps").update({"text": "edited"}, where("id") == 1)
    edited = store.path.read_bytes()
    with Store.open(store.path) as again:
        assert again.workshop.steps[1].text == "Call the lapsed accounts"
        (notice,) = again.notices
        assert again.writable
    (aside,) = store.path.parent.glob("team.json.aside-*")
    assert aside.name in notice
    assert aside.read_bytes() == edited
    with Store.open(store.path) as again:
        assert again.notices == []


def test_an_edit_while_it_is_open_is_not_overwritten(store: Store) -> None:
    store.apply(add("one"), ANA, "add")
    store.path.write_text('{"steps": {"1": {"text": "by hand"}}}')
    store.close()
    (aside,) = store.path.parent.glob("team.json.aside-*")
    assert "by hand" in aside.read_text()
    assert aside.name in store.notices[0]
    with TinyDB(store.path) as db:
        assert [step["text"] for step in db.table("steps")][2:] == ["one"]


def test_a_newer_copy_is_not_replaced_by_an_older_one(store: Store, other: Store) -> None:
    other.apply(add("one"), ANA, "add")
    store.apply(add("two"), ANA, "add")
    store.close()
    newest = store.path.read_bytes()
    other.close()
    assert store.path.read_bytes() == newest


def append(store: Store, put: dict[str, dict[str, object]]) -> None:
    """Append a line with these documents, chained as it should be."""
    lines = log_of(store).read_bytes().splitlines()
    before = int(json.loads(lines[-1])["crc"], 16)
    line = {"seq": len(lines) + 1, "at": "2027-01-14T10:00:00.000Z", "by": None, "do": "strange", "put": put}
    body = json.dumps(line).encode()[:-1]
    with log_of(store).open("ab") as file:
        file.write(body + b',"crc":"%08x"}\n' % zlib.crc32(body, before))


@pytest.mark.parametrize(
    ("table", "key", "document", "said", "seen"),
    [
        ("steps", "2", {"id": 2, "goal": 1, "text": 7}, "Document 2 of table 'steps': its field 'text'", None),
        ("steps", "9", {"id": 9, "goal": 1}, "Document 9 of table 'steps': its field", None),
        ("steps", "2", {"id": 2, "goal": 1, "text": "x", "mood": 1}, "does not know its field 'mood'", "x"),
        ("moods", "2", {"id": 2}, "Document 2 of table 'moods' is of a kind", "Visit the three resellers"),
    ],
)
def test_a_surprising_document_is_named_and_the_rest_stays_usable(
    store: Store, other: Store, table: str, key: str, document: dict[str, object], said: str, seen: str | None
) -> None:
    append(store, {table: {key: document}})
    size = log_of(store).stat().st_size
    assert other.follow()
    with Store.open(store.path) as again:
        for one in (again, other):
            assert any(said in notice for notice in one.notices), one.notices
            assert one.workshop.steps[1].text == "Call the lapsed accounts"
            step = one.workshop.steps.get(2)
            assert (step.text if step else None) == seen or key == "9"
            assert one.db.table("members").all()
            assert not one.writable
            with pytest.raises(Strange, match="looked at and exported, but not changed"):
                one.apply(add("x"), ANA, "add")
            one.save_as(store.path.with_name(f"exported-{id(one)}.json"))
    assert log_of(store).stat().st_size == size
    report = check(store.path)
    assert not report.whole
    assert any(said in finding for finding in report.findings)
    assert rebuild(store.path).whole
    with Store.open(store.path) as again:
        assert (again.notices, again.writable) == ([], True)


def test_a_surprising_document_that_was_replaced_since_is_forgotten(store: Store) -> None:
    append(store, {"steps": {"2": {"id": 2}}})
    append(store, {"steps": {"2": {"id": 2, "goal": 1, "text": "fine"}}})
    with Store.open(store.path) as again:
        assert (again.notices, again.writable) == ([], True)


def test_a_log_that_lost_its_end_beside_its_copy_is_not_gone_on_with(store: Store) -> None:
    whole = log_of(store).read_bytes()
    store.apply(reword(1, "new"), ANA, "reword")
    store.close()
    log_of(store).write_bytes(whole)
    with Store.open(store.path) as again:
        assert again.workshop.steps[1].text == "new"
        assert "no longer holds change 2" in again.notices[0]
        with pytest.raises(Damaged, match="put back from a backup"):
            again.apply(add("x"), ANA, "add")
    assert log_of(store).read_bytes() == whole
    assert rebuild(store.path).whole
    with Store.open(store.path) as again:
        assert (again.workshop.steps[1].text, again.writable, again.seq) == ("new", True, 2)


def test_a_copy_of_another_log_is_kept_aside(store: Store, tmp_path: Path) -> None:
    other = Store.create(tmp_path / "other.json", store.workshop, Clock())
    for number in range(9):
        other.apply(reword(1, f"other {number}"), ANA, "reword")
    other.close()
    store.apply(reword(1, "ours"), ANA, "reword")
    store.close()
    other.path.replace(store.path)
    with Store.open(store.path) as again:
        assert again.workshop.steps[1].text == "ours"
        assert "is kept as" in again.notices[0]
        assert again.writable


def test_nothing_is_written_behind_damage_in_front_of_the_copys_place(store: Store) -> None:
    for number in range(5):
        store.apply(reword(1, f"text {number}"), BEN, "reword")
    store.close()
    log_of(store).write_bytes(log_of(store).read_bytes().replace(b"text 2", b"text 9"))
    before = {path: path.read_bytes() for path in store.path.parent.iterdir()}
    with Store.open(store.path) as again:
        assert again.workshop.steps[1].text == "text 4"
        assert "cannot be read behind change 3 (byte" in again.notices[0]
        for write in (lambda: again.apply(add("more"), ANA, "add"), lambda: again.undo(ANA)):
            with pytest.raises(Damaged, match="behind change 3"):
                write()
        newest = again.newest_first()
        assert [next(newest).seq, next(newest).seq] == [6, 5]
        with pytest.raises(Damaged):
            next(newest)
    assert {path: path.read_bytes() for path in store.path.parent.iterdir()} == before
    report = check(store.path)
    assert not report.whole
    assert "behind change 3 of 2027-01-14 09:12 UTC" in report.findings[0]
    assert "1 of 6 changes would be lost from the history by mending; team.json knows what came of" in str(report)
    assert rebuild(store.path).whole
    with Store.open(store.path) as again:
        assert again.workshop.steps[1].text == "text 4"
        again.apply(add("more"), ANA, "add")
        lost = list(again.history())[3]
        assert (lost.do, lost.move) == ("lost: this change could not be read", True)
        assert again.undo(ANA).do == "add"
        with pytest.raises(CannotUndo, match="nothing to undo"):
            again.undo(None)


def test_a_copy_of_an_older_version_says_nothing_of_what_is_in_front_so_that_is_read(store: Store) -> None:
    for number in range(5):
        store.apply(reword(1, f"text {number}"), BEN, "reword")
    store.close()
    body, _, _ = re.sub(rb',"front":"[0-9a-f]{8}"', b"", store.path.read_bytes()).rpartition(b',"whole":')
    store.path.write_bytes(body + b',"whole":"%08x"}}}\n' % zlib.crc32(body))
    with Store.open(store.path) as again:
        assert (again.notices, again.writable) == ([], True)
    log_of(store).write_bytes(log_of(store).read_bytes().replace(b"text 2", b"text 9"))
    with Store.open(store.path) as again:
        assert not again.writable
        assert again.workshop.steps[1].text == "text 4"


def test_two_histories_that_parted_and_were_mixed_are_told_and_mended(store: Store, tmp_path: Path) -> None:
    store.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for path in (store.path, log_of(store)):
        if path.exists():
            (elsewhere / path.name).write_bytes(path.read_bytes())
    for path, text in ((store.path, "ours"), (elsewhere / "team.json", "theirs")):
        with Store.open(path, Clock()) as one:
            one.apply(add(text), ANA, "add")
    theirs = (elsewhere / "team.json").read_bytes()
    store.path.write_bytes(theirs)
    assert not check(store.path).whole
    report = rebuild(store.path)
    assert report.whole, report
    assert "of another history" in report.findings[0]
    assert check(store.path).whole
    assert theirs in {path.read_bytes() for path in store.path.parent.iterdir() if path.is_file()}
    with Store.open(store.path) as again:
        assert [step.text for step in again.workshop.steps.values()][2:] == ["ours"]
        again.apply(add("more"), ANA, "add")


def test_mending_never_claims_more_than_a_check_finds_afterwards(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.apply(add("one"), ANA, "add")
    store.close()
    store.path.write_bytes(b"{}")
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    monkeypatch.setattr(saving, "save", lambda *_, **__: [])
    report = rebuild(store.path)
    assert not report.whole
    assert "It is still not whole:" in report.findings
    assert "Mended" not in str(report)


def test_a_forged_number_costs_no_memory_and_no_time(store: Store) -> None:
    store.apply(add("one"), ANA, "add")
    lines = log_of(store).read_bytes().splitlines(keepends=True)
    body = b'{"seq":100000000,"at":"2027-01-14T10:00:00.000Z","by":null,"do":"forged"'
    forged = body + b',"crc":"%08x"}\n' % zlib.crc32(body, int(lines[-1][-11:-3], 16))
    log_of(store).write_bytes(b"".join([*lines, forged]))
    assert not check(store.path).whole
    assert rebuild(store.path).whole
    assert len(log_of(store).read_bytes()) < 10_000


def test_a_check_looks_at_a_bounded_part_at_a_time_and_says_how_far_it_is(store: Store) -> None:
    began = log_of(store).read_bytes()
    crc, lines = int(began[-11:-3], 16), []
    for seq in range(2, 12_002):
        body = b'{"seq":%d,"at":"2027-01-14T10:00:00.000Z","by":1,"do":"x","put":{"steps":{"1":' % seq
        body += b'{"id":1,"goal":1,"text":"%s","state":"planned"}}}' % (b"%05d" % seq * 120)
        crc = zlib.crc32(body, crc)
        lines.append(body + b',"crc":"%08x"}\n' % crc)
    lines[8_000] = lines[8_000].replace(b'"do":"x"', b'"do":"y"')
    log_of(store).write_bytes(began + b"".join(lines))
    size, told = log_of(store).stat().st_size, list[tuple[int, int]]()
    tracemalloc.start()
    report = places.at(store.path).check(lambda done, total: told.append((done, total)))
    _, most = tracemalloc.get_traced_memory()
    mended = places.at(store.path).rebuild(NOW)
    _, most_in_all = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "Missing: change 8002" in str(report)
    assert mended.whole
    assert most < size * 0.6, (most, size)
    assert most_in_all < size * 1.2, (most_in_all, size)
    assert told == sorted(told)
    assert told[-1] == (size, size)
    assert len(told) >= 3


def test_ids_of_lost_records_are_not_given_out_again(store: Store) -> None:
    store.apply(add("one"), ANA, "add")
    store.apply(add("two"), ANA, "add")
    store.apply(lambda w: w.cut(w.steps[4]), ANA, "cut")
    store.close()
    log_of(store).write_bytes(log_of(store).read_bytes().replace(b'"two"', b'"owt"'))
    assert rebuild(store.path).whole
    with Store.open(store.path) as again:
        assert again.workshop.steps.next_id == 5


def test_a_temporary_file_of_a_killed_program_is_swept_later(store: Store) -> None:
    import os

    left = store.path.with_name("team.json-sealed.77-1.tmp")
    left.write_text("secret")
    with Store.open(store.path):
        assert left.exists()
    os.utime(left, (0, 0))
    with Store.open(store.path):
        assert not left.exists()


def test_whole_files_are_left_alone(store: Store) -> None:
    store.box.seal("ballots:1", ANA, {1: 1})
    store.apply(add("one"), ANA, "add")
    store.close()
    before = {path: path.read_bytes() for path in store.path.parent.iterdir()}
    assert rebuild(store.path) == check(store.path)
    assert check(store.path).whole
    assert {path: path.read_bytes() for path in store.path.parent.iterdir()} == before
    assert sealed_of(store) in before
