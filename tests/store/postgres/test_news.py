"""Two programs on one database: what one does, the other is told."""

from contextlib import ExitStack

import pytest

from store import Store
from store.errors import CannotUndo
from tests.postgres import Server
from tests.store.helpers import ANA, BEN, Clock, Program, add, contents, reword, start, together
from tests.store.postgres.helpers import followed, until


@pytest.fixture
def both(server: Server, clock: Clock, stack: ExitStack) -> tuple[Store, Store]:
    """A team, open twice."""
    one = stack.enter_context(Store.create(server.team(), start(), clock))
    return one, stack.enter_context(Store.open(one.place.name, clock))


def test_a_change_is_seen_by_the_other(both: tuple[Store, Store]) -> None:
    one, other = both
    one.apply(reword(1, "new"), ANA, "reword")
    until(lambda: followed(other, one.seq))
    assert contents(other.workshop) == contents(one.workshop)


def test_what_is_sealed_elsewhere_is_seen_without_a_change(both: tuple[Store, Store]) -> None:
    one, other = both
    one.box.seal("ballots:1", ANA, {1: 2, 12: 1})
    until(lambda: other.box.mine("ballots:1", ANA) == {1: 2, 12: 1})
    one.box.take_back("ballots:1", ANA)
    until(lambda: other.box.sealed_by("ballots:1") == ())


def test_a_reveal_has_what_was_sealed_the_moment_before(both: tuple[Store, Store]) -> None:
    one, other = both
    for times in range(20):
        one.box.seal(f"e:{times}", ANA, times)
        other.reveal(f"e:{times}", lambda w, inside, n=times: reword(1, f"{n} {inside}")(w), None, "count")  # type: ignore[misc]
        assert other.workshop.steps[1].text == f"{times} {{{ANA}: {times}}}"


def test_an_undo_is_judged_on_what_others_did(both: tuple[Store, Store]) -> None:
    one, other = both
    one.apply(reword(1, "mine"), ANA, "reword")
    until(lambda: followed(other, one.seq))
    other.apply(reword(1, "theirs"), BEN, "reword")
    with pytest.raises(CannotUndo):
        one.undo(ANA)


def test_killed_writers_lose_nothing_that_was_acknowledged(server: Server, clock: Clock) -> None:
    with Store.create(server.team(), start(), clock) as store:
        where = store.place.name
    said: list[str] = []
    for round_ in range(3):
        programs = [Program(where, "writes", f"{name}{round_}", round_) for name in "abc"]
        together(*programs)
        said += [text for program in programs for text in program.said(15)]
        said += [text for program in programs for text in program.kill()]
    with Store.open(where) as store:
        there = [step.text for step in store.workshop.steps.values()]
        assert set(said) <= set(there)
        assert len(there) == len(set(there))
        assert store.place.check().whole


def test_programs_that_contend_count_every_change(server: Server, clock: Clock) -> None:
    with Store.create(server.team(), start(), clock) as store:
        where = store.place.name
        for number in range(10):
            store.apply(add(f"step {number}"), None, "add")
    counting = [Program(where, "increments", 25) for _ in range(4)]
    claiming = [Program(where, "claims", member) for member in (1, 2)]
    together(*counting, *claiming)
    for program in counting:
        program.finish()
    claimed = [step for program in claiming for step in program.finish()]
    with Store.open(where) as store:
        assert store.workshop.steps[1].dots == 100
        assert sorted(map(int, claimed)) == sorted(store.workshop.steps)
