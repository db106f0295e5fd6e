"""Several programs on one file: nothing lost, nothing double, nothing acknowledged gone."""

import random
from collections import Counter
from pathlib import Path

from store import Store
from tests.store.helpers import Program, add, check, contents, create, log_of, together
from workshop.model import Workshop


def states_agree(path: Path | str) -> Workshop:
    """The state of a file, after making sure that log and copy tell the same story."""
    with Store.open(path) as store:
        assert (store.notices, store.writable) == ([], True)
        *_, (_, replayed) = store.replay()
        assert contents(replayed) == contents(store.workshop)
        return store.workshop


def test_eight_programs_count_insert_and_claim(tmp_path: Path) -> None:
    with create(tmp_path) as store:
        for number in range(28):
            store.apply(add(f"contested {number}"), None, "add")
    counting = [Program(store.place.name, "increments", 40) for _ in range(3)]
    inserting = [Program(store.place.name, "inserts", name, 40) for name in "abc"]
    claiming = [Program(store.place.name, "claims", member) for member in (1, 2)]
    together(*counting, *inserting, *claiming)
    counted = sum(len(program.finish()) for program in counting)
    inserted = [text for program in inserting for text in program.finish()]
    claimed = {member: program.finish() for member, program in enumerate(claiming, 1)}
    workshop = states_agree(store.place.name)
    assert workshop.steps[1].dots == counted == 120
    texts = Counter(step.text for step in workshop.steps.values() if step.text[1] == " ")
    assert texts == Counter(inserted)
    assert len(inserted) == 120
    for member, steps in claimed.items():
        owned = [str(step.id) for step in workshop.steps.values() if step.owner == member]
        assert set(steps) == set(owned)
    assert sum(len(steps) for steps in claimed.values()) >= 30


def survivors(path: Path | str, acknowledged: dict[str, list[str]]) -> Workshop:
    """The state of the file, after making sure that every acknowledged change is there, once and in order."""
    workshop = states_agree(path)
    texts = [step.text for step in workshop.steps.values()]
    for name, said in acknowledged.items():
        there = [text for text in texts if text.startswith(f"{name} ")]
        assert there[: len(said)] == said
        assert len(there) <= len(said) + 1
        assert len(set(there)) == len(there)
    return workshop


def test_killed_writers_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    rng = random.Random(12)
    with create(tmp_path) as store:
        pass
    for round_ in range(5):
        programs = {
            f"{name}{round_}": Program(store.place.name, "writes", f"{name}{round_}", round_) for name in "abc"
        }
        together(*programs.values())
        said = {name: program.said(rng.randrange(5, 120)) for name, program in programs.items()}
        for name, program in programs.items():
            said[name] += program.kill()
        survivors(store.place.name, said)
        if round_ % 2:
            store.path.unlink()
            survivors(store.place.name, said)
    report = check(store.place.name)
    assert report.whole, report.findings


def test_a_line_that_a_killed_writer_left_unfinished_is_passed_over(store: Store, other: Store) -> None:
    store.apply(add("one"), None, "add")
    whole = log_of(store).read_bytes()
    with log_of(store).open("ab") as file:
        file.write(whole.splitlines()[-1][:70])
    assert other.follow()
    assert other.workshop.steps[3].text == "one"
    store.apply(add("two"), None, "add")
    other.apply(add("three"), None, "add")
    assert [step.text for step in other.workshop.steps.values()][2:] == ["one", "two", "three"]
    assert log_of(store).read_bytes().startswith(whole)
    assert check(store.place.name).whole
    store.path.unlink()
    assert [step.text for step in states_agree(store.place.name).steps.values()][2:] == ["one", "two", "three"]
