"""The claim round: one step at a time, a letter per person, the load in view."""

from collections.abc import Collection
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.widgets import Static

from screens.acts import stepping
from screens.acts.actor import at
from screens.cards.item import next_waiting
from screens.commands import Command, RoomCommand
from screens.dialogs.people import People
from screens.forms.step_form import edit_dates
from screens.page import ROOMY
from screens.people import letters_of, names_of
from screens.stages.planning.claim_card import (
    EFFORTS,
    KINDS,
    ClaimCard,
    dates,
    given,
    lacks_first_move,
    load_tails,
)
from screens.stages.stage import StagePage
from screens.stages.taking import TakingStrip
from screens.steps.originwords import origin_mark
from screens.steps.room_for import record_load
from screens.steps.stepwords import who
from screens.widgets.columns import Column, Columns, Fragment, stacked
from screens.widgets.display import has_width
from screens.widgets.rows import Rows
from workshop.meet.moment import Seen
from workshop.model import Session, Size, StageKey, Step, StepKind, Workshop
from workshop.plan import capacity, claiming, scheduling
from workshop.words.numbers import number_words
from workshop.words.signs import AT_WORK, FINISHED, MUST_MOVE, OPEN
from workshop.words.steps import due_day, starred
from workshop.words.text import quoted

_COLUMNS = Columns(
    Column("", 1), Column("", 1), Column("Step", 10, grows=True), Column("Owner", 12), Column("Due", 8)
)


