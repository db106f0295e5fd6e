"""The last stage: what the hour was worth, in secret; closing the period; and the best win to end on."""

from collections.abc import Collection
from typing import ClassVar

from msgspec.structs import replace
from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.widgets import Static

from screens.acts import sealing
from screens.acts.actor import at
from screens.cards.item import Items
from screens.commands import Command, RoomCommand
from screens.dialogs.confirm import Confirm, Stake
from screens.doing import Doing
from screens.page import Takes
from screens.stages.digits import DigitStrip
from screens.stages.jumping import settle_parked
from screens.stages.retrospective.close_lines import lines_of
from screens.stages.retrospective.thanks import Thanks
from screens.stages.retrospective.topwin import TopWinPage
from screens.stages.stage import StagePage
from screens.words import PLAIN_FILE
from workshop.learn import wins
from workshop.meet import agenda, retro_session
from workshop.meet.moment import Seen
from workshop.meet.unfinished import unfinished
from workshop.model import Session, StageKey, Workshop
from workshop.review.closing import what_is_missing
from workshop.words.numbers import agree

#: With fewer answers than these, the average tells everybody who gave what.
FEW = 3


class ClosePage(StagePage):
    """Rating, thanks, and the way to close the period."""

    stage = StageKey.CLOSE
    AUTO_FOCUS = "Sheet"
    HELP = (
        "How useful was this hour to each of you, from 1 (of no use) to 5 (very useful)? Pass the keyboard: press "
        "the letter in front of a name, then the number. It is sealed at once and only ever shown as an average.\n"
        "What keeps the period open is named; enter on it goes to the stage where it is settled.\n"
        "F2 closes the period and ends the meeting on the best win. F9 shows the thanks as text to send.\n\n"
        + PLAIN_FILE
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand("close", "f2", "close", "Close the period and end the meeting on the best win."),
        RoomCommand(
            "show_rating",
            "f3",
            "show the average",
            "Show what the hour was worth, on average.",
            when=lambda page: page.collecting(),
            needs=lambda page: page.answered(),
        ),
        Command(
            "thanks",
            "f9",
            "thanks",
            "All thanks as text, to copy and send.",
            needs=lambda page: page.workshop.wins.of(page.session.period),
        ),
        Command("go", "enter", "settle", "Go to the stage where the highlighted line is settled."),
    )
    DEFAULT_CSS = """
    ClosePage {
        & Sheet { padding: 0 1 0 0; }
        & #asking { padding: 1 2; height: auto; }
        &.-low #asking { padding: 0 2; }
    }
    """
    sheet = getters.query_one(Items)
    strip = getters.query_one(DigitStrip)

    def parts(self) -> ComposeResult:
        yield Items()
        yield Static(id="asking")
        yield DigitStrip()

    def reports(self) -> tuple[Takes, ...]:
        return tuple(Takes(name, self.session.period) for name in ("retrospective", "thanks", "plan"))

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.sheet.put(lines_of(workshop, session, len(self.answered())))
        rated = self.answered() if self.collecting() else ()  # later nobody knows any more who has
        self.strip.show(workshop, session, rated, collecting=self.collecting())
        self.show_question()

    def seen(self) -> Seen:
        return replace(super().seen(), way="" if self.collecting() else "counted")

    def unfinished(self) -> Collection[str]:
        return unfinished(self.workshop, self.session_id, self.answered()) if self.collecting() else ()

    @property
    def _envelope(self) -> str:
        return retro_session.envelope(self.session_id)

    def collecting(self) -> bool:
        """Whether ratings are taken: until the average is shown."""
        return self.session.rating is None

    def answered(self) -> Collection[int]:
        """Who has rated; nobody is asked any more once the average is shown."""
        return self.desk.store.box.sealed_by(self._envelope) if self.collecting() else self.session.present

    def on_key(self, event: events.Key) -> None:
        self.strip.typed(event)

    @on(DigitStrip.Answered)
    def seal(self, message: DigitStrip.Answered) -> None:
        again, session = message.strip.is_asked_again(message.member), self.session_id
        self.desk.attempt(
            lambda: sealing.rate(at(self.desk), session, message.member, message.value, again=again)
        ).then(self.refresh_page)

    @on(DigitStrip.Asked)
    def show_question(self) -> None:
        asking = self.query_one("#asking", Static)
        if not self.collecting():
            asking.update("Read the best win aloud, thank by name, and stop there.")
        else:
            asks = ", how useful was this hour to you? Press 1 to 5. Nobody sees it, and it can be corrected."
            asking.update(self.strip.question(asks, "F3 shows the average, and only that."))

    @work(group="asking", exclusive=True)
    async def action_show_rating(self) -> None:
        doubts = [f"{name} has not rated it" for name in self.unfinished()]
        if len(self.answered()) < FEW:
            doubts.append("With so few answers everybody can tell who gave what")
        if doubts and not await self.desk.push_screen_wait(
            Confirm("Show the average all the same?", details=doubts, stake=Stake.SHOWN)
        ):
            return
        await self._reveal()

    def _reveal(self) -> Doing:
        session, store, me = self.session_id, self.desk.store, self.desk.me
        return self.desk.attempt(
            lambda: store.reveal(
                self._envelope,
                lambda w, ratings: retro_session.rate(w, session, ratings),
                me,
                "show what the hour was worth",
            )
        )

    def _throw_away(self) -> Doing:
        """Take the few ratings that there are out of the envelope."""
        box, envelope, members = self.desk.store.box, self._envelope, tuple(self.answered())

        def act() -> None:
            for member in members:
                box.discard(envelope, member)

        return self.desk.attempt(act)

    def action_go(self) -> None:
        item = self.sheet.item
        if item is None:
            return
        kind, in_room = str(item.key).partition(" ")[0], self.desk.me is None
        if item.stage:
            session, stage = self.session_id, item.stage
            self.desk.record_move(f"go to {stage}", agenda.go_to, session, stage, None, self.desk.now)
        elif kind == "win":
            self.action_thanks()
        elif kind == "parked" and in_room:
            self._settle_parked(int(str(item.key).split()[1]))
        elif kind == "rating" and in_room and self.collecting() and self.answered():
            self.action_show_rating()
        elif kind == "settled" and in_room:
            self.action_close()

    @work(group="asking", exclusive=True)
    async def _settle_parked(self, parked: int) -> None:
        await settle_parked(self.desk, parked)

    def action_thanks(self) -> None:
        period = self.workshop.periods.need(self.session.period)
        self.desk.push_screen(Thanks(f"Thanks, {period.label}", wins.all_thanks(self.workshop, period.id)))

    def at_the_end(self) -> None:
        if self.desk.me is None:
            self.action_close()

    @work(group="asking", exclusive=True)
    async def action_close(self) -> None:
        w, session = self.workshop, self.session
        label = w.periods.need(session.period).label
        missing = tuple(gap.text for gap in what_is_missing(w, session.period))
        rated = len(self.answered()) if self.collecting() else 0
        lost = (f"{_ratings(rated)} too few for an average and will be thrown away.",) if 0 < rated < FEW else ()
        if missing:
            question = Confirm(
                f"{label} cannot be closed yet",
                details=(*missing, *lost),
                yes="End the meeting; the period stays open",
                no="Settle it first: enter on it goes there",
                stake=Stake.ENDED,
            )
        else:
            question = Confirm(
                f"Close {label}?",
                details=lost,
                yes=f"Close {label}",
                no="Not yet",
                stake=Stake.DESTROYED if lost else Stake.NONE,
            )
        if not await self.desk.push_screen_wait(question):
            return
        if rated and not await (self._reveal() if rated >= FEW else self._throw_away()):
            return
        await self._end(session, label, leave_open=bool(missing))

    async def _end(self, session: Session, label: str, *, leave_open: bool) -> None:
        desk = self.desk
        do = f"end the retrospective of {label}" if leave_open else f"close {label}"
        if not await desk.record(
            do,
            retro_session.close_retrospective,
            session.id,
            self.desk.today,
            self.desk.now,
            self.desk.me,
            leave_open=leave_open,
        ):
            return
        ended = desk.workshop.sessions.need(session.id)
        still_open = desk.workshop.periods.need(session.period).closed_on is None
        what = f"The meeting is over; {label} stays open." if still_open else f"{label} is closed."
        rating = f" The hour was worth {ended.rating} of {retro_session.MOST}." if ended.rating is not None else ""
        desk.say(f"{what}{rating} u takes the close back.")
        if wins.top_win(desk.workshop, session.period) is not None:
            desk.push_screen(TopWinPage(session.id))


def _ratings(count: int) -> str:
    return agree(count, "One rating is", f"{count} ratings are")
