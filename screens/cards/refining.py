"""Reading together what was written: cards are merged, reworded, dropped, and brought back."""

from collections.abc import Iterable
from typing import Any, ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult

from screens.cards.alike import Alike
from screens.cards.carddetail import CardDetail
from screens.cards.cardlist import About, CardList, Listed, listed
from screens.cards.dropping import drop_cards, reword_card
from screens.cards.envelope import Envelope
from screens.cards.place import place_of
from screens.commands import Command, RoomCommand
from screens.desk import asks_in_vain
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.page import Part
from screens.widgets.sheet import Sheet
from workshop.model import Workshop
from workshop.plan.cards import Cards
from workshop.plan.wordings import Worded
from workshop.words.text import quoted

T = TypeVar("T", bound=Worded)


def _numbered(cards: Iterable[Worded]) -> list[Choice[int]]:
    """Cards to choose from by the numbers that they have in the list."""
    return [Choice(one.id, one.text, letter=str(one.id)) for one in cards]


def _on_one(part: "Refining[Any]") -> bool:
    return part.sheet.item is not None


class Refining(Part, Generic[T]):
    """The cards of the goal in view, numbered; those that look alike are pointed out, none is merged by itself.

    ``about`` gives labels and tails to put around a card's words; without ``room`` a member looks on.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand("mark", "space", "mark", "Mark the highlighted one for merging.", when=_on_one),
        RoomCommand(
            "merge",
            "g",
            "merge",
            "Merge the marked ones into the highlighted one, whose words stay.",
            when=_on_one,
        ),
        RoomCommand(
            "take_apart",
            "G",
            "take apart",
            "Take what was merged into the highlighted one apart again.",
            when=lambda part: part.merged,
        ),
        RoomCommand("reword", "e", "reword", "Change the words of the highlighted one.", when=_on_one),
        RoomCommand(
            "drop",
            "d",
            "drop",
            "Drop the marked ones, or the highlighted one; they can be brought back.",
            when=_on_one,
        ),
        RoomCommand("add", "a", "add", "Add one more."),
        RoomCommand(
            "bring_back", "r", "bring back", "Bring back one that was dropped.", when=lambda part: part.gone
        ),
    )

    def __init__(self, cards: Cards[T], *, empty: str, room: bool, about: About[T] | None = None) -> None:
        super().__init__()
        self.cards = cards
        self.sheet: CardList[T] = CardList(marks=room, loose=True, empty=empty, about=about)
        self._detail = CardDetail()
        self._alike = Alike()
        self._sealed = False

    def compose(self) -> ComposeResult:
        yield self.sheet
        yield self._detail

    @property
    def goal(self) -> int:
        return place_of(self).goal.id

    @property
    def merged(self) -> list[T]:
        item = self.sheet.item
        return [] if item is None else [*self.cards.merged_into(self.workshop, item.step.id)]

    @property
    def gone(self) -> list[T]:
        return [*self.cards.gone(self.workshop, self.goal)]

    def show(self, workshop: Workshop) -> None:
        self._sealed = bool(Envelope(self.desk, self.cards, self.goal).writers())
        found = self.cards.live(workshop, self.goal)
        self._alike.look(found)
        self.sheet.show(listed(found, self._alike.by_step))
        self._show_detail()

    @on(Sheet.Highlighted)
    @on(CardList.Marked)
    def _show_detail(self) -> None:
        item = self.sheet.item
        if item is not None:
            self._detail.put(item.step, item.number, self._remark(item.step), self._notice())
        else:
            self._detail.put(None, 0, "", self._notice())
        self.screen.refresh_bindings()

    def _remark(self, card: T) -> str:
        names = [member.name for member in self.workshop.members.values()]
        return next(iter(self.cards.judge(card.text, self.desk.today, names).remarks), "")

    def _notice(self) -> str:
        """What to point out: how a merge goes on, what is sealed still, or two that look alike."""
        marked = [str(one.number) for one in self.sheet.marked]
        if marked:
            return f"Marked: {', '.join(marked)}. g on the {self.cards.noun} whose words stay merges them."
        if self.desk.me is None and self._sealed:
            return f"There are {self.cards.sealed}s still sealed: ← leads back, enter there shows them."
        numbers = {one.step.id: one.number for one in self.sheet.items}
        return self._alike.sentence(numbers, self.sheet.item.step.id if self.sheet.item else None)

    @work(group="asking", exclusive=True)
    async def action_reword(self) -> None:
        item = self.sheet.item
        if item is not None:
            await reword_card(self.desk, self.cards, item.step, f"Other words for {item.number}")

    @work(group="asking", exclusive=True)
    async def action_add(self) -> None:
        if asks_in_vain(self.desk, self.cards.add, self.goal, "…"):
            return
        cards = self.cards
        text = await self.desk.push_screen_wait(
            Ask(f"One more {cards.noun}", cards.hint, what=cards.called, limit=cards.limit, check=cards.check)
        )
        if text:
            goal = place_of(self).goal
            do = f"add a {self.cards.noun} to {quoted(goal.title)}"
            if await self.desk.record(do, self.cards.add, goal.id, text):
                self.sheet.highlight(max(one.step.id for one in self.sheet.items))

    @work(group="asking", exclusive=True)
    async def action_drop(self) -> None:
        chosen = self.sheet.marked or tuple(filter(None, [self.sheet.item]))
        if chosen and await drop_cards(self.desk, self.cards, [one.step for one in chosen], ask=True):
            self.sheet.unmark()

    @work(group="asking", exclusive=True)
    async def action_bring_back(self) -> None:
        gone = {one.id: one for one in self.gone}
        back = await self.desk.push_screen_wait(
            Choose(f"Which {self.cards.noun} comes back?", _numbered(gone.values()))
        )
        if back is not None:
            self.desk.record(f"bring back {quoted(gone[back].text)}", self.cards.restore, back)

    def action_mark(self) -> None:
        self.sheet.action_mark()

    @work(group="asking", exclusive=True)
    async def action_merge(self) -> None:
        item, marked = self.sheet.item, self.sheet.marked
        if item is None:
            return
        if not set(marked) - {item}:
            self.page.say(f"Mark what says the same with space; then g on the {self.cards.noun} whose words stay.")
            return
        if asks_in_vain(self.desk, self.cards.merge, item.step.id, [one.step.id for one in marked if one != item]):
            return
        found = marked if len(marked) > 1 else (*marked, item)
        into = item if item in marked else await self._ask_which_stays([*marked, item])
        if into is None:
            return
        others = [one for one in found if one.step.id != into.step.id]
        ids = [one.step.id for one in others]
        if await self.desk.record(
            f"merge {len(ids) + 1} {self.cards.noun}s into {quoted(into.step.text)}",
            self.cards.merge,
            into.step.id,
            ids,
        ):
            self.sheet.unmark(*ids)
            self.sheet.highlight(into.step.id)
            self.page.say("Merged: these words stay, the others are kept below. u undoes it.")

    async def _ask_which_stays(self, found: list[Listed[T]]) -> Listed[T] | None:
        choices = _numbered(one.step for one in found)
        stays = await self.desk.push_screen_wait(Choose("Whose words stay?", choices, chosen=found[-1].step.id))
        return next((one for one in found if one.step.id == stays), None)

    @work(group="asking", exclusive=True)
    async def action_take_apart(self) -> None:
        item = self.sheet.item
        if item is None:
            return
        merged = self.merged
        back: int | None = item.step.id
        if len(merged) > 1:
            choices = [Choice(item.step.id, "all of them", letter="a"), *_numbered(merged)]
            back = await self.desk.push_screen_wait(Choose("What comes back?", choices))
        if back is not None:
            one = back
            if await self.desk.record(f"take apart {quoted(item.step.text)}", self.cards.unmerge, one):
                self.sheet.unmark()
