"""What a list holds: where items are, and how one gets from one to another past the groups."""

from dataclasses import dataclass

import pytest

from screens.widgets.entries import Entries, Group


@dataclass(frozen=True)
class Item:
    """Something to list."""

    id: int


def held(signs: str) -> Entries[Item]:
    """Entries as drawn: ``-`` is a group, a digit an item."""
    return Entries([Group("g") if sign == "-" else Item(int(sign)) for sign in signs], lambda item: item.id)


@pytest.mark.parametrize(
    ("signs", "place", "by", "target"),
    [
        ("-12-34", 1, 1, 2),
        ("-12-34", 2, 1, 4),
        ("-12-34", 1, 3, 5),
        ("-12-34", 1, 5, 5),
        ("-12-34", 1, 99, 5),
        ("-12-34", 5, -99, 1),
        ("-12-34", 4, -1, 2),
        ("-12-34", 1, -1, 1),
        ("-12-34", 5, 1, 5),
        ("-12--", 2, 99, 2),
        ("12", 1, 2, 1),
        ("1", 0, 5, 0),
        ("1", 0, -5, 0),
        ("--", -1, 9, -1),
        ("", -1, 1, -1),
    ],
)
def test_moving_passes_over_groups_and_stays_within(signs: str, place: int, by: int, target: int) -> None:
    assert held(signs).moved(place, by) == target


@pytest.mark.parametrize(
    ("signs", "place", "there"),
    [
        ("-12-34", 0, 1),
        ("-12-34", 3, 4),
        ("-12-34", 6, 5),
        ("12-", 2, 1),
        ("12", -1, 0),
        ("--", 1, -1),
        ("", 0, -1),
    ],
)
def test_the_nearest_item(signs: str, place: int, there: int) -> None:
    assert held(signs).nearest(place) == there


@pytest.mark.parametrize("near", range(-2, 8))
def test_an_item_is_found_by_its_key_wherever_it_was_before(near: int) -> None:
    entries = held("-12-34")
    assert [entries.place_of(key, near) for key in (1, 2, 3, 4, 5)] == [1, 2, 4, 5, -1]
    again = held("-12-34")
    assert again.place_of(4, near, again.item(5)) == 5
    assert held("-12-34").place_of(4, near, Item(4)) == 5


def test_the_others_around_an_item_come_from_below_first() -> None:
    assert [item.id for item in held("-12-34").around(2)] == [3, 4, 1]
    assert [item.id for item in held("-12-34").items] == [1, 2, 3, 4]
