"""What all stages of a session share: trail, clock, goal, the sentence to say, and the way on and back."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Static

from screens.commands import Command, RoomCommand
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.confirm import Confirm
from screens.page import ROOMY, Page
from screens.stages.sidepanel import Row, SidePanel, key_results
from screens.stages.stagebar import Mark, StageBar, goal_blocks
from screens.widgets.goalhead import GoalHead
from screens.widgets.line import Line
from workshop.meet import agenda, sessions
from workshop.meet.clock import add_minutes, clock, left_words, suggested_minutes
from workshop.meet.stagework import finished_goals, finished_stages
from workshop.model import Goal, Session, SessionKind, Workshop

ESC_AGAIN = "Esc again leaves to the first screen. The session waits for you, and so does what is typed."

#: From so many lines and columns on there is more air, and a wider panel.
_TALL, _VAST = 36, 160


class StagePage(Page):
    """One stage of the running session, on one goal or on the whole.

    Subclasses name their ``stage`` (the agenda's key), give ``parts`` (their widgets) and ``show_stage``;
    ``unfinished`` names who is not done, so that leaving asks first.
    """

    DEFAULT_CSS = """
    StagePage {
        & #sentence { padding: 1 1; height: auto; max-width: 80; color: $say; text-style: bold; }
        &.-low #sentence { padding: 0 1; }
        &.-wide #sentence { padding: 1 2; }
        & #stage-work { height: 1fr; width: 1fr; }
        & #main { height: 1fr; width: 1fr; }
        & #stage { height: 1fr; }
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
        Command("pause", "escape", "home", "Leave to the first screen; the session waits and goes on from here."),
    )
    stage: ClassVar[str] = ""
    #: Whether the plan so far stands beside the work on wide screens.
    BESIDE: ClassVar[bool] = False

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__()
        self.session_id = session
        self.goal_id = goal
        self._ticking: Timer | None = None
        self._shown_roomy = False

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
        with Horizontal(id="stage-work"):
            with Vertical(id="main"):
                yield Static(agenda.here(self.session).stage.sentence, id="sentence", markup=False)
                yield from self.parts()
            if self.BESIDE:
                yield SidePanel()

    def parts(self) -> ComposeResult:
        yield from (kind() for kind in self.PARTS)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.show_parts(workshop)

    def unfinished(self) -> Collection[str]:
        return ()

    # Showing --------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._ticking = self.set_interval(1, self.tick)

    def on_resize(self) -> None:
        """Show it anew where blank lines come in or have to go."""
        self.set_class(self.size.height >= _TALL, "-tall")
        self.set_class(self.size.width >= _VAST, "-vast")
        roomy = self.size.height >= ROOMY
        if roomy != self._shown_roomy:
            self._shown_roomy = roomy
            self.call_after_refresh(self.refresh_page)

    def on_screen_suspend(self) -> None:
        if self._ticking is not None:
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
        visited = agenda.done_stages(self.session, self.goal_id)
        done = finished_stages(workshop, self.session, self.goal_id)
        bar.trail = tuple(
            Mark(stage.key, stage.key in done, stage.key == self.stage, stage.key in visited)
            for stage in agenda.stages_of(self.session.kind)
        )
        goals = self.session.goals
        if self.session.kind is SessionKind.PLANNING:
            here = goals.index(self.goal_id) if self.goal_id in goals else None
            bar.blocks = goal_blocks(finished_goals(workshop, self.session), here)
        self.tick()

    def tick(self) -> None:
        """Let the clock show the time that is left, or by how much it is over."""
        if self.left or self.has_vanished(self.workshop):
            return
        learned = suggested_minutes(self.workshop, self.session.kind, self.stage)
        time = clock(self.session, self.desk.now, learned)
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
        if (panel := self.query_one_optional(SidePanel)) is not None:
            panel.show(workshop, session, self.beside(workshop))
        self.show_stage(workshop, session)

    def beside(self, workshop: Workshop) -> Iterable[Row]:
        """What belongs to this stage and stands beside it on wide screens, above the plan so far."""
        return key_results(workshop, self.goal_id) if self.goal_id is not None else ()

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

    @on(StageBar.Chosen)
    def _stage_clicked(self, message: StageBar.Chosen) -> None:
        if self.check_action("jump", ()):
            stage = [one for one in agenda.places(self.session) if one.stage.key == message.stage]
            place = next((one for one in stage if one.goal == self.goal_id), stage[0])
            self._go(place)

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

    def action_pause(self) -> None:
        if isinstance(self.focused, Line) and self._said[0] != ESC_AGAIN:
            self.say(ESC_AGAIN)
        else:
            self.desk.go_home()
