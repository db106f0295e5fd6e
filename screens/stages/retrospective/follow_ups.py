"""The follow-ups stage: each primary cause ends in a step of the next period, or in a sentence that accepts it."""

from collections.abc import Collection
from functools import reduce
from typing import ClassVar

from msgspec import Struct
from textual import events, getters, on, work
from textual.app import ComposeResult

from screens.acts import stepping
from screens.acts.actor import at
from screens.cards.item import Items
from screens.commands import Command, RoomCommand
from screens.doing import Doing
from screens.forms.step_form import edit_follow_up
from screens.people import letters_of, names_of
from screens.stages.planning.claim_card import load_tails
from screens.stages.retrospective.accepting import accept_cause
from screens.stages.retrospective.destinations import Destination, Destinations
from screens.stages.retrospective.follow_lines import Place, lines_of
from screens.stages.retrospective.followline import FollowWriting
from screens.stages.stage import StagePage
from screens.stages.taking import TakingStrip
from screens.steps.stepedits import drop_step
from screens.widgets.line import Line as TextLine
from screens.widgets.sheet import Sheet
from workshop.meet import agenda
from workshop.model import Cause, Session, StageKey, Step, Workshop
from workshop.plan import scheduling
from workshop.review import follow_ups
from workshop.words.text import quoted


def _cause(page: "FollowUpsPage") -> bool:
    return page.idle and page.cause is not None


def _only_cause(page: "FollowUpsPage") -> bool:
    return _cause(page) and page.step is None


def _gap(page: "FollowUpsPage") -> bool:
    return page.idle and page.sheet.item is not None and bool(page.sheet.item.stage)


def _step(page: "FollowUpsPage") -> bool:
    """The room changes every follow-up, a member's own terminal those of that member."""
    return page.idle and page.step is not None and page.desk.me in (None, page.step.owner)


def _taken(page: "FollowUpsPage") -> bool:
    return _step(page) and page.step is not None and page.step.owner is not None


class _Writing(Struct, frozen=True):
    """The cause that a follow-up is being written for, and where it goes."""

    cause: int
    into: Destination


