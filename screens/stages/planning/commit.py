"""The fist of five: how far each person stands behind the goal's plan, and what keeps them from it."""

from collections.abc import Collection
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens.acts import sealing
from screens.acts.actor import at
from screens.cards.item import Item, Items
from screens.commands import Command, RoomCommand
from screens.dialogs.confirm import Stake, all_the_same
from screens.stages.digits import DigitStrip
from screens.stages.planning.concern import ask_concern
from screens.stages.planning.fists import Fists
from screens.stages.planning.plan_lines import steps_of
from screens.stages.stage import StagePage
from screens.text import fit, plain, wrap
from screens.widgets.display import large
from screens.words import PLAIN_FILE
from workshop.meet import agenda, telling
from workshop.meet.moment import Seen
from workshop.meet.unfinished import unfinished
from workshop.model import Commitment, Fist, Session, StageKey, Workshop
from workshop.plan import committing
from workshop.track.status import has_plan
from workshop.words.numbers import agree, number_words

#: Cells of a name and of a number in the list.
_NAME, _VALUE = 14, 4

#: Up to so many people have their names on the histogram, more have their initials.
_NAMED = 12
#: Cells of a line beside the average.
_BESIDE = 56


class CommitPage(StagePage):
    """Letter and digit for each person, sealed until all are shown at once; under 3 opens a concern."""

    stage = StageKey.COMMIT
    AUTO_FOCUS = ""
    HELP = (
        "Everybody shows from 0 to 5 how far they stand behind this plan: 0 is not at all, 5 completely.\n"
        "Press the letter of a person, then the number; nothing is shown until enter shows all of them together.\n"
        "Somebody under 3 has a concern: enter on the name writes it down, with what the room answers. "
        "F2 shows hands again after the plan was changed; the first show of hands is kept.\n\n" + PLAIN_FILE
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "show_all",
            "enter",
            "show all",
            "Show all fists together.",
            when=lambda page: page.collecting() and has_plan(page.workshop, page.goal.id),
        ),
        Command(
            "concern",
            "enter",
            "concern",
            "Write down what keeps the highlighted person from standing behind it.",
            when=lambda page: not page.collecting(),
        ),
        RoomCommand(
            "premortem",
            "f3",
            "premortem",
            "First imagine that the plan has failed, and say why.",
            when=lambda page: page.collecting() and has_plan(page.workshop, page.goal.id),
        ),
        RoomCommand(
            "again",
            "f2",
            "once more",
            "Show hands again, for example after the plan was changed.",
            when=lambda page: not page.collecting(),
        ),
    )
    DEFAULT_CSS = """
    CommitPage {
        & #asking { padding: 1 2; height: auto; }
        &.-low.-tiny #sentence { display: none; }
        &.-low #asking, &.-crowded #asking { padding: 0 2; }
        &.-high #fists { margin-top: 1; }
    }
    """
    strip = getters.query_one(DigitStrip)

    def parts(self) -> ComposeResult:
        yield DigitStrip()
        yield Static(id="asking")
        yield Fists()
        yield Items(steered=False, id="plan")
        yield Items(id="fists")

    @property
    def commitment(self) -> Commitment | None:
        return committing.current_commitment(self.workshop, self.goal.id)

    def collecting(self) -> bool:
        return self.commitment is None or self.commitment.shown_at is None

    def answered(self) -> Collection[int]:
        now = self.commitment
        if now is None:
            return ()
        if now.shown_at is not None:
            return tuple(fist.member for fist in now.fists)
        return self.desk.store.box.sealed_by(committing.envelope(now.id))

    def _item(self, fist: Fist) -> Item:
        """A fist with the concern behind it, and below that what the room answers, nothing cut off."""
        concerns = self.commitment.concerns if self.commitment else ()
        concern = next((one for one in concerns if one.member == fist.member), None)
        name = fit(self.strip.names.get(fist.member, "somebody"), _NAME)
        low = fist.value < committing.STANDS_BEHIND
        said, style = (concern.text, "") if concern else ("", "")
        if concern and not said:
            said, style = "has a concern: enter writes it down", "$quiet"
        return Item(
            fist.member,
            said,
            ((f"{name}  ", ""), (f"{fist.value:<{_VALUE}}", "bold $warn" if low else "bold")),
            style,
            below=((((f"→ {concern.answer}", "$quiet"),),) if concern and concern.answer else ()),
            indent=_NAME + 2 + _VALUE,
        )

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.strip.show(workshop, session, self.answered(), collecting=self.collecting())
        self.show_question()
        rows, plan = self.query_one("#fists", Items), self.query_one("#plan", Items)
        rows.display, plan.display = not self.collecting(), self.collecting()
        self.strip.display, self.query_one(Fists).display = self.collecting(), not self.collecting()
        if self.collecting():
            plan.put(steps_of(workshop, self.goal.id))
            if not plan.has_focus:
                plan.focus()
        elif self.commitment is not None:
            concerned_first: list[Fist] = sorted(
                self.commitment.fists, key=lambda fist: fist.value >= committing.STANDS_BEHIND
            )
            rows.put(map(self._item, concerned_first))
            names = (
                self.strip.names
                if len(concerned_first) <= _NAMED
                else {one.id: one.initials for one in workshop.members.values()}
            )
            self.query_one(Fists).put(self.commitment.fists, names)
            if not rows.has_focus:
                rows.focus()

    @on(DigitStrip.Asked)
    def show_question(self) -> None:
        asking = self.query_one("#asking", Static)
        if not has_plan(self.workshop, self.goal.id):
            asking.update("")
        elif not self.collecting():
            asking.update(self._result())
        else:
            asks = ", how far do you stand behind it? Press 0 to 5. Nothing is shown yet, and it can be corrected."
            asking.update(self.strip.question(asks, "Enter shows all of them together."))

    def _result(self) -> Content:
        """What the fists say; from many lines on beside their average in large digits."""
        assert self.commitment is not None
        words, fists = self._verdict(self.commitment), [fist.value for fist in self.commitment.fists]
        if not (self.has_class("-tall") and fists):
            return plain(words)
        lines = wrap(words, _BESIDE)[:2]
        return Content("\n").join(large(number_words(round(sum(fists) / len(fists), 1)), *lines, "on average"))

    def _verdict(self, now: Commitment) -> str:
        low, absent = len(committing.low(now)), committing.missing(now, self.session.present)
        people = agree(low, "One person is", f"{low} people are")
        said = f"{people} under 3." if low else "Everybody who answered stands behind this plan."
        unseen = telling.waiting_words([name for one, name in self.strip.names.items() if one in absent])
        return f"{said} No fist from {unseen}." if unseen else said

    def seen(self) -> Seen:
        return Seen(self.answered())

    def unfinished(self) -> Collection[str]:
        if not has_plan(self.workshop, self.goal.id):
            return ()
        if self.commitment is None:
            return ("Nobody has shown yet how far they stand behind this plan.",)
        return unfinished(self.workshop, self.session_id, self.answered())

    def on_key(self, event: events.Key) -> None:
        self.strip.typed(event)

    @on(DigitStrip.Answered)
    def seal(self, message: DigitStrip.Answered) -> None:
        goal, again = self.goal.id, message.strip.is_asked_again(message.member)
        self.desk.attempt(
            lambda: sealing.fist(at(self.desk), goal, message.member, message.value, again=again)
        ).then(self.refresh_page)

    @work(group="asking", exclusive=True)
    async def action_show_all(self) -> None:
        now = self.commitment
        if now is None or not self.answered():
            self.say("Nobody has shown a fist yet: press the letter of a person, then 0 to 5.")
            return
        although = "Show the fists although somebody has not answered?"
        if not await all_the_same(self.desk, although, tuple(self.unfinished()), stake=Stake.SHOWN):
            return
        number, moment, store = now.id, self.desk.now, self.desk.store
        self.desk.attempt(
            lambda: store.reveal(
                committing.envelope(number),
                lambda w, fists: committing.show_fists(w, number, fists, moment),
                self.desk.me,
                "show the fists of five",
            )
        )

    @work(group="asking", exclusive=True)
    async def action_concern(self) -> None:
        now, member = self.commitment, self.query_one("#fists", Items).key
        if now is None or not isinstance(member, int):
            return
        if self.desk.me not in (None, member):
            self.say("From your own terminal you write down your own concern only.", refused=True)
        else:
            await ask_concern(self.desk, now, member)

    def action_premortem(self) -> None:
        self.desk.record_move(
            "hold a premortem", agenda.hold_premortem, self.session_id, self.goal.id, self.desk.now
        )

    def action_again(self) -> None:
        self.desk.record("show hands once more", committing.open_commitment, self.goal.id)
