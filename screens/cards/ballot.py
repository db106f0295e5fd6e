"""One person's ballot on a private page: a key puts a dot, enter casts, and the page is gone."""

import json
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens.acts import sealing
from screens.acts.actor import at
from screens.cards.blocks import ballot_label, left_out_rule, plan_tail, step_block
from screens.cards.cardkeys import step_keys
from screens.cards.counting import uncast
from screens.commands import Command
from screens.private import PrivatePage
from screens.text import plain, styled
from screens.widgets.bars import dots as dot_row
from screens.widgets.sheet import Block, Sheet
from screens.words import PLAIN_FILE
from workshop.errors import RuleError
from workshop.model import Round, RoundState, Workshop
from workshop.plan import voting
from workshop.plan.ballots import Ballot, dot_words, from_content
from workshop.plan.wordings import Worded
from workshop.words.numbers import count_words

#: Below this many columns the greeting is shorter.
_TINY = 60


class BallotPage(PrivatePage):
    """The dots of one person in one round; on the shared screen only their number shows, not where they are."""

    DEFAULT_CSS = """
    BallotPage {
        & #placed { padding: 0 2 1 2; }
        & Sheet { padding: 0 1 0 0; }
        &.-tiny {
            & #for { padding: 0 1; }
            & #intro { padding: 0 1; }
            & #placed { padding: 0 1; }
            & Sheet { padding: 0; }
        }
    }
    """
    HELP = (
        """Give your dots to what matters most for the goal: press its key, once for each dot.
Backspace takes the last dot back. You need not use them all; a ballot without dots is an abstention.
Enter casts the ballot: it is sealed, this page is cleared, and no screen shows it to anybody. Until the count you
may come back and cast another one in its place.
On the room's screen only the number of your dots shows. F3 shows where they are: look around you first.

"""
        + PLAIN_FILE
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("cast", "enter", "cast", "Seal this ballot and give the keyboard back."),
        Command("dot", "1", "gives a dot", "Give what has this key a dot.", shown="its key"),
        Command("take_back", "backspace", "take back", "Take the last dot back."),
        Command("look", "f3", "show or hide", "Show or hide on which steps your dots are."),
        Command("close", "escape", "leave", "Leave without casting; what you cast earlier still counts."),
    )

    def __init__(self, round: int, member: int) -> None:
        super().__init__(member)
        self.round_id = round
        self.cast = False
        self._placed: list[int] = []
        self._ballot: Ballot | None = None
        self._seen = False
        self._recast = False
        self._warned = False
        self._closed = False
        self._asked = False
        self._keys: dict[str, int] = {}
        self._labels: dict[int, str] = {}
        self._pending = ""

    def parts(self) -> ComposeResult:
        yield Static(id="placed")
        yield Sheet[Worded](self._draw, loose=True)

    def on_mount(self) -> None:
        self._seen = self.desk.me is not None
        round = self.workshop.rounds.need(self.round_id)
        self._keys = dict(zip(step_keys(round.steps), round.steps, strict=True))
        digits = len(str(max(round.steps, default=0)))
        self._labels = {
            step: key if key == str(step) else f"{key:>2}  {step:>{digits}}" for key, step in self._keys.items()
        }
        self._cast_before = self._earlier(round)
        self._placed = [step for step in round.steps for _ in range(self._cast_before.on(step))]
        self._ballot = self._cast_before
        self._take_up()
        self.query_one(Sheet).focus()

    def _earlier(self, round: Round) -> Ballot:
        content = self.desk.store.box.mine(voting.envelope(round.id), self.for_member, by=self.desk.me)
        voted = self.for_member in self.desk.store.box.sealed_by(voting.envelope(round.id))
        self._closed = voted and content is None
        self._recast = content is not None
        try:
            return from_content(round, content)
        except RuleError:
            return Ballot(round)

    @property
    def _place(self) -> str:
        """Where dots that are not cast are kept, so that not even a killed program loses them."""
        return uncast(self.round_id, self.for_member, own=self.desk.me is not None)

    def _take_up(self) -> None:
        """Go on with dots that were placed and not cast."""
        kept = self.desk.store.background.kept(self._place)
        if not kept or self._ballot is None:
            return
        try:
            placed = [int(step) for step in json.loads(kept)]
            ballot = self._ballot.cleared()
            for step in placed:
                ballot = ballot.add(step)
        except (RuleError, ValueError, TypeError):
            return  # They were placed when the ballot was another one.
        self._ballot, self._placed = ballot, placed

    def _keep(self) -> None:
        self.desk.keep(self._place, json.dumps(self._placed) if self._is_changed() else "")

    def _is_changed(self) -> bool:
        """Whether the dots stand otherwise than in the ballot that was cast."""
        return self._ballot is not None and dict(self._ballot.dots) != dict(self._cast_before.dots)

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        round = workshop.rounds.need(self.round_id)
        question = round.question or workshop.goals.need(round.goal).title
        return (f"{'Run-off' if round.run_off_of else 'Ballot'}: {question}", "", "")

    def refresh_page(self) -> None:
        """Show the ballot; close by itself where the vote has ended, or was undone, meanwhile."""
        round = self.workshop.rounds.get(self.round_id)
        if round is not None and round.state is RoundState.OPEN:
            super().refresh_page()
        else:
            self.call_later(super().action_close)

    def show(self, workshop: Workshop) -> None:
        super().show(workshop)
        round = workshop.rounds.need(self.round_id)
        if self._ballot is None:
            return
        if self._seen:
            intro = "Your dots can be seen now: F3 hides them."
        else:
            intro = "The room sees how many dots you gave, not where. F3 shows them."
        if self._closed:
            intro = f"You have voted at a screen of your own: that ballot is closed here. {intro}"
        elif self._recast:
            intro = f"You have voted; casting again replaces that ballot. {intro}"
        self.query_one("#intro", Static).update(plain(intro))
        if self.app.size.width < _TINY:
            name = workshop.members.need(self.for_member).name
            self.query_one("#for", Static).update(styled(f"{name}, this is your page."))
        self.query_one("#placed", Static).update(self._count_words(self._ballot))
        sheet = self.query_one(Sheet)
        table = workshop.table(round.about)
        steps = [table[step] for step in round.steps if step in table]
        if list(sheet.items) != steps:
            beside = () if round.run_off_of else voting.left_out(workshop, round.goal, round.about)
            sheet.put([*steps, *left_out_rule(len(beside))])
        else:
            sheet.redraw()

    @staticmethod
    def _count_words(ballot: Ballot) -> Content:
        round = ballot.round
        row = (dot_row(ballot.placed, round.dots_each), "bold")
        if not ballot.placed:
            at_most = f", at most {round.cap} on one {round.noun}" if round.cap < round.dots_each else ""
            return styled(row, f"  {dot_words(round.dots_each)} to give{at_most}. Enter now: an abstention.")
        left = (
            "no dots left"
            if not ballot.remaining
            else f"{ballot.remaining} of {count_words(round.dots_each, 'dot')} left"
        )
        return styled(row, f"  {left}. Enter casts.")

    def _draw(self, step: Worded, width: int) -> Block:
        ballot = self._ballot
        dots = ballot.on(step.id) if ballot is not None and self._seen else None
        cap = ballot.round.cap if ballot is not None else 1
        return step_block(
            ballot_label(self._labels.get(step.id, ""), dots, cap), step.text, width, *plan_tail(step)
        )

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self.action_cast()
            return
        key = (event.character or "").lower()
        if not (key.isascii() and key.isalnum()):
            self._pending = ""
            return
        event.stop()
        event.prevent_default()
        key = self._pending + key
        self._pending = key if key not in self._keys and any(one.startswith(key) for one in self._keys) else ""
        if key in self._keys:
            self._dot(self._keys[key])
        elif self._pending:
            self.say("And the next letter: the keys have two here.")
        else:
            self.say(f"No {self._ballot.round.noun if self._ballot else 'step'} has this key.")

    @on(Sheet.Clicked)
    def dot_by_click(self, event: Sheet.Clicked) -> None:
        self._dot(event.item.id)

    def _dot(self, step: int) -> None:
        assert self._ballot is not None
        try:
            self._ballot = self._ballot.add(step)
        except RuleError as refusal:
            self.say(str(refusal), refused=True)
            return
        self._placed.append(step)
        self._changed()

    def action_dot(self) -> None:
        self.say("Press a key of the list: each time gives one dot.")

    def action_take_back(self) -> None:
        if self._ballot is not None and self._placed:
            self._ballot = self._ballot.remove(self._placed.pop())
            self._changed()

    def _changed(self) -> None:
        self._warned = False
        self._keep()
        self.say("")
        self.refresh_page()

    def action_look(self) -> None:
        self._seen = not self._seen
        self.refresh_page()

    def action_cast(self) -> None:
        assert self._ballot is not None
        dots, again, self._asked = dict(self._ballot.dots), self._asked, self._closed
        who, round = at(self.desk), self.round_id
        cast = self.desk.attempt(lambda: sealing.cast(who, round, self.for_member, dots, again=again))
        cast.then(self._was_cast)

    def _was_cast(self) -> None:
        self.cast = True
        self.desk.keep(self._place, "")
        if self.is_current:
            self.dismiss(None)

    def action_close(self) -> None:
        if self._is_changed() and not self._warned:
            self._warned = True
            self.say("These dots are not cast yet: enter casts them, esc again keeps them for later.")
            return
        super().action_close()
