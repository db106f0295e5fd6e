"""What must hold for any table: read back the same, in any order of columns, in any language, and twice."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.importing.helpers import START, TODAY, planned
from workshop.importing.vocabulary import LANGUAGES
from workshop.model import KeyResult, Reading, StepState, Workshop
from workshop.track.measures import value

WORD = st.sampled_from("Coast Dealers Margin Bavaria Pilot Service Ångström Ventes 顧客 Sklep Ñandú".split())  # noqa: SIM905
TITLE = st.lists(WORD, min_size=2, max_size=5).map(" ".join)
FIRST, LAST = "Ada Bo Cy Di Eva Jörg Łucja".split(), "Holt Lund Marsh Novak Süß Żak".split()  # noqa: SIM905
PERSON = st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)).map(" ".join)
NUMBER = st.one_of(st.integers(-10_000, 10_000_000), st.decimals(-1000, 1000, places=2)).map(float)
DAY = st.integers(0, 89).map(lambda days: date(2027, 1, 1) + timedelta(days=days))
MEASURE = st.tuples(TITLE, TITLE, NUMBER, NUMBER, NUMBER)
MEASURES = st.lists(MEASURE, min_size=1, max_size=8, unique_by=lambda one: (one[0].casefold(), one[1].casefold()))
STEP = st.tuples(TITLE, TITLE, PERSON, DAY, st.sampled_from(["planned", "doing", "idea"]))
STEPS = st.lists(STEP, min_size=1, max_size=8, unique_by=lambda one: (one[0].casefold(), one[1].casefold()))
GOALS = ("goal", "key result", "baseline", "current", "target")
NAMES = {"goal": "goal", "key result": "measure", "baseline": "baseline", "current": "current", "target": "target"}


def table(header: Sequence[str], rows: Sequence[Sequence[object]], order: Sequence[int], separator: str) -> bytes:
    """The rows as a spreadsheet writes them, their columns in this order."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([[str(row[place]) for place in order] for row in (header, *rows)])
    return out.getvalue().encode()


def told(w: Workshop) -> list[tuple[str, str, float | None, float | None, float | None]]:
    """Every key result with its goal, its figures and where it stands."""
    return [
        (w.goals[one.goal].title, one.name, one.baseline, value(one), one.target) for one in w.key_results.values()
    ]


@settings(max_examples=60, deadline=None)
@given(MEASURES, st.permutations(range(5)), st.sampled_from(",;\t"))
def test_goals_are_read_back_from_any_order_of_columns(
    rows: list[tuple[str, str, float, float, float]], order: list[int], separator: str
) -> None:
    data = table(GOALS, rows, order, separator)
    plan = planned(data)
    assert plan.faults == ()
    assert sorted(told(plan.after)) == sorted(rows)
    assert planned(data, plan.after.settled()).after.touched == frozenset()


@settings(max_examples=60, deadline=None)
@given(st.data(), st.permutations(range(5)))
def test_any_word_for_a_column_gives_the_same(data: st.DataObject, order: list[int]) -> None:
    language = data.draw(st.sampled_from(LANGUAGES))
    header = [
        data.draw(st.sampled_from([word.strip() for word in language.HEADERS[NAMES[name]].split(",")]))
        for name in GOALS
    ]
    rows = [("Win the coast", "Dealers", 2, 5, 8), ("Win the coast", "Visits", 0, 9, 40)]
    plan = planned(table(header, rows, order, ";"))
    assert (plan.faults, told(plan.after)) == ((), rows)


@settings(max_examples=60, deadline=None)
@given(STEPS, st.permutations(range(5)))
def test_steps_and_their_people_are_read_back(
    rows: list[tuple[str, str, str, date, str]], order: list[int]
) -> None:
    data = table(("goal", "step", "owner", "due date", "status"), rows, order, ",")
    plan = planned(data)
    assert plan.faults == ()
    w = plan.after
    read = [
        (w.goals[one.goal].title, one.text, w.members[one.owner or 0].name, one.due, str(one.state))
        for one in w.steps.values()
    ]
    assert sorted(map(str, read)) == sorted(map(str, rows))
    assert {one.name for one in w.members.values()} == {row[2] for row in rows}
    assert planned(data, w.settled()).after.touched == frozenset()


@settings(max_examples=40, deadline=None)
@given(st.lists(PERSON, min_size=1, max_size=20, unique=True), st.sampled_from(["name", "last, first", "two"]))
def test_people_are_read_back_however_their_name_is_written(names: list[str], way: str) -> None:
    parts = [name.split() for name in names]
    if way == "two":
        data = table(("Last name", "First name"), [(last, first) for first, last in parts], (0, 1), ";")
    else:
        written = [(f"{last}, {first}" if way == "last, first" else f"{first} {last}",) for first, last in parts]
        data = table(("Name",), written, (0,), ";")
    w = planned(data).after
    assert [one.name for one in w.members.values()] == names
    assert len({one.initials.casefold() for one in w.members.values()}) == len(names)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.integers(0, 12), NUMBER, min_size=1))
def test_readings_are_read_back(values: dict[int, float]) -> None:
    start = planned("goal,key result,baseline,target\nWin the coast,Dealers,2,8\n").after.settled()
    rows = [("Dealers", date(2027, 1, 1) + timedelta(days=day), number) for day, number in values.items()]
    data = table(("key result", "date", "value"), rows, (1, 0, 2), ",")
    plan = planned(data, start)
    assert plan.faults == ()
    measure: KeyResult = plan.after.key_results[1]
    assert measure.readings == tuple(
        sorted((Reading(day, number) for _, day, number in rows), key=lambda one: one.on)
    )
    assert planned(data, plan.after.settled()).after.touched == frozenset()


@given(st.sampled_from([language.__name__[-2:] for language in LANGUAGES]), st.data())
@settings(max_examples=80, deadline=None)
def test_the_states_of_every_language_are_understood(code: str, data: st.DataObject) -> None:
    language = next(one for one in LANGUAGES if one.__name__.endswith(code))
    meaning = data.draw(st.sampled_from(list(language.STATES)))
    word = data.draw(st.sampled_from([word.strip() for word in language.STATES[meaning].split(",")]))
    w = planned(f'goal;step;status\nWin the coast;Ring ten dealers;"{word}"\n', START).after
    assert w.steps[1].state is StepState("doing" if meaning == "blocked" else meaning)
    assert (w.steps[1].done_on == TODAY) is (meaning == "done")
