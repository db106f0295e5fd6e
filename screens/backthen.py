"""The team as it was on a day: the real pages on an earlier state, marked, and nothing can be changed there."""

import asyncio
from datetime import date, datetime, time, timedelta, tzinfo

from textual import work

from screens.commands import Command
from screens.recording import Recording
from screens.whereabouts import shows_the_past
from store.errors import StoreError
from store.history import as_of
from workshop.errors import RuleError
from workshop.model import Period
from workshop.team.periods import current
from workshop.words.dates import past_day, short_day

BACK_THEN = Command(
    "look_back",
    "f9",
    "as it was",
    "Show everything as it was at the end of a day; again: back to today.",
    footer=False,
    when=shows_the_past,
)


class BackThen(Recording):
    """An app that can show an earlier day: its state, its ``today`` and its ``now``, until one goes back."""

    zone: tzinfo

    @property
    def today(self) -> date:
        """The present day where the people are."""
        raise NotImplementedError

    #: The period that is looked at on the day that is shown; None for the one that was current then.
    period_then: int | None = None

    @property
    def period(self) -> Period | None:
        """The period to look at: the current one, or the one that was opened as it ended."""
        w = self.workshop
        return current(w, self.today) if self.period_then is None else w.periods.get(self.period_then)

    async def show_day(self, day: date, period: int | None = None) -> None:
        """Show the team, or one period, as it was at the end of this day; what keeps it from that is said."""
        end = datetime.combine(day + timedelta(days=1), time(), self.zone)
        try:
            found = await asyncio.to_thread(as_of, self.store.core.log, end)
        except StoreError as trouble:
            self.say(str(trouble), refused=True)
            return
        if found is None:
            self.say("The team's file was not there yet on that day: choose a later one.", refused=True)
            return
        if self.back_then is not None:
            self.go_back_to_today()
        self.back_then, self.period_then, self.live = day, period, False
        self.clock, self._clock_of_today = (lambda: end - timedelta(seconds=1)), self.clock
        self.workshop = found

    def go_back_to_today(self) -> None:
        self.back_then, self.period_then, self.live = None, None, True
        self.clock = self._clock_of_today
        self.say("")
        self.take_newest()

    @work(group="asking", exclusive=True)
    async def action_look_back(self) -> None:
        """Ask for a day and show it; from there, back to today."""
        from screens.dialogs.ask import Ask

        if self.back_then is not None:
            self.go_back_to_today()
            return
        today = self.today

        def over(text: str) -> None:
            if past_day(text, today) >= today:
                raise RuleError("That day is not over yet: choose an earlier one.")

        question = Ask(
            "As it was on which day?",
            f"Yesterday, fri, {short_day(today - timedelta(days=30))}. Everything is shown as it was at the end "
            "of that day; nothing can be changed.",
            what="A day",
            check=over,
        )
        if text := await self.push_screen_wait(question):
            await self.show_day(past_day(text, today))
