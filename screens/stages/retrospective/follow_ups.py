"""The follow-ups stage: each primary cause ends in a step of the next period, or in a sentence that accepts it."""

from collections.abc import Collection
from functools import reduce
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult

from screens.commands import Command
from screens.forms.step_form import edit_follow_up
from screens.stages.people import letters_of, names_of
from screens.stages.planning.claim_card import load_tails
from screens.stages.retrospective.accepting import accept_cause
from screens.stages.retrospective.destinations import Destination, Destinations
from screens.stages.retrospective.follow_lines import Line, block, lines_of
from screens.stages.retrospective.followline import FollowWriting
from screens.stages.strip import PeopleStrip
from screens.stages.taking import TakingPage
from screens.steps.stepedits import drop_step
from screens.widgets.line import Line as TextLine
from screens.widgets.sheet import Sheet
from workshop.meet import agenda
from workshop.model import Cause, Session, Step, Workshop
from workshop.plan import claiming, scheduling
from workshop.review import follow_ups
from workshop.words.text import quoted

_OF_THE_ROOM = {"write", "accept_date", "settle", "accept", "drop"}
_HERE = {*_OF_THE_ROOM, "details", "nobody"}


class _Writing(Struct, frozen=True):
    """The cause that a follow-up is being written for, and where it goes."""

    cause: int
    into: Destination


