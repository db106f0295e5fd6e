"""What stood in the way when teams lived quarters with the program, and the tests that hold it as it is now."""

from importlib import import_module

import pytest

LIVED = {
    "a missed quarter passes silently": """
        screens.test_starting.test_the_next_period_waits_for_a_look_back
        screens.test_starting.test_without_a_look_back_the_next_is_planned_for_a_reason_only
        screens.test_starting.test_a_sheet_brings_no_goals_of_the_next_period_before
        cli.test_between.test_a_quarter_is_waived_with_a_reason
    """,
    "a member does what the room does": """
        joining.test_who_may.test_every_change_is_judged_by_what_it_does
        screens.test_member_terminal.test_no_key_leads_the_room_or_acts_for_others
    """,
    "steps without a date never come up": """
        screens.test_adrift_page.test_a_check_in_goes_through_what_is_adrift
        workshop.track.test_adrift.test_a_step_is_adrift_for_these_reasons
    """,
    "a leaver's steps are orphaned": """
        screens.test_team_page.test_who_leaves_is_asked_about_every_open_step
        workshop.track.test_adrift.test_what_a_leaver_leaves_is_listed_and_can_be_given_away
        cli.test_shell.test_a_leavers_steps_are_found_by_their_name
    """,
    "celebrating refuses the day that it suggests": """
        screens.test_retro_wins.test_a_celebration_past_the_last_day_asks_for_the_next_period_first
    """,
    "a period that is over is planned again": """
        screens.test_starting.test_p_on_a_period_that_is_over_opens_the_next
    """,
    "another key than the pressed one happens while a session runs": """
        screens.test_starting.test_another_key_asks_before_it_goes_on_with_what_runs
        screens.test_starting.test_a_session_left_for_days_does_not_hide_home
    """,
    "an idea cannot be planned in mid-quarter": """
        screens.test_adrift_page.test_y_on_a_goal_takes_an_idea_into_the_plan
        screens.test_members_keys.test_a_member_plans_an_idea_for_themselves
    """,
    "follow-ups make last quarter's goals again, and stay under the goal they were given": """
        workshop.team.test_upcoming.test_what_goes_on_waits_where_no_goal_fits_and_goals_are_not_made_again
        screens.test_adrift_page.test_on_the_board_marked_steps_move_to_another_goal
        workshop.track.test_placing.test_a_step_moves_to_another_goal_and_says_where_it_came_from
    """,
    "a form says “stands at” of where it began": """
        screens.test_rough_edges.test_the_form_of_a_key_result_says_where_it_began
    """,
    "the facts lack figures without a target, and the headline": """
        screens.test_rough_edges.test_a_figure_without_a_target_is_told_all_the_same
        workshop.review.test_goal_facts.test_the_whole_period_has_its_headline_and_what_came_of_promises
        screens.test_retro_facts.test_a_goal_stands_there_with_all_that_the_file_knows
    """,
    "the claim card does not say who was asked, or where a step comes from": """
        screens.test_claim_stage.test_a_step_is_offered_and_taken_or_declined_with_one_key_each
        screens.test_rough_edges.test_the_claim_card_says_where_a_step_came_from
    """,
    "a cause that returns is not mentioned": """
        screens.test_recurring_causes.test_it_is_named_at_sort_whys_and_follow_ups
        screens.test_rough_edges.test_never_had_steps_is_refused_where_there_were_some
    """,
    "“Go on although” names no goal; views cut, hide or misorder": """
        screens.test_retro_causes.test_going_on_names_people_and_goals
        screens.test_rough_edges.test_the_board_shows_more_of_a_step_on_a_wider_screen
        screens.test_mysteps_page.test_forty_columns_show_step_day_and_the_whole_text
        screens.test_rough_edges.test_waived_goals_come_last_in_lessons
        screens.test_rough_edges.test_one_of_a_unit
        screens.test_rough_edges.test_a_concern_nobody_wrote_is_no_fact
    """,
    "the shell lacks verbs, goals, dates of what it undoes, doubles, the last quarter": """
        cli.test_shell.test_a_verb_does_what_it_says
        cli.test_shell.test_what_is_found_and_what_is_due
        cli.test_shell.test_steps_name_their_goal_and_last_quarters_are_not_lost
        cli.test_shell.test_undo_says_when_it_was
        cli.test_shell.test_a_double_is_named_and_not_added
        cli.test_shell.test_a_period_that_is_over_is_not_told_as_its_last_week
    """,
    "the shell forgets file and person, and completes commands alone": """
        cli.test_shell.test_a_first_claim_takes_one_command_after_me
        cli.test_shell.test_the_person_belongs_to_the_file
        cli.test_shell.test_options_may_stand_before_the_command
        cli.test_shell.test_completion_offers_what_can_be_typed
    """,
    "a hint that cannot be run; a reader that leaves early": """
        cli.test_hints.test_a_hint_run_as_printed_works_or_says_the_next_thing
        cli.test_starting.test_a_name_is_quoted_in_what_is_to_be_typed
        cli.test_rough.test_a_reader_may_leave_early
    """,
    "nothing is edited after the fact": """
        screens.test_rough_edges.test_a_check_in_is_worded_otherwise_and_a_goal_dropped_between_meetings
    """,
    "something falls between the links": """
        cli.test_three_quarters.test_three_quarters_are_lived_and_nothing_is_lost_from_sight
        screens.test_earlier_periods.test_a_period_opens_as_it_ended_on_home_board_goal_and_facts
        screens.test_week_and_buddy.test_next_monday_says_what_became_of_them_to_that_person_only
        screens.test_week_and_buddy.test_a_buddy_sees_news_answers_in_a_line_and_home_names_what_waits
        screens.test_segments.test_measures_are_split_in_their_forms
    """,
}


@pytest.mark.parametrize("stood", LIVED)
def test_what_stood_in_the_way_has_a_test(stood: str) -> None:
    for name in LIVED[stood].split():
        module, test = name.rsplit(".", 1)
        assert callable(getattr(import_module(f"tests.{module}"), test)), name
