"""What all stages of a session share: trail, clock, goal, the sentence to say, and the way on and back."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from screens.commands import Command
from screens.dialogs.confirm import all_the_same
from screens.page import ROOMY, Page
from screens.stages import stagekeys
from screens.stages.intime import ask_end, pace_line
from screens.stages.jumping import ask_parked, ask_place
from screens.stages.sidepanel import SidePanel, what_belongs
from screens.stages.stagebar import StageBar, goal_blocks, trail_of
from screens.steps.asking_back import ask_back
from screens.widgets.goalhead import GoalHead
from screens.widgets.line import Line
from screens.widgets.lit import LitLine
from screens.widgets.panel import Row
from screens.widgets.saying import Saying
from screens.widgets.strip import MANY
from workshop.meet import agenda, fitting, moment, telling
from workshop.meet.clock import Tone, add_minutes, clock, left_words
from workshop.meet.stagework import finished_goals
from workshop.meet.unfinished import LACKING
from workshop.model import Goal, Session, SessionKind, StageKey, Workshop

ESC_AGAIN = "Esc again leaves to the first screen. The session waits for you, and so does what is typed."

#: From so many lines on there is more air.
_TALL = 36


class StagePage(Page):
    """One stage of the running session, on one goal or on the whole.

    Subclasses name their ``stage`` (the agenda's key), give ``parts`` (their widgets) and ``show_stage``;
    ``unfinished`` names who is not done, so that leaving asks first.
    """

    DEFAULT_CSS = """
    StagePage {
        & #sentence { padding: 1 2; height: auto; max-width: $say-width; color: $say; text-style: bold; }
        &.-low #sentence, &.-crowded #sentence { padding: 0 2; }
        & #stage-work, & #main { height: 1fr; width: 1fr; }
        & #stage { height: 1fr; }
        & #guide { display: none; height: auto; padding: 0 2 1 2; color: $quiet; }
        & #guide { width: $prose-width; max-width: 100%; }
        &.-low #guide { padding: 0 2; }
        &.-guided #guide { display: block; }
        &.-low.-tiny #guide { display: none; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (ROOMY, "-high")]  # noqa: RUF012 (as Textual declares it)
    KEYS: ClassVar[tuple[Command, ...]] = stagekeys.KEYS
    stage: ClassVar[StageKey]
    #: Whether the plan so far stands beside the work on wide screens: not where the stage fills that place itself.
    BESIDE: ClassVar[bool] = True

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__()
        self.session_id, self.goal_id = session, goal
        self._ticking: Timer | None = None
        self._shown_roomy = False
        self._allowed, self._pace, self._tone, self._sentence = 0, "", Tone.CALM, ""
        self._reckoned: Workshop | None = None
        self._reckon_at = datetime.max.replace(tzinfo=UTC)

    @property
    def session(self) -> Session:
        return self.workshop.sessions.need(self.session_id)

    @property
    def goal(self) -> Goal:
        """The goal this stage works on; only for stages that have one."""
        assert self.goal_id is not None
        return self.workshop.goals.need(self.goal_id)

    def head(self) -> ComposeResult:
        yield from (StageBar(), LitLine())

    def body(self) -> ComposeResult:
        if self.goal_id is not None:
            yield GoalHead()
        yield from self.stage_work(self.parts())

    def stage_work(self, parts: Iterable[Widget]) -> ComposeResult:
        """The sentence, what helps the facilitator and these parts, with the panel beside them."""
        with Horizontal(id="stage-work"):
            with Vertical(id="main"):
                yield Static(id="sentence", markup=False)
                yield Static("\n".join(agenda.here(self.session).stage.help), id="guide", markup=False)
                yield from parts
            if self.BESIDE:
                yield SidePanel()

    def parts(self) -> ComposeResult:
        yield from (kind() for kind in self.PARTS)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.show_parts(workshop)

    @property
    def crowded(self) -> bool:
        """Whether the names of all who are here need the room of what is left out then."""
        return len(self.session.present) > MANY

    @property
    def returns(self) -> bool:
        """Whether the room has been at the plan already, and left it to settle something."""
        return self.stage != StageKey.PLAN and any(one.stage == StageKey.PLAN for one in self.session.spent)

    def unfinished(self) -> Collection[str]:
        return ()

    def seen(self) -> moment.Seen:
        """What only this screen and the sealed box know of the moment."""
        return moment.Seen(open=tuple(self.unfinished()))

    def on_mount(self) -> None:
        first = telling.is_first_time(self.workshop.sessions.values(), self.session.kind)
        room = self.size.height >= ROOMY and not self.crowded
        self.set_class(first and room and self.desk.me is None, "-guided")
        self._ticking = self.set_interval(1, self.tick)

    def on_resize(self) -> None:
        """Show it anew where blank lines come in or have to go."""
        self.set_class(self.size.height >= _TALL, "-tall")
        if (roomy := self.size.height >= ROOMY) != self._shown_roomy:
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
        gone = self.goal_id is not None and self.goal_id not in workshop.goals
        return gone or self.session_id not in workshop.sessions

    def show_title(self, workshop: Workshop) -> None:
        bar = self.query_one(StageBar)
        period = workshop.periods.need(self.session.period)
        bar.title = f"{self.session.kind.capitalize()} {period.label}"
        bar.trail = trail_of(workshop, self.session, self.goal_id)
        goals = self.session.goals
        if self.session.kind is SessionKind.PLANNING:
            here = goals.index(self.goal_id) if self.goal_id in goals else None
            bar.blocks = goal_blocks(finished_goals(workshop, self.session), here)
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
            self._tone = clock(self.session, now, self._allowed).tone
            self.tell()
        time = clock(self.session, now, self._allowed)
        if bar := self.query_one_optional(StageBar):  # a page on its way out has none any more
            bar.clock = (left_words(time), time.tone)

    def show(self, workshop: Workshop) -> None:
        session = self.session
        if session.ended is not None or (session.stage, session.goal) != (self.stage, self.goal_id):
            if self.is_active:
                self.desk.go_to_session(session)
            else:
                self.stale = True  # It follows once what lies on top of it is closed.
            return
        self.set_class(self.crowded, "-crowded")
        if self.goal_id is not None:
            head, goal = self.query_one(GoalHead), self.goal
            head.place = f"Goal {session.goals.index(goal.id) + 1} of {len(session.goals)}"
            head.put(workshop, goal)
        if (panel := self.query_one_optional(SidePanel)) is not None:
            panel.show(workshop, session, self.beside(workshop))
        self.show_stage(workshop, session)
        self.tell()

    def tell(self) -> None:
        """The sentence of this moment, and above the keys what comes next and how the time is."""
        if not self.stands or self.left or self.has_vanished(self.workshop):
            return
        keys = ("f8", "f7") if isinstance(self.focused, Line) else ("→", "←")
        w, own = self.workshop, self.desk.me is not None
        seen = replace(self.seen(), room=max(30, self.size.width - 90))
        told = moment.told(w, self.session, seen, self.desk.today, keys, own=own)
        if told.sentence != self._sentence:
            self._sentence = told.sentence
            sentence = self.query_one("#sentence", Static)
            sentence.call_after_refresh(sentence.update, told.sentence)  # A layout under way keeps its height.
            if told.over:
                self.remove_class("-guided")
        now = () if own else stagekeys.ways_now(self.returns, self._tone, self._pace)
        self.query_one(Saying).rest("  ·  ".join(filter(None, (told.onward, self._pace, *now))))

    def on_descendant_focus(self) -> None:
        self.tell()

    def action_guide(self) -> None:
        self.toggle_class("-guided")

    def beside(self, workshop: Workshop) -> Iterable[Row]:
        """What belongs to this stage and stands beside it on wide screens, above the plan so far."""
        return what_belongs(workshop, self.session, self.goal_id, self.desk.today)

    def _go(self, place: agenda.Place) -> None:
        session = self.session_id
        self.desk.record_move(
            f"go to {place.stage.key}", agenda.go_to, session, place.stage.key, place.goal, self.desk.now
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
    async def _go_unfinished(self, place: agenda.Place, open: tuple[str, ...]) -> None:
        if await all_the_same(self.desk, "Go on although not everything is done?", open, LACKING.get(self.stage)):
            self._go(place)

    def at_the_end(self) -> None:
        """What the way on from the last stage does."""
        self.say("This is the last stage.")

    def action_to_plan(self) -> None:
        self._go(agenda.places(self.session)[-1])

    def action_backward(self) -> None:
        if (place := agenda.preceding(self.session)) is None:
            self.say("This is the first stage.")
        else:
            self._go(place)

    @work(group="moving", exclusive=True)
    async def action_jump(self) -> None:
        place = await ask_place(self.desk, self.session, self.goal_id)
        if place is not None:
            self._go(place)

    @on(StageBar.Chosen)
    def _stage_clicked(self, message: StageBar.Chosen) -> None:
        if self.check_action("jump", ()):
            stage = [one for one in agenda.places(self.session) if one.stage.key == message.stage]
            place = next((one for one in stage if one.goal == self.goal_id), stage[0])
            self._go(place)

    @work(group="asking", exclusive=True)
    async def action_park(self) -> None:
        await ask_parked(self.desk, self.session_id)

    @work(group="asking", exclusive=True)
    async def action_ask_back(self) -> None:
        if await ask_back(self.desk, self.goal.id):
            self.say("The question stays with the goal; q on the goal's page shows all.")

    def action_more_time(self) -> None:
        session = self.session_id
        self.desk.record_move("give two more minutes", add_minutes, session, 2)

    @work(group="asking", exclusive=True)
    async def action_ends(self) -> None:
        await ask_end(self.desk, self.session_id)

    def action_pause(self) -> None:
        if isinstance(self.focused, Line) and self._said[0] != ESC_AGAIN:
            self.say(ESC_AGAIN)
        else:
            self.desk.go_home()
