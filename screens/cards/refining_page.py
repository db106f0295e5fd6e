"""Reading together what was written: steps or causes are merged, reworded, dropped, and brought back."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on, work

from screens.cards.alike import Alike
from screens.cards.cardlist import Listed, StepList, listed
from screens.commands import Command
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.page import Page
from screens.steps.stepdetail import StepDetail
from screens.widgets.sheet import Sheet
from workshop.model import Workshop
from workshop.plan.wordings import Worded
from workshop.words.text import TITLE, checked, quoted

T = TypeVar("T", bound=Worded)

#: What is done to the highlighted one; the room does it, not a member from elsewhere.
_TO_ONE = {"reword", "drop", "merge", "mark"}
_OF_THE_ROOM = {*_TO_ONE, "take_apart", "add", "bring_back"}


class RefiningPage(Page, Generic[T]):
    """A page with a ``StepList`` and a ``StepDetail``, on which those that look alike are pointed out.

    To be named behind the base that gives the page its look. ``NOUN`` calls one of what is listed, ``WHAT`` names
    it in a refusal, ``LIMIT`` counts its characters. Subclasses give what is ``live`` and ``gone``, and the rules.
    """

    NOUN: ClassVar[str] = "step"
    WHAT: ClassVar[str] = "A step"
    LIMIT: ClassVar[int] = TITLE
    ASKS: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("mark", "space", "mark", "Mark the highlighted one for merging."),
        Command("merge", "g", "merge", "Merge the marked ones into the highlighted one, whose words stay."),
        Command("take_apart", "G", "take apart", "Take what was merged into the highlighted one apart again."),
        Command("reword", "e", "reword", "Change the words of the highlighted one."),
        Command("drop", "d", "drop", "Drop the highlighted one; it can be brought back."),
        Command("add", "a", "add", "Add one more."),
        Command("bring_back", "r", "bring back", "Bring back one that was dropped."),
    )

    def __init__(self) -> None:
        super().__init__()
        self._alike = Alike()

    # To be given -----------------------------------------------------------------------------------

    def live(self, workshop: Workshop) -> Sequence[T]:
        """What is listed."""
        raise NotImplementedError

    def gone(self, workshop: Workshop) -> Sequence[T]:
        """What was dropped."""
        raise NotImplementedError

    def merged_into(self, one: int) -> Sequence[T]:
        """What was merged into this one."""
        raise NotImplementedError

    def change_merge(self, w: Workshop, into: int, others: Sequence[int]) -> Workshop:
        """The rule that merges."""
        raise NotImplementedError

    def change_unmerge(self, w: Workshop, one: int) -> Workshop:
        """The rule that takes apart."""
        raise NotImplementedError

    def change_restore(self, w: Workshop, one: int) -> Workshop:
        """The rule that brings back."""
        raise NotImplementedError

    def change_reword(self, w: Workshop, one: int, text: str) -> Workshop:
        """The rule that changes words."""
        raise NotImplementedError

    def change_add(self, w: Workshop, goal: int, text: str) -> Workshop:
        """The rule that adds one more."""
        raise NotImplementedError

    async def drop_one(self, one: T) -> None:
        """Drop this one."""
        raise NotImplementedError

    def remark(self, one: T) -> str:
        """What there is to say about its words."""
        return ""

    def sealed_notice(self) -> str:
        """Points to what was written and is sealed still."""
        return ""

    def goal_here(self) -> tuple[int, str]:
        """The goal that the list belongs to, and its title."""
        raise NotImplementedError

    # Showing --------------------------------------------------------------------------------------

    @property
    def sheet(self) -> StepList[T]:
        """The list."""
        return self.query_one(StepList)

    def show_list(self, workshop: Workshop) -> None:
        """Put what is live into the list, numbered."""
        found = self.live(workshop)
        self._alike.look(found)
        self.sheet.show(listed(found, self._alike.by_step))
        self._show_detail()

    @on(Sheet.Highlighted)
    @on(StepList.Marked)
    def _show_detail(self) -> None:
        item = self.sheet.item
        detail, notice = self.query_one(StepDetail), self._notice()
        if item is not None:
            detail.put(item.step, item.number, self.remark(item.step), notice)
        else:
            detail.put(None, 0, "", notice)
        self.refresh_bindings()

    def _notice(self) -> str:
        """What to point out: how a merge goes on, what is sealed still, or two that look alike."""
        marked = [str(one.number) for one in self.sheet.marked]
        if marked:
            return f"Marked: {', '.join(marked)}. g on the {self.NOUN} whose words stay merges them."
        if self.desk.me is None and (sealed := self.sealed_notice()):
            return sealed
        numbers = {one.step.id: one.number for one in self.sheet.items}
        return self._alike.sentence(numbers, self.sheet.item.step.id if self.sheet.item else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A member looks on from elsewhere; the rest is there when there is one for it."""
        if action in _OF_THE_ROOM and self.is_mounted:
            if self.desk.me is not None:
                return False
            item = self.sheet.item
            if action in _TO_ONE and item is None:
                return False
            if action == "take_apart":
                return item is not None and bool(self.merged_into(item.step.id))
            if action == "bring_back":
                return bool(self.gone(self.workshop))
        return super().check_action(action, parameters)

    # Words ------------------------------------------------------------------------------------------

    def check_words(self, text: str) -> None:
        """Raise RuleError for what cannot be the words of one."""
        checked(text, self.WHAT, self.LIMIT)

    @work(group="asking", exclusive=True)
    async def action_reword(self) -> None:
        """Other words for the highlighted one."""
        item = self.sheet.item
        if item is None:
            return
        one = item.step
        text = await self.desk.push_screen_wait(
            Ask(
                f"Other words for {item.number}",
                text=one.text,
                what=self.WHAT,
                limit=self.LIMIT,
                check=self.check_words,
            )
        )
        if text is not None and text != one.text:
            self.desk.record(lambda w: self.change_reword(w, one.id, text), f"reword {quoted(one.text)}")

    @work(group="asking", exclusive=True)
    async def action_add(self) -> None:
        """One more."""
        text = await self.desk.push_screen_wait(
            Ask(f"One more {self.NOUN}", self.ASKS, what=self.WHAT, limit=self.LIMIT, check=self.check_words)
        )
        if text:
            goal, title = self.goal_here()
            if self.desk.record(lambda w: self.change_add(w, goal, text), f"add a {self.NOUN} to {quoted(title)}"):
                self.sheet.highlight(max(one.step.id for one in self.sheet.items))

    @work(group="asking", exclusive=True)
    async def action_drop(self) -> None:
        """Drop the highlighted one."""
        item = self.sheet.item
        if item is not None:
            await self.drop_one(item.step)

    @work(group="asking", exclusive=True)
    async def action_bring_back(self) -> None:
        """Bring back one that was dropped."""
        choices = [Choice(one.id, one.text) for one in self.gone(self.workshop)]
        back = await self.desk.push_screen_wait(Choose(f"Which {self.NOUN} comes back?", choices))
        if back is not None:
            text = next(choice.label for choice in choices if choice.value == back)
            self.desk.record(lambda w: self.change_restore(w, back), f"bring back {quoted(text)}")

    def action_mark(self) -> None:
        """Mark the highlighted one, or take its mark away."""
        self.sheet.action_mark()

    # Merging ----------------------------------------------------------------------------------------

    @work(group="asking", exclusive=True)
    async def action_merge(self) -> None:
        """Merge the marked ones into the highlighted one; ask which words stay where that is not clear."""
        item, marked = self.sheet.item, self.sheet.marked
        if item is None:
            return
        if not set(marked) - {item}:
            self.say(f"Mark what says the same with space; then g on the {self.NOUN} whose words stay.")
            return
        stays: Listed[T] | None = item
        if len(marked) > 1 and item not in marked:
            stays = await self._ask_which_stays([*marked, item])
        if stays is None:
            return
        into = stays
        others = [one for one in marked if one.step.id != into.step.id]
        ids = [one.step.id for one in others]
        if self.desk.record(
            lambda w: self.change_merge(w, into.step.id, ids),
            f"merge {len(ids) + 1} {self.NOUN}s into {quoted(into.step.text)}",
        ):
            self.sheet.unmark()
            self.sheet.highlight(into.step.id)
            self.say("Merged: these words stay, the others are kept below. u undoes it.")

    async def _ask_which_stays(self, found: list[Listed[T]]) -> Listed[T] | None:
        single = all(one.number < 10 for one in found)
        choices = [Choice(one, one.step.text, letter=str(one.number) if single else "") for one in found]
        return await self.desk.push_screen_wait(Choose("Whose words stay?", choices))

    @work(group="asking", exclusive=True)
    async def action_take_apart(self) -> None:
        """Bring back what was merged into the highlighted one: all of it, or one."""
        item = self.sheet.item
        if item is None:
            return
        merged = self.merged_into(item.step.id)
        back: int | None = item.step.id
        if len(merged) > 1:
            choices = [Choice(item.step.id, "all of them"), *(Choice(one.id, one.text) for one in merged)]
            back = await self.desk.push_screen_wait(Choose("What comes back?", choices))
        if back is not None:
            one = back
            self.desk.record(lambda w: self.change_unmerge(w, one), f"take apart {quoted(item.step.text)}")
