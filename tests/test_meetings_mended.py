"""What once stood in the way of a meeting, in a facilitator's words, and the tests that would notice."""

from importlib import import_module

import pytest

MENDED = {
    "pasted lines are joined, with their bullets": """
        workshop.words.test_pasting.test_three_lines_with_carriage_returns_are_three
        workshop.words.test_pasting.test_bullets_and_boxes_are_taken_off
        screens.test_draft_stage.test_pasted_lines_become_a_step_each_and_one_undo_takes_them_back
        screens.test_draft_stage.test_a_pasted_line_that_is_too_long_waits_in_the_input
        screens.test_retro_followups.test_pasted_lines_become_a_follow_up_each
    """,
    "a private page without why, target and clock, that swallows the first keys": """
        screens.test_cards_rough.test_a_private_page_shows_goal_why_target_and_clock
        screens.test_cards_rough.test_what_is_typed_on_a_covered_page_begins_it_and_is_kept
    """,
    "undo has walls, and sixty steps are dropped one by one": """
        store.test_undo.test_a_vote_that_was_called_off_does_not_stand_in_the_way
        store.test_meeting_undo.test_undo_and_redo_meet_no_wall_and_the_log_explains_every_state
        store.test_properties.test_undo_and_redo_over_a_meeting_end_in_what_the_log_explains_and_never_at_a_wall
        screens.test_cards_rough.test_marked_steps_are_dropped_in_one_change
    """,
    "the suggested day contradicts the step, and is the same for all": """
        workshop.plan.test_scheduling.test_the_day_that_a_step_names_is_suggested_where_it_lies_ahead
        workshop.plan.test_scheduling.test_what_such_steps_took_this_team_comes_before_two_weeks_and_after_the_first_move
    """,
    "the clock stands still under a dialog": "screens.test_in_time.test_the_clock_runs_on_under_a_dialog",
    "redo brings back what was undone long ago": """
        store.test_undo.test_redo_ends_with_the_next_new_change_of_that_terminal
    """,
    "nobody can offer a step": """
        screens.test_claim_stage.test_a_step_is_offered_and_taken_or_declined_with_one_key_each
    """,
    "checks that count words between blanks": """
        workshop.plan.test_goals.test_the_checks_of_a_bare_and_of_a_good_goal
        workshop.plan.test_advice.test_advise
    """,
    "an import that does not name its file, or imports nothing into a pipe": """
        cli.test_importing.test_the_file_is_the_one_named_or_the_one_of_the_environment
        cli.test_importing.test_who_reads_only_the_beginning_loses_nothing
    """,
    "a period that has not begun is told as one that stands still": """
        screens.test_home_page.test_the_period_that_comes_next_is_shown_before_it_begins
        workshop.track.test_mirror.test_without_a_quadrant_it_says_what_to_do
        workshop.track.test_mirror.test_a_fresh_plan_is_not_judged
        workshop.team.test_periods.test_how_far_a_period_has_gone
    """,
    "as many dots as steps": "workshop.plan.test_voting.test_dots_of_a_round",
    "a wrong owner without a remedy": """
        screens.test_claim_stage.test_a_wrong_owner_is_given_back_with_a_key_that_is_shown
    """,
    "sentences that ignore the state, ticks that mean a visit": """
        workshop.meet.test_every_moment.test_a_rule_holds_wherever_its_condition_does
        workshop.meet.test_every_moment.test_a_stage_is_ticked_where_it_brought_what_it_is_for
        workshop.meet.test_every_moment.test_a_members_own_terminal_names_no_key_that_leads_the_room
        screens.test_every_state.test_a_stage_says_what_is_true_in_its_state
    """,
    "ways on that are not said, or not there": """
        screens.test_cards_rough.test_the_way_on_leads_on_from_an_empty_line_only
        screens.test_cards_rough.test_the_key_between_the_ways_of_writing_says_which_way_it_leads
        screens.test_stages.test_help_names_every_key_of_the_place
        screens.test_meeting_rough.test_from_a_settled_gap_one_key_returns_to_the_plan
        screens.test_whole_meeting.test_a_meeting_is_held_with_the_keys_that_screens_name
        workshop.meet.test_every_moment.test_everywhere_something_is_said_and_a_key_leads_on_or_says_who_is_waited_for
    """,
    "people and steps with the same letters": """
        screens.test_ballot_page.test_every_step_of_sixty_has_a_key_that_works_with_caps_lock_too
    """,
    "letters that are told where nobody is": """
        workshop.meet.test_every_moment.test_a_rule_holds_wherever_its_condition_does
    """,
    "a refused form that leaves the cursor elsewhere": """
        screens.test_faulty_fields.test_a_refused_form_goes_to_the_faulty_field
        screens.test_claim_stage.test_a_refused_form_leaves_the_cursor_in_the_faulty_field
    """,
    "questions that default to what cannot be taken back, or are asked in vain": """
        screens.test_meeting_rough.test_enter_alone_means_no_wherever_a_yes_costs_what_nothing_brings_back
        screens.test_meeting_rough.test_during_a_vote_nobody_is_asked_for_words_that_would_be_refused
    """,
    "a step with two numbers": """
        screens.test_meeting_rough.test_a_step_has_the_number_it_keeps
        screens.test_refine_stage.test_numbers_are_those_that_steps_keep_also_in_what_is_said_about_one
    """,
    "a count that tells one person's ballot": """
        screens.test_cards_rough.test_a_count_of_a_single_ballot_says_what_it_shows
        screens.test_cards_rough.test_one_person_alone_is_asked_before_the_own_ballot_is_counted
        screens.test_meeting_rough.test_ballots_that_are_all_alike_are_counted_only_after_a_yes
    """,
    "Caps Lock": """
        screens.test_meeting_rough.test_a_letter_is_always_answered_and_caps_lock_suspected
        screens.test_meeting_rough.test_with_caps_lock_on_a_ballot_is_opened_and_cast
    """,
    "wide signs, marks, initials, foreign figures, rounded millions": """
        screens.test_widths.test_what_is_cut_ends_behind_a_whole_letter
        screens.test_widths.test_no_line_is_too_long_or_begins_inside_a_letter
        screens.test_widths.test_where_blanks_are_words_stay_whole
        screens.test_widths.test_every_widget_keeps_to_its_width
        workshop.team.test_team.test_initials_are_derived
        workshop.words.test_numbers.test_the_number_that_is_meant
        workshop.words.test_numbers.test_number_words
        test_one_place_for_words.test_dates_numbers_and_plural_forms_come_from_one_place
    """,
    "sealed drafting takes more keys than a letter, the text, enter and esc": """
        screens.test_whole_meeting.test_a_meeting_is_held_with_the_keys_that_screens_name
    """,
}


@pytest.mark.parametrize("fault", MENDED)
def test_what_stood_in_the_way_is_tried_by_tests_that_are_there(fault: str) -> None:
    for name in MENDED[fault].split():
        module, _, test = name.rpartition(".")
        assert callable(getattr(import_module(f"tests.{module}"), test)), name
