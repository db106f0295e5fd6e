"""What all stages of a session share: trail, clock, goal, the sentence to say, and the way on and back."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from screens.commands import Command, RoomCommand, StandingCommand
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.confirm import Confirm
from screens.page import ROOMY, Page, Saying
from screens.stages.intime import ask_end, pace_line
from screens.stages.stagebar import Mark, StageBar
from screens.widgets.goalhead import GoalHead
from screens.widgets.line import Line
from workshop.meet import agenda, fitting, sessions, telling
from workshop.meet.clock import add_minutes, clock, left_words
from workshop.model import Goal, Session, Workshop
from workshop.plan import drafting

ESC_AGAIN = "Esc again leaves to the first screen. The session waits for you, and so does what is typed."


class StagePage(Page):
    """One stage of the running session, on one goal or on the whole.

    Subclasses name their ``stage`` (the agenda's key), give ``parts`` (their widgets) and ``show_stage``;
    ``unfinished`` names who is not done, so that leaving asks first.
    """

    DEFAULT_CSS = """
    StagePage {
        & #sentence { padding: 1 1 1 1; height: auto; color: $say; text-style: bold; }
        &.-low #sentence { padding: 0 1; }
        & #stage { height: 1fr; }
        & #guide { display: none; height: auto; padding: 0 1 1 1; color: $text-muted; }
        &.-low #guide { padding: 0 1; }
        &.-guided #guide { display: block; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (ROOMY, "-high")]  # noqa: RUF012 (as Textual declares it)
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "onward", "right,f8", "next", "Go on to the next stage, or to the next goal after the last one."
        ),
        RoomCommand("backward", "left,f7", "back", "Go back a stage; nothing is lost by it."),
        RoomCommand("jump", "f6", "jump", "Go to any stage of any goal.", footer=False),
        RoomCommand("park", "f4", "park", "Put what belongs elsewhere into the parking lot."),
        RoomCommand("more_time", "f5", "+2 min", "Give this stage two more minutes.", footer=False),
        RoomCommand(
            "ends", "ctrl+t", "end time", "Say when the meeting has to be over, and see what fits.", footer=False
        ),
        StandingCommand(
            "guide", "ctrl+g", "guide", "What helps the facilitator at this stage, shown or hidden.", footer=False
        ),
        Command("pause", "escape", "home", "Leave to the first screen; the session waits and goes on from here."),
    )
    stage: ClassVar[str] = ""

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__()
        self.session_id = session
        self.goal_id = goal
        self._ticking: Timer | None = None
        self._shown_roomy = False
        self._allowed = 0
        self._pace = ""
        self._reckoned: Workshop | None = None
        self._reckon_at = datetime.max.replace(tzinfo=UTC)

    # What it stands on ---------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The session this stage belongs to."""
        return self.workshop.sessions.need(self.session_id)

    @property
    def goal(self) -> Goal:
        """The goal this stage works on; only for stages that have one."""
        assert self.goal_id is not None
        return self.workshop.goals.need(self.goal_id)

    def head(self) -> ComposeResult:
        yield StageBar()

    def body(self) -> ComposeResult:
        if self.goal_id is not None:
            yield GoalHead()
        yield Static(id="sentence", markup=False)
        yield Static("\n".join(agenda.here(self.session).stage.help), id="guide", markup=False)
        yield from self.parts()

    def parts(self) -> ComposeResult:
        yield from (kind() for kind in self.PARTS)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.show_parts(workshop)

    def unfinished(self) -> Collection[str]:
        return ()

    def words(self) -> Collection[str]:
        """Words that are true of this stage now, of those that :mod:`workshop.meet.telling` knows."""
        return ()

    def waiting(self) -> str:
        """For whom or what this stage waits."""
        return telling.waiting_words(self.unfinished())

    # Showing --------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        first = telling.is_first_time(self.workshop.sessions.values(), self.session.kind)
        self.set_class(first and self.desk.me is None and self.size.height >= ROOMY, "-guided")
        self._ticking = self.set_interval(1, self.tick)

    def on_resize(self) -> None:
        roomy = self.size.height >= ROOMY
        if roomy != self._shown_roomy:
            self._shown_roomy = roomy
            self.call_after_refresh(self.refresh_page)

    def on_screen_suspend(self) -> None:
        if self._ticking is not None and not self.desk.is_on_top(self):
            self._ticking.pause()

    def on_screen_resume(self) -> None:
        if self._ticking is not None:
            self._ticking.resume()
            self.tick()

    def has_vanished(self, workshop: Workshop) -> bool:
        """Whether the session or its goal was taken back."""
        return self.session_id not in workshop.sessions or (
            self.goal_id is not None and self.goal_id not in workshop.goals
        )

    def show_title(self, workshop: Workshop) -> None:
        bar = self.query_one(StageBar)
        period = workshop.periods.need(self.session.period)
        bar.title = f"{self.session.kind.capitalize()} {period.label}"
        done = agenda.done_stages(self.session, self.goal_id)
        bar.trail = tuple(
            Mark(stage.key, stage.key in done, stage.key == self.stage)
            for stage in agenda.stages_of(self.session.kind)
        )
        self.tick()

    def tick(self) -> None:
        """Let the clock show the time that is left, or by how much it is over."""
        if self.left or self.has_vanished(self.workshop):
            return
        now, workshop = self.desk.now, self.workshop
        if workshop is not self._reckoned or now >= self._reckon_at:
            self._reckoned, self._reckon_at = workshop, now + timedelta(seconds=20)
            self._allowed = fitting.spread_minutes(workshop, self.session_id)
            self._pace = pace_line(self.desk, self.session_id)
            self.tell()
        time = clock(self.session, now, self._allowed)
        self.query_one(StageBar).clock = (left_words(time), time.tone)

    def show(self, workshop: Workshop) -> None:
        session = self.session
        if session.ended is not None or (session.stage, session.goal) != (self.stage, self.goal_id):
            if self.is_active:
                self.desk.go_to_session(session)
            else:
                self.stale = True  # It follows once what lies on top of it is closed.
            return
        if self.goal_id is not None:
            self._show_goal(workshop, session)
        self.show_stage(workshop, session)
        self.tell()

    def tell(self) -> None:
        """The sentence of this moment, and above the keys what comes next and how the time is."""
        if not self.stands or self.left or self.has_vanished(self.workshop):
            return
        people = len(self.session.present)
        steps = len(drafting.live(self.workshop, self.goal_id)) if self.goal_id else 2
        typing = isinstance(self.focused, Line)
        words = telling.counted_words(people, steps) | set(self.words())
        told = telling.telling(self.session, words, self.waiting(), ("f8", "f7") if typing else ("→", "←"))
        sentence = self.query_one("#sentence", Static)
        if sentence.content != told.sentence:
            sentence.update(told.sentence)
        self.query_one(Saying).rest("  ·  ".join(part for part in (told.onward, self._pace) if part))

    def on_descendant_focus(self) -> None:
        self.tell()

    def action_guide(self) -> None:
        self.toggle_class("-guided")

    def _show_goal(self, workshop: Workshop, session: Session) -> None:
        head = self.query_one(GoalHead)
        goal = self.goal
        head.place = f"Goal {session.goals.index(goal.id) + 1} of {len(session.goals)}"
        head.put(workshop, goal)

    # Moving ---------------------------------------------------------------------------------------

    def _go(self, place: agenda.Place) -> None:
        session, now = self.session_id, self.desk.now
        self.desk.record(
            lambda w: agenda.go_to(w, session, place.stage.key, place.goal, now),
            f"go to {place.stage.key}",
            move=True,
        )

    def action_onward(self) -> None:
        place = agenda.following(self.session)
        waiting = tuple(self.unfinished())
        if place is None:
            self.at_the_end()
        elif waiting:
            self._go_unfinished(place, waiting)
        else:
            self._go(place)

    @work(group="moving", exclusive=True)
    async def _go_unfinished(self, place: agenda.Place, waiting: tuple[str, ...]) -> None:
        question = Confirm("Go on although not everything is done?", details=waiting)
        if await self.desk.push_screen_wait(question):
            self._go(place)

    def at_the_end(self) -> None:
        """What the way on from the last stage does."""
        self.say("This is the last stage.")

    def action_backward(self) -> None:
        place = agenda.preceding(self.session)
        if place is None:
            self.say("This is the first stage.")
        else:
            self._go(place)

    @work(group="moving", exclusive=True)
    async def action_jump(self) -> None:
        places = agenda.places(self.session)
        choices = [
            Choice(number, self._place_words(place), near=place.goal is not None and place.goal == self.goal_id)
            for number, place in enumerate(places)
        ]
        here = places.index(agenda.here(self.session))
        chosen = await self.desk.push_screen_wait(Choose("Where to?", choices, chosen=here))
        if chosen is not None:
            self._go(places[chosen])

    def _place_words(self, place: agenda.Place) -> str:
        goal = self.workshop.goals.get(place.goal) if place.goal else None
        return f"{place.stage.key:<8} {goal.title}" if goal else place.stage.key

    @work(group="asking", exclusive=True)
    async def action_park(self) -> None:
        text = await self.desk.push_screen_wait(
            Ask("What belongs elsewhere?", hint="It goes to the parking lot and comes up again at the end.")
        )
        if text:
            session, now = self.session_id, self.desk.now
            if self.desk.record(lambda w: sessions.park(w, session, text, now), "park a thought"):
                self.say("It is in the parking lot, and comes up again at the end.")

    def action_more_time(self) -> None:
        session = self.session_id
        self.desk.record(lambda w: add_minutes(w, session, 2), "give two more minutes", move=True)

    @work(group="asking", exclusive=True)
    async def action_ends(self) -> None:
        await ask_end(self.desk, self.session_id)

    def action_pause(self) -> None:
        if isinstance(self.focused, Line) and self._said[0] != ESC_AGAIN:
            self.say(ESC_AGAIN)
        else:
            self.desk.go_home()
