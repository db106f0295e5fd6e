"""The team and its people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.errors import RuleError
from workshop.model import Member, Workshop
from workshop.team import team


def people(*names: str) -> Workshop:
    """A team of these people."""
    w = team.found(Workshop(), "Northwind Sales")
    for name in names:
        w = team.add_member(w, name)
    return w


ROOM = people("Ana Ferreira", "Ben Okafor", "Anna Berg", "José Díaz")


def test_a_file_has_one_team() -> None:
    assert team.found(Workshop(), " Northwind  Sales ").team.name == "Northwind Sales"
    with pytest.raises(RuleError, match="already belongs to Northwind Sales"):
        team.found(ROOM, "Other")


def test_settings_are_edited_within_reason() -> None:
    w = team.edit_team(ROOM, name="North", check_in_days=14, heavy_load=3)
    assert (w.team.name, w.team.check_in_days, w.team.heavy_load) == ("North", 14, 3)
    with pytest.raises(RuleError, match="1 to 92 days"):
        team.edit_team(ROOM, check_in_days=0)
    with pytest.raises(RuleError, match="1 to 99"):
        team.edit_team(ROOM, heavy_load=0)


@pytest.mark.parametrize(
    ("name", "taken", "initials"),
    [
        ("Ana Ferreira", "", "AF"),
        ("Ana Ferreira", "af", "AFe"),
        ("Ana Ferreira", "AF AFe", "AFer"),
        ("Ana Ferreira", "AF AFe AFer", "AF2"),
        ("Ana Maria da Costa", "", "AC"),
        ("Madonna", "", "MA"),
        ("Madonna", "ma", "MAd"),
        ("Luís", "", "LU"),
        ("山田太郎", "", "山田"),
        ("प्रिया शर्मा", "", "प्श"),
        ("ßara", "", "ßA"),
        ("X", "", "X"),
        ("陈 伟", "", "陈伟"),
        ("[/]", "", "X"),
        ("[/]", "x", "X2"),
        ("o'Neill (Bob)", "", "OB"),
    ],
)
def test_initials_are_derived(name: str, taken: str, initials: str) -> None:
    assert team.derive_initials(name, taken.split()) == initials


@given(st.lists(st.text(min_size=1, max_size=20), max_size=30))
def test_initials_stay_unique_and_short(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(team.derive_initials(name, taken))
    assert len({one.casefold() for one in taken}) == len(taken)
    assert all(1 <= len(one) <= team.INITIALS for one in taken)


def test_names_and_initials_are_taken_once() -> None:
    with pytest.raises(RuleError, match="already somebody called Ana Ferreira"):
        team.add_member(ROOM, "ana ferreira")
    with pytest.raises(RuleError, match="Ana Ferreira already has the initials AF"):
        team.add_member(ROOM, "Alf", "af")
    for initials in ("", " \u200b", "ABCDE"):
        with pytest.raises(RuleError, match="Initials have 1 to 4 characters"):
            team.edit_member(ROOM, 2, initials=initials)
    with pytest.raises(RuleError, match="already somebody"):
        team.edit_member(ROOM, 2, name="Ana Ferreira")
    with pytest.raises(RuleError, match="Make them active again"):
        team.add_member(team.set_active(ROOM, 1, False), "Ana Ferreira")
    with pytest.raises(RuleError, match="at most 60 characters"):
        team.add_member(ROOM, "x" * 10_000)


def test_a_person_is_renamed_and_leaves() -> None:
    w = team.edit_member(ROOM, 1, name="Ana Lopes", initials="AL")
    assert w.members[1] == Member(1, "Ana Lopes", "AL")
    assert [member.id for member in team.active(team.set_active(w, 1, False))] == [2, 3, 4]
    assert team.edit_member(ROOM, 1, name="Ana Ferreira") is ROOM
    assert team.set_active(ROOM, 1, True) is ROOM


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ana", "Ana Ferreira"),
        ("ANA F", "Ana Ferreira"),
        ("af", "Ana Ferreira"),
        ("ann", "Anna Berg"),
        ("okafor", "Ben Okafor"),
        ("jose", "José Díaz"),
        ("diaz", "José Díaz"),
    ],
)
def test_names_match_by_their_beginning(text: str, name: str) -> None:
    w = (
        people("Ana Ferreira", "Ben Okafor", "Anna Berg", "José Díaz")
        if text != "ana"
        else people("Ana Ferreira", "Ben")
    )
    assert team.by_beginning(w, text).name == name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("an", "“an” fits Ana Ferreira, Anna Berg: write more of the name"),
        ("zoe", "Nobody here is called “zoe”. In the team: Ana Ferreira, Ben Okafor"),
        ("", "Nobody here is called"),
    ],
)
def test_no_match_or_several_are_refused(text: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        team.by_beginning(ROOM, text)


def test_nobody_to_match_in_an_empty_team() -> None:
    with pytest.raises(RuleError, match="Nobody is in this team yet"):
        team.by_beginning(people(), "ana")


def test_who_has_left_is_not_matched() -> None:
    assert team.by_beginning(team.set_active(ROOM, 3, False), "an").name == "Ana Ferreira"


def test_a_letter_per_person_in_order() -> None:
    keys = team.letters(ROOM.members.values(), reserved="ax")
    assert keys == {"b": 1, "c": 2, "d": 3, "e": 4}


def test_sixty_people_have_keys_of_which_none_begins_another() -> None:
    keys = team.letters(people(*(f"Person {number}" for number in range(60))).members.values(), reserved="xqz?")
    assert sorted(keys.values()) == list(range(1, 61))
    assert not any(one != other and other.startswith(one) for one in keys for other in keys)
    assert list(keys)[:3] == ["a", "b", "c"]


def test_more_people_than_keys_is_refused() -> None:
    with pytest.raises(RuleError, match="more people than keys"):
        team.letters(ROOM.members.values(), reserved="bcdefghijklmnopqrstuvwxyz")
