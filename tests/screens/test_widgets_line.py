"""The one-line input: what gets in, what it hands over, which keys it leaves to others."""

from dataclasses import dataclass

import pytest
from textual.message import Message

from screens.widgets.line import Line
from screens.widgets.rows import Rows
from tests.screens.kit import (
    HOSTILE,
    SIZES,
    UNWANTED,
    Bare,
    assert_safe,
    paste,
    screen_text,
    tap,
    type_text,
    until,
)
from workshop.words.text import clean


@dataclass(frozen=True)
class Item:
    """Something to list."""

    id: int


class Listening(Bare):
    """Keeps the messages of inputs."""

    def on_mount(self) -> None:
        self.heard: list[Message] = []

    def on_line_submitted(self, message: Line.Submitted) -> None:
        self.heard.append(message)

    def on_line_pasted(self, message: Line.Pasted) -> None:
        self.heard.append(message)

    def on_line_typed(self, message: Line.Typed) -> None:
        self.heard.append(message)

    def on_line_full(self, message: Line.Full) -> None:
        self.heard.append(message)

    def on_line_past(self, message: Line.Past) -> None:
        self.heard.append(message)

    def on_line_left(self, message: Line.Left) -> None:
        self.heard.append(message)


async def test_enter_hands_over_clean_text_and_keeps_it_until_told() -> None:
    line = Line(placeholder="Type a step", what="A step")
    app = Listening(line)
    async with app.run_test(size=(40, 5)) as pilot:
        assert "Type a step" in screen_text(app)
        await type_text(pilot, "  Call  Ana ", "enter")
        assert len(app.heard) == 1
        assert line.value == "  Call  Ana "
        line.clear()
        assert line.text == ""
        await tap(pilot, "enter")
        assert [m.text for m in app.heard if isinstance(m, Line.Submitted)] == ["Call Ana", ""]


async def test_what_does_not_fit_is_refused_with_a_sentence() -> None:
    line = Line(limit=5, what="A step")
    app = Listening(line)
    async with app.run_test(size=(40, 5)) as pilot:
        await type_text(pilot, "abcdefg")
        assert line.value == "abcde"
        await paste(pilot, "x" * 10_000)
        assert line.value == "abcde"
        said = [m.sentence for m in app.heard if isinstance(m, Line.Full)]
        assert said == ["A step has at most 5 characters: that did not fit in."] * 3


async def test_several_pasted_lines_are_reported_or_joined() -> None:
    many, one = Line(many=True, id="many"), Line(id="one")
    app = Listening(many, one)
    async with app.run_test(size=(40, 5)) as pilot:
        await paste(pilot, "Call \x1bAna\r\n\n  Visit [/] Ben\n")
        assert [m.lines for m in app.heard if isinstance(m, Line.Pasted)] == [("Call Ana", "Visit [/] Ben")]
        assert many.value == ""
        await paste(pilot, " only one ")
        assert many.value == " only one "
        one.focus()
        await paste(pilot, "first\nsecond\tthird\n")
        assert one.value == "first second third"
        await paste(pilot, "\n\n")
        assert one.value == "first second third"


async def test_unfinished_typing_is_reported_under_its_name() -> None:
    line, other = Line(place="draft 3", id="line"), Line(id="other")
    app = Listening(line, other)
    async with app.run_test(size=(40, 5)) as pilot:
        line.restore("Call\n[/]")
        assert line.value == "Call [/]"
        assert line.cursor_position == len(line.value)
        await type_text(pilot, " x")
        await until(lambda: [(m.place, m.text) for m in app.heard if isinstance(m, Line.Typed)])
        assert app.heard[-1].text == "Call [/] x"  # type: ignore[attr-defined]
        await type_text(pilot, "y")
        other.focus()
        await until(lambda: getattr(app.heard[-1], "text", "") == "Call [/] xy")
        await type_text(pilot, "not reported")
        line.clear()
        await until(lambda: getattr(app.heard[-1], "text", "?") == "")
        assert {m.place for m in app.heard if isinstance(m, Line.Typed)} == {"draft 3"}


async def test_esc_leaves_it_and_keys_are_commands_again() -> None:
    line = Line()
    app = Listening(line)
    async with app.run_test(size=(40, 5)) as pilot:
        assert line.has_focus
        await tap(pilot, "escape")
        assert app.focused is None
        assert isinstance(app.heard[-1], Line.Left)
        assert app.heard[-1].control is line


async def test_up_and_down_steer_a_list_or_are_reported() -> None:
    rows = Rows[Item](lambda item, width, selected: [(f"item {item.id}", "")])
    line, alone = Line(steers=rows), Line()
    app = Listening(rows, line, alone)
    async with app.run_test(size=(40, 9)) as pilot:
        rows.show([Item(i) for i in range(9)])
        line.focus()
        await type_text(pilot, "x", "down", "down", "up")
        assert rows.key == 1
        await tap(pilot, "pagedown")
        assert int(str(rows.key)) > 1
        assert line.has_focus
        alone.focus()
        await tap(pilot, "up", "pageup", "down")
        assert [m.by for m in app.heard if isinstance(m, Line.Past)] == [-1, 1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
async def test_hostile_text_is_taken_letter_by_letter_or_refused(text: str, size: tuple[int, int]) -> None:
    line, given = Line(id="typed"), Line(text, text)
    app = Listening(line, given)
    async with app.run_test(size=size) as pilot:
        await paste(pilot, text)
        assert_safe(app)
        assert not set(line.value) & set(UNWANTED)
        if len(text) > line.limit:
            assert isinstance(app.heard[-1], Line.Full)
        else:
            assert line.text == clean(text)
        line.clear()
        await type_text(pilot, text[:60].translate({ord(sign): None for sign in "\r\n\t"}))
        assert_safe(app)
        assert not set(line.value) & set(UNWANTED)
