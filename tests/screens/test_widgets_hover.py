"""The shared list under the mouse."""

import pytest

from screens.widgets.rows import Rows
from tests.screens.kit import Bare, settle


async def test_a_row_under_the_mouse_is_painted_anew_when_the_list_is(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows[str](lambda item, width, selected: [(item, "")], key=str)
    async with Bare(rows).run_test(size=(40, 10)) as pilot:
        rows.show(["one", "two", "three"])
        await settle(pilot)
        await pilot.hover(Rows, offset=(4, 2))
        assert rows.look_of(2) == (2, "hover")
        painted: list[int] = []
        monkeypatch.setattr(rows, "refresh_entry", painted.append)
        rows.show(["one", "two", "three", "four"])
        assert rows.look_of(2) == (2, "row")
        assert 2 in painted
