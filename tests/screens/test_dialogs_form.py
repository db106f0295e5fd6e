"""The form: from field to field, refusals that lose nothing, leaving only on purpose."""

from typing import Any

import pytest

from screens.dialogs.confirm import Confirm
from screens.dialogs.fields import FieldRow, Options
from screens.dialogs.form import Field, Form, Kind, Values
from screens.text import safe
from screens.widgets.area import Area
from screens.widgets.line import Line
from tests.screens.kit import (
    HOSTILE,
    SIZES,
    UNWANTED,
    Bare,
    assert_safe,
    burst,
    paste,
    screen_text,
    settle,
    tap,
    type_text,
    until,
)
from workshop.errors import RuleError
from workshop.words.text import clean, clean_lines

OPEN = "still open"
CATEGORIES = (("new", "new territory"), ("share", "market share"), ("mix", "product mix"))


def fields(text: str = "") -> tuple[Field, ...]:
    return (
        Field("title", "Title", text, limit=20, hint="What will be different"),
        Field("why", "Why", text, Kind.DETAILS, limit=40),
        Field("category", "Category", "share", Kind.OPTIONS, options=CATEGORIES),
        Field("leading", "Leading", "", Kind.YES_NO, hint="Moves before the result does."),
        Field("target", "Target", "25"),
    )


def refuse_no_title(values: Values) -> None:
    if not values["title"]:
        raise RuleError("A goal needs a title: type one [/].")


