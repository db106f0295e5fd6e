"""The fifth stage: why, and why that, under the primary cause; and whether it was the plan or the rhythm."""

from collections.abc import Collection, Iterable, Sequence
from functools import reduce

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from screens.cards.advice_line import AdviceLine
from screens.cards.blocks import step_block
from screens.cards.cardlist import CardList, Listed, Text, listed
from screens.cards.writing import Keeper, Writing
from screens.doing import Doing
from screens.page import ROOMY
from screens.stages.retrospective.missed import Missed
from screens.stages.stage import StagePage
from screens.widgets.columns import Fragment
from screens.widgets.facts import GAP, Entry, Fact, Facts, Title
from screens.widgets.panel import Row, heading
from screens.widgets.sheet import Block
from workshop.learn.recurrence import returning
from workshop.model import Cause, Goal, Session, StageKey, Workshop
from workshop.review import causes, whys
from workshop.review.cards import what_not_who
from workshop.review.plan_or_rhythm import Which, plan_or_rhythm
from workshop.words.signs import MUST_MOVE
from workshop.words.text import CARD, quoted

_HINT = "enter adds it · stop at something we can change · ↑ to the list"
_ENOUGH = "Five whys are enough: what we can change lies in one of them."


class WhysPage(StagePage):
    """The whys of one missed goal after the other, beside the verdict on its plan and its rhythm."""

    stage = StageKey.WHYS
    AUTO_FOCUS = ""
    PARTS = (Writing, Missed)
    HELP = """Ask why the primary cause was so, and then why that was so. Each answer goes one level deeper; five
at most, and fewer are fine: stop when you reach something we can change.
If an answer is a person's name, ask what made it hard for anybody in that place.
Beside it stands what the figures say: was it the plan, done without effect, or the rhythm, never done? They need
opposite cures. The list: e rewords, d takes a why out. Tab goes to the next goal."""
    DEFAULT_CSS = """
    WhysPage {
        &.-tall #cause { margin: 0 1 1 2; }
        & #asking { height: 1fr; }
        & #verdict { background: $ground; padding: 0 2; height: auto; }
        &.-no-cause Writing { display: none; }
        &.-wide #verdict { display: none; }
        &.-high #guide { display: none; }
        &.-tall.-guided #guide { display: block; }
    }
    """

    def body(self) -> ComposeResult:
        self.writing = Writing[Text](
            Keeper(self._take, self._change, self._cross_out, lambda why: self.desk.me is None),
            what="A why",
            asks="Because …",
            limit=CARD,
            advice=AdviceLine(what_not_who),
            hint=_HINT,
            listing=CardList(draw=_why_block, empty="Why was that so?"),
        )
        self.missed = Missed(
            Container(
                Vertical(Facts(id="cause", classes="card"), self.writing, id="asking"),
                Facts(id="verdict"),
                id="stage",
            ),
            done=self._is_done,
            open=self._what_is_open,
            begun=lambda goal: bool(self.desk.store.background.kept(_place(goal))),
            turned=self._turned,
            known=lambda goal: ("Why", goal.why),
        )
        yield self.missed

    def on_mount(self) -> None:
        if self.missed.goals:
            self._take_up()

    def on_screen_suspend(self) -> None:
        self.writing.keep_typing()

    def _take_up(self) -> None:
        self.writing.take_up(_place(self.goal))
        if self.cause is not None and self._asks:
            self.writing.action_write()

    @property
    def goal(self) -> Goal:
        return self.missed.goal

    @property
    def cause(self) -> Cause | None:
        return causes.primary(self.workshop, self.goal.id) if self.missed.goals else None

    @property
    def _asks(self) -> bool:
        cause = self.cause
        return self.desk.me is None and cause is not None and len(cause.whys) < whys.MOST

    def _is_done(self, goal: Goal) -> bool:
        cause = causes.primary(self.workshop, goal.id)
        return cause is not None and bool(cause.whys)

    def _what_is_open(self, goal: Goal) -> str:
        return "no why yet" if causes.primary(self.workshop, goal.id) else "no primary cause yet"

    def _turned(self) -> None:
        self.set_focus(None)
        self._take_up()

    def unfinished(self) -> Collection[str]:
        return self.missed.still_open()

    def beside(self, workshop: Workshop) -> Iterable[Row]:
        if self.missed.goals:
            first, *more = _verdict(workshop, self.goal, roomy=True)
            yield heading(first.text)
            yield from (Row(one.text, style=one.style, lines=9) for one in more if isinstance(one, Fact))
        yield from super().beside(workshop)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.missed.show(workshop)
        if not self.missed.goals:
            return
        cause = self.cause
        self.set_class(cause is None, "-no-cause")
        self.query_one("#cause", Facts).put(_cause_facts(workshop, session, cause))
        self.query_one("#verdict", Facts).put(_verdict(workshop, self.goal, roomy=self.size.height >= ROOMY))
        found = cause.whys if cause else ()
        self.writing.put(listed([Text(number, text) for number, text in enumerate(found, start=1)]))
        was_typing = self.writing.typing
        self.writing.open_line(self._asks)
        if cause is not None and not self._asks:
            self.writing.action_list()
        elif self._asks and (was_typing or self.focused is None):
            self.writing.action_write()

    def _take(self, texts: Sequence[str]) -> Doing:
        """Add these whys, each a level deeper."""
        cause = self.cause
        if cause is None:
            return Doing()
        number = cause.id
        return self.desk.record(
            f"ask why of {quoted(cause.text)}",
            lambda w: reduce(lambda now, text: whys.add_why(now, number, text), texts, w),
        )

    def _change(self, step: Text, text: str) -> Doing:
        cause = self.cause
        if cause is None:
            return Doing()
        return self.desk.record(f"reword a why of {quoted(cause.text)}", whys.reword_why, cause.id, step.id, text)

    async def _cross_out(self, step: Text) -> None:
        """Take a why out; deeper ones move up."""
        self._change(step, "")


