"""The last stage: what the hour was worth, in secret; closing the period; and the best win to end on."""

from collections.abc import Collection
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from screens.commands import Command
from screens.dialogs.confirm import Confirm
from screens.stages.digits import DigitPage
from screens.stages.retrospective.close_lines import Kind, Line, block, lines_of
from screens.stages.retrospective.thanks import Thanks
from screens.stages.retrospective.topwin import TopWinPage
from screens.stages.strip import PeopleStrip
from screens.text import styled
from screens.widgets.sheet import Sheet
from workshop.learn import wins
from workshop.meet import agenda, retro_session
from workshop.meet.unfinished import unfinished
from workshop.model import Session, Workshop
from workshop.review.closing import what_is_missing

#: With fewer answers than these, the average tells everybody who gave what.
FEW = 3
_OF_THE_ROOM = {"close", "show_rating"}


class ClosePage(DigitPage):
    """Rating, thanks, and the way to close the period."""

    stage = "close"
    AUTO_FOCUS = "Sheet"
    HELP = (
        "How useful was this hour to each of you, from 1 (of no use) to 5 (very useful)? Pass the keyboard: press "
        "the letter in front of a name, then the number. It is sealed at once and only ever shown as an average.\n"
        "What keeps the period open is named; enter on it goes to the stage where it is settled.\n"
        "F2 closes the period and ends the meeting on the best win. F9 shows the thanks as text to send."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("close", "f2", "close", "Close the period and end the meeting on the best win."),
        Command("show_rating", "f3", "show the average", "Show what the hour was worth, on average."),
        Command("thanks", "f9", "thanks", "All thanks as text, to copy and send."),
        Command("go", "enter", "settle", "Go to the stage where the highlighted line is settled."),
    )
    DEFAULT_CSS = """
    ClosePage {
        & Sheet { padding: 0 1 0 0; }
        & #asking { padding: 1 1; height: auto; }
        &.-low #asking { padding: 0 1; }
    }
    """

    def parts(self) -> ComposeResult:
        """Everything on one sheet; below it the question and the people."""
        yield Sheet[Line](block, key=lambda line: line.key, steered=True)
        yield Static(id="asking")
        yield PeopleStrip()

    @property
    def sheet(self) -> Sheet[Line]:
        """The lines of the page."""
        return self.query_one(Sheet)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """What is missing, the rating, the thanks."""
        self.sheet.put(lines_of(workshop, session, len(self.answered())))
        self.show_people(workshop, session)

    def unfinished(self) -> Collection[str]:
        """Those who have not rated, as long as anybody can."""
        return unfinished(self.workshop, self.session_id, self.answered()) if self.collecting() else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The room closes; the average is there when somebody has rated."""
        if action in _OF_THE_ROOM and self.is_mounted:
            if self.desk.me is not None or (action == "show_rating" and not self.collecting()):
                return False
            if action == "show_rating" and not self.answered():
                return None
        if action == "thanks" and self.is_mounted:
            return True if self.workshop.wins.of(self.session.period) else None
        return super().check_action(action, parameters)

    # Rating ---------------------------------------------------------------------------------------

    @property
    def _envelope(self) -> str:
        return retro_session.envelope(self.session_id)

    def collecting(self) -> bool:
        """Whether ratings are taken: until the average is shown."""
        return self.session.rating is None

    def answered(self) -> Collection[int]:
        """Who has rated; nobody is asked any more once the average is shown."""
        return self.desk.store.box.sealed_by(self._envelope) if self.collecting() else self.session.present

    def seal(self, member: int, value: int) -> bool:
        """Seal a rating."""
        box, envelope = self.desk.store.box, self._envelope
        return self.desk.attempt(lambda: box.seal(envelope, member, retro_session.check_rating(value)))

    def show_question(self) -> None:
        """Who is asked for a rating."""
        asking = self.query_one("#asking", Static)
        if not self.collecting():
            asking.update("Read the best win aloud, thank by name, and stop there.")
        elif self.asked is None and self.desk.me is not None:
            asking.update("You have answered. Your letter, then another number, corrects it.")
        elif self.asked is None:
            asking.update(styled(("Everybody has answered. ", "bold"), "F3 shows the average, and only that."))
        else:
            asking.update(
                styled(
                    (self.names[self.asked], "bold"),
                    ", how useful was this hour to you? Press 1 to 5. Nobody sees it, and it can be corrected.",
                )
            )

    @work(group="asking", exclusive=True)
    async def action_show_rating(self) -> None:
        """Show the average; with few answers, or not all of them, after a yes."""
        doubts = [f"{name} has not rated it" for name in self.unfinished()]
        if len(self.answered()) < FEW:
            doubts.append("With so few answers everybody can tell who gave what")
        if doubts and not await self.desk.push_screen_wait(
            Confirm("Show the average all the same?", details=doubts, careful=True)
        ):
            return
        self._reveal()

    def _reveal(self) -> bool:
        session, store, me = self.session_id, self.desk.store, self.desk.me
        return self.desk.attempt(
            lambda: store.reveal(
                self._envelope,
                lambda w, ratings: retro_session.rate(w, session, ratings),
                me,
                "show what the hour was worth",
            )
        )

    def _throw_away(self) -> bool:
        """Take the few ratings that there are out of the envelope."""
        box, envelope, members = self.desk.store.box, self._envelope, tuple(self.answered())

        def act() -> None:
            for member in members:
                box.take_back(envelope, member)

        return self.desk.attempt(act)

    # Closing --------------------------------------------------------------------------------------

    def main(self) -> None:
        """Do what the highlighted line asks for."""
        line = self.sheet.item
        if line is None:
            return
        if line.kind is Kind.GAP:
            session, now, stage = self.session_id, self.desk.now, line.stage
            self.desk.record(lambda w: agenda.go_to(w, session, stage, None, now), f"go to {stage}", move=True)
        elif line.kind is Kind.THANKS:
            self.action_thanks()
        elif line.kind is Kind.RATING and self.desk.me is None and self.collecting() and self.answered():
            self.action_show_rating()
        elif line.kind is Kind.SETTLED and self.desk.me is None:
            self.action_close()

    def action_go(self) -> None:
        """The same by a click on the key."""
        self.main()

    def action_thanks(self) -> None:
        """All thanks as text."""
        period = self.workshop.periods.need(self.session.period)
        self.desk.push_screen(Thanks(f"Thanks, {period.label}", wins.all_thanks(self.workshop, period.id)))

    def at_the_end(self) -> None:
        """The way on from the last stage is the close."""
        if self.desk.me is None:
            self.action_close()

    @work(group="asking", exclusive=True)
    async def action_close(self) -> None:
        """Close the period; where something is missing, end the meeting and leave the period open."""
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
                careful=True,
            )
        else:
            question = Confirm(f"Close {label}?", details=lost, yes=f"Close {label}", no="Not yet")
        if not await self.desk.push_screen_wait(question):
            return
        if rated and not (self._reveal() if rated >= FEW else self._throw_away()):
            return
        self._end(session, label, leave_open=bool(missing))

    def _end(self, session: Session, label: str, *, leave_open: bool) -> None:
        desk, today, now, me = self.desk, self.desk.today, self.desk.now, self.desk.me
        do = f"end the retrospective of {label}" if leave_open else f"close {label}"
        if not desk.record(
            lambda w: retro_session.close_retrospective(w, session.id, today, now, me, leave_open=leave_open), do
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
    return "One rating is" if count == 1 else f"{count} ratings are"
