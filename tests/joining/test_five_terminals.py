"""See tests/joining/five.py."""

from pathlib import Path

from tests.joining.five import meetings


async def test_meetings_with_five_terminals_and_kills_leave_no_word_behind(tmp_path: Path) -> None:
    assert await meetings(tmp_path, 1) > 0