def _place(goal: Goal) -> str:
    return f"why:{goal.id}"


def _cause_facts(w: Workshop, session: Session, cause: Cause | None) -> list[Entry]:
    if cause is None:
        return [Fact("No primary cause is chosen for this goal yet: ← leads back to choose it.", style="$quiet")]
    back = returning(w, session.period, cause.kind)
    enough = [Fact(f"  {_ENOUGH}", style="$text-muted")] if len(cause.whys) >= whys.MOST else []
    return [
        Fact(f"{MUST_MOVE} {cause.text}", style="bold"),
        Fact(f"  {cause.kind or 'of no kind yet'}", style="bold"),
        *([Fact(f"  {back}")] if back else []),
        *enough,
    ]


def _verdict(w: Workshop, goal: Goal, *, roomy: bool) -> list[Entry]:
    """Plan or rhythm, what that is based on, and what to do about it."""
    gap = [GAP] if roomy else []
    found = plan_or_rhythm(w, goal.id)
    return [
        Title("Plan or rhythm?"),
        Fact(found.sentence, style="bold $quiet" if found.which is Which.UNKNOWN else "bold"),
        *gap,
        Fact(" · ".join(found.basis), style="$text-muted"),
        *gap,
        Fact(found.cure),
    ]


#: Cells by which each why stands further in; fewer where the list is narrow.
_DEEPER, _NARROW, _NARROW_DEEPER = 4, 60, 2


def _why_block(one: Listed[Text], width: int) -> Block:
    """The lines of a why: its number, a hook from the one above, its words."""
    deeper = _DEEPER if width >= _NARROW else _NARROW_DEEPER
    indent = " " * (deeper * (one.number - 1))
    labels: list[Fragment] = [(f"{one.number}  ", "bold"), (f"{indent}╰ ", "$text-muted")]
    return step_block(labels, one.step.text, width)
