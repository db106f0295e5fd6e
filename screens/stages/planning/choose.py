"""Choosing: the ranking, a line through it, what has to move; and the room's last word."""

from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens.cards.choosing_rows import Row, draw_row, entries
from screens.commands import Command, RoomCommand
from screens.dialogs.ask import Ask
from screens.people import names_of
from screens.stages.planning.tie_flow import settle
from screens.stages.stage import StagePage
from screens.steps.stepedits import ask_words, drop_step
from screens.text import styled
from screens.widgets.sheet import Block, Sheet
from workshop.meet.moment import Seen
from workshop.model import Round, Session, StageKey, Step, Workshop
from workshop.plan import choosing, drafting, voting
from workshop.plan.choosing import Ranking, read_ranking
from workshop.words.numbers import count_words
from workshop.words.text import DETAILS, quoted


def _quiet(page: "ChoosePage") -> bool:
    return not page.state.voting


def _ranked(page: "ChoosePage") -> bool:
    return bool(page.state.ranked)


def _beside(page: "ChoosePage") -> bool:
    return _ranked(page) and bool(page.state.others)


def _unranked(page: "ChoosePage") -> bool:
    return bool(page.state.others) and not _ranked(page)


def _tied(page: "ChoosePage") -> bool:
    return bool(page.state.tied) and _quiet(page)


def _any(page: "ChoosePage") -> bool:
    return _quiet(page) and bool(page.state.ranked or page.state.others)


