"""Small files built after public templates, each with what it must give."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.importing import helpers
from tests.workshop.importing.helpers import AUTUMN, AUTUMN_DAY
from workshop.errors import RuleError
from workshop.importing import Plan
from workshop.model import Category, StepState, Workshop
from workshop.track.measures import attainment, value

CASES = Path(__file__).parent / "cases"

Told = list[tuple[str, str, float | None, float | None, float | None]]


def brought(name: str, w: Workshop = AUTUMN, **options: Any) -> Plan:
    """What a case's file would change; it has no fault."""
    data = (CASES / f"{name}.csv").read_bytes()
    plan = helpers.brought(data, w, **options)
    assert plan.faults == ()
    assert helpers.brought(data, plan.after, **options).after is plan.after
    return plan


def told(w: Workshop) -> Told:
    """Goal, key result, baseline, target and where it stands, of every key result."""
    return [
        (w.goals[one.goal].title, one.name, one.baseline, one.target, value(one)) for one in w.key_results.values()
    ]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("k01b-goal-tree", [("Win the coast", "Sign dealers", 2, 20, 5)]),
        (
            "k01e-goals-wide",
            [
                ("Fill the north", "Dealers signed", None, None, None),
                ("Fill the north", "Dealer visits", None, None, None),
            ],
        ),
        (
            "k02a-start-current-target",
            [("Win the clinics", "Clinics signed", 2, 14, 5), ("Win the clinics", "Trial orders", 0, 30, 9)],
        ),
        ("k02c-kpi-current-target", [("Quote faster", "Hours to the first quote", 48, 30, 39)]),
        ("k02d-values", [("Sell service", "Contracts", 40, 100, 55)]),
        ("k02f-only-current", [("Sell service", "Contracts", 40, 100, 40)]),
        ("k04a-quarters", [("Win the coast", "Dealers", 2, 8, 2)]),
        (
            "k05a-no-target",
            [
                ("Grow to 500 trial users", "Start a referral programme", None, None, None),
                ("Grow to 500 trial users", "Publish ten case studies", None, None, None),
                ("Win the coast", "Reach 30 % activation", None, None, None),
            ],
        ),
        (
            "k06a-kr123",
            [
                ("Keep our customers", "NPS of 60 or more", None, None, None),
                ("Keep our customers", "Answer within two hours", None, None, None),
            ],
        ),
        (
            "k07a-category",
            [("Win the coast", "Dealers", 2, 8, 2), ("Raise the margin", "Gross margin", 21.5, 26, 21.5)],
        ),
        ("k07b-type", [("Sell service", "Contracts", 40, 100, 40), ("Fill the north", "Dealers", 1, 3, 1)]),
        (
            "k08a-words-in-numbers",
            [
                ("Win the coast", "Dealers", None, 8, None),
                ("Win the coast", "Visits", None, 40, None),
                ("Quote faster", "Time to quote", 8, 4, 8),
                ("Fewer complaints", "Complaints", 5, 3, 5),
            ],
        ),
        (
            "k08b-currencies",
            [
                ("Grow Brazil", "Revenue", 1500, 2800, 1500),
                ("Grow Japan", "Revenue", 1_000_000, 1_500_000, 1_000_000),
                ("Turn the branch", "Result", -1200, 200, -1200),
            ],
        ),
        (
            "k08c-words-in-numbers",
            [
                ("Sell service", "Contracts", None, 100, None),
                ("Fill the north", "Arrears", 31, 21, 31),
                ("Fill the north", "Delivery time", 72, 48, 72),
                ("Keep the fleet", "Renewals", None, 70, None),
            ],
        ),
        ("k09a-title-rows", [("Win the coast", "Dealers", 2, 8, 2)]),
        (
            "k09b-total-and-note",
            [("Win the coast", "Dealers", 2, 8, 2), ("Sell add-ons", "Add-on revenue", 10_000, 40_000, 10_000)],
        ),
        ("k09c-url-above", [("Sell service", "Contracts", 40, 100, 40)]),
        (
            "k10a-merged-category",
            [("Win the coast", "Dealers", 2, 8, 2), ("Win the coast", "First visits", 5, 40, 5)],
        ),
        (
            "k10b-merged-sponsor",
            [("Sell service", "Contracts", 40, 100, 40), ("Sell service", "Demo days", 0, 6, 0)],
        ),
        ("k11a-german", [("Küste gewinnen", "Händler", 2, 8, 2)]),
        ("k11b-spanish", [("Ganar la costa", "Distribuidores", 2, 8, 2)]),
        ("k11c-french", [("Vendre le service", "Contrats", 40, 100, 40)]),
        ("k13a-type-rows", [("Win the coast", "Dealers", 2, 8, 2)]),
        (
            "k14a-keep",
            [("Keep the A accounts", "A accounts kept", 95, 95, 95), ("Win the coast", "Dealers", 2, 8, 2)],
        ),
    ],
)
def test_goals_with_their_key_results(name: str, right: Told) -> None:
    w = brought(name).after
    assert told(w) == right
    assert len(w.goals) == len({goal for goal, *_ in right})
    assert not w.members


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("k01c-people-guard", [("Ada Holt", "AH", True), ("Bo Lund", "BL", True)]),
        ("k03a-first-last", [("Ada Holt", "AH", True), ("Bo Lund", "BL", True)]),
        ("k03b-last-comma-first", [("Silke Brandt", "SB", True), ("Simon Bruns", "SBr", True)]),
        ("k03e-vorname", [("Jörg Süß", "JS", True)]),
        ("k03f-status-words", [("Cy Marsh", "CM", True), ("Di Novak", "DN", False)]),
    ],
)
def test_people(name: str, people: list[tuple[str, str, bool]]) -> None:
    w = brought(name).after
    assert [(one.name, one.initials, one.active) for one in w.members.values()] == people
    assert not w.goals


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("k01a-tasks", "no column says which goal each is for.*--map 'Projects=goal'"),
        ("k12c-months", "“Jan”, “Feb”, “Mar” hold numbers, and it is not said of what"),
    ],
)
def test_what_would_lose_its_point_is_refused(name: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        brought(name)


def test_tasks_are_steps_once_it_is_said_what_they_are_for() -> None:
    w = brought("k01a-tasks", mapping={"Projects": "goal"}).after
    assert [(w.goals[one.goal].title, one.text) for one in w.steps.values()] == [
        ("Coast plan", "Ring the dormant dealers"),
        ("Coast plan", "Mail the new price sheet"),
    ]
    assert (w.steps[1].due, w.steps[2].done_on) == (date(2026, 12, 4), date(2026, 10, 9))


def test_steps_with_owners_dates_and_states() -> None:
    w = brought("k12a-actions").after
    names = {one.id: one.name for one in w.members.values()}
    steps = [(one.text, names[one.owner or 0], one.due, one.state) for one in w.steps.values()]
    assert steps == [
        ("Ring 20 dormant dealers", "Ada Holt", date(2026, 12, 5), StepState.PLANNED),
        ("Visit three dealers", "Bo Lund", date(2026, 12, 12), StepState.DOING),
    ]
    assert [goal.title for goal in w.goals.values()] == ["Win the coast"]


@pytest.mark.parametrize(
    ("first", "later", "baseline", "stands", "share"),
    [
        ("k02a-start-current-target", "k02b-a-fortnight-later", 2, 8, 0.5),
        ("k02f-only-current", "k02g-only-current-later", 40, 52, 0.2),
    ],
)
def test_news_are_readings_and_no_decisions(
    first: str, later: str, baseline: float, stands: float, share: float
) -> None:
    before = brought(first).after
    w = brought(later, before).after
    measure = w.key_results[1]
    assert (measure.baseline, value(measure), attainment(measure)) == (baseline, stands, share)
    assert (measure.readings[-1].on, measure.earlier, len(w.decisions)) == (AUTUMN_DAY, (), 0)


def test_units_are_read_from_the_numbers() -> None:
    units = [one.unit for one in brought("k08a-words-in-numbers").after.key_results.values()]
    assert units == ["", "", "days", "%"]
    assert [one.unit for one in brought("k08b-currencies").after.key_results.values()] == ["R$", "¥", ""]


def test_what_is_left_out_is_named() -> None:
    assert [one.words for one in brought("k04a-quarters").changes if one.kind == "left out"] == [
        "Line 2: left out “Clear the old stock”: “Q3 2026” is no period of this team",
        "Line 4: left out “Open the islands”: “Q1 2027” is no period of this team",
    ]
    assert brought("k09b-total-and-note").notes == (
        "Line 4: “Total” adds up the others and was left out.",
        "Line 5: “* as of 12 November” is a remark and was left out.",
    )
    assert brought("k09c-url-above").notes == (
        "Line 2: “https://sheets.example.test/export?id=1” stands above the header and was passed over.",
    )
    assert "Column “Termin” was left out: a goal ends with its period." in brought("k11a-german").notes
    assert {one.category for one in brought("k07a-category").after.goals.values()} == {Category.OTHER}
    assert all("comes in as “other”" in note for note in brought("k07b-type").notes)


def test_a_level_that_is_kept_counts_as_reached() -> None:
    measure = brought("k14a-keep").after.key_results[1]
    assert attainment(measure) == 1
