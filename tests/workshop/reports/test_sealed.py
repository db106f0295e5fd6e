"""What is sealed, and who gave what, is in no report and no format: before the reveal, and after it."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec import Struct

from store import Store
from store.judging import Lenient
from tests.screens.lookers import SCANNER, quarter
from tests.workshop.reports.written import formats
from tests.world import IDEAS, NOW, TODAY, Clock, in_session, planned
from workshop.meet import retro_session
from workshop.meet.agenda import go_to
from workshop.model import Workshop
from workshop.plan import committing, drafting, voting
from workshop.reports import whole
from workshop.reports.catalogue import REPORTS, Subject
from workshop.review import causes
from workshop.track.history import tell


class Stage(Struct, frozen=True):
    """A stage at which Ana and Ben seal something, and how that is revealed."""

    start: Callable[[], Workshop]
    envelope: Callable[[Workshop], str]
    sealed: tuple[Any, Any]
    reveal: Callable[[Workshop, Mapping[int, Any]], Workshop]


def _retro(stage: str) -> Workshop:
    return go_to(retro_session.start_retrospective(quarter(), 1, now=NOW), 1, stage, None, NOW).settled()


def _texts(sealed: Mapping[int, Any]) -> list[str]:
    return sorted(text for texts in sealed.values() for text in texts)


STAGES = {
    "draft": Stage(
        lambda: in_session("draft", 1),
        lambda w: drafting.envelope(w, 1),
        (["SEALED alpha"], ["SEALED beta"]),
        lambda w, sealed: drafting.reveal(w, 1, _texts(sealed), Random(1)),
    ),
    "vote": Stage(
        lambda: voting.open_round(in_session("vote", 1, IDEAS), 1, [1, 2], 3, 2).settled(),
        lambda w: voting.envelope(1),
        ({1: 2, 2: 1}, {3: 1}),
        lambda w, sealed: voting.count(w, 1, sealed),
    ),
    "commit": Stage(
        lambda: committing.open_commitment(planned("commit"), 1).settled(),
        lambda w: committing.envelope(1),
        (5, 1),
        lambda w, sealed: committing.show_fists(w, 1, sealed, NOW),
    ),
    "causes": Stage(
        lambda: _retro("causes"),
        lambda w: causes.envelope(w, SCANNER),
        (["SEALED gamma"], ["SEALED delta"]),
        lambda w, sealed: causes.reveal(w, SCANNER, _texts(sealed), Random(1)),
    ),
    "close": Stage(
        lambda: _retro("close"),
        lambda w: retro_session.envelope(1),
        (1, 5),
        lambda w, sealed: retro_session.rate(w, 1, sealed),
    ),
}


def everything(store: Store) -> Iterator[tuple[str, bytes]]:
    """Every report there is in every format, workbooks unpacked."""
    w = store.workshop
    names = {one.id: one.name for one in w.members.values()}
    told = tell(store.history(), names)
    for name, kind in REPORTS.items():
        if name == "thanks" and not w.wins:
            continue
        for form, content in formats(kind.make(Subject(w, TODAY, 1, 1, 1, told))):
            if form == "xlsx":
                with zipfile.ZipFile(io.BytesIO(content)) as book:
                    content = b"".join(book.read(part) for part in book.namelist())
            yield f"{name} {form}", content


def stand(folder: Path, stage: Stage) -> Store:
    """A team that stands at this stage."""
    folder.mkdir()
    return Store.create(folder / "team.json", stage.start(), Clock(NOW), Lenient())


@pytest.mark.parametrize("name", STAGES)
def test_nothing_tells_what_is_sealed_before_its_reveal(tmp_path: Path, name: str) -> None:
    stage = STAGES[name]
    with stand(tmp_path / "a", stage) as store:
        before = dict(everything(store))
        for member, content in enumerate(stage.sealed, start=1):
            store.box.seal(stage.envelope(store.workshop), member, content)
        after = dict(everything(store))
        assert after == before
        assert not [where for where, content in after.items() if b"SEALED" in content]
        assert b"SEALED" not in whole.as_json(store.workshop)


@pytest.mark.parametrize("name", STAGES)
def test_nothing_tells_after_the_reveal_who_gave_what(tmp_path: Path, name: str) -> None:
    stage = STAGES[name]
    ana, ben = stage.sealed
    found = []
    for folder, sealed in (("a", (ana, ben)), ("b", (ben, ana))):
        with stand(tmp_path / folder, stage) as store:
            envelope = stage.envelope(store.workshop)
            for member, content in enumerate(sealed, start=1):
                store.box.seal(envelope, member, content)
            store.reveal(envelope, stage.reveal, None, "reveal")
            found.append(dict(everything(store)))
    assert found[0] == found[1]
    assert bool(found[0])
