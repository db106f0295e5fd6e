"""Teams for the tests of the store: in files, and, where a database is there, in PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store
from store.judging import Lenient
from tests.postgres import server
from tests.store.helpers import Clock, create, start

__all__ = ["server"]

#: The modules whose tests are about a store, wherever its team lives; all others here are about files.
SHARED = """
    test_store test_box test_undo test_sharing test_index test_view test_properties test_many_programs
    test_backwards test_moving
"""
#: Tests in them that are about the bytes, names and rights of files, and so about no database.
ABOUT_FILES = {
    "test_store": """
        test_a_change_is_one_line_with_the_documents_it_touched
        test_a_change_that_touches_nothing_or_changes_nothing_writes_nothing
        test_an_id_is_never_given_out_again
        test_opened_again_it_is_as_it_was
        test_a_file_is_never_started_over_another
    """,
    "test_box": """
        test_what_is_sealed_is_in_no_other_file
        test_a_reveal_puts_the_outcome_into_the_file_and_empties_the_envelope
        test_a_crash_between_the_outcome_and_the_emptying_shows_nothing_twice
        test_unfinished_typing_is_kept_by_place
        test_much_typing_does_not_pile_up
        test_a_killed_writer_of_typing_costs_at_most_that_typing
        test_a_damaged_line_costs_one_content_and_is_told
    """,
    "test_sharing": """
        test_a_link_leads_to_the_same_file
        test_whoever_names_a_file_beside_it_means_the_file
    """,
    "test_view": "test_the_copy_is_an_ordinary_tinydb_file",
    "test_many_programs": "test_a_line_that_a_killed_writer_left_unfinished_is_passed_over",
    "test_backwards": """
        test_damage_stops_it_where_it_is
        test_what_a_dying_writer_left_is_passed_over
    """,
}
#: Tests in which news has to be there at once; from a database it comes a moment later (see tests/store/postgres).
AT_ONCE = {
    "test_store": "test_two_stores_follow_each_other",
    "test_box": """
        test_an_envelope_holds_one_content_per_member
        test_content_comes_back_as_it_was
        test_others_notice_who_has_sealed
    """,
    "test_undo": "test_undo_looks_at_what_others_did_meanwhile",
}


@pytest.fixture(autouse=True)
def _anybody_may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a store promises does not depend on who may what; that is asked in tests/joining."""
    monkeypatch.setattr("store.store.JUDGE", Lenient())


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test of a store on files and on a database, but for those that are about files."""
    if "store" in metafunc.fixturenames:
        module = metafunc.module.__name__.rpartition(".")[2]
        named = f"{ABOUT_FILES.get(module, '')} {AT_ONCE.get(module, '')}".split()
        only = module not in SHARED.split() or metafunc.function.__name__ in named
        metafunc.parametrize("store", ["files"] if only else ["files", "postgres"], indirect=True)


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A new team, open."""
    where = request.getfixturevalue("server").team() if request.param == "postgres" else None
    with Store.create(where, start(), clock) if where else create(tmp_path, clock) as new:
        yield new


@pytest.fixture
def other(store: Store, clock: Clock) -> Iterator[Store]:
    """The same team, open a second time."""
    with Store.open(store.place.name, clock) as second:
        yield second
