"""The sealed box: what is in it is nowhere else, and opens once."""

import stat
from pathlib import Path
from typing import Any

import pytest

from store import Store
from store.codec import Unfit
from tests.store.helpers import ANA, BEN, CHEN, add, create, log_of, reword, sealed_of
from workshop.errors import RuleError
from workshop.model import Workshop

SECRET = "call the big one"


def everything_but_the_box(store: Store) -> bytes:
    """All bytes of the team's files, the box excepted."""
    return b"".join(path.read_bytes() for path in (store.path, log_of(store)) if path.exists())


def test_an_envelope_holds_one_content_per_member(store: Store, other: Store) -> None:
    store.box.seal("drafts:1:0", BEN, ["x"])
    store.box.seal("drafts:1:0", ANA, [SECRET])
    other.box.seal("drafts:1:0", ANA, [SECRET, "two"])
    for one in (store, other):
        assert one.box.sealed_by("drafts:1:0") == (ANA, BEN)
        assert one.box.mine("drafts:1:0", ANA) == [SECRET, "two"]
        assert one.box.mine("drafts:1:0", CHEN) is None
        assert one.box.sealed_by("drafts:2:0") == ()
    store.box.take_back("drafts:1:0", ANA)
    assert other.box.sealed_by("drafts:1:0") == (BEN,)


@pytest.mark.parametrize("content", [{1: 2, 12: 1}, {}, [], ["a", {"why": None}], 5, "text", {"a": {1: [2.5]}}])
def test_content_comes_back_as_it_was(store: Store, other: Store, content: Any) -> None:
    store.box.seal("e:1", ANA, content)
    assert other.box.mine("e:1", ANA) == content
    assert other.box.sealed_by("e:1") == (ANA,)


@pytest.mark.parametrize("content", [("tuple",), {"1": 2}, {1.5: 2}, float("nan")])
def test_content_that_would_not_is_refused(store: Store, content: Any) -> None:
    with pytest.raises(Unfit):
        store.box.seal("e:1", ANA, content)


def test_what_is_sealed_is_in_no_other_file(store: Store) -> None:
    store.box.seal("drafts:1:0", ANA, [SECRET])
    store.box.keep("draft:1:1", SECRET)
    store.apply(add("public"), BEN, "add")
    store.close()
    assert SECRET.encode() not in everything_but_the_box(store)
    assert SECRET.encode() in sealed_of(store).read_bytes()


def test_others_notice_who_has_sealed(store: Store, other: Store) -> None:
    other.follow()
    store.box.seal("ballots:1", ANA, {1: 1})
    assert other.follow()
    assert not other.follow()
    store.box.keep("ballot:1:2", "typing")
    assert not other.follow()


def test_a_reveal_puts_the_outcome_into_the_file_and_empties_the_envelope(store: Store, other: Store) -> None:
    store.box.seal("drafts:1:0", BEN, ["second"])
    store.box.seal("drafts:1:0", ANA, ["first"])
    store.box.seal("drafts:2:0", ANA, ["stays"])

    def reveal(w: Workshop, drafts: dict[int, Any]) -> Workshop:
        assert drafts == {ANA: ["first"], BEN: ["second"]}
        for texts in drafts.values():
            for text in texts:
                w = add(text)(w)
        return w

    after = store.reveal("drafts:1:0", reveal, None, "reveal the drafts")
    assert [step.text for step in after.steps.of(1)][2:] == ["first", "second"]
    assert b"first" not in sealed_of(store).read_bytes()
    assert other.follow()
    for one in (store, other):
        assert one.was_opened("drafts:1:0")
        assert one.box.sealed_by("drafts:1:0") == ()
        assert one.box.mine("drafts:2:0", ANA) == ["stays"]
    *_, last = store.history()
    assert (last.opened, last.by) == ("drafts:1:0", None)


def test_an_envelope_opens_once_and_takes_nothing_afterwards(store: Store, other: Store) -> None:
    store.reveal("ballots:1", lambda w, ballots: w, None, "count")
    with pytest.raises(RuleError, match="opened already"):
        other.reveal("ballots:1", lambda w, ballots: w, None, "count")
    with pytest.raises(RuleError, match="opened meanwhile"):
        other.box.seal("ballots:1", ANA, {1: 1})
    with pytest.raises(RuleError, match="opened meanwhile"):
        other.box.take_back("ballots:1", ANA)


def test_a_refused_reveal_leaves_everything_sealed(store: Store) -> None:
    def refuse(w: Workshop, ballots: dict[int, Any]) -> Workshop:
        raise RuleError("Not yet.")

    store.box.seal("ballots:1", ANA, {1: 1})
    with pytest.raises(RuleError, match="Not yet"):
        store.reveal("ballots:1", refuse, None, "count")
    assert (store.seq, store.box.mine("ballots:1", ANA)) == (1, {1: 1})


