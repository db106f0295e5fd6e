"""The kinds of files that sales teams bring."""

import pytest

from tests.workshop.importing.helpers import START, faults, planned
from workshop.errors import RuleError
from workshop.model import Category, Workshop
from workshop.plan import goals

EUROPEAN = (
    "\ufeffgoal;category;why;sponsor;key result;unit;baseline;target\r\n"
    'Gebiet Süd neu besetzen;New territory;"Zwei Kollegen sind gegangen.\n'
    'Die Kunden rufen an.";Vertriebsleitung;Besuchte A-Kunden;Besuche;12;80\r\n'
    'Marge im Teilegeschäft;volume or margin;"Rabatte „wie immer“ kosten 1,2 Mio. €";;'
    "Deckungsbeitrag;%;21,5 %;26 %\r\n"
    "Umsatz Neukunden;other;Bestandskunden;;Neukundenumsatz;€;1.200.000;2.000.000,50\r\n"
    ";;;;;;;\r\n"
)
BROKEN = """goal,category,why,key result,unit,baseline,target
Grow,,,Revenue,EUR,100,
,new territory,because,Accounts,accounts,1,5
Open the South,terra nova,because,Accounts,accounts,1,5
Sell more,market share,because,Share,%,eighteen,25
Sell more,market share,because,Share,%,18,25
Same,market share,because,Share,%,25,25
=HYPERLINK("http://example.invalid"),other,[/] [bold]why[/bold],Share [x],%,1,2
{long},other,because,Share,%,1,2
""".format(long="Long " * 60)


def spans(w: Workshop) -> list[tuple[float | None, float | None, str]]:
    """Baseline, target and unit of every key result."""
    return [(one.baseline, one.target, one.unit) for one in w.key_results.values()]


def test_a_european_spreadsheet() -> None:
    plan = planned(EUROPEAN)
    assert (plan.faults, plan.notes) == ((), ())
    assert spans(plan.after) == [(12, 80, "Besuche"), (21.5, 26, "%"), (1_200_000, 2_000_000.5, "€")]
    first = plan.after.goals[1]
    assert first.why == "Zwei Kollegen sind gegangen.\nDie Kunden rufen an."
    assert (first.category, first.sponsor) == (Category.NEW_TERRITORY, "Vertriebsleitung")
    assert [change.line for change in plan.changes] == [2, 2, 4, 4, 5, 5]


def test_every_fault_is_named_with_its_line_and_what_to_do() -> None:
    assert faults(BROKEN) == [
        "Line 3, goal: the goal has no title: write what it is called.",
        "Line 5, baseline: “eighteen” is not a number: write it in figures, like 18, 21.5 or 1,200,000.",
        "Line 9, goal: A goal's title has at most 120 characters; this one has 299: "
        "shorten it or move the rest to its details.",
    ]
    assert planned(BROKEN).notes == (
        "Line 2, target: “Revenue” has no target: write the value to reach; planning asks for it too.",
        "Line 4, category: “terra nova” is not a category. Choose one of: new territory, market share, "
        "volume or margin, product mix, new product, customer profitability, other. It comes in as “other”.",
        "Line 7, target: “Share” starts at its target: it comes in as “keep at 25”.",
    )


def test_a_file_with_a_fault_changes_nothing_unless_asked_to_skip() -> None:
    assert planned(BROKEN).after is START
    w = planned(BROKEN, skip_faulty=True).after
    titles = ["Grow", "Open the South", "Sell more", "Same", '=HYPERLINK("http://example.invalid")']
    assert [goal.title for goal in goals.goals_of(w, 1)] == titles
    assert spans(w) == [(100, None, "EUR"), (1, 5, "accounts"), (18, 25, "%"), (25, 25, "%"), (1, 2, "%")]
    assert (w.goals[5].why, w.key_results[5].name) == ("[/] [bold]why[/bold]", "Share [x]")


def test_goals_with_several_key_results() -> None:
    w = planned(
        "goal,category,why,sponsor,contributes to,key result,unit,baseline,target,leading\n"
        'Lift margin,volume or margin,"Volume is up, profit down.",Finance,Margin,Gross margin,%,21.5,26,no\n'
        "Lift margin,volume or margin,,,,Discounted offers,%,64,30,yes\n"
        ",,,,,Offers,offers,0,60,yes\n"
    ).after
    assert len(w.goals) == 1
    assert (w.goals[1].contributes_to, w.goals[1].why) == ("Margin", "Volume is up, profit down.")
    assert [(one.name, one.leading) for one in w.key_results.values()] == [
        ("Gross margin", False),
        ("Discounted offers", True),
        ("Offers", True),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("a,b\n1,2\n", "reads “a”, “b”, and what that is about is not understood. A file of goals has"),
        ("key result,target\nShare,5\n", "no column “goal”"),
        ("goal,why,because\nx,y,z\n", "mean the same: “why” and “because”"),
    ],
)
def test_a_header_that_does_not_help(data: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        planned(data)


def test_unknown_columns_and_empty_files_are_told() -> None:
    assert planned("goal,colour\nOne goal more,red\n").notes == ("Column “colour” is not known and was left out.",)
    assert planned("goal,why\n").notes == ("There is nothing below the header.",)


@pytest.mark.parametrize("header", ["Goal", "OBJECTIVE", " goal_title: ", "corporate-goal"])
def test_headers_by_their_other_names(header: str) -> None:
    w = planned(f"{header},KPI,From,To\nOpen the South,Accounts,1,5\n").after
    assert spans(w) == [(1, 5, "")]
