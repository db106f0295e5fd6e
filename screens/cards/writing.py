"""Where cards are written: the list of those that are there, and under it the line for one more."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct
from textual import events, on, work
from textual.app import ComposeResult

from screens.cards.advice_line import AdviceLine
from screens.cards.cardline import CardLine
from screens.cards.cardlist import CardList, Listed
from screens.commands import Command
from screens.dialogs.ask import Ask
from screens.doing import Doing
from screens.page import Part
from screens.widgets.line import Line
from screens.widgets.sheet import Rule
from workshop.plan.wordings import Worded
from workshop.words.numbers import count_words
from workshop.words.text import checked

T = TypeVar("T", bound=Worded)


class Keeper(Generic[T], Struct, frozen=True):
    """What becomes of what is written: kept by ``take`` and ``reword``.

    ``drop`` takes one out again; ``may`` tells which ones whoever sits here may reword and drop.
    """

    take: Callable[[Sequence[str]], Doing]
    reword: Callable[[T, str], Doing]
    drop: Callable[[T], Awaitable[object]]
    may: Callable[[T], bool] = lambda card: True


class Writing(Part, Generic[T]):
    """A list, a line to type into, and advice on what is typed.

    The ``keeper`` gets new texts, one with each enter or several by pasting; where they were refused, what was
    typed stays. ``hint`` is said while nothing is typed. The keys up and down go from the line into the list and
    back; with ``leaves``, esc does so too, otherwise it is left to the screen. ``what`` names a text, ``asks``
    stands in the empty line, ``limit`` counts characters; ``listing`` may be another list than that for steps.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "recall",
            "f3",
            "in full",
            "Read in full what comes back from earlier quarters.",
            when=lambda part: part.advice.recalls,
        ),
        Command(
            "write",
            "i,enter",
            "write on",
            "Go back to the line and write on.",
            shown="enter",
            when=lambda part: part.line.display and not part.typing,
        ),
        Command("reword", "e", "reword", "Change the words of the highlighted one.", when=lambda part: part.mine),
        Command("drop", "d", "drop", "Drop the highlighted one.", when=lambda part: part.mine),
    )
    DEFAULT_CSS = """
    Writing {
        height: 1fr;
        & Line { margin: 1 1 0 0; }
    }
    """

    def __init__(
        self,
        keeper: Keeper[T],
        *,
        what: str,
        asks: str,
        limit: int,
        advice: AdviceLine,
        hint: str,
        empty: str = "",
        place: str = "",
        leaves: bool = True,
        listing: CardList[T] | None = None,
    ) -> None:
        super().__init__()
        self.steps: CardList[T] = listing or CardList(empty=empty)
        self.line = CardLine(self._entered, place=place, what=what, asks=asks, limit=limit)
        self._keeper = keeper
        self.advice = advice
        self._what, self._limit = what, limit
        self._place = place
        self._hint = hint
        self._leaves = leaves
        self._waiting: list[str] = []
        self._listed: list[Listed[T]] = []
        self._names: tuple[str, ...] = ()
        self._today = date.min

    def compose(self) -> ComposeResult:
        yield self.steps
        yield self.line
        yield self.advice

    def on_resize(self) -> None:
        """The line stands right below what is listed, and the list scrolls where both do not fit."""
        self.steps.at_most = max(self.size.height - 4 * self.line.display, 1)
        self.steps.redraw()

    @property
    def selected(self) -> T | None:
        item = self.steps.item
        return item.step if item is not None else None

    @property
    def mine(self) -> bool:
        """Whether the highlighted one may be changed now by whoever sits here."""
        return self.selected is not None and not self.typing and self._keeper.may(self.selected)

    @property
    def typing(self) -> bool:
        return self.line.has_focus

    def put(self, listed: Sequence[Listed[T]], groups: Sequence[tuple[int, str]] = ()) -> None:
        """Show these steps; ``groups`` are headings, each before the step at a place of the list."""
        before = {one.step.id for one in self._listed}
        self._listed, self._today = [*listed], self.desk.today
        self._names = tuple(member.name for member in self.workshop.members.values())
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
    def _typing_on(self) -> None:
        if self.line.value:
            self.page.say("")  # What was said was about another text.
        self._consider()

    def _consider(self) -> None:
        more = len(self._waiting)
        self.advice.hint = f"{more} more pasted, to be shortened one by one" if more else self._hint
        self.advice.consider(
            self.line.text, self._today, [(one.number, one.step) for one in self._listed], self._names
        )

    def _entered(self, text: str) -> Doing:
        return self._keeper.take([text]).then(lambda: self.call_next(self._next_waiting))

    @on(Line.Pasted)
    def _pasted(self, message: Line.Pasted) -> None:
        """What fits becomes steps at once; the rest comes into the line, one by one, to be shortened."""
        message.stop()
        fitting = [text for text in message.lines if len(text) <= self._limit]
        long = [text for text in message.lines if len(text) > self._limit]

        def shorten() -> None:
            self._waiting += long
            self._next_waiting()
            if long:
                lines = count_words(len(long), "pasted line is", "pasted lines are")
                self.page.say(f"{lines} too long: shorten what stands in the line, then the next one comes.")

        if fitting:
            self._keeper.take(fitting).then(shorten)
        else:
            shorten()

    def _next_waiting(self) -> None:
        if self._waiting and not self.line.value:
            self.line.value = self._waiting.pop(0)
            self.line.cursor_position = len(self.line.value)
        self._consider()

    def take_up(self, place: str = "") -> str:
        """Write at this place from now on, going on with what was typed there and not finished; returns that."""
        if place and place != self._place:
            self.keep_typing()
            self._place = self.line.place = place
            self._waiting, self._listed = [], []
        typed, *more = self.desk.store.background.kept(self._place).split("\n")
        self._waiting = self._waiting or more
        self.line.restore(typed)
        return typed

    def keep_typing(self) -> None:
        """Keep what is typed and not finished, also of the last moment."""
        if self._place:
            self.desk.keep(self._place, "\n".join(filter(None, (self.line.value, *self._waiting))))

    def open_line(self, is_open: bool) -> None:
        self.line.display = is_open
        self.advice.display = is_open
        self.on_resize()

    def action_write(self) -> None:
        self.screen.set_focus(self.line)

    def action_list(self) -> None:
        self.screen.set_focus(self.steps)

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape" and self._leaves and self.typing and self._listed:
            event.stop()
            event.prevent_default()
            self.action_list()

    @on(Line.Past)
    def _into_list(self, message: Line.Past) -> None:
        if message.by < 0 and self._listed:
            self.action_list()

    @on(CardList.Past)
    def _into_line(self, message: CardList.Past) -> None:
        if message.by > 0:
            self.action_write()

    @work(group="asking", exclusive=True)
    async def action_reword(self) -> None:
        card = self.selected
        if card is None:
            return
        text = await self.desk.push_screen_wait(
            Ask(
                "Other words for it",
                text=card.text,
                what=self._what,
                limit=self._limit,
                check=lambda text: checked(text, self._what, self._limit),
            )
        )
        if text is not None and text != card.text:
            self._keeper.reword(card, text)

    @work(group="asking", exclusive=True)
    async def action_drop(self) -> None:
        if self.selected is not None:
            await self._keeper.drop(self.selected)

    def action_recall(self) -> None:
        self.advice.read()

    @on(Line.Full)
    def _full(self, message: Line.Full) -> None:
        self.page.say(message.sentence, refused=True)
