"""Goals and key results."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import (
    Category,
    CheckIn,
    DecisionKind,
    Outcome,
    Session,
    SessionKind,
    Step,
    StepState,
    Workshop,
)
from workshop.plan import goals
from workshop.plan.goal_fields import category_of
from workshop.team import periods

TODAY = date(2027, 1, 13)
NOW = datetime(2027, 1, 13, 9, tzinfo=UTC)
EMPTY = periods.add_period(Workshop(), *periods.quarter_of(TODAY))
HOSTILE = ["[/]", "[@click=app.quit]x[/]", "=HYPERLINK(1)", "{0}%s\\n", "東京", "<b>"]


def quarter(*titles: str) -> Workshop:
    """A quarter with goals of these titles."""
    w = EMPTY
    for title in titles:
        w = goals.add_goal(w, 1, title)
    return w


def titles(w: Workshop) -> list[str]:
    """The titles in their order."""
    return [goal.title for goal in goals.goals_of(w, 1)]


def test_a_goal_is_added_with_its_texts() -> None:
    w = goals.add_goal(EMPTY, 1, "  Open the\tNordics ", why="First\nsecond", category=Category.NEW_TERRITORY)
    goal = w.goals[1]
    assert (goal.title, goal.why, goal.category, goal.position) == (
        "Open the Nordics",
        "First\nsecond",
        Category.NEW_TERRITORY,
        1,
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_kept_literally(text: str) -> None:
    w = goals.add_goal(EMPTY, 1, text, why=text, sponsor=text)
    w = goals.add_key_result(w, 1, text, text, 1, 2)
    assert (w.goals[1].title, w.goals[1].why, w.goals[1].sponsor) == (text, text, text)
    assert (w.key_results[1].name, w.key_results[1].unit) == (text, text)


@pytest.mark.parametrize("field", ["title", "why", "sponsor", "contributes_to", "for_us", "strategy"])
def test_a_text_that_is_too_long_is_refused(field: str) -> None:
    with pytest.raises(RuleError, match="at most"):
        goals.edit_goal(quarter("One"), 1, **{field: "x" * 10_000})  # type: ignore[arg-type]


def test_titles_are_unique_in_a_period_and_not_empty() -> None:
    w = quarter("Open the Nordics", "Margin")
    with pytest.raises(RuleError, match="already has the goal “Open the Nordics”"):
        goals.add_goal(w, 1, "open the nordics")
    with pytest.raises(RuleError, match="already has"):
        goals.edit_goal(w, 2, title="OPEN THE NORDICS")
    with pytest.raises(RuleError, match="cannot be empty"):
        goals.add_goal(w, 1, " \u200b ")
    assert goals.edit_goal(w, 1, title="Open the nordics").goals[1].title == "Open the nordics"


def test_a_field_that_is_not_there_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="no outcome"):
        goals.edit_goal(quarter("One"), 1, outcome="missed")  # type: ignore[call-arg]


def test_an_edit_that_changes_nothing_touches_nothing() -> None:
    w = quarter("One").settled()
    assert goals.edit_goal(w, 1, title="One ") is w


@pytest.mark.parametrize(
    ("goal", "by", "order"),
    [(1, 1, "BACD"), (4, -1, "ABDC"), (1, -1, "ABCD"), (2, 9, "ACDB"), (4, -9, "DABC")],
)
def test_goals_are_moved(goal: int, by: int, order: str) -> None:
    w = goals.move_goal(quarter(*"ABCD"), goal, by)
    assert titles(w) == list(order)
    assert titles(goals.add_goal(w, 1, "E")) == [*order, "E"]


def test_a_goal_is_removed_with_what_was_drafted() -> None:
    w = goals.add_key_result(quarter("One", "Two"), 1, "Share", "%", 1, 2)
    w = w.put(Step(1, 1, "Call"), Session(1, 1, SessionKind.PLANNING, NOW, "goals", NOW, goals=(1, 2)))
    w = goals.remove_goal(w, 1)
    assert (len(w.goals), len(w.key_results), len(w.steps), w.sessions[1].goals) == (1, 0, 0, (2,))


def test_a_goal_with_a_plan_a_history_or_the_floor_stays() -> None:
    w = quarter("One")
    with pytest.raises(RuleError, match="has steps in its plan"):
        goals.remove_goal(w.put(Step(1, 1, "Call", state=StepState.PLANNED)), 1)
    with pytest.raises(RuleError, match="which are kept"):
        goals.remove_goal(w.put(CheckIn(1, 1, TODAY, 5)), 1)
    with pytest.raises(RuleError, match="which are kept"):
        goals.remove_goal(w.put(replace(w.goals[1], outcome=Outcome.MISSED)), 1)
    with pytest.raises(RuleError, match="running session"):
        goals.remove_goal(w.put(Session(1, 1, SessionKind.PLANNING, NOW, "draft", NOW, goal=1)), 1)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("New Territory", Category.NEW_TERRITORY),
        ("new-product", Category.NEW_PRODUCT),
        ("margin", Category.VOLUME_OR_MARGIN),
        ("customer", Category.CUSTOMER_PROFITABILITY),
        ("MIX", Category.PRODUCT_MIX),
        ("other", Category.OTHER),
    ],
)
def test_categories_by_name(text: str, category: Category) -> None:
    assert category_of(text) is category


@pytest.mark.parametrize("text", ["terra nova", "new", "", "or"])
def test_an_unknown_category_names_the_known(text: str) -> None:
    with pytest.raises(RuleError, match="Choose one of: new territory, market share"):
        category_of(text)


def test_goals_match_by_their_beginning() -> None:
    w = quarter("Open the Nordics", "Open the South", "Margin")
    assert goals.goal_by_beginning(w, 1, "mar").id == 3
    assert goals.goal_by_beginning(w, 1, "nordics").id == 1
    with pytest.raises(RuleError, match="fits “Open the Nordics”, “Open the South”"):
        goals.goal_by_beginning(w, 1, "open")
    with pytest.raises(RuleError, match="No goal of Q1 2027 begins with “x”"):
        goals.goal_by_beginning(w, 1, "x")
    with pytest.raises(RuleError, match="has no goals yet"):
        goals.goal_by_beginning(EMPTY, 1, "x")


def test_key_results_are_added_changed_and_removed() -> None:
    w = goals.add_key_result(quarter("One"), 1, "Share", "%", 18, 25)
    with pytest.raises(RuleError, match="already has the key result"):
        goals.add_key_result(w, 1, "share")
    w = goals.edit_key_result(w, 1, today=TODAY, name="Share of accounts", unit="points", leading=True)
    assert (w.key_results[1].name, w.key_results[1].unit, w.key_results[1].leading) == (
        "Share of accounts",
        "points",
        True,
    )
    assert not goals.remove_key_result(w, 1).key_results


def test_a_changed_target_needs_a_reason_and_stays_visible() -> None:
    w = goals.add_key_result(quarter("One"), 1, "Share", "%", 18, 25)
    with pytest.raises(RuleError, match="Say why"):
        goals.edit_key_result(w, 1, today=TODAY, target=22)
    w = goals.edit_key_result(w, 1, today=TODAY, target=22, reason="A rival stayed", now=NOW, by=1)
    assert [(old.on, old.target, old.reason) for old in w.key_results[1].earlier] == [
        (TODAY, 25, "A rival stayed")
    ]
    decision = w.decisions[1]
    assert (decision.kind, decision.what, decision.goal, decision.at) == (
        DecisionKind.TARGET,
        "Share: target 22 % instead of 25 %",
        1,
        NOW,
    )
    w = goals.edit_key_result(w, 1, today=TODAY, baseline=17, reason="Counted anew")
    assert w.decisions[2].what == "Share: counted from 17 %"


def test_readings_keep_a_key_result() -> None:
    w = goals.add_reading(goals.add_key_result(quarter("One"), 1, "Share", "%", 18, 25), 1, TODAY, 19, 1)
    assert w.key_results[1].readings[0].value == 19
    with pytest.raises(RuleError, match="has readings"):
        goals.remove_key_result(w, 1)


def test_the_checks_of_a_bare_and_of_a_good_goal() -> None:
    bare = goals.smart(quarter("Grow"), 1)
    assert [check.name for check in bare if not check.passed] == ["measurable", "achievable", "relevant"]
    assert all(check.advice for check in bare)
    w = goals.edit_goal(quarter("Open the Nordics"), 1, why="They are moving to Sweden")
    w = goals.add_key_result(w, 1, "Accounts", "accounts", None, 8)
    assert [check.name for check in goals.smart(w, 1) if not check.passed] == ["achievable"]
    w = goals.edit_key_result(w, 1, today=TODAY, baseline=2, reason="Counted")
    assert all(check.passed for check in goals.smart(w, 1))
    assert goals.smart(goals.edit_goal(w, 1, title="新規顧客を開拓する"), 1) == goals.smart(w, 1)


def test_key_results_match_by_their_beginning() -> None:
    w = goals.add_key_result(quarter("One"), 1, "First meetings", leading=True)
    assert goals.main_key_result(w, 1) == w.key_results[1]
    w = goals.add_key_result(w, 1, "Signed accounts")
    assert goals.main_key_result(w, 1) == w.key_results[2]
    assert goals.key_result_by_beginning(w, 1, "meet").id == 1
    with pytest.raises(RuleError, match="not the beginning of one key result of this goal: “First meet"):
        goals.key_result_by_beginning(w, 1, "x")
    assert goals.main_key_result(quarter("One"), 1) is None
