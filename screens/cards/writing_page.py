"""What the pages have in common on which steps or causes are written: the keys of their list."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import on, work

from screens.cards.writing import Writing
from screens.commands import Command
from screens.dialogs.ask import Ask
from screens.page import Page
from screens.widgets.line import Line
from workshop.plan.wordings import Worded
from workshop.words.text import TITLE, checked

T = TypeVar("T", bound=Worded)

WRITE = Command("write", "i,enter", "write on", "Go back to the line and write on.", shown="enter")
REWORD = Command("reword", "e", "reword", "Change the words of the highlighted step.")
DROP = Command("drop", "d", "drop", "Drop the highlighted step.")
_OF_THE_LIST = {WRITE.action, REWORD.action, DROP.action}


class WritingPage(Page, Generic[T]):
    """A page with a ``Writing``: to be named behind the base that gives the page its look.

    Subclasses have ``WRITE``, ``REWORD`` and ``DROP`` among their keys, and keep what is written with ``take``,
    ``change`` and ``cross_out``. ``WHAT`` names a text in a refusal, ``LIMIT`` counts its characters.
    """

    WHAT = "A step"
    LIMIT = TITLE

    @property
    def writing(self) -> Writing[T]:
        """The list and its line."""
        return self.query_one(Writing)

    # To be given -----------------------------------------------------------------------------------

    def take(self, texts: Sequence[str]) -> bool:
        """Keep these new texts; False where that was refused, and said."""
        raise NotImplementedError

    def change(self, step: T, text: str) -> bool:
        """Keep another text for this step; False where that was refused, and said."""
        raise NotImplementedError

    def cross_out(self, step: T) -> None:
        """Keep this step no longer."""
        raise NotImplementedError

    def may_change(self, step: T) -> bool:
        """Whether whoever sits here may reword and drop this step."""
        return True

    # What people do ----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the list are for when nobody is typing, and for a step that is highlighted."""
        if action in _OF_THE_LIST and self.is_mounted:
            if self.writing.typing or not self.writing.display:
                return False
            step = self.writing.selected
            return action == "write" or (step is not None and self.may_change(step))
        return super().check_action(action, parameters)

    @on(Line.Full)
    def _full(self, message: Line.Full) -> None:
        self.say(message.sentence, refused=True)

    @on(Line.Changed)
    def _typing_on(self) -> None:
        """What was said was about another text."""
        self.say("")

    def on_screen_suspend(self) -> None:
        """Keep what is typed and not finished, also of the last moment."""
        self.keep_typing()

    def keep_typing(self) -> None:
        """Keep what is typed and not finished."""
        place, text = self.writing.unfinished
        self.desk.attempt_quietly(lambda: self.desk.store.box.keep(place, text))

    def action_write(self) -> None:
        """Go back to the line."""
        self.writing.write()

    @work(group="asking", exclusive=True)
    async def action_reword(self) -> None:
        """Other words for the highlighted step."""
        step = self.writing.selected
        if step is None:
            return
        text = await self.desk.push_screen_wait(
            Ask("Other words for it", text=step.text, what=self.WHAT, limit=self.LIMIT, check=self.check_words)
        )
        if text is not None and text != step.text:
            self.change(step, text)

    def check_words(self, text: str) -> None:
        """Raise RuleError for what cannot be the words of one."""
        checked(text, self.WHAT, self.LIMIT)

    def action_drop(self) -> None:
        """Drop the highlighted step."""
        step = self.writing.selected
        if step is not None:
            self.cross_out(step)
