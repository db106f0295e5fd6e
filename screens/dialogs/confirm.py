"""Yes or no."""

from collections.abc import Sequence
from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from screens.commands import Command
from screens.desk import Desk
from screens.dialogs.dialog import Dialog, DialogKey
from screens.text import styled
from screens.widgets.columns import Fragment
from screens.widgets.rows import Rows
from workshop.words.names import short_names
from workshop.words.numbers import agree

YES, NO = "y", "n"
_CHIP = "$text on $ground"


class Stake(Enum):
    """What a yes may cost: for each the reason why enter alone means no; for none of them it means yes."""

    NONE = ""  #: u takes it back, or it is only a way to go
    SHOWN = "what was sealed cannot be sealed again"
    DESTROYED = "what is destroyed unread cannot be read"
    REPLACED = "what a file held is gone"
    LOST = "what was typed is gone"
    OPENED = "what others have seen they have seen"
    ENDED = "the room has gone apart"
    EARLY = "the period still runs"


class Confirm(Dialog[bool]):
    """Asks a question that is answered with yes or no; ``details`` are named below it, one per line, and people
    by their ``names`` in one, with what each of them ``lacks``.

    True for yes, False for no, None where it was left. Where something is at ``stake``, enter means no unless
    yes is highlighted.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        DialogKey("answer('y')", "y", "yes", "Do it."),
        DialogKey("answer('n')", "n", "no", "Do not do it."),
    )
    DEFAULT_CSS = """
    Confirm #details, Confirm #names { margin: 0 0 1 0; }
    Confirm Rows { height: auto; }
    """

    def __init__(
        self,
        title: str,
        details: Sequence[str] = (),
        *,
        names: Sequence[str] = (),
        lacks: str = "",
        yes: str = "Yes",
        no: str = "No",
        stake: Stake = Stake.NONE,
    ) -> None:
        super().__init__(title)
        self.names, self.lacks = tuple(names), lacks
        self.details = tuple(details)
        self.words = {YES: yes, NO: no}
        self.stake = stake

    def body(self) -> ComposeResult:
        if self.names:
            chips = styled(" ").join(styled((f" {one} ", _CHIP)) for one in self.names)
            yield Static(styled(chips, f" {self.lacks}." if self.lacks else ""), id="names")
        if self.details:
            lines = [styled("· ", one) for one in self.details]
            yield Static(styled("\n").join(lines), id="details")
        yield Rows[str](self._draw, key=str, eager=True)

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show([YES, NO])
        rows.highlight(NO if self.stake.value else YES)
        rows.focus()

    def _draw(self, answer: str, width: int, selected: bool) -> list[Fragment]:
        return [(self.words[answer], "")]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.action_answer(message.item)

    def action_answer(self, answer: str) -> None:
        self.dismiss(answer == YES)


async def all_the_same(
    desk: Desk, question: str, waiting: Sequence[str], lacks: str | None = None, stake: Stake = Stake.NONE
) -> bool:
    """Whether to do something although this or these people are waited for; asks only where there is anything.

    ``lacks`` says what they have not done, where the question does not: "not voted".
    """
    members = desk.workshop.members.values()
    people = {one.name for one in members} | set(short_names(members).values())
    names = [one for one in waiting if one in people]
    details = [one for one in waiting if one not in people]
    if not waiting:
        return True
    have = f"{agree(len(names), 'has', 'have')} {lacks}" if lacks else ""
    asks = Confirm(question, details, names=names, lacks=have, stake=stake)
    return await desk.push_screen_wait(asks) is True