def test_a_ballot_cast_during_the_count_is_counted(store: Store, other: Store) -> None:
    seen = []

    def count(w: Workshop, ballots: dict[int, Any]) -> Workshop:
        seen.append(dict(ballots))
        if len(seen) == 1:
            other.box.seal("ballots:1", BEN, {2: 2})
        return reword(1, f"{len(ballots)} ballots")(w)

    store.box.seal("ballots:1", ANA, {1: 1})
    store.reveal("ballots:1", count, None, "count")
    assert seen == [{ANA: {1: 1}}, {ANA: {1: 1}, BEN: {2: 2}}]
    assert store.workshop.steps[1].text == "2 ballots"


def test_a_crash_between_the_outcome_and_the_emptying_shows_nothing_twice(store: Store) -> None:
    store.box.seal("ballots:1", ANA, {1: 1})
    box = sealed_of(store).read_bytes()
    store.reveal("ballots:1", lambda w, ballots: w, None, "count")
    sealed_of(store).write_bytes(box)
    assert store.box.sealed_by("ballots:1") == ()
    with Store.open(store.place.name) as again:
        assert again.box.mine("ballots:1", ANA) is None
    assert b"ballots" not in sealed_of(store).read_bytes()


def test_what_was_opened_is_remembered_by_the_copy(store: Store) -> None:
    store.reveal("ballots:1", lambda w, ballots: w, None, "count")
    store.close()
    with Store.open(store.place.name) as again:
        assert again.was_opened("ballots:1")


def test_unfinished_typing_is_kept_by_place(store: Store) -> None:
    for length in range(1, len(SECRET) + 1):
        store.box.keep("draft:1:1", SECRET[:length])
    store.box.keep("draft:1:2", "other")
    store.close()
    with Store.open(store.place.name) as again:
        assert (again.box.kept("draft:1:1"), again.box.kept("draft:1:2")) == (SECRET, "other")
        again.box.keep("draft:1:1", "")
        assert again.box.kept("draft:1:1") == ""
        assert again.box.kept("draft:1:2") == "other"
    assert SECRET.encode() not in sealed_of(store).read_bytes()


def test_much_typing_does_not_pile_up(store: Store) -> None:
    for number in range(300):
        store.box.keep("note", f"{number} " + "x" * 2000)
    assert sealed_of(store).stat().st_size < 300_000
    assert store.box.kept("note").startswith("299 ")


def test_a_killed_writer_of_typing_costs_at_most_that_typing(store: Store, other: Store) -> None:
    store.box.seal("ballots:1", ANA, {1: 1})
    store.box.keep("a", "one")
    with sealed_of(store).open("ab") as file:
        file.write(b'\n{"place":"a","text":"on')
    assert other.box.kept("a") == "one"
    other.box.keep("b", "two")
    assert (store.box.kept("a"), store.box.kept("b"), store.box.mine("ballots:1", ANA)) == ("one", "two", {1: 1})
    with Store.open(store.place.name) as again:
        assert again.notices == []


@pytest.mark.parametrize(("file", "box"), [(0o644, 0o600), (0o640, 0o600), (0o660, 0o660), (0o666, 0o666)])
def test_the_box_is_read_by_those_who_may_write_the_file(tmp_path: Path, file: int, box: int) -> None:
    with create(tmp_path) as store:
        log_of(store).chmod(file)
        store.box.seal("ballots:1", ANA, {1: 1})
        store.box.keep("draft:1:1", "half")
        assert stat.S_IMODE(sealed_of(store).stat().st_mode) == box


def test_a_damaged_line_costs_one_content_and_is_told(store: Store) -> None:
    for member in (ANA, BEN, CHEN):
        store.box.seal("ballots:1", member, {1: member})
    data = bytearray(sealed_of(store).read_bytes())
    data[data.index(b'"member":2') + 9] ^= 1
    sealed_of(store).write_bytes(data)
    store.close()
    with Store.open(store.place.name) as again:
        assert any("team.json-sealed is damaged: 1 of its lines" in notice for notice in again.notices)
        assert again.box.sealed_by("ballots:1") == (ANA, CHEN)
        assert sealed_of(store).read_bytes() == bytes(data)
        again.box.seal("ballots:1", BEN, {1: 1})
        assert again.box.sealed_by("ballots:1") == (ANA, BEN, CHEN)
        again.reveal("ballots:1", lambda w, _: w, None, "count")
    assert b"member" not in b"".join(path.read_bytes() for path in store.path.parent.glob("team.json-sealed*"))
