"""The second stage: what worked and can be copied, and who is thanked for it."""

from collections.abc import Collection, Sequence
from functools import reduce
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens.cards.advice_line import AdviceLine
from screens.cards.cardlist import CardList, Listed, Text, listed
from screens.cards.writing import Keeper, Writing
from screens.commands import Command, StandingCommand
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.doing import Doing
from screens.people import letters_of, names_of
from screens.stages.retrospective.celebrating import plan_celebration
from screens.stages.retrospective.winlines import win_block
from screens.stages.stage import StagePage
from screens.text import plain, styled
from screens.widgets.sheet import Block, Sheet
from screens.widgets.strip import PeopleStrip
from workshop.learn import wins
from workshop.model import Goal, Session, StageKey, Step, Win, Workshop
from workshop.plan.advice import Advice
from workshop.words.numbers import agree
from workshop.words.text import CARD, quoted

_NO_LINK = ("", 0)


def _chosen(page: "WinsPage") -> bool:
    """What is done to a win is for the room, with a win highlighted and nobody typing."""
    return page.desk.me is None and not page.writing.typing and page.win is not None


class WinsPage(StagePage):
    """Wins are typed as they are called out; on the list, a letter thanks a person for the highlighted one."""

    stage = StageKey.WINS
    AUTO_FOCUS = ""
    HELP = """Type what worked while people say it; enter adds it. A small win counts when somebody can copy it.
Esc or the arrow up leads to the list. There a letter thanks that person for the highlighted win, and takes the
thanks back. Enter writes down what others can copy. + and - count hands for the top win: it ends the meeting.
F2 changes the words, F3 says which step or goal it came from, delete removes it. Tab goes back to the line.
Ctrl+T plans a celebration: a step like any other, with an owner and a day.
People are thanked by name, and never counted."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("copy", "enter", "what to copy", "Write down what others can do the same way.", when=_chosen),
        Command("votes(1)", "plus", "hand", "One more hand for this win to be the top win.", when=_chosen),
        Command("votes(-1)", "minus", "fewer", "One hand fewer for this win.", when=_chosen),
        Command("reword", "f2", "words", "Change the words of the highlighted win.", when=_chosen),
        Command("link", "f3", "from where", "Say which step or goal the win came from.", when=_chosen),
        Command(
            "celebrate",
            "ctrl+t",
            "celebrate",
            "Plan a celebration of the win: a step with owner and day.",
            when=_chosen,
        ),
        Command("remove", "delete,backspace", "remove", "Remove the highlighted win.", when=_chosen),
        StandingCommand("to_and_fro", "tab", "list or line", "From the list to the line, and back."),
        Command("pause", "escape", "leave", "Leave the line; from the list, leave to the first screen."),
    )
    DEFAULT_CSS = """
    WinsPage {
        & #thanking { padding: 0 2; height: auto; color: $quiet; }
        &.-high PeopleStrip { margin: 1 0; }
        &.-no-wins { & PeopleStrip, & #thanking { display: none; } }
    }
    """
    writing: getters.query_one[Writing[Text]] = getters.query_one(Writing)

    def parts(self) -> ComposeResult:
        yield Static(id="thanking")
        yield PeopleStrip()
        yield Writing[Text](
            Keeper(self._take, self._change, self._remove),
            place=f"win:{self.session_id}",
            hint="enter adds it · ↑ to the list, where letters thank people",
            what="A win",
            asks="A win: what worked?",
            limit=CARD,
            advice=AdviceLine(lambda text, today, names: Advice()),  # A win is welcome in any words.
            listing=CardList(
                draw=self._draw,
                loose=True,
                card=True,
                empty="No win yet. Begin with a thank-you of your own, however small.",
            ),
        )

    def on_mount(self) -> None:
        self.writing.take_up()
        self.writing.action_write()

    def on_screen_suspend(self) -> None:
        self.writing.keep_typing()

    @property
    def wins(self) -> tuple[Win, ...]:
        return wins.wins_of(self.workshop, self.session.period)

    @property
    def win(self) -> Win | None:
        selected = self.writing.selected
        return self.workshop.wins.get(selected.id) if selected is not None else None

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        found = self.wins
        self.set_class(not found, "-no-wins")
        self.writing.put(listed([Text(win.id, win.text) for win in found]))
        self._show_people()

    @on(Sheet.Highlighted)
    def _show_people(self) -> None:
        win = self.win
        letters = letters_of(self.workshop, self.session)
        self.query_one(PeopleStrip).put(letters, names_of(self.workshop), win.thanks if win else ())
        self._show_thanking()

    def _show_thanking(self) -> None:
        win = self.win
        words: Content = plain("")
        if win is not None and self.writing.typing:
            words = plain("Who helped? On the list (esc), letters thank people for the highlighted win.")
        elif win is not None:
            words = styled("A letter thanks for ", (quoted(win.text), "bold"))
        self.query_one("#thanking", Static).update(words)

    def on_descendant_focus(self) -> None:
        if self.is_mounted:
            self._show_thanking()
            self.refresh_bindings()

    def _draw(self, one: Listed[Text], width: int) -> Block:
        win = self.workshop.wins.get(one.step.id)
        most = max((other.votes for other in self.wins), default=0)
        return win_block(self.workshop, win, most, names_of(self.workshop), width, self.desk.today) if win else []

    def unfinished(self) -> Collection[str]:
        return () if self.wins else ("No win is written down yet: what worked, however small?",)

    def _take(self, texts: Sequence[str]) -> Doing:
        period = self.session.period
        return self.desk.record(
            f"write down {agree(len(texts), 'a win', f'{len(texts)} wins')}",
            lambda w: reduce(lambda now, text: wins.add_win(now, period, text), texts, w),
        )

    def _change(self, step: Text, text: str) -> Doing:
        return self.desk.record(f"reword {quoted(step.text)}", wins.edit_win, step.id, text=text)

    def action_to_and_fro(self) -> None:
        if self.writing.typing:
            self.writing.action_list()
        else:
            self.writing.action_write()

    def on_key(self, event: events.Key) -> None:
        member = None if self.writing.typing else self.query_one(PeopleStrip).pressed(event)
        if member is not None:
            self._thank(member)

    @on(PeopleStrip.Chosen)
    def _clicked(self, message: PeopleStrip.Chosen) -> None:
        self._thank(message.member)

    def _thank(self, member: int) -> None:
        win = self.win
        if win is None:
            return
        number, name = win.id, self.workshop.members.need(member).name
        taken_back = member in win.thanks
        self.desk.record(
            f"{'take back the thanks to' if taken_back else 'thank'} {name}",
            lambda w: wins.thank(w, number, {*w.wins.need(number).thanks} ^ {member}),
        )

    def action_votes(self, by: int) -> None:
        win = self.win
        if win is not None:
            hands = by
            self.desk.record(f"a hand for {quoted(win.text)}", wins.vote_for, win.id, hands)

    @work(group="asking", exclusive=True)
    async def action_copy(self) -> None:
        win = self.win
        if win is None:
            return
        text = await self.desk.push_screen_wait(
            Ask(
                "What can others copy?",
                f"{quoted(win.text)}\nA sentence that a colleague could act on next week.",
                text=win.copy,
                what="What others can copy",
                limit=CARD,
                optional=True,
            )
        )
        if text is not None:
            self.desk.record("write down what others can copy", wins.edit_win, win.id, copy=text)

    @work(group="asking", exclusive=True)
    async def action_link(self) -> None:
        win = self.win
        if win is None:
            return
        chosen = await self.desk.push_screen_wait(
            Choose("What did this win come from?", self._links(), quoted(win.text, 120), chosen=_link_of(win))
        )
        if chosen is not None:
            number, (table, key) = win.id, chosen
            goal, step = (key if table == Goal.TABLE else None), (key if table == Step.TABLE else None)
            self.desk.record("say where a win came from", wins.link, number, goal=goal, step=step)

    @work(group="asking", exclusive=True)
    async def action_celebrate(self) -> None:
        win = self.win
        if win is not None:
            await plan_celebration(self.desk, win, self.session)

    def _links(self) -> list[Choice[tuple[str, int]]]:
        """The goals of the session, each with its steps of the plan below it, and nothing."""
        w = self.workshop
        choices = [Choice(_NO_LINK, "Nothing of the plan")]
        for goal in (w.goals[one] for one in self.session.goals if one in w.goals):
            choices.append(Choice((Goal.TABLE, goal.id), goal.title, "goal"))
            choices += [
                Choice((Step.TABLE, step.id), f"  {step.text}") for step in w.steps.of(goal.id) if step.in_plan
            ]
        return choices

    def action_reword(self) -> None:
        self.writing.action_reword()

    def action_remove(self) -> None:
        self.writing.action_drop()

    async def _remove(self, win: Text) -> None:
        self.desk.record(f"remove the win {quoted(win.text)}", wins.remove_win, win.id)


def _link_of(win: Win) -> tuple[str, int]:
    return (Step.TABLE, win.step) if win.step else (Goal.TABLE, win.goal) if win.goal else _NO_LINK
