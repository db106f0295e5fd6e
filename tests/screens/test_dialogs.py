"""The dialogs: what they hand out, by keys and by mouse, at every size."""

from collections.abc import Callable
from typing import Any

import pytest

from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.confirm import Confirm, Stake
from screens.dialogs.dialog import Dialog
from screens.dialogs.facts import Help, ReadFacts
from screens.dialogs.people import People
from screens.widgets.facts import Fact
from screens.widgets.rows import Rows
from tests.screens.kit import (
    HOSTILE,
    SIZES,
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
from workshop.words.text import clean

OPEN = "still open"


class Asking(Bare):
    """Opens a dialog and keeps its answer."""

    def __init__(self, dialog: Dialog[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.answer: Any = OPEN

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.keep)

    def keep(self, answer: Any) -> None:
        self.answer = answer


def refuse_short(text: str) -> None:
    if len(text) < 5:
        raise RuleError("Say it in five letters or more [/].")


def few() -> Choose[str]:
    return Choose(
        "Which kind?", [Choice("a", "New territory"), Choice("b", "Market share", "of rivals")], chosen="b"
    )


def many() -> Choose[int]:
    return Choose("Where to?", [Choice(n, f"{n} stage", f"goal {n % 3}") for n in range(30)])


def people() -> People:
    return People("Who?", {"a": 1, "b": 2, "za": 3, "zb": 4}, {1: "Ana", 2: "Ben", 3: "Chen", 4: "Dana"})


ANSWERS: list[tuple[str, Callable[[], Dialog[Any]], list[str], Any]] = [
    ("yes", lambda: Confirm("Go on?"), ["y"], True),
    ("yes by enter", lambda: Confirm("Go on?"), ["enter"], True),
    ("no", lambda: Confirm("Go on?"), ["n"], False),
    ("no by arrow", lambda: Confirm("Go on?"), ["down", "enter"], False),
    ("careful", lambda: Confirm("Go on?", stake=Stake.SHOWN), ["enter"], False),
    ("left", lambda: Confirm("Go on?"), ["escape"], None),
    ("line", lambda: Ask("Why?"), [*"Call", "enter"], "Call"),
    ("line given", lambda: Ask("Why?", text="Call"), [*" x", "enter"], "Call x"),
    ("line left", lambda: Ask("Why?"), ["x", "escape"], None),
    ("empty line", lambda: Ask("Why?", optional=True), ["enter"], ""),
    ("by number", few, ["1"], "a"),
    ("the chosen one", few, ["enter"], "b"),
    ("by arrow", few, ["up", "enter"], "a"),
    ("no such number", few, ["7", "escape"], None),
    ("by letter", lambda: Choose("Who?", [Choice(1, "Ana", letter="a"), Choice(2, "Ben", letter="b")]), ["b"], 2),
    ("first of many", many, ["enter"], 0),
    ("narrowed down", many, [*"29", "enter"], 29),
    ("narrowed down by a note", many, [*"goal 2", "down", "enter"], 5),
    ("nothing left", many, [*"nothing", "enter", "escape"], None),
    ("person", people, ["b"], 2),
    ("person of two letters", people, ["z", "b"], 4),
    ("person after a wrong key", people, ["q", "z", "x", "a"], 1),
    ("person by arrow", people, ["down", "enter"], 2),
    ("no person", people, ["escape"], None),
    ("message", lambda: ReadFacts("Saved.", ()), ["enter"], True),
    ("message left", lambda: ReadFacts("Saved.", (), "to a copy"), ["escape"], None),
    ("help left", lambda: Help("Help", "text", [("u", "Undo.")]), ["question_mark"], None),
]


@pytest.mark.parametrize(
    ("dialog", "keys", "answer"), [case[1:] for case in ANSWERS], ids=[one[0] for one in ANSWERS]
)
async def test_answers(dialog: Callable[[], Dialog[Any]], keys: list[str], answer: Any) -> None:
    app = Asking(dialog())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await tap(pilot, *keys)
        assert await until(lambda: app.answer != OPEN)
        assert app.answer == answer
        assert len(app.screen_stack) == 1


async def test_a_refused_line_stays_and_the_reason_is_said() -> None:
    app = Asking(Ask("Why?", check=refuse_short, limit=20, what="The reason"))
    async with app.run_test(size=(80, 24)) as pilot:
        await tap(pilot, "enter", sees="Type some words first")
        await type_text(pilot, "no")
        await until(lambda: "Type some words first" not in screen_text(app))
        await tap(pilot, "enter", sees="Say it in five letters or more [/].")
        assert "no" in screen_text(app)
        await type_text(pilot, "t this")
        await paste(pilot, "x" * 10_000)
        await until(lambda: "The reason has at most 20 characters" in screen_text(app))
        await tap(pilot, "enter")
        await until(lambda: app.answer == "not this")


async def test_details_are_named() -> None:
    app = Asking(Confirm("Go on although somebody is not finished?", details=("Ben", "Chen [red]x")))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert "· Ben" in shown
        assert "· Chen [red]x" in shown
        assert "y yes" in shown
        assert "esc leave" in shown


async def test_help_scrolls_and_shows_its_keys() -> None:
    app = Asking(Help("Help", "What this is for.", [(f"k{n}", f"Does the thing number {n}.") for n in range(40)]))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Does the thing number 3." in screen_text(app))
        assert "Does the thing number 39." not in screen_text(app)
        await tap(pilot, "end", sees="Does the thing number 39.")


async def test_the_mouse_does_it_too() -> None:
    app = Asking(Confirm("Go on?"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert await pilot.click(Rows, offset=(4, 1))
        await until(lambda: app.answer is False)
    grid = Asking(people())
    async with grid.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("Grid", offset=(3, 0))
        await until(lambda: grid.answer == 1)
    keys = Asking(Ask("Why?", text="because"))
    async with keys.run_test(size=(80, 24)) as pilot:
        await until(lambda: "because" in screen_text(keys))
        await pilot.click("KeyLine", offset=(2, 0))
        await until(lambda: keys.answer == "because")


HOSTILE_DIALOGS: list[Callable[[str], Dialog[Any]]] = [
    lambda text: Confirm(text, details=[text, text], yes=text or "Yes", no=text or "No"),
    lambda text: Ask(text, text, text=text[:120], placeholder=text),
    lambda text: Choose(text, [Choice(1, text, text), Choice(2, text)], text),
    lambda text: Choose(text, [Choice(n, text, text) for n in range(20)]),
    lambda text: People(text, {"a": 1, "b": 2}, {1: text, 2: text}, text),
    lambda text: ReadFacts(text, [Fact(text, text)]),
    lambda text: Help(text, text, [("u", text), (text[:5], text)]),
]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("number", range(len(HOSTILE_DIALOGS)))
async def test_hostile_texts_are_shown_letter_by_letter(number: int, size: tuple[int, int]) -> None:
    app = Bare()
    async with app.run_test(size=size) as pilot:
        for text in HOSTILE:
            dialog = HOSTILE_DIALOGS[number](text)
            app.push_screen(dialog)
            await settle(pilot)
            await until(lambda: "esc leave" in screen_text(app), 1)
            assert_safe(app)
            if len(text) < 30:
                assert clean(text) in " ".join(screen_text(app).replace("│", " ").split())
            dialog.action_cancel()
            await until(lambda: len(app.screen_stack) == 1)


async def test_what_is_typed_while_it_opens_is_not_lost() -> None:
    app = Bare()
    async with app.run_test(size=(80, 24)) as pilot:
        answers: list[str | None] = []
        app.push_screen(Ask("Why?"), answers.append)
        await burst(pilot, *"because", "enter")
        assert await until(lambda: answers) == ["because"]