class Asking(Bare):
    """Opens a form and keeps its answer."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.answer: Any = OPEN

    def on_mount(self) -> None:
        self.push_screen(self.form, self.keep)

    def keep(self, answer: Any) -> None:
        self.answer = answer


async def test_keys_that_come_in_a_burst_land_in_the_field_they_were_meant_for() -> None:
    form = Form("Two lines", (Field("one", "One"), Field("two", "Two")))
    app = Asking(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.focused, Line))
        await burst(pilot, *"first", "enter", *"second", "enter")
        assert await until(lambda: app.answer != OPEN)
        assert app.answer == {"one": "first", "two": "second"}


async def test_it_is_filled_in_from_field_to_field() -> None:
    app = Asking(Form("New goal", fields(), refuse_no_title))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.focused, Line))
        await type_text(pilot, " Share  in DACH", "enter")
        assert isinstance(app.focused, Area)
        await type_text(pilot, "Two rivals", "enter")
        await type_text(pilot, "left", "tab")
        assert isinstance(app.focused, Options)
        await tap(pilot, "right", "enter", "y", "enter", "end", "backspace", "0", "enter")
        assert await until(lambda: app.answer != OPEN)
        assert app.answer == {
            "title": "Share in DACH",
            "why": "Two rivals\nleft",
            "category": "mix",
            "leading": "yes",
            "target": "20",
        }


async def test_ctrl_s_saves_from_anywhere_and_a_refusal_keeps_every_text() -> None:
    app = Asking(Form("New goal", fields(), refuse_no_title))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.focused, Line))
        await tap(pilot, "tab", sees=("tab next", "shift+tab before"))
        await type_text(pilot, "because", "ctrl+s", sees="✖ A goal needs a title: type one [/].")
        assert "because" in screen_text(app)
        assert app.answer == OPEN
        await tap(pilot, "shift+tab")
        await type_text(pilot, "Go")
        await until(lambda: "A goal needs a title" not in screen_text(app))
        while not app.form.at(-1):
            await tap(pilot, "tab")
        await until(lambda: "enter save" in screen_text(app))
        await tap(pilot, "enter")
        await until(lambda: app.answer != OPEN)
        assert (app.answer["title"], app.answer["why"]) == ("Go", "because")


async def test_what_is_too_long_is_refused_with_a_sentence() -> None:
    app = Asking(Form("New goal", fields()))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.focused, Line))
        await paste(pilot, "x" * 10_000)
        await until(lambda: "Title has at most 20 characters" in screen_text(app))
        await tap(pilot, "tab")
        await paste(pilot, "y" * 10_000)
        await tap(pilot, "tab", "ctrl+s", sees="Why has at most 40 characters; this one has 10,000: shorten it.")
        assert isinstance(app.focused, Area)
        assert app.answer == OPEN


async def test_leaving_asks_only_when_something_was_changed() -> None:
    app = Asking(Form("Goal", fields("same")))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.focused, Line))
        await tap(pilot, "escape")
        await until(lambda: app.answer is None)
    app = Asking(Form("Goal", fields("same")))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.focused, Line))
        await type_text(pilot, "x", "escape")
        await until(lambda: isinstance(app.screen, Confirm))
        await tap(pilot, "enter")
        await until(lambda: app.screen is app.form)
        assert isinstance(app.focused, Line)
        assert app.focused.value == "samex"
        await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, Confirm))
        await tap(pilot, "y")
        await until(lambda: app.answer is None)


async def test_what_is_needed_seldom_waits_behind_a_key_unless_it_is_filled_in() -> None:
    form = Form("Goal", (Field("title", "Title"), *(Field(key, key, key[1:], more=True) for key in ("a", "bc"))))
    app = Asking(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.focused, Line))
        shown = screen_text(app)
        assert "bc" in shown
        assert "  a  " not in shown
        assert "f2 more" in shown
        await tap(pilot, "f2")
        await until(lambda: app.focused is form.rows[1].input)
        await until(lambda: "  a  " in screen_text(app) and "f2 more" not in screen_text(app))
        await type_text(pilot, "x", "ctrl+s")
        assert await until(lambda: app.answer != OPEN)
        assert app.answer == {"title": "", "a": "x", "bc": "c"}


async def test_arrows_change_field_and_option_but_never_save() -> None:
    app = Asking(Form("Goal", (fields()[0], *fields()[2:]), start="target"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.focused, Line) and app.focused.value == "25")
        await tap(pilot, "down")
        assert app.answer == OPEN
        await tap(pilot, "up", "up", "left", "left", "m")
        options = app.focused
        assert isinstance(options, Options)
        assert options.value == "share"
        await tap(pilot, "space", "n")
        assert options.value == "new"
        await tap(pilot, "up", "up")
        assert isinstance(app.focused, Line)
        await tap(pilot, "enter", "enter", "enter", "enter")
        await until(lambda: app.answer != OPEN)
        assert app.answer == {"title": "", "category": "new", "leading": "", "target": "25"}


async def test_the_mouse_changes_options_and_saves() -> None:
    app = Asking(Form("Goal", fields()[2:]))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.focused is not None)
        await settle(pilot)
        await pilot.click(Options, offset=(6, 0))
        await pilot.click(Options, offset=(2, 0))
        await pilot.click(Options, offset=(2, 0))
        await until(lambda: "◂ new territory ▸" in screen_text(app))
        rows = screen_text(app).splitlines()
        y = next(y for y, row in enumerate(rows) if " save" in row)
        await pilot.click(offset=(rows[y].index(" save") + 1, y))
        await until(lambda: app.answer != OPEN)
        assert app.answer["category"] == "new"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_field_comes_into_view_when_it_has_the_focus(size: tuple[int, int]) -> None:
    many = tuple(Field(f"f{n}", f"Field {n}", f"text {n}") for n in range(12))
    app = Asking(Form("Many", many, hint="All of them."))
    async with app.run_test(size=size) as pilot:
        await until(lambda: isinstance(app.focused, Line))
        for n in range(12):
            await until(lambda n=n: f"text {n}" in screen_text(app))  # type: ignore[misc]
            bold = [row.field.key for row in app.form.rows if row.query_one(".label").styles.text_style.bold]
            assert bold == [f"f{n}"], "the label of the field with the focus stands out, and only that"
            assert "esc leave" in screen_text(app)
            if n < 11:
                await tap(pilot, "enter")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_hostile_texts_are_taken_letter_by_letter(size: tuple[int, int]) -> None:
    app = Bare()
    async with app.run_test(size=size) as pilot:
        for text in HOSTILE:
            form = Form(
                text,
                (
                    Field("line", text, text, limit=20_000, hint=text),
                    Field("area", text, text, Kind.DETAILS, limit=20_000),
                    Field("one", text, text, Kind.OPTIONS, options=((text, text), ("", text))),
                ),
                hint=text,
            )
            app.push_screen(form)
            await until(lambda: isinstance(app.focused, Line))
            assert_safe(app)
            line, area, one = (row.input for row in form.query(FieldRow))
            assert isinstance(line, Line)
            assert isinstance(area, Area)
            await settle(pilot)
            assert form.values == {"line": clean(text), "area": clean_lines(safe(text)), "one": text}
            for field in (line, area, one):
                field.focus()
                await paste(pilot, text[:50])
                await settle(pilot)
                assert_safe(app)
            assert not set(line.value + area.text) & set(UNWANTED)
            form.dismiss(None)
            await until(lambda: len(app.screen_stack) == 1)
