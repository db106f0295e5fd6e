"""How people are called on screens."""

import pytest

from workshop.model import Member
from workshop.words.names import short_names


@pytest.mark.parametrize(
    ("names", "called"),
    [
        (["Ana Ferreira", "Ben Okafor"], ["Ana", "Ben"]),
        (["Ana Ferreira", "Ana Gomes", "Ben Okafor"], ["Ana F", "Ana G", "Ben"]),
        (["Ana Ferreira", "Ana Fuchs"], ["Ana Ferreira", "Ana Fuchs"]),
        (["Cher"], ["Cher"]),
        ([], []),
    ],
)
def test_people_are_called_as_short_as_it_is_clear(names: list[str], called: list[str]) -> None:
    members = [Member(id=number, name=name, initials="X") for number, name in enumerate(names, 1)]
    assert list(short_names(members).values()) == called
