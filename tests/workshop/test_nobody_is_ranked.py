"""Nothing that looks back orders, scores or compares people.

Two people of the made-up team change places in everything they did; then all that is said must stay the same.
"""

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from random import Random
from typing import Any, get_type_hints

import pytest
from msgspec import Struct
from msgspec.structs import replace

from screens.joining.look import Look
from screens.joining.view import page
from workshop.demo import demo
from workshop.learn import library, matching, recurrence, wins
from workshop.meet import last_plan
from workshop.model import KINDS, Member, Workshop
from workshop.model.references import REFERENCES
from workshop.reports.catalogue import REPORTS, Subject
from workshop.reports.roof import roof
from workshop.reports.text import as_text
from workshop.review import closing, goal_facts, period_facts, plan_or_rhythm
from workshop.roof.over import roof_over
from workshop.roof.teams import seen
from workshop.track import adrift, dues, verdicts
from workshop.track.sights import in_sight
from workshop.words.dates import first_of_week
from workshop.words.names import short_names

TODAY = date(2027, 2, 10)
DEMO = demo(TODAY, datetime(2027, 2, 10, 8, tzinfo=UTC), Random(1))
MODULES = (
    "review.carrying review.causes review.plan_or_rhythm review.goal_facts review.follow_ups learn.lessons"
    " learn.library learn.matching learn.memory learn.origins review.outcomes meet.last_plan learn.recurrence"
    " meet.retro_session review.closing team.upcoming track.verdicts review.whys learn.wins review.period_facts"
    " learn.celebrating track.adrift track.sights track.segments track.signals track.week track.find"
    " reports.quarters roof.over roof.teams roof.sharing"
)


def swapped(w: Workshop, one: int, other: int) -> Workshop:
    """The same with two people in each other's place, in everything that refers to them."""
    places = {one: other, other: one}
    for table, paths in REFERENCES.items():
        for path in (path for path, meant in paths.items() if meant == Member.TABLE):
            w = w.put(*(_put(record, path.split("."), places) for record in w.table(table).values()))
    return w


def _put(value: Any, path: list[str], places: dict[int, int]) -> Any:
    if isinstance(value, tuple):
        return tuple(_put(one, path, places) for one in value)
    if value is None:
        return None
    if not path:
        return places.get(value, value)
    return replace(value, **{path[0]: _put(getattr(value, path[0]), path[1:], places)})


#: What looks back, as it is told; records that name people are told without them.
TOLD: tuple[Callable[[Workshop], object], ...] = (
    lambda w: [goal_facts.in_words(goal_facts.facts(w, goal, TODAY)) for goal in w.goals],
    lambda w: [[step.id for step in goal_facts.facts(w, goal, TODAY).not_done] for goal in w.goals],
    lambda w: [plan_or_rhythm.plan_or_rhythm(w, goal) for goal in w.goals],
    lambda w: [plan_or_rhythm.suggested_kind(w, goal) for goal in w.goals],
    lambda w: [closing.what_is_missing(w, period) for period in w.periods],
    lambda w: [(one.kind, one.sentence) for one in recurrence.recurrence(w)],
    lambda w: [last_plan.recall(w, period) for period in w.periods],
    lambda w: [(entry.table, entry.id, entry.says) for entry in library.library(w).search()],
    lambda w: [(entry.table, entry.id) for entry in library.library(w).search("call accounts")],
    lambda w: [step.id for step in verdicts.verdicts_due(w, TODAY)],
    lambda w: [win.id for win in wins.wins_of(w, 1)],
    lambda w: [(one.step.id, one.whys) for one in adrift.adrift(w, TODAY, UTC)],
    lambda w: [(one.what, one.step, one.on) for one in dues.due(w, TODAY, 21)],
    lambda w: [list(period_facts.period_facts(w, period, TODAY)) for period in w.periods],
    lambda w: [matching.comes_back(w, goal, "Call the lapsed accounts and ask why", TODAY) for goal in w.goals],
)


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("other", [2, 5, 6, 8])
def test_who_did_what_changes_nothing_that_is_said(told: Callable[[Workshop], object], other: int) -> None:
    assert told(swapped(DEMO, 1, other)) == told(DEMO)


def views(w: Workshop) -> Iterator[tuple[str, str]]:
    """What is read about the team with names in it: all reports, the roof, the first screen, phones' pages."""
    for name, kind in REPORTS.items():
        yield name, as_text(kind.make(Subject(w, TODAY, 1, 1, 3)))
    yield "roof", as_text(roof(roof_over([seen(w, "north.json", TODAY)], (), TODAY)))
    yield "home", "\n".join(in_sight(w, w.periods[2], first_of_week(TODAY), UTC, {}))
    yield from ((at, str(page(Look(w, {}, frozenset()), 3, at, TODAY))) for at in ("/", "/mine", "/check"))


@pytest.mark.parametrize("other", [2, 6])
def test_a_view_that_names_people_says_the_same_of_them_all(other: int) -> None:
    names = [member.name for member in DEMO.members.values()]
    names += short_names(DEMO.members.values()).values()
    anybody = re.compile("|".join(map(re.escape, names)))
    for (name, before), (_, after) in zip(views(DEMO), views(swapped(DEMO, 1, other)), strict=True):
        assert len(before) > 20, name
        assert anybody.sub("somebody", before) == anybody.sub("somebody", after), name


def test_people_really_change_places() -> None:
    w = swapped(DEMO, 1, 6)
    owned = [[step.id for step in one.steps.values() if step.owner == who] for one, who in ((DEMO, 1), (w, 6))]
    assert owned[0] == owned[1] != []
    assert all(dict(swapped(w, 1, 6).table(name)) == dict(DEMO.table(name)) for name in KINDS)


def test_thanks_name_people_in_the_order_of_the_team() -> None:
    thanked = wins.thank(DEMO, 1, [8, 1, 6])
    assert wins.as_text(thanked, 1).startswith("Thank you, Ana Ferreira, Freja Lindqvist and Hugo Brandt:")


@pytest.mark.parametrize("name", MODULES.split())
def test_no_answer_gives_members_a_number(name: str) -> None:
    module = importlib.import_module(f"workshop.{name}")
    for public, found in vars(module).items():
        if public.startswith("_") or getattr(found, "__module__", "") != module.__name__:
            continue
        if inspect.isfunction(found):
            assert "Member" not in str(get_type_hints(found).get("return")), public
        elif isinstance(found, type) and issubclass(found, Struct):
            fields = get_type_hints(found)
            assert not any("Member" in str(hint) for hint in fields.values()), public
            assert not {"member", "owner", "person", "by"} & fields.keys(), public