class ChoosePage(StagePage):
    """From the ranking to the plan of one goal; without a vote, steps go into the plan one by one."""

    stage = StageKey.CHOOSE
    HELP = """What the room thinks, best first. The line parts what you will do from what you leave for now.
It is suggested where at least half the room is behind a step; + and - move it, enter draws it.
Steps that are tied across the line cannot be parted: t settles the tie, by volunteers, by a run-off of one dot
each, or by the facilitator with a reason.
! marks the one step that has to move, whatever else happens. o takes a step across the line against the ranking,
with a reason that is kept. e rewords, d drops. You may come back and choose again; nothing is lost by it."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "choose",
            "enter",
            "choose",
            "Draw the line here: what is above it goes into the plan.",
            when=_ranked,
            needs=_quiet,
        ),
        RoomCommand(
            "take",
            "enter,space",
            "in or out",
            "Take this step into the plan, or out.",
            when=_unranked,
            needs=_quiet,
        ),
        RoomCommand("line(1)", "plus", "more", "One step more in the plan.", when=_ranked, needs=_quiet),
        RoomCommand("line(-1)", "minus", "fewer", "One step fewer in the plan.", when=_ranked, needs=_quiet),
        RoomCommand("settle_tie", "t", "settle the tie", "Settle the tie across the line.", when=_tied),
        RoomCommand(
            "must_move",
            "exclamation_mark",
            "must-move",
            "This is the one step that has to move.",
            needs=_any,
        ),
        RoomCommand(
            "overrule",
            "o",
            "overrule",
            "Take this step to the other side of the line, with a reason.",
            when=_ranked,
            needs=_quiet,
        ),
        RoomCommand(
            "plan",
            "space",
            "in or out",
            "Take a step that was not in the vote into the plan, or out of it.",
            when=_beside,
            needs=_quiet,
        ),
        RoomCommand("reword", "e", "reword", "Word this step differently.", needs=_any),
        RoomCommand("drop", "d", "drop", "Drop this step; one of the plan with a reason.", needs=_any),
    )
    DEFAULT_CSS = """
    ChoosePage {
        & #choose-line { padding: 0 2; height: auto; }
        & Sheet { padding: 0 1 0 0; }
    }
    """
    sheet: getters.query_one[Sheet[Row]] = getters.query_one(Sheet)

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self._cut: int | None = None
        self.state = Ranking(None, False)

    def parts(self) -> ComposeResult:
        yield Static(id="choose-line")
        yield Sheet[Row](self._draw, lambda row: row.step.id, steered=True, loose=True)

    def on_mount(self) -> None:
        self.sheet.focus()

    @property
    def step(self) -> Step | None:
        return None if self.sheet.item is None else self.sheet.item.step

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        if self._cut is None:
            self._cut = self._kept_line(workshop)
        self.state = state = read_ranking(workshop, self.goal.id, self._cut)
        line = self._line(workshop, state)
        self.query_one("#choose-line", Static).update(line)
        self.query_one("#choose-line", Static).display = bool(line.plain)
        self.sheet.put(entries(workshop, state))

    def _kept_line(self, workshop: Workshop) -> int | None:
        """Where the line was moved to when this stage was left; None where it was not."""
        round = voting.main_round(workshop, self.goal.id)
        kept = self.desk.store.background.kept(_place(round)) if round is not None else ""
        return int(kept) if kept.isdecimal() else None

    def _line(self, workshop: Workshop, state: Ranking) -> Content:
        planned = sum(step.in_plan for step in drafting.live(workshop, self.goal.id))
        if state.voting or (not planned and not state.tied):
            return Content("")
        if state.tied:
            return styled((f"{count_words(len(state.tied), 'step is', 'steps are')} tied.", "bold"))
        so_far = " so far" if state.round is not None and not state.chosen else ""
        return styled((f"{count_words(planned, 'step is', 'steps are')} in the plan{so_far}.", "bold"))

    def _draw(self, row: Row, width: int) -> Block:
        return draw_row(row, width, self.state, names_of(self.workshop))

    def seen(self) -> Seen:
        return Seen(cut=self._cut)

    def action_line(self, by: int) -> None:
        self.say("")
        self._move_line(min(max(self.state.cut + by, 1), len(self.state.ranked)))

    def _move_line(self, cut: int | None) -> None:
        """The line to another place, kept there until the room has chosen; None: where it was drawn."""
        self._cut, round = cut, self.state.round
        if round is not None:
            self.desk.keep(_place(round), str(cut or ""))
        self.refresh_page()

    def action_choose(self) -> None:
        state = self.state
        if state.round is None:
            return
        if state.tied:
            self.say("A tie crosses the line: t settles it, + and - move the line.", refused=True)
            return
        round, cut = state.round.id, state.cut
        chosen = self.desk.record("choose what goes into the plan", choosing.choose, round, cut)
        chosen.then(lambda: self._move_line(None))

    @work(group="tie", exclusive=True)
    async def action_settle_tie(self) -> None:
        await settle(self, self.state)

    @work(group="asking", exclusive=True)
    async def action_overrule(self) -> None:
        row, round = self.sheet.item, self.state.round
        if row is None or round is None:
            return
        if row.ranked is None:
            self.say("This step was not in the vote: space takes it into the plan or out of it.")
            return
        if round.cut is None:
            self.say("Draw the line first, with enter; then single steps can be taken across it.", refused=True)
            return
        above, step = not row.ranked.above, row.step
        side = "into" if above else "out of"
        reason = await self.desk.push_screen_wait(
            Ask(f"Why does the room take {quoted(step.text)} {side} the plan?", what="The reason", limit=DETAILS)
        )
        if reason:
            self.desk.record(
                f"take a step {side} the plan",
                choosing.overrule,
                round.id,
                step.id,
                above,
                reason,
                self.desk.now,
                self.desk.me,
            )

    def action_plan(self) -> None:
        row = self.sheet.item
        if row is None:
            return
        if row.ranked is not None:
            self.say("This step was voted on: enter draws the line, o takes a single step across it.")
            return
        step = row.step.id
        if row.step.in_plan:
            self.desk.record("take a step out of the plan", choosing.unplan, step)
        else:
            self.desk.record("take a step into the plan", choosing.plan_directly, step)

    def action_take(self) -> None:
        self.action_plan()

    def action_must_move(self) -> None:
        step = self.step
        if step is None:
            return
        if not step.open:
            self.say("Only a step of the plan can be the must-move: choose first.", refused=True)
            return
        self.desk.record("mark the must-move", choosing.set_must_move, step.id)

    @work(group="asking", exclusive=True)
    async def action_reword(self) -> None:
        if self.step is not None:
            await ask_words(self.desk, self.step)

    @work(group="asking", exclusive=True)
    async def action_drop(self) -> None:
        if self.step is not None:
            await drop_step(self.desk, self.step)


def _place(round: Round) -> str:
    """Where the line is kept until the room has chosen."""
    return f"line:{round.id}"
