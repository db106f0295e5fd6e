"""Measures split by segments."""

from datetime import date

import pytest

from tests.world import TODAY, with_goals
from workshop.errors import RuleError
from workshop.model import KeyResult, Part, Workshop
from workshop.plan.goals import edit_key_result
from workshop.track import checkins, segments
from workshop.track.measures import value


@pytest.fixture
def w() -> Workshop:
    """The Nordics' accounts, 2 of 8, split in three that add up."""
    w = with_goals()
    parts = (Part("Sweden", 1, 4), Part("Denmark", 1, 3), Part("Norway", 0, 1))
    return w.put(segments.split(w.key_results[2], parts))


def accounts(w: Workshop) -> KeyResult:
    """The split key result."""
    return w.key_results[2]


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (
            (Part("Sweden", 0, 4), Part("Denmark", 0, 3)),
            "add up to 7 accounts, 1 account less than the target of 8",
        ),
        ((Part("Sweden", 0, 4), Part("Denmark", 0, 5)), "1 account more"),
        ((Part("Sweden", 0, 8),), "two parts or more"),
        ((Part("Sweden", 0, 4), Part("sweden", 0, 4)), "two parts called Sweden"),
        ((Part(" ", 0, 4), Part("Norway", 0, 4)), "cannot be empty"),
    ],
)
def test_parts_that_cannot_be_are_refused_with_the_difference(parts: tuple[Part, ...], says: str) -> None:
    with pytest.raises(RuleError, match=says):
        segments.split(with_goals().key_results[2], parts)


def test_percentages_do_not_add_up_and_unknown_targets_are_no_fault() -> None:
    w = with_goals()
    share = segments.split(w.key_results[1], (Part("DACH", 18, 25), Part("Benelux", 18, 24)))
    assert not share.sums
    assert segments.split(w.key_results[2], (Part("Sweden", 0, 4), Part("Norway"))).sums
    assert segments.split(accounts(w), (Part("A", 0, 1), Part("B", 0, 2)), sums=False).parts[1].target == 2


def test_a_target_that_leaves_its_parts_behind_is_refused(w: Workshop) -> None:
    with pytest.raises(RuleError, match="2 accounts less than the target of 10"):
        edit_key_result(w, 2, today=TODAY, target=10, reason="the market")


def test_the_whole_follows_its_parts(w: Workshop) -> None:
    w = checkins.check_in(w, 2, TODAY, 7, parts={(2, "Sweden"): 3})
    assert value(accounts(w)) == 4
    w = checkins.check_in(w, 2, TODAY, 7, parts={(2, "Denmark"): 2, (2, "Norway"): 1})
    assert value(accounts(w)) == 6
    with pytest.raises(RuleError, match="not split by Finland"):
        segments.read_part(accounts(w), "Finland", TODAY, 1, None)


def test_a_new_split_keeps_the_figures_of_parts_that_stay(w: Workshop) -> None:
    w = w.put(segments.read_part(accounts(w), "Sweden", TODAY, 3, None))
    again = segments.split(accounts(w), (Part("Sweden", 1, 5), Part("Denmark", 1, 3)))
    assert [len(part.readings) for part in again.parts] == [1, 0]
    assert segments.split(again, ()).parts == ()


@pytest.mark.parametrize(("text", "name"), [("swe", "Sweden"), ("SWEDEN", "Sweden"), ("", None), ("x", None)])
def test_a_part_is_found_by_its_beginning(w: Workshop, text: str, name: str | None) -> None:
    found = segments.part_by_beginning(accounts(w), text)
    assert (found and found.name) == name


def test_a_part_that_hides_behind_a_good_sum_is_named(w: Workshop) -> None:
    end = date(2027, 3, 31)
    one = segments.read_part(accounts(w), "Sweden", end, 8, None)
    one = segments.read_part(one, "Norway", end, 1, None)
    assert segments.hides(one, w.periods[1], end) == "133 % in all, Denmark at 0 %"
    assert segments.hides(accounts(w), w.periods[1], end) == ""
    assert segments.hides(segments.read_part(one, "Denmark", end, 3, None), w.periods[1], end) == ""


def test_parts_are_typed_in_a_line_and_read_back_as_they_were() -> None:
    typed = segments.typed_parts("DACH=4,000,000, Benelux = 200k:1M; Nordics=")
    assert typed.parts == (Part("DACH", None, 4e6), Part("Benelux", 200_000, 1e6), Part("Nordics"))
    assert typed.sums is None
    assert segments.typed_parts("A=1; B=2; Apart").sums is False
    assert not segments.typed_parts(" ")
    for unit, sums in (("EUR", True), ("EUR", False), ("%", False)):
        measure = KeyResult(1, 1, "Share", unit, 0, None, parts=typed.parts, sums=sums)
        again = segments.typed_parts(segments.parts_text(measure))
        assert segments.split(measure, again.parts, sums=again.sums) == measure
    with pytest.raises(RuleError, match="“Benelux” is no part: write its name and its target"):
        segments.typed_parts("DACH=4M; Benelux")
