"""Where steps or causes are written: the list of those that are there, and under it the line for one more."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from screens.cards.advice_line import AdviceLine
from screens.cards.cardline import StepLine
from screens.cards.cardlist import Listed, StepList
from screens.widgets.line import Line
from screens.widgets.sheet import Rule
from workshop.plan.wordings import Worded
from workshop.words.text import TITLE

T = TypeVar("T", bound=Worded)


class Writing(Vertical, Generic[T]):
    """A list, a line to type into, and advice on what is typed.

    ``take`` gets new texts, one with each enter or several by pasting, and says whether they were taken; if not,
    what was typed stays. ``place`` is where unfinished typing is kept, ``hint`` is said while nothing is typed.
    The keys up and down go from the line into the list and back; with ``leaves``, esc does so too, otherwise it
    is left to the screen. ``what`` names a text, ``asks`` stands in the empty line, ``limit`` counts characters;
    ``advice`` and ``listing`` may be others than those for steps.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "list", "To the list", show=False)]
    DEFAULT_CSS = """
    Writing {
        height: 1fr;
        & Line { margin: 0 1; }
    }
    """

    def __init__(
        self,
        take: Callable[[Sequence[str]], bool],
        *,
        place: str,
        empty: str,
        hint: str,
        leaves: bool = True,
        what: str = "A step",
        asks: str = "A step, starting with a verb",
        limit: int = TITLE,
        advice: AdviceLine | None = None,
        listing: StepList[T] | None = None,
    ) -> None:
        super().__init__()
        self.steps: StepList[T] = listing or StepList(empty=empty)
        self.line = StepLine(self._entered, place=place, what=what, asks=asks, limit=limit)
        self._advice = advice or AdviceLine()
        self._limit = limit
        self._take = take
        self._place = place
        self._hint = hint
        self._leaves = leaves
        self._waiting: list[str] = []
        self._listed: list[Listed[T]] = []
        self._names: tuple[str, ...] = ()
        self._today = date.min

    def compose(self) -> ComposeResult:
        """List, line, advice."""
        yield self.steps
        yield self.line
        yield self._advice

    # What it shows ---------------------------------------------------------------------------------

    @property
    def selected(self) -> T | None:
        """The highlighted step."""
        item = self.steps.item
        return item.step if item is not None else None

    @property
    def typing(self) -> bool:
        """Whether the line has the focus."""
        return self.line.has_focus

    def put(
        self,
        listed: Sequence[Listed[T]],
        *,
        today: date,
        names: Collection[str] = (),
        groups: Sequence[tuple[int, str]] = (),
    ) -> None:
        """Show these steps; ``groups`` are headings, each before the step at a place of the list.

        ``names`` are those of the members, whom the advice knows.
        """
        before = {one.step.id for one in self._listed}
        self._listed, self._today, self._names = [*listed], today, tuple(names)
        headings = {place: Rule(text, "$text-muted") for place, text in groups}
        entries: list[Listed[T] | Rule] = []
        for place, one in enumerate(listed):
            entries += [headings[place], one] if place in headings else [one]
        self.steps.show(entries)
        new = [one.step.id for one in listed if one.step.id not in before]
        if new:
            self.steps.highlight(new[-1])
        self._consider()

    @on(Line.Changed)
    def _consider(self) -> None:
        more = len(self._waiting)
        self._advice.hint = f"{more} more pasted, to be shortened one by one" if more else self._hint
        self._advice.consider(
            self.line.text, self._today, [(one.number, one.step) for one in self._listed], self._names
        )

    # Writing ---------------------------------------------------------------------------------------

    def _entered(self, text: str) -> bool:
        taken = self._take([text])
        if taken:
            self.call_next(self._next_waiting)
        return taken

    @on(Line.Pasted)
    def _pasted(self, message: Line.Pasted) -> None:
        """What fits becomes steps at once; the rest comes into the line, one by one, to be shortened."""
        message.stop()
        fitting = [text for text in message.lines if len(text) <= self._limit]
        if not fitting or self._take(fitting):
            self._waiting += [text for text in message.lines if len(text) > self._limit]
            self._next_waiting()

    def _next_waiting(self) -> None:
        if self._waiting and not self.line.value:
            self.line.value = self._waiting.pop(0)
            self.line.cursor_position = len(self.line.value)
        self._consider()

    def restore(self, text: str) -> None:
        """Put back what was typed and not finished."""
        self.line.restore(text)

    def turn_to(self, place: str) -> None:
        """Write something else from now on: an empty list and line, unfinished typing kept at another place."""
        self._place = self.line.place = place
        self._waiting, self._listed = [], []
        self.line.restore("")

    @property
    def unfinished(self) -> tuple[str, str]:
        """What was typed and not finished, behind the place where it is kept."""
        return self._place, self.line.value

    def open_line(self, is_open: bool) -> None:
        """Show the line and its advice, or only the list."""
        self.line.display = is_open
        self._advice.display = is_open

    # Going to and fro --------------------------------------------------------------------------------

    def write(self) -> None:
        """Go to the line."""
        self.screen.set_focus(self.line)

    def action_list(self) -> None:
        """Go to the list."""
        self.screen.set_focus(self.steps)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc is for the line only, and left to the screen where there is nothing to go to."""
        if action == "list":
            return self._leaves and self.typing and bool(self._listed)
        return True

    @on(Line.Past)
    def _into_list(self, message: Line.Past) -> None:
        if message.by < 0 and self._listed:
            self.action_list()

    @on(StepList.Past)
    def _into_line(self, message: StepList.Past) -> None:
        if message.by > 0:
            self.write()
