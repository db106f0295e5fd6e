"""Members from a file."""

from tests.workshop.importing.helpers import faults, planned
from workshop.model import Member
from workshop.team import team


def test_members_come_with_their_initials_or_get_them() -> None:
    plan = planned("name,initials\nAna Ferreira,AF\nBen Okafor,\nAda Fox,\n")
    assert [(one.name, one.initials) for one in plan.after.members.values()] == [
        ("Ana Ferreira", "AF"),
        ("Ben Okafor", "BO"),
        ("Ada Fox", "AFo"),
    ]
    assert plan.summary == "3 new"


def test_who_is_there_already_is_updated_and_never_doubled() -> None:
    once = planned("name\nAna Ferreira\nBen Okafor\nCleo Diaz\n").after
    plan = planned("Full Name;Short;Active\nana ferreira;AFE;\nBen Okafor;;no\nCleo Diaz;;yes\n", once)
    assert [change.words for change in plan.changes] == [
        "Line 2: updated member Ana Ferreira (AFE): initials",
        "Line 3: updated member Ben Okafor (BO, not active): active",
        "Line 4: unchanged member Cleo Diaz (CD)",
    ]
    assert plan.after.members[2] == Member(2, "Ben Okafor", "BO", active=False)


def test_what_is_wrong_with_members() -> None:
    taken = team.add_member(planned("name\n").after, "Zoe", "ZZ")
    assert faults(
        "name,initials,active\n,XY,\nAna,,maybe\nAna,,\nEve,zz,\nBob,ABCDE,\n" + "x" * 70 + ",X,", taken
    ) == [
        "Line 2, name: somebody is missing their name: write it, or remove the line.",
        "Line 3, active: “maybe” is neither yes nor no: write yes or no.",
        "Line 4, name: Ana is already in line 3: remove one, or tell them apart.",
        "Line 5: Zoe already has the initials ZZ: choose others.",
        "Line 6: Initials have 1 to 4 characters; these have 5: choose others.",
        "Line 7: A name has at most 60 characters; this one has 70: shorten it.",
    ]
