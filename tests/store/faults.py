"""What must hold when bytes of a team's files change or go missing. Used by the suite and by the long runs."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Damaged, Missing, Newer, Store
from tests.store.helpers import ANA, BEN, Clock, add, check, claim, contents, create, rebuild, reword

#: A file cut inside its first line, or with a flipped bit there, may say any of these instead of opening.
REFUSALS = (Damaged, Missing, Newer)


class Files:
    """A small team's files as bytes, and the states behind each of its changes."""

    def __init__(self) -> None:
        with TemporaryDirectory() as name:
            with create(Path(name)) as store:
                for number in range(3):
                    store.apply(add(f"step – {number}"), ANA, "add")
                    store.apply(claim(number + 1, BEN), BEN, "claim")
                store.apply(reword(2, "“new”"), None, "reword")
                store.apply(lambda w: w.cut(w.steps[5]), None, "remove")
                store.apply(reword(1, "other"), ANA, "reword")
                store.undo(ANA)
            self.log = (Path(name) / "team.json-log").read_bytes()
            self.copy = (Path(name) / "team.json").read_bytes()
            with Store.open(store.path) as store:
                self.states = [[], *(contents(workshop) for _, workshop in store.replay())]

    def whole_lines(self, upto: int) -> int:
        """How many lines of the log end before this byte."""
        return self.log[:upto].count(b"\n")


def put(folder: Path, log: bytes | None, copy: bytes | None) -> Path:
    """Lay these files into an empty folder."""
    if log is not None:
        (folder / "team.json-log").write_bytes(log)
    if copy is not None:
        (folder / "team.json").write_bytes(copy)
    return folder / "team.json"


def kept(folder: Path) -> set[bytes]:
    """The contents of all files of a folder."""
    return {path.read_bytes() for path in folder.iterdir()}


def flips(data: bytes, every: int) -> Iterator[tuple[int, bytes]]:
    """The data with one bit flipped, at every so many bytes; another bit each time."""
    for place in range(0, len(data), every):
        yield place, data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]


def cut_log(files: Files, lengths: Iterable[int]) -> None:
    """Cut at any length, a log gives the state of its last whole line and goes on; beside a copy it only looks."""
    for length in lengths:
        log = files.log[:length]
        whole = files.whole_lines(length)
        with TemporaryDirectory() as name:
            path = put(Path(name), log, None)
            try:
                with Store.open(path, Clock()) as store:
                    assert contents(store.workshop) == files.states[whole], length
                    store.apply(add("more"), ANA, "add")
                with Store.open(path) as store:
                    assert [step.text for step in store.workshop.steps.values()][-1] == "more", length
                    assert store.seq == whole + 1
            except REFUSALS:
                assert whole == 0, length
                assert kept(Path(name)) == {log}, length
        with TemporaryDirectory() as name:
            path = put(Path(name), log, files.copy)
            with Store.open(path, Clock()) as store:
                assert contents(store.workshop) == files.states[-1], length
                assert store.writable == (length == len(files.log)), length
            assert kept(Path(name)) == {log, files.copy}, length


def flip_log(files: Files, every: int) -> None:
    """A flipped bit in the log is noticed, nothing is overwritten, and mending loses little or nothing."""
    for place, log in flips(files.log, every):
        whole = files.whole_lines(place)
        with TemporaryDirectory() as name:
            path = put(Path(name), log, None)
            try:
                with Store.open(path, Clock()) as store:
                    assert contents(store.workshop) == files.states[whole], place
                    assert store.writable == (place == len(files.log) - 1), place
            except REFUSALS:
                assert whole == 0, place
            assert log in kept(Path(name)), place
            mended(files, path, log, place)
        with TemporaryDirectory() as name:
            path = put(Path(name), log, files.copy)
            with Store.open(path, Clock()) as store:
                assert contents(store.workshop) == files.states[-1], place
            assert kept(Path(name)) == {log, files.copy}, place
            assert not check(path).whole, place
            assert rebuild(path, Clock()()).whole, place
            assert {log, files.copy} <= kept(Path(name)), place
            with Store.open(path, Clock()) as store:
                assert contents(store.workshop) == files.states[-1], place
                assert store.writable, place


def mended(files: Files, path: Path, log: bytes, place: int) -> None:
    """Without a copy, mending a log loses at most what the damaged line, and one beside it, said."""
    if place == len(files.log) - 1:
        return
    assert not check(path).whole, place
    report = rebuild(path, Clock()())
    assert report.whole, (place, report.findings)
    assert check(path).whole, (place, check(path).findings)
    assert log in kept(path.parent), place
    with Store.open(path, Clock()) as store:
        lost = [entry.seq for entry in store.history() if entry.do.startswith("lost: ")]
        assert 0 <= len(lost) <= 2, place
        assert store.writable, place
        store.apply(lambda w: w, ANA, "nothing")


def flip_copy(files: Files, every: int) -> None:
    """A flipped bit in the copy is noticed; the log decides, and the damaged copy is kept."""
    for place, copy in flips(files.copy, every):
        with TemporaryDirectory() as name:
            path = put(Path(name), files.log, copy)
            assert not check(path).whole, place
            with Store.open(path, Clock()) as store:
                assert contents(store.workshop) == files.states[-1], place
                assert "is kept as" in store.notices[0], place
            assert {files.log, copy, files.copy} == kept(Path(name)), place
        with TemporaryDirectory() as name:
            path = put(Path(name), None, copy)
            try:
                with Store.open(path, Clock()):
                    raise AssertionError(f"a damaged copy alone was believed: byte {place}")
            except REFUSALS:
                assert kept(Path(name)) == {copy}, place


def cut_copy(files: Files, lengths: Iterable[int]) -> None:
    """A copy that was cut is noticed; the log decides."""
    for length in lengths:
        copy = files.copy[:length]
        with TemporaryDirectory() as name:
            path = put(Path(name), files.log, copy)
            with Store.open(path, Clock()) as store:
                assert contents(store.workshop) == files.states[-1], length
                assert store.writable, length
            assert copy in kept(Path(name)), length