class FollowUpsPage(StagePage):
    """Cause by cause: a step with an owner and a date, or a stated acceptance."""

    stage = StageKey.FOLLOW_UPS
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
        RoomCommand("write", "enter", "write a follow-up", "Write a follow-up of the cause.", when=_only_cause),
        RoomCommand("accept_date", "enter", "accept the date", "Accept the suggested date.", when=_step),
        RoomCommand("settle", "enter", "settle", "Go where the primary cause is found.", when=_gap),
        RoomCommand("accept", "f3", "accept the cause", "Accept the cause as it is, or no longer.", when=_cause),
        Command(
            "details", "f2", "details", "Words, dates, expected effect of the follow-up.", when=_step, who="dates"
        ),
        Command("nobody", "x", "nobody", "Take the owner of the follow-up away again.", when=_taken),
        RoomCommand("drop", "delete,backspace", "drop", "Drop the follow-up.", footer=False, when=_step),
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
    sheet = getters.query_one(Items)

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self._writing: _Writing | None = None

    def parts(self) -> ComposeResult:
        empty = "No goal has a primary cause: → goes on."
        yield Items(card=True, empty=empty)
        yield TakingStrip("A letter gives a follow-up to its person: highlight one, or write it first with enter.")
        yield FollowWriting(self._take)

    @property
    def idle(self) -> bool:
        """Whether nobody is writing: letters are people then, and keys do something to what is highlighted."""
        return self._writing is None

    @property
    def place(self) -> Place:
        key = self.sheet.key
        return key if isinstance(key, Place) else Place(0)

    @property
    def step(self) -> Step | None:
        return self.workshop.steps.get(self.place.step)

    @property
    def cause(self) -> Cause | None:
        return self.workshop.causes.get(self.place.cause)

    def on_mount(self) -> None:
        self._destinations = Destinations(self.desk, self.session.period)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        fresh = not self.sheet.items
        self.sheet.put(lines_of(workshop, session, self.desk.today))
        self.set_class(not self.sheet.items, "-nothing")
        if fresh:
            self.sheet.go_on()
        self._show_people()

    @on(Sheet.Highlighted)
    def _show_people(self) -> None:
        """The people with their load, and who has or helps the highlighted follow-up."""
        w, session, step = self.workshop, self.session, self.step
        tails = load_tails(w, session.present, step) if step is not None else {}
        owners = (step.owner,) if step is not None and step.owner else ()
        strip = self.query_one(TakingStrip)
        strip.step = step
        strip.put(letters_of(w, session), names_of(w), owners, tails)

    def unfinished(self) -> Collection[str]:
        return self.sheet.unfinished

    @work(group="asking", exclusive=True)
    async def action_write(self) -> None:
        cause = self.cause
        into = await self._destinations.of(cause.goal) if cause is not None else None
        if cause is None or into is None:
            return
        self._writing = _Writing(cause.id, into)
        self.add_class("-writing")
        place, names = f"follow-up:{cause.id}", [member.name for member in self.workshop.members.values()]
        self.query_one(FollowWriting).begin(place, self.desk.store.background.kept(place), self.desk.today, names)
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

    def _take(self, *texts: str) -> Doing | None:
        """Add follow-ups to the next period; the last one waits for its owner."""
        writing = self._writing
        if writing is None:
            return None
        cause, into = writing.cause, writing.into

        def change(w: Workshop) -> Workshop:
            return reduce(
                lambda now, text: follow_ups.follow_up(now, cause, text, into.period, goal=into.goal), texts, w
            )

        about = quoted(self.workshop.causes.need(cause).text)
        return self.desk.record(f"follow up on {about}", change).then(self._taken)

    def _taken(self) -> None:
        if self.query_one(FollowWriting).goes_on():
            return
        self._stop_writing()
        new = self.workshop.steps.last_id
        self.sheet.highlight(
            next(one.key for one in self.sheet.items if isinstance(one.key, Place) and one.key.step == new)
        )
        self.say("Who takes it? Press the letter of a person.")

    def on_key(self, event: events.Key) -> None:
        if self.idle:
            self.query_one(TakingStrip).typed(event)

    def action_nobody(self) -> None:
        step = self.step
        if step is not None:
            self.desk.attempt(lambda: stepping.give_back(at(self.desk), step.id))

    def action_settle(self) -> None:
        item = self.sheet.item
        if item is not None and item.stage:
            session, stage = self.session_id, item.stage
            self.desk.record_move(f"go to {stage}", agenda.go_to, session, stage, None, self.desk.now)

    def action_accept_date(self) -> None:
        step = self.step
        if step is None or not step.open:
            self._go_on(self.place)
        elif step.owner is None:
            self.say("Who takes it? Press the letter of a person.")
        else:
            due = step.due or scheduling.suggested_due(self.workshop, step.id, self.desk.today)
            dated = self.desk.attempt(lambda: stepping.dates(at(self.desk), step.id, due))
            dated.then(lambda: self._go_on(self.place))

    @work(group="asking", exclusive=True)
    async def action_details(self) -> None:
        step = self.step
        if step is not None:
            await edit_follow_up(self.desk, step.id)

    @work(group="asking", exclusive=True)
    async def action_drop(self) -> None:
        step = self.step
        if step is not None:
            await drop_step(self.desk, step, ask=False)

    @work(group="asking", exclusive=True)
    async def action_accept(self) -> None:
        cause = self.cause
        if cause is not None and await accept_cause(self.desk, cause):
            self._go_on()

    def action_pause(self) -> None:
        if self._writing is not None:
            self._stop_writing()
        else:
            super().action_pause()

    def _go_on(self, after: Place | None = None) -> None:
        """Highlight the next thing that waits; say so where nothing does."""
        if not self.sheet.go_on(after) and self.sheet.items:
            self.say("Every primary cause ends in something; the others are kept with their goal.")
