"""Nothing of a vote can be known before its count: not from the screen, the files or the history."""

import re
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from shutil import copytree

from textual.pilot import Pilot

from screens.app import WorkshopApp
from store import Store
from tests.screens.kit import screen_text, tap
from tests.screens.voters import LETTERS, room
from tests.world import Clock
from workshop.plan import voting


@dataclass
class Seen:
    """All that somebody could look at during a vote, but for the sealed box."""

    frames: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    history: list[str] = field(default_factory=list)


async def at_rest(pilot: Pilot[None]) -> str:
    """What the screen shows once it has stopped changing."""
    before = ""
    while (shown := screen_text(pilot.app)) != before or not shown:
        before = shown
        await pilot.pause()
    return shown


async def hold_vote(folder: Path, ballots: tuple[str, ...]) -> Seen:
    """Four ballots on the file in this folder, up to right before the count."""
    clock, seen = Clock(), Seen()
    with Store.open(folder / "team.json", clock=clock) as store:
        app = WorkshopApp(store, clock, zone=UTC)
        async with app.run_test(size=(80, 24)) as pilot:

            async def press(*keys: str) -> None:
                for key in keys:
                    await tap(pilot, key)
                    seen.frames.append(await at_rest(pilot))

            await press("enter")
            for letter, dots in zip(LETTERS, ballots, strict=False):
                await press(letter, *dots, "enter")
            await press("c", "backspace", "escape")
            assert len(store.box.sealed_by(voting.envelope(1))) == 4
            seen.history = [f"{entry.by} {entry.do} {entry.put}" for entry in store.history()]
    # Closing brings the copy up to date, so that it is looked at too.
    seen.files = {path.name: path.read_bytes() for path in folder.iterdir() if "sealed" not in path.name}
    return seen


async def test_nothing_before_the_count_depends_on_what_was_voted(tmp_path: Path) -> None:
    """Two votes that differ in nothing but where the dots are look and read the same until the count."""
    (tmp_path / "start").mkdir()
    Store.create(tmp_path / "start" / "team.json", room(), clock=Clock()).close()
    seen = []
    for name, ballots in (
        ("one", ("112", "123", "", "13")),
        ("other", ("663", "456", "", "44")),
    ):
        copytree(tmp_path / "start", tmp_path / name)
        seen.append(await hold_vote(tmp_path / name, ballots))
    one, other = seen
    assert one.frames == other.frames
    assert one.history == other.history
    assert one.files == other.files
    assert {"team.json", "team.json-log"} <= one.files.keys()
    assert len(one.history) == 2


async def test_after_the_count_nobody_can_tell_who_gave_what(tmp_path: Path) -> None:
    """Two votes with the same totals from other people leave the same files behind, and an empty box."""
    (tmp_path / "start").mkdir()
    Store.create(tmp_path / "start" / "team.json", room(), clock=Clock()).close()
    files = []
    for name, ballots in (("one", ("1", "2", "33")), ("other", ("33", "1", "2"))):
        copytree(tmp_path / "start", tmp_path / name)
        files.append(await counted(tmp_path / name, ballots))
    assert files[0] == files[1]


async def counted(folder: Path, ballots: tuple[str, ...]) -> dict[str, bytes]:
    """What is in the folder after these ballots were counted, but for how often the box was written."""
    clock = Clock()
    with Store.open(folder / "team.json", clock=clock) as store:
        app = WorkshopApp(store, clock, zone=UTC)
        async with app.run_test(size=(80, 24)) as pilot:
            await tap(pilot, "enter")
            for letter, dots in zip(LETTERS, ballots, strict=False):
                await tap(pilot, letter, *dots, "enter")
            await tap(pilot, "enter", sees="Count although")
            await tap(pilot, "y", sees="Counted")
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert re.fullmatch(rb'{"edition":\d+}#[0-9a-f]{8}\n', files.pop("team.json-sealed"))
    return files