class ClaimPage(StagePage):
    """Step by step: who takes it, who helps, until when, and the first move."""

    stage = StageKey.CLAIM
    HELP = (
        "The steps come up one at a time, the must-move first.\n"
        "The letter in front of a name gives the step to that person; shift and the letter make a helper. "
        "Enter accepts the suggested dates and goes on; F2 changes dates, first move, if-then line and buddy.\n"
        "The squares behind a name are that person's open steps. Heavy is only a mark: nothing is forbidden.\n"
        "1 2 3 say how much the step takes, 4 to 7 what it works on. Behind a name stand the weeks of the sized "
        "steps and, where the team's page says them, the free weeks; past them the program asks what gives way."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "move_first",
            "enter",
            "first move",
            "Ask for its first move.",
            who="dates",
            when=lacks_first_move,
        ),
        Command(
            "accept", "enter", "accept", "Accept the dates, or what was offered, and on.", who="dates", when=dates
        ),
        Command("nobody", "x", "nobody yet", "Leave this step without an owner for now and go on to the next."),
        Command(
            "release",
            "delete,backspace,f3",
            "give back",
            "Take the owner away again, or decline what was offered.",
            when=given,
        ),
        Command("details", "f2", "details", "Due date, first move, if-then line and buddy.", who="dates"),
        *(
            Command(
                f"effort('{size}')",
                key,
                f"effort {size}",
                f"About {number_words(capacity.WEEKS[size], 'weeks')} of one person; once more takes it away.",
                footer=False,
            )
            for key, size in EFFORTS.items()
        ),
        *(
            Command(
                f"kind('{kind}')", key, str(kind), f"It works on: {kind}; once more takes it away.", footer=False
            )
            for key, kind in KINDS.items()
        ),
        RoomCommand(
            "offer",
            "ctrl+o",
            "offer",
            "Ask somebody to take this step; enter says that they do, del that they decline.",
            when=lambda page: (step := page.step) is not None and step.owner is None,
        ),
    )
    DEFAULT_CSS = """
    ClaimPage {
        &.-tall ClaimCard { padding: 1 3; }
        &.-tall.-guided ClaimCard { padding: 0 1; }
        & PeopleStrip { margin: 1 0 0 0; }
        &.-low PeopleStrip, &.-crowded PeopleStrip { margin: 0; }
        &.-low.-tiny #sentence { display: none; }
        & #place { height: 1; margin: 1 2 0 2; text-style: bold; }
        &.-low #place, &.-crowded #place { margin: 0 2; }
        &.-tall #place { margin: 2 2 1 2; }
        & Rows { height: 1fr; min-height: 3; }
        &.-nothing ClaimCard, &.-nothing #place { display: none; }
        &.-nothing PeopleStrip { display: none; }
        &.-nothing Rows { display: none; }
    }
    """
    rows: getters.query_one[Rows[Step]] = getters.query_one(Rows)

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self._names: dict[int, str] = {}

    def parts(self) -> ComposeResult:
        yield ClaimCard()
        yield TakingStrip()
        yield Static(id="place")
        self._stacked = has_width(self.app.size)
        yield Rows[Step](self._draw, lines=1 + self._stacked)

    def _draw(self, step: Step, width: int, selected: bool) -> list[Fragment]:
        due: Fragment = (due_day(step), "" if step.due else "$warn" if step.owner else "$quiet")
        sign = FINISHED if step.owner is not None and step.due is not None else AT_WORK if selected else OPEN
        if self._stacked:
            return stacked([(f"{sign} ", "")], starred(step), who(step, self._names), due)
        return _COLUMNS.line(
            width, sign, MUST_MOVE if step.must_move else "", step.text, who(step, self._names), due
        )

    @property
    def step(self) -> Step | None:
        item = self.rows.item
        return None if item is None else self.workshop.steps.get(item.id)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        steps = claiming.to_claim(workshop, self.goal.id)
        self.set_class(not steps, "-nothing")
        fresh = not self.rows.items
        self._names = names_of(workshop)
        self.rows.show(steps)
        if fresh:
            self._to_next(None)
        self._show_step()

    @on(Rows.Highlighted)
    def _show_step(self) -> None:
        step = self.step
        if step is None:
            return
        workshop, session = self.workshop, self.session
        names = self._names
        place = [other.id for other in self.rows.items].index(step.id) + 1
        self.query_one(ClaimCard).put(
            step,
            names=names,
            today=self.desk.today,
            suggested_due=scheduling.suggested_due(workshop, step.id, self.desk.today),
            roomy=self.size.height >= ROOMY and not self.crowded,
            origin=origin_mark(workshop, step),
        )
        strip = self.query_one(TakingStrip)
        strip.step = step
        owner = () if step.owner is None else (step.owner,)
        strip.put(letters_of(workshop, session), names, owner, load_tails(workshop, session.present, step))
        self.query_one("#place", Static).update(f"Step {place} of {len(self.rows.items)}")
        self.refresh_bindings()
        self.tell()

    def seen(self) -> Seen:
        step = self.step
        if lacks_first_move(self):
            return Seen(way="must-move")
        if step is None or step.due is not None:
            return Seen()
        return Seen(way="taken" if step.owner is not None else "offered" if step.offered_to is not None else "")

    def unfinished(self) -> Collection[str]:
        return [f"Nobody has taken: {step.text}" for step in self.rows.items if step.owner is None]

    def on_key(self, event: events.Key) -> None:
        self.query_one(TakingStrip).typed(event)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_accept()

    @work(group="asking", exclusive=True)
    async def action_offer(self) -> None:
        step, w = self.step, self.workshop
        if step is None or step.owner is not None:
            return
        letters = letters_of(w, self.session)
        chosen = await self.desk.push_screen_wait(
            People("Who is asked to take it?", letters, self._names, "They take it or decline: it is no order.")
        )
        if chosen is None:
            return
        if await self.desk.attempt(lambda: stepping.offer(at(self.desk), step.id, chosen)):
            self.say(f"{self._names[chosen]}, do you take it? enter: yes. del: no.")

    def _changeable(self) -> Step | None:
        """The step in question, where this terminal may change it: a member's own terminal only that member's."""
        step = self.step
        if step is not None and self.desk.me not in (None, step.owner):
            self.say("Here you change your own steps only: your letter takes one.", refused=True)
            return None
        return step

    def action_release(self) -> None:
        step = self.step
        if step is not None and step.offered_to is None:
            step = self._changeable()
        if step is not None:
            self.desk.attempt(lambda: stepping.give_back(at(self.desk), step.id))

    def action_accept(self) -> None:
        step = self.step
        if step is not None and step.offered_to is not None and self.desk.me in (None, step.offered_to):
            record_load(self, stepping.accept, step.id)
            return
        step = self._changeable()
        if step is None:
            return
        if step.owner is None:
            self.say("Who takes it? Press the letter of a person, or x for nobody yet.")
            return
        if lacks_first_move(self):
            self._edit(step, then_on=True)
            return
        due = step.due or scheduling.suggested_due(self.workshop, step.id, self.desk.today)
        dated = self.desk.attempt(lambda: stepping.dates(at(self.desk), step.id, due))
        dated.then(lambda: self._go_on(step.id))

    def action_move_first(self) -> None:
        self.action_accept()

    def action_effort(self, size: str) -> None:
        """How much it takes; the same size once more takes it away."""
        self._describe(Size(size))

    def action_kind(self, kind: str) -> None:
        self._describe(StepKind(kind))

    def _describe(self, said: Size | StepKind) -> None:
        step = self._changeable()
        if step is None:
            return

        def told() -> None:
            now = self.workshop.steps.need(step.id)
            end = "once more takes it away" if said in (now.effort, now.kind) else "not said any more"
            self.say(f"{quoted(step.text)}  {said}: {end}.")

        record_load(self, stepping.describe, step.id, said).then(told)

    def action_nobody(self) -> None:
        step = self.step
        if step is not None:
            self._go_on(step.id)
            self.say(f"{quoted(step.text)} is left for now.")

    def action_details(self) -> None:
        step = self._changeable()
        if step is not None:
            self._edit(step)

    @work(group="asking", exclusive=True)
    async def _edit(self, step: Step, then_on: bool = False) -> None:
        if await edit_dates(self.desk, step.id) and then_on:
            self._go_on(step.id)

    def _go_on(self, after: int) -> None:
        """Highlight the next step that waits; say so where none is left."""
        if self._to_next(after) and self.step is not None:
            self.say(f"Now comes {quoted(self.step.text)}: keys are about this one.")
        elif not self.unfinished():
            self.say("Every step has an owner and a date.")

    def _to_next(self, after: int | None) -> bool:
        """Highlight the next step that lacks an owner or a date; whether there is one."""
        order = [self.workshop.steps.need(step.id) for step in self.rows.items]
        waiting = next_waiting(
            order, lambda step: step.id, lambda step: step.owner is None or step.due is None, after
        )
        return waiting is not None and self.rows.highlight(waiting.id)