class FollowUpsPage(TakingPage):
    """Cause by cause: a step with an owner and a date, or a stated acceptance."""

    stage = "follow-ups"
    AUTO_FOCUS = "Sheet"
    HELP = (
        "What will we do differently? One step for each primary cause, in the next period.\n"
        "Enter on a cause writes a follow-up; the words below the line are advice and never stop anybody. Then "
        "the letter in front of a name gives it to that person, shift and the letter make a helper, and enter "
        "accepts the suggested date. F2 changes dates and the effect we expect.\n"
        "Once it is done, a follow-up asks what came of it, and the answer strengthens or weakens its lesson. A "
        "cause that we live with is accepted with F3, in a sentence."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("write", "enter", "write a follow-up", "Write a follow-up of the highlighted cause."),
        Command(
            "accept_date", "enter", "accept the date", "Accept the suggested date of the highlighted follow-up."
        ),
        Command("settle", "enter", "settle", "Go to the stage where the primary cause is found."),
        Command("accept", "f3", "accept the cause", "Accept the cause as it is, with a reason; or no longer."),
        Command("details", "f2", "details", "Words, dates and the expected effect of the highlighted follow-up."),
        Command("nobody", "x", "nobody", "Take the owner of the highlighted follow-up away again."),
        Command("drop", "delete,backspace", "drop", "Drop the highlighted follow-up.", footer=False),
        Command("pause", "escape", "leave", "Leave the line; from the list, leave to the first screen."),
    )
    DEFAULT_CSS = """
    FollowUpsPage {
        & Sheet { padding: 0 1 0 0; }
        & PeopleStrip { margin: 1 0 0 0; }
        &.-low PeopleStrip { margin: 0; }
        & FollowWriting { display: none; }
        &.-writing FollowWriting { display: block; }
        &.-writing PeopleStrip { display: none; }
        &.-nothing PeopleStrip { display: none; }
    }
    """

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self._writing: _Writing | None = None

    def parts(self) -> ComposeResult:
        """Causes and what follows from them; the people, or the line to write into."""
        empty = "No goal has a primary cause: → goes on."
        yield Sheet[Line](block, key=lambda line: line.key, steered=True, empty=empty)
        yield PeopleStrip()
        yield FollowWriting(self._take)

    @property
    def sheet(self) -> Sheet[Line]:
        """Causes and follow-ups."""
        return self.query_one(Sheet)

    def current(self) -> Step | None:
        """The highlighted follow-up."""
        item = self.sheet.item
        return self.workshop.steps.get(item.step) if item is not None and item.step else None

    @property
    def cause(self) -> Cause | None:
        """The highlighted cause, or that of the highlighted follow-up."""
        item = self.sheet.item
        return self.workshop.causes.get(item.cause) if item is not None and item.cause else None

    def on_mount(self) -> None:
        """Where the follow-ups of each goal go is asked once."""
        self._destinations = Destinations(self.desk, self.session.period)

    # Showing --------------------------------------------------------------------------------------

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The causes with what they end in; at first the first one that waits."""
        fresh = not self.sheet.items
        self.sheet.put(lines_of(workshop, session, self.desk.today))
        self.set_class(not self.sheet.items, "-nothing")
        if fresh:
            self._go_on()
        self._show_people()

    @on(Sheet.Highlighted)
    def _other(self) -> None:
        self._show_people()
        self.refresh_bindings()

    def _show_people(self) -> None:
        """The people with their load, and who has or helps the highlighted follow-up."""
        w, session, step = self.workshop, self.session, self.current()
        tails = load_tails(w, session.present, step) if step is not None else {}
        self.query_one(PeopleStrip).put_tails(letters_of(w, session), names_of(w), tails)

    def unfinished(self) -> Collection[str]:
        """The causes that lead nowhere, and the follow-ups that nobody has taken."""
        return [line.waits for line in self.sheet.items if line.waits]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The room decides; a member's own terminal takes and gives back that member's steps."""
        if action not in _HERE or not self.is_mounted:
            return super().check_action(action, parameters)
        if self._writing is not None or (action in _OF_THE_ROOM and self.desk.me is not None):
            return False
        item, step = self.sheet.item, self.current()
        if action == "settle":
            return item is not None and bool(item.stage)
        if action in ("write", "accept"):
            return self.cause is not None and (action == "accept" or step is None)
        if step is None or self.desk.me not in (None, step.owner):
            return False
        return action != "nobody" or step.owner is not None

    # Writing --------------------------------------------------------------------------------------

    @work(group="asking", exclusive=True)
    async def action_write(self) -> None:
        """Open the line for a follow-up of the cause, with what was typed for it and not finished."""
        cause = self.cause
        into = await self._destinations.of(cause.goal) if cause is not None else None
        if cause is None or into is None:
            return
        self._writing = _Writing(cause.id, into)
        self.add_class("-writing")
        place, names = f"follow-up:{cause.id}", [member.name for member in self.workshop.members.values()]
        self.query_one(FollowWriting).begin(place, self.desk.store.box.kept(place), self.desk.today, names)
        self.refresh_bindings()

    def _stop_writing(self) -> None:
        self._writing = None
        self.remove_class("-writing")
        self.query_one(FollowWriting).line.keep()
        self.set_focus(self.sheet)
        self.refresh_bindings()

    @on(TextLine.Changed)
    def _typing_on(self) -> None:
        """What was said was about another text."""
        if self._writing is not None:
            self.say("")

    @on(TextLine.Full)
    def _full(self, message: TextLine.Full) -> None:
        self.say(message.sentence, refused=True)

    @on(TextLine.Pasted)
    def _pasted(self, message: TextLine.Pasted) -> None:
        """Each pasted line is a follow-up."""
        self._take(*message.lines)

    def _take(self, *texts: str) -> bool:
        """Add follow-ups to the next period; the last one waits for its owner."""
        writing = self._writing
        if writing is None:
            return False
        cause, into = writing.cause, writing.into

        def change(w: Workshop) -> Workshop:
            return reduce(
                lambda now, text: follow_ups.follow_up(now, cause, text, into.period, goal=into.goal), texts, w
            )

        about = quoted(self.workshop.causes.need(cause).text)
        if not self.desk.record(change, f"follow up on {about}"):
            return False
        self._stop_writing()
        new = self.workshop.steps.last_id
        self._highlight(step=new)
        self.say("Who takes it? Press the letter of a person.")
        return True

    # What people do -------------------------------------------------------------------------------

    def taking(self) -> bool:
        """Letters are people while nobody is writing."""
        return self._writing is None

    def nothing_to_take(self) -> None:
        """There is only the cause."""
        self.say("A letter gives a follow-up to its person: highlight one, or write it first with enter.")

    def action_nobody(self) -> None:
        """The highlighted follow-up is free again."""
        step = self.current()
        if step is not None:
            number, text = step.id, quoted(step.text)
            self.desk.record(lambda w: claiming.release(w, number), f"give back {text}")

    def main(self) -> None:
        """Write a follow-up, accept the date of one, or go where the primary cause is found."""
        for action in ("write", "accept_date", "settle"):
            if self.check_action(action, ()):
                getattr(self, f"action_{action}")()
                return

    def action_settle(self) -> None:
        """Go where the primary cause is found."""
        item = self.sheet.item
        if item is not None and item.stage:
            session, now, stage = self.session_id, self.desk.now, item.stage
            self.desk.record(lambda w: agenda.go_to(w, session, stage, None, now), f"go to {stage}", move=True)

    def action_accept_date(self) -> None:
        """Accept the suggested date and go on to what waits."""
        step = self.current()
        if step is None or not step.open:
            self._go_on(step.id if step else None)
        elif step.owner is None:
            self.say("Who takes it? Press the letter of a person.")
        else:
            number, today = step.id, self.desk.today
            due = step.due or scheduling.suggested_due(self.workshop, number, today)
            if self.desk.record(
                lambda w: scheduling.schedule(w, number, today=today, due=due),
                f"set the date of {quoted(step.text)}",
            ):
                self._go_on(number)

    @work(group="asking", exclusive=True)
    async def action_details(self) -> None:
        """Words, dates and expected effect."""
        step = self.current()
        if step is not None:
            await edit_follow_up(self.desk, step.id)

    @work(group="asking", exclusive=True)
    async def action_drop(self) -> None:
        """Without the highlighted follow-up."""
        step = self.current()
        if step is not None:
            await drop_step(self.desk, step, ask=False)

    @work(group="asking", exclusive=True)
    async def action_accept(self) -> None:
        """Accept the cause as it is; where it is accepted, no longer."""
        cause = self.cause
        if cause is not None and await accept_cause(self.desk, cause):
            self._go_on()

    def action_pause(self) -> None:
        """Out of the line; from the list, to the first screen."""
        if self._writing is not None:
            self._stop_writing()
        else:
            super().action_pause()

    def _highlight(self, step: int) -> None:
        for item in self.sheet.items:
            if item.step == step:
                self.sheet.highlight(item.key)

    def _go_on(self, after: int | None = None) -> None:
        """Highlight the next thing that waits; say so where nothing does."""
        items = list(self.sheet.items)
        start = next((place + 1 for place, one in enumerate(items) if after and one.step == after), 0)
        waiting = next((one for one in items[start:] + items[:start] if one.waits), None)
        if waiting is not None:
            self.sheet.highlight(waiting.key)
        elif items:
            self.say("Every cause ends in something: → goes on.")
