"""The page of promises names tests and long runs that are there; so does the list of what once fell."""

import re
from importlib import import_module

import pytest

from screens.cards.ballot import BallotPage
from screens.page import Page
from screens.stages.planning.commit import CommitPage
from screens.stages.planning.vote import VotePage
from screens.stages.retrospective.close import ClosePage
from tests.benchmarks.long_runs import RUNS
from tests.store.helpers import TOP

PAGE = (TOP / "docs" / "promises.md").read_text(encoding="utf-8")

#: What fell when the program was attacked, and the tests that provoke the same again.
FELL = {
    "a member leads the room": """
        joining.test_who_may.test_every_change_is_judged_by_what_it_does
        joining.test_who_may.test_joining_is_what_a_member_does_to_a_session
        screens.test_member_terminal.test_no_key_leads_the_room_or_acts_for_others
        screens.test_offered.test_what_is_offered_is_what_the_judge_lets_pass
        joining.test_terminals.test_a_member_goes_along_when_a_session_begins
    """,
    "the room reads or replaces what was sealed at an own door": """
        joining.test_who_may.test_what_each_door_may_do_with_an_envelope
        joining.test_who_may.test_what_was_written_at_an_own_screen_is_closed_to_the_room
        joining.test_terminals.test_a_member_is_shown_that_the_room_answered_again
    """,
    "mended is said, and nothing is mended": """
        store.test_damage.test_two_histories_that_parted_and_were_mixed_are_told_and_mended
        store.test_damage.test_mending_never_claims_more_than_a_check_finds_afterwards
    """,
    "a check that takes for ever": """
        store.test_damage.test_a_check_looks_at_a_bounded_part_at_a_time_and_says_how_far_it_is
    """,
    "damage that looks like an answer": """
        cli.test_wholeness.test_damage_never_looks_like_an_answer
        cli.test_damage.test_every_command_on_this_damage
        store.test_damage.test_nothing_is_written_behind_damage_in_front_of_the_copys_place
        store.test_background.test_damage_far_back_is_found_by_a_program_that_is_open_long
    """,
    "a traceback": """
        store.test_trust.test_every_call_of_every_doing_may_fail_and_what_is_said_is_so
        store.test_trust.test_every_foreign_file_gets_a_sentence_or_opens
        store.test_trust.test_every_name_gets_a_sentence
        store.test_damage.test_a_forged_number_costs_no_memory_and_no_time
        cli.test_rough.test_a_signal_ends_a_command_without_a_word
        cli.test_rough.test_what_cannot_be_a_file_is_named
        cli.test_rough.test_an_error_of_the_screens_leaves_the_terminal_and_one_sentence
    """,
    "sealed or half-typed words in a file after the reveal": """
        store.test_trust.test_nothing_sealed_or_typed_is_left_after_the_reveal
        store.test_trust.test_what_a_program_killed_while_sealing_left_is_destroyed_at_the_next_opening
        store.test_box.test_the_box_is_read_by_those_who_may_write_the_file
        screens.test_residue.test_what_was_typed_goes_with_its_session
        joining.test_five_terminals.test_meetings_with_five_terminals_and_kills_leave_no_word_behind
    """,
    "a name that is taken for a part": """
        store.test_trust.test_a_name_that_would_be_taken_for_a_part_is_refused
        cli.test_rough.test_a_new_file_does_not_take_the_name_of_what_lies_beside_one
    """,
    "saved, and said not to be": """
        store.test_trust.test_what_is_there_is_never_said_to_be_not_saved
        store.test_trust.test_a_folder_that_may_not_be_listed_or_flushed_takes_a_file
        cli.test_rough.test_what_is_saved_is_said_to_be_saved
        cli.test_rough.test_an_account_without_a_home_works_all_the_same
    """,
    "an undo judged on what was": """
        store.test_undo.test_an_undo_is_judged_on_the_newest_state_while_others_write
        store.test_undo.test_an_undo_that_the_rules_are_against_by_now_is_refused
    """,
    "today's offset in the history": "cli.test_rough.test_history_tells_each_moment_with_its_own_offset",
    "hostile text of a file on the terminal": """
        cli.test_rough.test_words_of_a_hostile_file_are_harmless
        cli.test_rough.test_arguments_are_not_echoed_as_commands_to_the_terminal
    """,
    "signs that are lost in an encoding": "cli.test_rough.test_json_loses_no_sign_in_any_encoding",
    "a screen that stands still": """
        screens.test_waiting.test_the_screen_goes_on_while_another_program_holds_the_lock
        store.test_background.test_a_disk_that_confirms_late_is_waited_for_by_nobody
        store.test_background.test_what_is_given_up_never_comes
    """,
    "reading more than is needed": "store.test_backwards.test_it_is_the_history_the_other_way_round",
    "a box whose change is missed": """
        store.test_trust.test_a_change_of_the_box_is_seen_however_coarse_the_times_are
        store.test_trust.test_the_reveal_reads_the_box_again_whatever_tells_of_changes
    """,
    "a failed flush that only one program knows of": """
        store.test_trust.test_a_disk_that_failed_is_told_to_every_program_and_mended_by_writing_anew
        cli.test_wholeness.test_what_can_be_read_of_a_damaged_file_is_saved_elsewhere
    """,
    "a terminal that is left as a mess, or gone": """
        screens.test_ending.test_a_signal_leaves_the_terminal_as_it_was
        screens.test_ending.test_a_terminal_that_is_gone_ends_the_program
    """,
    "systems it never ran on": """
        store.test_trust.test_a_mac_that_cannot_flush_in_full_flushes_as_others_do
        store.test_trust.test_where_open_files_cannot_be_replaced_they_are_closed_before
        store.test_trust.test_the_locks_of_windows_with_its_calls_replaced
    """,
    "what a checksum and a name do not prove": """
        store.test_promises.test_what_is_not_promised_is_said_where_it_matters
    """,
}


def test_every_promise_names_tests_that_are_there() -> None:
    rows = [row for row in PAGE.splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 10
    for row in rows:
        named = re.findall(r"`(tests/[\w/.]+|test_\w+|injection)`", row.split("|")[2])
        assert named, row
        for name in named:
            path = TOP / name if "/" in name else TOP / "tests" / "store" / f"{name}.py"
            assert path.is_file(), name


def test_every_long_run_is_named() -> None:
    assert set(RUNS) - {"many"} <= set(re.findall(r"`(\w+)`", PAGE))


@pytest.mark.parametrize("fell", FELL)
def test_what_fell_once_is_tried_by_tests_that_are_there(fell: str) -> None:
    for name in FELL[fell].split():
        module, _, test = name.rpartition(".")
        assert callable(getattr(import_module(f"tests.{module}"), test)), name


def test_what_is_not_promised_is_said_where_it_matters() -> None:
    pages: tuple[type[Page], ...] = (BallotPage, VotePage, CommitPage, ClosePage)
    for page in pages:
        assert "whoever has the run of this computer could read it" in page.HELP, page
    assert "A CRC-32 finds accidents and no intent" in PAGE
