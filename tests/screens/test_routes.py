"""Each stage of each kind of session has its page, and each page knows its stage."""

import pytest

from screens.stages.routes import page_of
from workshop.meet.stages import stages_of
from workshop.model import SessionKind, StageKey


@pytest.mark.parametrize(
    ("kind", "stage"), [(kind, stage.key) for kind in SessionKind for stage in stages_of(kind)]
)
def test_each_stage_has_its_page(kind: SessionKind, stage: StageKey) -> None:
    assert page_of(kind, stage).stage == stage


def test_every_name_of_a_stage_is_one() -> None:
    assert {stage.key for kind in SessionKind for stage in stages_of(kind)} == set(StageKey)


@pytest.mark.parametrize("kind", SessionKind)
def test_a_stage_of_another_kind_of_session_has_none(kind: SessionKind) -> None:
    others = set(StageKey) - {stage.key for stage in stages_of(kind)}
    with pytest.raises(LookupError):
        page_of(kind, sorted(others)[0])
