"""A private page on which one person writes sealed cards, for all goals, so that the keyboard goes round once."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.cards.advice_line import AdviceLine
from screens.cards.cardlist import listed
from screens.cards.envelope import Envelope
from screens.cards.writing import Keeper, Writing
from screens.commands import Command, StandingCommand
from screens.doing import Doing
from screens.private import PrivatePage
from screens.text import plain
from screens.widgets.goalhead import GoalHead
from screens.widgets.goalstrip import GoalMark, GoalStrip
from workshop.model import Workshop
from workshop.plan.cards import Written
from workshop.plan.wordings import Worded

T = TypeVar("T", bound=Worded)

COVER = (
    "Before you write: cover or freeze the projector, so that only you can read this screen.\n\n"
    "Enter begins, or what you type. Esc leaves."
)
HINT = "enter seals it · ↑ to your list"


class PrivateCards(PrivatePage, Generic[T]):
    """One person's own cards for these goals: sealed with every enter, and gone from the screen afterwards.

    ``time_left`` gives what the stage's clock shows.
    """

    HELP = """Only you should see this page. Each enter seals what you wrote; no screen shows it before
all is shown together, shuffled and without names.
The arrow up leads to your list: e rewords a line, d drops it. Tab goes to the next goal, where there are several.
Esc clears the page when you are done; your letter opens it again. What comes back from earlier quarters stands
below the advice; F3 shows it in full."""
    PARTS = (Writing,)
    KEYS: ClassVar[tuple[Command, ...]] = (
        StandingCommand(
            "other_goal(1)", "tab", "next goal", "Write for the next goal.", when=lambda page: page.turns
        ),
        Command(
            "other_goal(-1)",
            "shift+tab",
            "goal before",
            "Write for the goal before.",
            footer=False,
            when=lambda page: page.turns,
        ),
        StandingCommand(
            "seal",
            "enter",
            "seal",
            "Seal what stands in the line.",
            when=lambda page: page.begun and page.writing.typing,
        ),
        Command(
            "begin", "enter", "begin", "The projector is covered: show my page.", when=lambda page: not page.begun
        ),
    )
    DEFAULT_CSS = """
    PrivateCards {
        & #cover { padding: 0 2; height: auto; }
        & GoalHead { margin: 0 0 1 0; }
        & Writing, & GoalStrip { display: none; }
        &.-begun { & Writing { display: block; } & #cover { display: none; } }
        &.-begun.-several GoalStrip { display: block; }
        &.-begun.-several.-tall Writing { margin-top: 1; }
        &.-short { & #for { padding: 0 1; } & #intro { padding: 0 1; } & #cover { padding: 0 1; } }
        &.-short GoalHead { display: none; }
        &.-short.-begun #intro { display: none; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 (as Textual declares it)

    begun = var(False, toggle_class="-begun")

    def __init__(
        self,
        cards: Written[T],
        goals: Sequence[int],
        goal: int,
        member: int,
        advice: Callable[[], AdviceLine],
        time_left: Callable[[], str],
    ) -> None:
        super().__init__(member)
        self.cards = cards
        self.goals = tuple(goals)
        self.goal_id = goal
        self.intro = cards.intro
        self._warned = ""
        self._time_left = time_left
        self.set_class(len(self.goals) > 1, "-several")
        self.writing = Writing[T](
            Keeper(
                lambda texts: self._shown(self.envelope.add(member, texts)),
                lambda card, text: self._shown(self.envelope.reword(member, card, text)),
                self._drop,
            ),
            what=cards.called,
            asks=cards.asks,
            limit=cards.limit,
            advice=advice(),
            hint=HINT,
            empty="Nothing written yet.",
            leaves=False,
        )

    @property
    def envelope(self) -> Envelope[T]:
        return Envelope(self.desk, self.cards, self.goal_id)

    @property
    def turns(self) -> bool:
        return self.begun and len(self.goals) > 1

    def parts(self) -> ComposeResult:
        yield GoalHead()
        yield GoalStrip()
        yield Static(plain(COVER), id="cover")
        yield self.writing

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        several = f"{self.goals.index(self.goal_id) + 1} of {len(self.goals)}   " if len(self.goals) > 1 else ""
        return (f"Private: {workshop.goals.need(self.goal_id).title}", "", f"{several}{self._time_left()}")

    def show(self, workshop: Workshop) -> None:
        super().show(workshop)
        if self.begun:
            self.writing.put(listed(self.envelope.of(self.for_member)))
        head = self.query_one(GoalHead)
        head.place = "Goal"
        head.put(workshop, workshop.goals.need(self.goal_id))
        self.query_one(GoalStrip).marks = tuple(
            GoalMark(
                goal,
                workshop.goals.need(goal).title,
                self.for_member in Envelope(self.desk, self.cards, goal).writers(),
                goal == self.goal_id,
            )
            for goal in self.goals
        )

    def on_key(self, event: events.Key) -> None:
        if not self.begun and (event.key == "enter" or event.is_printable):
            event.stop()
            event.prevent_default()
            self.action_begin()
            if event.key != "enter" and event.character:
                self.writing.line.insert_text_at_cursor(event.character)

    def on_mount(self) -> None:
        self.set_interval(1, lambda: self.show_title(self.workshop))

    def action_begin(self) -> None:
        self.begun = True
        self._turn(self.goal_id)

    async def action_seal(self) -> None:
        await self.writing.line.action_submit()

    def action_other_goal(self, by: int) -> None:
        self._turn(self.goals[(self.goals.index(self.goal_id) + by) % len(self.goals)])

    @on(GoalStrip.Chosen)
    def _clicked_goal(self, message: GoalStrip.Chosen) -> None:
        self._turn(message.goal)

    def _turn(self, goal: int) -> None:
        self.goal_id = goal
        self.writing.take_up(self.envelope.place(self.for_member))
        self.say("")
        self.refresh_page()
        self.writing.action_write()

    async def _drop(self, card: T) -> None:
        self._shown(self.envelope.drop(self.for_member, card))

    def _shown(self, sealed: Doing) -> Doing:
        return sealed.then(self.refresh_page)

    def on_screen_suspend(self) -> None:
        self.writing.keep_typing()

    def action_close(self) -> None:
        typed = self.writing.line.text
        if typed and typed != self._warned:
            self._warned = typed
            self.say("This line is not sealed yet: enter seals it, esc again keeps it for later.")
            return
        self.writing.keep_typing()
        super().action_close()
