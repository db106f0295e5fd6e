"""A private page on which one person writes sealed steps or causes."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.cards.cardlist import listed
from screens.cards.sealed_texts import SealedTexts
from screens.cards.writing import Writing
from screens.cards.writing_page import DROP, REWORD, WRITE, WritingPage
from screens.commands import Command
from screens.stages.private import PrivatePage
from screens.stages.typeahead import pass_on
from screens.text import plain
from workshop.model import Workshop
from workshop.plan.wordings import Worded

T = TypeVar("T", bound=Worded)

COVER = (
    "Before you write: cover or freeze the projector, so that only you can read this screen.\n\n"
    "Enter begins. Esc leaves."
)
HINT = "enter seals it · ↑ to your list"


class PrivateWritingPage(PrivatePage, WritingPage[T]):
    """One person's own texts: sealed with every enter, and gone from the screen when that person is done.

    Subclasses give the envelope (``drafts``) and the ``writing_parts``.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("begin", "enter", "begin", "The projector is covered: show my page."),
        WRITE,
        REWORD,
        DROP,
    )
    DEFAULT_CSS = """
    PrivateWritingPage {
        & #cover { padding: 1 2; height: auto; }
        & Writing { display: none; }
        &.-begun { & Writing { display: block; } & #cover { display: none; } }
        &.-short { & #for { padding: 0 1; } & #intro { padding: 0 1; } & #cover { padding: 0 1; } }
        &.-short.-begun #intro { display: none; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 (as Textual declares it)

    begun = var(False, toggle_class="-begun")

    def __init__(self, goal: int, member: int) -> None:
        super().__init__(member)
        self.goal_id = goal
        self._warned = ""

    # To be given -----------------------------------------------------------------------------------

    @property
    def drafts(self) -> SealedTexts[T]:
        """The envelope."""
        raise NotImplementedError

    def writing_parts(self) -> Writing[T]:
        """The person's list and its line."""
        raise NotImplementedError

    # Showing ---------------------------------------------------------------------------------------

    def parts(self) -> ComposeResult:
        """A word about the projector; behind it, what is written."""
        yield Static(plain(COVER), id="cover")
        yield self.writing_parts()

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        """The goal that is written for."""
        return (f"Private: {workshop.goals.need(self.goal_id).title}", "", "")

    def show(self, workshop: Workshop) -> None:
        """The person's own texts, once the page is begun."""
        super().show(workshop)
        if self.begun:
            names = [member.name for member in workshop.members.values()]
            self.writing.put(listed(self.drafts.of(self.for_member)), today=self.desk.today, names=names)

    # What the person does ---------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the page is begun nothing but beginning and leaving."""
        if action == "begin":
            return not self.begun
        if action in ("reword", "drop", "write") and not self.begun:
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Enter begins at once: what is typed behind it belongs into the line."""
        if pass_on(self, event):
            return
        if event.key == "enter" and not self.begun:
            event.stop()
            self.action_begin()

    def action_begin(self) -> None:
        """Show the list and the line, with what was typed and not sealed."""
        self.begun = True
        self.writing.restore(self.desk.store.box.kept(self.drafts.place(self.for_member)))
        self.refresh_page()
        self.writing.write()

    def take(self, texts: Sequence[str]) -> bool:
        """Seal what was written."""
        return self._shown(self.drafts.add(self.for_member, texts))

    def change(self, step: T, text: str) -> bool:
        """Seal other words in the place of a line."""
        return self._shown(self.drafts.reword(self.for_member, step, text))

    def cross_out(self, step: T) -> None:
        """Take a line out."""
        self._shown(self.drafts.drop(self.for_member, step))

    def _shown(self, sealed: bool) -> bool:
        if sealed:
            self.refresh_page()
        return sealed

    def keep_typing(self) -> None:
        """Before the page is begun, what was kept is not read yet, so there is nothing to keep."""
        if self.begun:
            super().keep_typing()

    def action_close(self) -> None:
        """Clear the page; first say if something typed is not sealed yet."""
        typed = self.writing.line.text if self.begun else ""
        if typed and typed != self._warned:
            self._warned = typed
            self.say("This line is not sealed yet: enter seals it, esc again keeps it for later.")
            return
        self.keep_typing()
        super().action_close()
