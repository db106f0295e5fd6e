"""What can be done to the highlighted step between meetings: one key each, the same on every list of steps."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar, Concatenate

from msgspec.structs import replace
from textual import work

from screens.acts import stepping
from screens.acts.actor import Actor, at
from screens.commands import Command
from screens.doing import Doing
from screens.forms.step_form import edit_step
from screens.page import CLOSE, Page
from screens.steps.step_questions import ask_blocker, ask_day, ask_note, ask_verdict
from screens.steps.stepedits import take_step
from screens.steps.stepwords import step_facts
from screens.widgets.card import Card
from screens.widgets.rows import Rows
from workshop.model import Step, StepState, Workshop
from workshop.model.rule import Given
from workshop.track import doing
from workshop.words.text import quoted


def _any(page: "StepPage") -> bool:
    return page.step is not None


def _open(page: "StepPage") -> bool:
    return page.step is not None and page.step.open


def _done(page: "StepPage") -> bool:
    return page.step is not None and page.step.state is StepState.DONE


def _begins(page: "StepPage") -> bool:
    return _open(page) or _done(page)


def _free(page: "StepPage") -> bool:
    return _open(page) and page.step is not None and page.step.owner is None


def _mine(page: "StepPage") -> bool:
    return _open(page) and page.step is not None and _has_part(page.step, page.person)


class StepPage(Page):
    """A page with a list of steps; subclasses give ``step``, the highlighted one, and ``person``."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("finish", "f", "finish", "The step is done.", needs=_open, who="work"),
        Command("move_due", "m", "move", "Give the step another day: fri, 15 feb, +2w.", needs=_open, who="dates"),
        Command(
            "block",
            "b",
            "blocked",
            "Say what stands in its way, or that nothing does any more.",
            needs=_open,
            who="work",
        ),
        Command("note", "n", "note", "Keep a remark with the step.", needs=_any, who="note"),
        Command("verdict", "v", "verdict", "Say what came of a finished step.", when=_done, who="verdict"),
        Command(
            "claim",
            "c",
            "claim",
            "Take the step: one that was offered, or that nobody has.",
            when=_free,
            who="claim",
        ),
        Command(
            "begin",
            "s",
            "start",
            "The step is being done; a finished one is open again.",
            needs=_begins,
            who="work",
        ),
        Command("release", "r", "release", "Give the step back, decline it, or stop helping with it.", when=_mine),
        Command(
            "edit",
            "e",
            "edit",
            "Change the step's words, dates and first move.",
            footer=False,
            needs=_open,
            who="dates",
        ),
        Command("open_goal", "enter", "goal", "Everything about the step's goal.", needs=_any),
        replace(CLOSE, when=lambda page: page.CLOSES),
    )

    #: Whether esc closes the page; in a stage it leaves to the first screen.
    CLOSES: ClassVar[bool] = True
    #: Whose steps these all are, which then needs no saying; None for anybody's.
    whose: int | None = None
    _about: object = None
    _names: Mapping[int, str] = MappingProxyType({})

    @cached_property
    def rows(self) -> Rows[Any]:
        """The list; each item has a ``step``, and its id as key."""
        return self.query_one(Rows)

    @property
    def step(self) -> Step | None:
        key = self.rows.key
        return self.workshop.steps.get(key) if isinstance(key, int) else None

    @property
    def person(self) -> int | None:
        """For whom things are done here; None for the room as a whole."""
        return self.desk.me

    def show_step(self) -> None:
        self.once(self._show_step)

    def _show_step(self) -> None:
        self.query_one(Card).put(step_facts(self.desk, self.step, of=self.whose))

    def goes_on(self, step: Step) -> bool:
        """Whether the highlight may go on to this open step from one that was finished."""
        return True

    def on_mount(self) -> None:
        self.rows.focus()
        self.watch(self.rows, "cursor", self.follow_cursor, init=False)

    def follow_cursor(self) -> None:
        """Show the step and the keys that apply to it, in the frame that shows the highlight."""
        self.show_step()
        step = self.step
        about = step and (step.state, step.owner, step.offered_to, self.person in step.helpers)
        if about != self._about:
            self._about = about
            self.refresh_bindings()

    async def on_rows_chosen(self) -> None:
        await self.action_open_goal()

    def _do(
        self,
        step: Step,
        said: str,
        act: Callable[Concatenate[Actor, int, Given], None],
        *args: Given.args,
        **named: Given.kwargs,
    ) -> Doing:
        """Do something with the step, for the person whose page this is, and say that it was done."""
        done = self.desk.attempt(lambda: act(at(self.desk, self.person), step.id, *args, **named))
        return done.then(lambda: self.say(f"{said}: {quoted(step.text)}. u takes it back."))

    def action_finish(self) -> None:
        step = self.step
        if step is None:
            return
        following = self._following()
        with self.in_one():
            if following is not None:
                self.rows.highlight(following)
            if not self._do(step, "Done", stepping.finish):
                self.rows.highlight(step.id)

    def _following(self) -> int | None:
        """The open step to go on to from the highlighted one: the next one below it, else the nearest above."""
        for item in self.rows.entries.around(self.rows.cursor):
            step: Step = item.step
            if step.open and self.goes_on(step):
                return step.id
        return None

    def action_begin(self) -> None:
        step = self.step
        if step is None:
            return
        if step.state is StepState.DONE:
            self._do(step, "Open again", stepping.reopen)
        elif step.state is StepState.DOING:
            self.say("This step was begun already: f finishes it.")
        else:
            self._do(step, "Begun", stepping.start)

    @work(group="forms", exclusive=True)
    async def action_claim(self) -> None:
        step = self.step
        if step is None:
            return
        if self.person is None:
            await take_step(self.desk, step.id)
            return
        self._do(step, "Taken", stepping.claim, self.person)

    def action_release(self) -> None:
        step = self.step
        if step is None:
            return
        person, said = self.person, "Given back"
        if person is not None and step.offered_to == person:
            said = "Declined"
        elif person is not None and step.owner != person and person in step.helpers:
            said = "No longer helping"
        self._do(step, said, stepping.give_back)

    @work(group="forms", exclusive=True)
    async def action_move_due(self) -> None:
        step = self.step
        if step is None:
            return
        who = at(self.desk, self.person)

        def check(due: date) -> Workshop:
            return doing.move_due(self.workshop, step.id, due, who.today, now=who.now, by=who.whom)

        due = await ask_day(self.desk, step, check)
        if due is not None:
            self._do(step, "Moved", stepping.move, due)

    @work(group="forms", exclusive=True)
    async def action_block(self) -> None:
        step = self.step
        answer = await ask_blocker(self.desk, step) if step else None
        if step is None or answer is None:
            return
        blocker, note = answer
        self._do(step, "Free to go on" if blocker is None else "Marked as blocked", stepping.block, blocker, note)

    @work(group="forms", exclusive=True)
    async def action_note(self) -> None:
        step = self.step
        text = await ask_note(self.desk, step) if step else None
        if step is not None and text:
            self._do(step, "Noted", stepping.note, text)

    @work(group="forms", exclusive=True)
    async def action_verdict(self) -> None:
        step = self.step
        verdict = await ask_verdict(self.desk, step) if step else None
        if step is not None and verdict is not None:
            self._do(step, str(verdict), stepping.verdict, verdict)

    @work(group="forms", exclusive=True)
    async def action_edit(self) -> None:
        if self.step is not None:
            await edit_step(self.desk, self.step.id)

    async def action_open_goal(self) -> None:
        if (step := self.step) is not None:
            await self.desk.show_goal(step.goal, step.id)


def _has_part(step: Step, person: int | None) -> bool:
    if person is None:
        return step.owner is not None
    return person in (step.owner, step.offered_to) or person in step.helpers
