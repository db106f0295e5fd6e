"""The shared list: what it shows, how it is moved through, what it says."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

import pytest
from textual.message import Message

from screens.text import wrap
from screens.widgets.columns import plain_line
from screens.widgets.rows import BREAK, Column, Columns, Fragment, Group, Rows
from tests.screens.kit import HOSTILE, SIZES, Bare, assert_safe, screen_text, settle, tap, until

COLUMNS = Columns(Column("Step", 6, grows=True), Column("Who", 4, from_width=20), Column("No", 3, right=True))


@dataclass(frozen=True)
class Item:
    """Something to list."""

    id: int
    text: str


def draw(item: Item, width: int, selected: bool) -> Sequence[Fragment]:
    return COLUMNS.line(width, item.text, ("Ana", "$text-muted"), str(item.id))


def items(number: int) -> list[Item]:
    return [Item(i, f"step {i}") for i in range(1, number + 1)]


def at(rows: Rows[Item]) -> Hashable:
    return rows.key


def ticked(rows: Rows[Item]) -> tuple[Hashable, ...]:
    return rows.marked


class Listening(Bare):
    """Keeps the messages of lists."""

    def on_mount(self) -> None:
        self.heard: list[Message] = []

    def on_rows_highlighted(self, message: Rows.Highlighted) -> None:
        self.heard.append(message)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.heard.append(message)

    def on_rows_marked(self, message: Rows.Marked) -> None:
        self.heard.append(message)

    def on_rows_past(self, message: Rows.Past) -> None:
        self.heard.append(message)


def test_columns_share_what_is_left_and_hide_when_narrow() -> None:
    assert plain_line(COLUMNS.line(24, "Call all the lapsed ones", "Ana", "12")) == "Call all the…  Ana    12"
    assert sum(COLUMNS.widths(24)) == 24 - 4
    assert COLUMNS.widths(12) == (7, 0, 3)
    roomy = Columns(Column("Step", 6, grows=True), Column("Who", 4, roomy=9))
    assert (roomy.widths(95), roomy.widths(96)) == ((89, 4), (85, 9))
    assert plain_line(COLUMNS.heading(12)) == "Step      No"
    assert plain_line(COLUMNS.line(12, "日本語の計画", "Ana", "1,000")) == "日本語…  1,…"


async def test_it_lists_and_moves_with_the_keys() -> None:
    rows = Rows(draw, heading=COLUMNS.heading)
    app = Listening(rows)
    async with app.run_test(size=(40, 10)) as pilot:
        rows.show(items(30))
        await settle(pilot)
        shown = screen_text(app).splitlines()
        assert shown[0].rstrip("▐").split() == ["Step", "Who", "No"]
        assert shown[1].startswith("▌ step 1 ")
        assert len(shown) == 10
        for keys, key in (
            (("down",), 2),
            (("pagedown",), 10),
            (("end",), 30),
            (("up",), 29),
            (("pageup",), 21),
            (("home",), 1),
        ):
            await tap(pilot, *keys)
            assert at(rows) == key
            assert f"▌ step {key} " in screen_text(app)
        await tap(pilot, "up")
        assert [m.by for m in app.heard if isinstance(m, Rows.Past)] == [-1]
        assert [m.key for m in app.heard if isinstance(m, Rows.Highlighted)] == [1, 2, 10, 30, 29, 21, 1]
        await tap(pilot, "enter")
        assert isinstance(app.heard[-1], Rows.Chosen)
        assert app.heard[-1].item == Item(1, "step 1")
        assert app.heard[-1].control is rows


async def test_the_highlight_stays_with_its_item() -> None:
    rows = Rows(draw)
    app = Listening(rows)
    async with app.run_test(size=(40, 8)) as pilot:
        rows.show(items(5))
        assert rows.highlight(3)
        assert not rows.highlight(9)
        rows.show([Item(9, "first"), *items(5)])
        await settle(pilot)
        assert rows.item == Item(3, "step 3")
        rows.show([item for item in items(5) if item.id != 3])
        assert at(rows) == 5, "the item that took its place among the four that are left"
        rows.show([])
        await settle(pilot)
        assert (at(rows), rows.items) == (None, [])
        await tap(pilot, "down", "enter", "end", "pageup")
        rows.show(items(2))
        await settle(pilot)
        assert at(rows) == 1
        told = [m.key for m in app.heard if isinstance(m, Rows.Highlighted)]
        assert told == [1, 3, 5, None, 1]
        assert not [m for m in app.heard if isinstance(m, Rows.Chosen)]


async def test_only_what_changed_is_repainted(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows(draw)
    app = Bare(rows)
    async with app.run_test(size=(40, 8)):
        rows.show(items(100))
        screen_text(app)
        painted: list[int] = []
        monkeypatch.setattr(rows, "refresh", lambda *regions: painted.extend(region.y for region in regions))
        changed = items(100)
        changed[2] = replace(changed[2], text="another text")
        changed[50] = replace(changed[50], text="out of view")
        rows.show(changed)
        assert painted == [2]


async def test_a_changed_item_is_shown() -> None:
    rows = Rows(draw)
    app = Bare(rows)
    async with app.run_test(size=(40, 8)) as pilot:
        rows.show(items(3))
        await settle(pilot)
        rows.show([*items(2), Item(3, "another text")])
        await until(lambda: "another text" in screen_text(app))
        assert "step 3" not in screen_text(app)


async def test_a_list_that_grows_and_shrinks_can_be_scrolled_to_its_end() -> None:
    rows = Rows(draw)
    app = Bare(rows)
    async with app.run_test(size=(40, 8)) as pilot:
        rows.show(items(2))
        await until(lambda: screen_text(app).split("\n")[1].startswith("  step 2"))
        rows.show(items(4))
        await until(lambda: screen_text(app).split("\n")[3].startswith("  step 4"))
        assert rows.max_scroll_y == 0
        rows.show(items(50))
        await tap(pilot, "end", sees="▌ step 50")
        assert rows.max_scroll_y == 42
        rows.show(items(60))
        assert rows.max_scroll_y == 52
        rows.show(items(3))
        await until(lambda: screen_text(app).strip().count("\n") == 2)
        assert screen_text(app).split("\n")[2].startswith("▌ step 3")
        assert rows.max_scroll_y == 0


async def test_groups_are_passed_over_and_come_into_view_with_their_items() -> None:
    rows = Rows(draw)
    app = Bare(rows)
    async with app.run_test(size=(40, 4)) as pilot:
        rows.show([Group("Open the Nordics"), *items(3), Group("Share in DACH"), Item(7, "last")])
        await settle(pilot)
        assert at(rows) == 1
        assert "Open the Nordics" in screen_text(app)
        await tap(pilot, "down", "down", "down")
        assert at(rows) == 7
        assert "Share in DACH" in screen_text(app)
        await tap(pilot, "up", "up", "up")
        assert "Open the Nordics" in screen_text(app)


async def test_items_are_ticked_with_space() -> None:
    rows = Rows(draw, marks=True)
    app = Listening(rows)
    async with app.run_test(size=(40, 8)) as pilot:
        rows.show(items(4))
        await settle(pilot)
        await tap(pilot, "down", "down", "space", "home", "space")
        assert ticked(rows) == (1, 3)
        assert isinstance(app.heard[-2], Rows.Marked)
        assert screen_text(app).count("✓") == 2
        await tap(pilot, "home", "space")
        assert ticked(rows) == (3,)
        rows.show(items(2))
        assert ticked(rows) == ()
        rows.mark(2, 77)
        await until(lambda: screen_text(app).count("✓") == 1)
        assert ticked(rows) == (2,)


async def test_space_is_left_to_others_without_marks() -> None:
    rows = Rows(draw)
    app = Listening(rows)
    async with app.run_test(size=(40, 8)) as pilot:
        rows.show(items(4))
        await tap(pilot, "space")
        assert (rows.key, rows.marked) == (1, ())


async def test_long_items_take_a_second_line() -> None:
    def two(item: Item, width: int, selected: bool) -> Sequence[Fragment]:
        first, *more = wrap(item.text, width)
        return [(first, ""), BREAK, (more[0] if more else "", "$text-muted"), BREAK, ("never shown", "")]

    rows = Rows(two, lines=2)
    app = Bare(rows)
    async with app.run_test(size=(20, 6)) as pilot:
        rows.show([Item(i, f"{i} call the twenty lapsed") for i in range(9)])
        await settle(pilot)
        assert [line.rstrip(" ▐") for line in screen_text(app).splitlines()[:4]] == [
            "▌ 0 call the twenty",
            "▌ lapsed",
            "  1 call the twenty",
            "  lapsed",
        ]
        await tap(pilot, "end", "pageup")
        assert at(rows) == 6
        assert "▌ 6 call the twenty" in screen_text(app)


async def test_the_mouse_highlights_then_chooses() -> None:
    first, rows = Rows(draw, id="first"), Rows(draw, heading=COLUMNS.heading, id="second")
    menu = Rows(draw, eager=True, id="menu")
    app = Listening(first, rows, menu)
    async with app.run_test(size=(40, 12)) as pilot:
        menu.show(items(2))
        first.show(items(2))
        rows.show([*items(4)])
        await settle(pilot)
        await pilot.hover("#second", offset=(4, 3))
        assert at(rows) == 1
        await pilot.click("#second", offset=(4, 1))
        assert rows.has_focus
        assert not [m for m in app.heard if isinstance(m, Rows.Chosen)], (
            "the click that brings the focus only highlights"
        )
        await pilot.click("#second", offset=(4, 3))
        assert at(rows) == 3
        await pilot.click("#second", offset=(4, 3))
        await until(lambda: [m.key for m in app.heard if isinstance(m, Rows.Chosen)] == [3])
        await pilot.click("#second", offset=(4, 0))
        assert at(rows) == 3
        await pilot.click("#menu", offset=(4, 1))
        await until(lambda: [m.key for m in app.heard if isinstance(m, Rows.Chosen)] == [3, 2])


async def test_an_empty_list_says_so() -> None:
    rows = Rows(draw, empty="No steps yet: type the first one below.")
    app = Bare(rows)
    async with app.run_test(size=(24, 6)) as pilot:
        rows.show([])
        await settle(pilot)
        assert screen_text(app).splitlines()[:2] == ["  No steps yet: type the", "  first one below."]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_texts_are_shown_letter_by_letter(size: tuple[int, int]) -> None:
    rows = Rows(draw, marks=True)
    app = Bare(rows)
    async with app.run_test(size=size) as pilot:
        rows.show([Group("[/] \x1b[31m"), *(Item(i, text) for i, text in enumerate(HOSTILE))])
        for _ in HOSTILE:
            await tap(pilot, "down", "space")
            assert_safe(app)
        await tap(pilot, "home")
        assert "▌   [/]" in screen_text(app)


async def test_resizing_keeps_the_highlight_in_view() -> None:
    rows = Rows(draw)
    app = Bare(rows)
    async with app.run_test(size=(60, 20)) as pilot:
        rows.show(items(100))
        rows.highlight(15)
        await pilot.resize_terminal(30, 6)
        await until(lambda: "▌ step 15" in screen_text(app))
