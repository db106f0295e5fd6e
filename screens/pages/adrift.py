"""What is adrift: the open steps that nothing brings up again, by the reason, each mended with one key."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from screens.commands import Command
from screens.people import names_of
from screens.steps.stepkeys import StepPage
from screens.steps.stepwords import sign, when, who
from screens.steps.together import Together
from screens.widgets.card import Card
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.rows import Group, Rows
from workshop.model import Workshop
from workshop.track.adrift import Adrift, adrift
from workshop.words.steps import starred

_COLUMNS = Columns(
    Column("", 1),
    Column("", 12, grows=True),
    Column("", 14, from_width=60),
    Column("", 12, right=True),
)


class AdriftPage(Together, StepPage):
    """The steps adrift in all periods that are not closed."""

    HELP = (
        "Open steps that nothing brings up again: of a period that is over, of somebody who left, without an "
        "owner, offered and not answered, without a day, blocked for two weeks.\n\n"
        "space marks steps; m, w, g and del then act on all marked ones, in one change. What is mended leaves "
        "the list."
    )
    KEYS: ClassVar[tuple[Command, ...]] = Together.KEYS
    DEFAULT_CSS = """
    AdriftPage {
        & Rows { padding: 1 1 0 0; }
        & .about { height: 4; }
    }
    """

    def body(self) -> ComposeResult:
        with Vertical(classes="about"):
            yield Card(label=12)
        yield Rows[Adrift](
            self._draw, key=lambda one: one.step.id, marks=True, empty="No step is adrift. esc leads back."
        )

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return (workshop.team.name, f"{len(self.rows.items)} to bring up again", "Adrift")

    def show(self, workshop: Workshop) -> None:
        self._names = names_of(workshop)
        self.rows.show(_entries(adrift(workshop, self.desk.today, self.desk.zone)))
        self.show_title(workshop)
        self.show_step()

    def _draw(self, one: Adrift, width: int, selected: bool) -> Sequence[Fragment]:
        step = one.step
        return _COLUMNS.line(
            width,
            sign(step),
            starred(step),
            who(step, self._names),
            when(step, self.desk.today),
        )


def _entries(found: Sequence[Adrift]) -> Iterator[Adrift | Group]:
    for why, some in groupby(found, key=lambda one: one.whys[0]):
        steps = list(some)
        yield Group(f"{str(why).capitalize()} · {len(steps)}", "bold")
        yield from steps
