"""One search over everything, and what is due."""

from datetime import date, timedelta

import pytest
from msgspec.structs import fields, replace

from tests.world import NOW, TODAY, planned
from workshop import model
from workshop.model import Step, StepState, Workshop
from workshop.plan import merging
from workshop.plan.claiming import claim
from workshop.track import checkins, doing
from workshop.track.dues import due
from workshop.track.find import NOUNS, SAID, Finder, find
from workshop.track.signals import signal


@pytest.fixture
def w() -> Workshop:
    """A plan with a note and a check-in."""
    w = doing.add_note(planned(), 2, "Ask Jérôme at Zürich", now=NOW)
    return checkins.check_in(w, 1, TODAY, 7, "Two offers out in Bavaria")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bavaria", [("step", 1), ("check-in", 1)]),
        ("BAVARIA offers", [("check-in", 1)]),
        ("jerome zurich", [("step", 2)]),
        ("dach", [("goal", 1)]),
        ("mid-market", [("goal", 1), ("key result", 1)]),
        ("nordics customers", [("goal", 2)]),
        ("nonsense", []),
        ("  ", []),
    ],
)
def test_words_are_found_in_everything(w: Workshop, words: str, found: list[tuple[str, int]]) -> None:
    assert [(hit.kind, hit.id) for hit in find(w, words)] == found


def test_a_hit_shows_where_the_word_is(w: Workshop) -> None:
    (hit,) = find(w, "jerome")
    assert (hit.text, hit.goal, hit.on) == ("Ask Jérôme at Zürich", 1, None)
    assert hit.words == f"{w.steps[2].text} · Ask Jérôme at Zürich"


def test_steps_in_the_plan_come_first_and_a_merged_one_below_the_one_it_went_into() -> None:
    w = planned()
    state = w.steps[1].state
    for number, text in enumerate(("Call Oslo again", "Call Oslo", "Call Oslo by phone"), start=10):
        w = w.put(Step(number, 1, text))
    w = w.put(replace(w.steps[1], text="Call Oslo first"), replace(w.steps[10], state=StepState.DROPPED))
    w = merging.merge(w, 11, [12])
    told = [(hit.id, hit.state, hit.into) for hit in find(w, "oslo")]
    assert told == [(1, state, None), (11, "idea", None), (12, "merged", 11), (10, "dropped", None)]


#: Fields that are no words of anybody: names of people and stages, units, marks.
_UNSAID = {
    *(
        ("key_results", "unit"),
        ("members", "name"),
        ("members", "initials"),
        ("teams", "name"),
        ("parked", "stage"),
    ),
    *(("sessions", "stage"), ("rounds", "question"), ("periods", "ahead")),
}


def test_every_text_of_every_record_is_searched() -> None:
    records = [one for one in vars(model).values() if isinstance(one, type) and hasattr(one, "TABLE")]
    texts = {
        (record.TABLE, field.name)
        for record in records
        for field in fields(record)
        if any(word in str(field.type) for word in ("'str'", "str, ...", "Note", "Concern", "Headline", "Part"))
    }
    assert {(table, name) for table, names in SAID.items() for name in names} == texts - _UNSAID
    assert SAID.keys() == NOUNS.keys()


def test_the_next_finder_takes_over_what_is_the_same(w: Workshop) -> None:
    first = Finder(w)
    second = Finder(signal(w, 1, "Rival left Zürich", now=NOW), first)
    assert [hit.kind for hit in second.find("zurich")] == ["step", "signal"]
    assert [hit.kind for hit in second.find("zurich", most=1)] == ["step"]
    assert [hit.kind for hit in first.find("zurich")] == ["step"]


def test_what_is_due_is_what_asks_for_a_day(w: Workshop) -> None:
    w = claim(doing.move_due(w, 1, date(2027, 1, 20), TODAY, now=NOW), 1, 1, NOW)
    w = doing.finish(claim(w, 2, 2, NOW), 2, TODAY, now=NOW)
    later = TODAY + timedelta(days=30)
    assert [(one.what, one.step) for one in due(w, TODAY, 6)] == [("step", 1)]
    assert [(one.what, one.step) for one in due(w, TODAY, 7)] == [("step", 1), ("check-in", None)]
    assert [(one.what, one.step) for one in due(w, later, 0, 2)] == [("verdict", 2)]
    assert due(w, TODAY, 0, 2) == ()
