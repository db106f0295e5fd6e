"""Check-ins."""

import pytest

from tests.world import TODAY, with_goals
from workshop.checkins import check_in
from workshop.errors import RuleError
from workshop.model import Blocker, CheckIn


def test_a_check_in_is_kept() -> None:
    w = check_in(with_goals(), 1, TODAY, 7, "Two offers\nare out", Blocker.WAITING, 3)
    assert w.check_ins[1] == CheckIn(1, 1, TODAY, 7, "Two offers\nare out", Blocker.WAITING, 3)


@pytest.mark.parametrize("confidence", [-1, 11, True])
def test_confidence_has_its_limits(confidence: int) -> None:
    with pytest.raises(RuleError, match="from 0"):
        check_in(with_goals(), 1, TODAY, confidence)


def test_a_goal_that_is_gone_and_a_text_that_is_too_long() -> None:
    with pytest.raises(RuleError, match="not there any more"):
        check_in(with_goals(), 9, TODAY, 5)
    with pytest.raises(RuleError, match="at most 500"):
        check_in(with_goals(), 1, TODAY, 5, "x" * 10_000)
