"""The refine stage: what was written is read together, merged, reworded and dropped."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult

from screens.commands import Command
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.planning.alike import Alike
from screens.planning.sealed_drafts import SealedDrafts
from screens.planning.stepdetail import StepDetail
from screens.planning.stepedits import check_words, drop_step, reword_step
from screens.planning.steplist import Listed, StepList, listed
from screens.session.stage import StagePage
from screens.widgets.sheet import Sheet
from workshop import drafting, merging
from workshop.advice import advise
from workshop.model import Session, Step, StepState, Workshop
from workshop.text import quoted

#: What is done to the highlighted step; the room does it, not a member from elsewhere.
_TO_A_STEP = {"reword", "drop", "merge"}
_OF_THE_ROOM = {*_TO_A_STEP, "take_apart", "add_step", "bring_back"}


class RefinePage(StagePage):
    """The ideas for one goal, numbered, with those that look alike pointed out; nothing is merged by itself."""

    stage = "refine"
    AUTO_FOCUS = "StepList"
    HELP = """Read the list together. What says the same is merged, what is vague is reworded.
Space marks. g merges what is marked into the highlighted step, whose words stay; the other wordings are kept
below the list, and G takes them apart again. ≈ points to steps that look alike; leaving them is fine.
e rewords, d drops (u undoes it), a adds one more, r brings back what was dropped."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("mark", "space", "mark", "Mark the highlighted step for merging."),
        Command("merge", "g", "merge", "Merge the marked steps into the highlighted one, whose words stay."),
        Command("take_apart", "G,f3", "take apart", "Take what was merged into the highlighted step apart again."),
        Command("reword", "e,enter", "reword", "Change the words of the highlighted step."),
        Command("drop", "d", "drop", "Drop the highlighted step, with a reason if there is one."),
        Command("add_step", "a", "add", "Add one more step."),
        Command("bring_back", "r", "bring back", "Bring back a step that was dropped."),
    )

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self._alike = Alike()

    def parts(self) -> ComposeResult:
        """The list, and what there is to say about the highlighted step."""
        empty = "Nothing to refine yet: a adds a step, ← leads back."
        yield StepList[Step](marks=self.owner.me is None, loose=True, empty=empty)
        yield StepDetail()

    @property
    def steps(self) -> StepList[Step]:
        """The list."""
        return self.query_one(StepList)

    # Showing --------------------------------------------------------------------------------------

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The goal's steps, numbered."""
        steps = drafting.live(workshop, self.goal.id)
        self._alike.look(steps)
        self.steps.show(listed(steps, self._alike.by_step))
        self._show_detail()

    @on(Sheet.Highlighted)
    @on(StepList.Marked)
    def _show_detail(self) -> None:
        item = self.steps.item
        remarks = advise(item.step.text, self.owner.today).remarks if item is not None else ()
        self.query_one(StepDetail).put(item.step if item else None, remarks[0] if remarks else "", self._notice())
        self.refresh_bindings()

    def _notice(self) -> str:
        """What to point out: how a merge goes on, drafts that were forgotten, or two steps that look alike."""
        marked = [str(one.number) for one in self.steps.marked]
        if marked:
            return f"Marked: {', '.join(marked)}. g on the step whose words stay merges them."
        if self.owner.me is None and SealedDrafts(self.owner, self.goal.id).writers():
            return "There are drafts still sealed: ← leads back, enter there shows them."
        numbers = {one.step.id: one.number for one in self.steps.items}
        return self._alike.sentence(numbers, self.steps.item.step.id if self.steps.item else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A member looks on from elsewhere; the rest is there when there is a step for it."""
        if action in {*_OF_THE_ROOM, "mark"} and self.is_mounted:
            if self.owner.me is not None:
                return False
            item = self.steps.item
            if action in {*_TO_A_STEP, "mark"} and item is None:
                return False
            if action == "take_apart":
                return item is not None and bool(merging.merged_into(self.workshop, item.step.id))
            if action == "bring_back":
                return bool(self._dropped())
        return super().check_action(action, parameters)

    # Words ------------------------------------------------------------------------------------------

    @work(group="asking", exclusive=True)
    async def action_reword(self) -> None:
        """Other words for the highlighted step."""
        item = self.steps.item
        if item is not None:
            text = await self.owner.push_screen_wait(
                Ask(f"Other words for {item.number}", text=item.step.text, what="A step", check=check_words)
            )
            if text is not None and text != item.step.text:
                reword_step(self.owner, item.step, text)

    @work(group="asking", exclusive=True)
    async def action_add_step(self) -> None:
        """One more step."""
        text = await self.owner.push_screen_wait(
            Ask("One more step", hint="Starting with a verb.", what="A step", check=check_words)
        )
        if text:
            goal, title = self.goal.id, self.goal.title
            if self.owner.record(lambda w: drafting.add_idea(w, goal, text), f"add a step to {quoted(title)}"):
                self.steps.highlight(self.steps.items[-1].step.id)

    @work(group="asking", exclusive=True)
    async def action_drop(self) -> None:
        """Drop the highlighted step."""
        item = self.steps.item
        if item is not None:
            await drop_step(self.owner, item.step, ask=True)

    def _dropped(self) -> tuple[Choice[int], ...]:
        steps = self.workshop.steps.of(self.goal.id)
        return tuple(Choice(step.id, step.text) for step in steps if step.state is StepState.DROPPED)

    @work(group="asking", exclusive=True)
    async def action_bring_back(self) -> None:
        """Bring back a dropped step."""
        step = await self.owner.push_screen_wait(Choose("Which step comes back?", self._dropped()))
        if step is not None:
            text = self.workshop.steps.need(step).text
            self.owner.record(lambda w: drafting.restore(w, step), f"bring back {quoted(text)}")

    def action_mark(self) -> None:
        """Mark the highlighted step, or take its mark away."""
        self.steps.action_mark()

    # Merging ----------------------------------------------------------------------------------------

    @work(group="asking", exclusive=True)
    async def action_merge(self) -> None:
        """Merge the marked steps into the highlighted one; ask which words stay where that is not clear."""
        item, marked = self.steps.item, self.steps.marked
        if item is None:
            return
        if not set(marked) - {item}:
            self.say("Mark what says the same with space; then g on the step whose words stay.")
            return
        stays: Listed[Step] | None = item
        if len(marked) > 1 and item not in marked:
            stays = await self._ask_which_stays([*marked, item])
        if stays is None:
            return
        into = stays
        others = [one for one in marked if one.step.id != into.step.id]
        ids, numbers = [one.step.id for one in others], ", ".join(str(one.number) for one in others)
        if self.owner.record(
            lambda w: merging.merge(w, into.step.id, ids),
            f"merge {len(ids) + 1} steps into {quoted(into.step.text)}",
        ):
            self.steps.unmark()
            self.steps.highlight(into.step.id)
            self.say(
                f"Merged {numbers} into {into.number}: its words stay, the others are kept below. u undoes it."
            )

    async def _ask_which_stays(self, steps: list[Listed[Step]]) -> Listed[Step] | None:
        single = all(one.number < 10 for one in steps)
        choices = [Choice(one, one.step.text, letter=str(one.number) if single else "") for one in steps]
        return await self.owner.push_screen_wait(Choose("Whose words stay?", choices))

    @work(group="asking", exclusive=True)
    async def action_take_apart(self) -> None:
        """Bring back what was merged into the highlighted step: all of it, or one."""
        item = self.steps.item
        if item is None:
            return
        merged = merging.merged_into(self.workshop, item.step.id)
        back: int | None = item.step.id
        if len(merged) > 1:
            choices = [Choice(item.step.id, "all of them"), *(Choice(one.id, one.text) for one in merged)]
            back = await self.owner.push_screen_wait(Choose("What comes back?", choices))
        if back is not None:
            step = back
            self.owner.record(lambda w: merging.unmerge(w, step), f"take apart {quoted(item.step.text)}")
