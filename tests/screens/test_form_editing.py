import pytest

from screens.forms.editing import Editing, MeanwhileError

SHOWN = {"title": "Share in DACH", "why": "", "market": "flat"}
NAMES = {"title": "the title", "why": "the why", "market": "the market"}


def test_only_what_was_changed_is_handed_on() -> None:
    editing = Editing(SHOWN, NAMES)

    assert editing.changes({**SHOWN, "why": "rivals left"}) == {"why": "rivals left"}
    assert editing.changes({**SHOWN, "market": " flat "}) == {}
    assert editing.changes({**SHOWN, "market": ""}) == {"market": ""}


def test_what_others_changed_elsewhere_is_no_conflict() -> None:
    Editing(SHOWN, NAMES).check({**SHOWN, "market": "growing"}, {**SHOWN, "why": "rivals left"})


def test_the_same_change_by_both_is_no_conflict() -> None:
    Editing(SHOWN, NAMES).check({**SHOWN, "why": "rivals left"}, {**SHOWN, "why": "rivals left "})


def test_a_field_changed_by_both_is_told_once_with_their_text() -> None:
    editing = Editing(SHOWN, NAMES)
    typed, now = {**SHOWN, "why": "ours", "market": "ours"}, {**SHOWN, "why": "theirs", "market": ""}

    with pytest.raises(MeanwhileError) as told:
        editing.check(now, typed)

    assert "the why is now “theirs”" in str(told.value)
    assert "the market is now empty" in str(told.value)
    editing.adopt(told.value.theirs)
    editing.check(now, typed)
    assert editing.changes(typed) == {"why": "ours", "market": "ours"}
