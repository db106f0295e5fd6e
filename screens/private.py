"""A private page on the shared screen: for one person, and gone when that person is done."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.widgets import Static

from screens.commands import Command
from screens.page import Page
from screens.text import styled
from workshop.model import Workshop


class PrivatePage(Page):
    """Work of one person behind the others' backs. What it shows is forgotten when it closes.

    Subclasses give ``parts`` (the widgets) and ``intro`` (a sentence that says what is kept and what is not).
    """

    DEFAULT_CSS = """
    PrivatePage {
        & #for { padding: 1 2 0 2; text-style: bold; }
        & #intro { padding: 0 2 1 2; color: $text-muted; }
    }
    """
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("close", "escape", "done", "Clear this page and give the keyboard back."),
    )
    intro = ""
    PRIVATE = True

    def __init__(self, member: int) -> None:
        super().__init__()
        self.for_member = member

    def body(self) -> ComposeResult:
        yield Static(id="for")
        yield Static(self.intro, id="intro", markup=False)
        yield from self.parts()

    def parts(self) -> ComposeResult:
        yield from ()

    def show(self, workshop: Workshop) -> None:
        name = workshop.members.need(self.for_member).name
        self.query_one("#for", Static).update(styled(f"{name}, this page is yours alone."))

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, once: a second key that was on its way would close the screen below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_close(self) -> None:
        self.dismiss(None)
