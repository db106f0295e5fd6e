"""The app of the roof: several teams, followed as they change."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.reactive import var
from textual.screen import Screen

from screens.commands import Command
from screens.dialogs.choose import Choice, Choose
from screens.keyqueue import KeyQueue
from screens.onpages import EVERYWHERE, OnPages
from screens.pages.entrydialogs import ask_step
from screens.pages.roof import RoofPage
from screens.textual_parts import ends_quietly, error_of
from screens.themes import register
from store.errors import StoreError
from store.roofs import Teams, objectives
from workshop.errors import RuleError
from workshop.model import Workshop
from workshop.roof.over import Roof, roof_over
from workshop.roof.sharing import Shared, take_up
from workshop.roof.teams import TeamSeen, seen
from workshop.words.text import quoted

#: Seconds between two frames with news, and between two looks for teams that could not be opened.
_EVERY, _AGAIN = 0.2, 10.0


@ends_quietly
class RoofApp(OnPages[str], KeyQueue[str]):
    """The roof over these teams; its answer is the place of one to look at, or None.

    Objectives are kept in ``folder``, where there is one; ``at`` is the team that was looked at last.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        *EVERYWHERE,
        Command("leave", "ctrl+q", "quit", "Leave the roof.", footer=False),
    )
    #: Pages watch the state of their team; the roof has none of its own.
    workshop: var[Workshop] = var(Workshop, init=False)

    def __init__(
        self,
        teams: Teams,
        folder: Path | None,
        clock: Callable[[], datetime],
        zone: tzinfo,
        at: str | None = None,
        sentence: str = "",
    ) -> None:
        super().__init__()
        self.teams, self._folder, self._clock, self._zone = teams, folder, clock, zone
        self._at, self._sentence = at, sentence
        self._heard = True
        teams.news = self._news
        self.roof = Roof(self.today, (), (), (), (), ())
        self._seen: dict[str, tuple[Workshop, date, TeamSeen]] = {}
        register(self)

    def _news(self) -> None:
        self._heard = True

    @property
    def today(self) -> date:
        return self._clock().astimezone(self._zone).date()

    def get_default_screen(self) -> Screen[None]:
        """Everything is on one page; what teams share is on another."""
        return RoofPage(lambda: self.roof, self.exit, self.take)

    def on_mount(self) -> None:
        self.set_interval(_EVERY, self.look)
        self.set_interval(_AGAIN, self.open)
        self.open()
        self.call_after_refresh(self.look)
        self.say(self._sentence, refused=True)

    @work(thread=True, exclusive=True, group="opening")
    def open(self) -> None:
        """Open what is not open yet; the teams appear as they come."""
        self.teams.open()

    def look(self) -> None:
        """Show the roof anew, where a team says something else or another day has begun."""
        if self._heard or self.today != self.roof.day:
            self._renew()
        top = self.screen
        if isinstance(top, RoofPage) and top.stands and self._at in {team.place for team in self.roof.teams}:
            top.sheet.highlight(self._at)
            self._at = None

    def _renew(self) -> None:
        self._heard = False
        try:
            kept = objectives(self._folder) if self._folder is not None else ()
        except StoreError as trouble:
            kept = ()
            self.say(str(trouble), refused=True)
        self.roof = roof_over(map(self._glance, self.teams.found()), kept, self.today)
        for page in self.pages():
            page.refresh_page()

    def _glance(self, found: tuple[str, Workshop | str]) -> TeamSeen | str:
        """A team as it is seen, worked out only where it has changed."""
        name, w = found
        if isinstance(w, str):
            return w
        known = self._seen.get(name)
        if known is None or known[0] is not w or known[1] != self.today:
            known = self._seen[name] = (w, self.today, seen(w, name, self.today))
        return known[2]

    async def take(self, shared: Shared) -> None:
        """Make a step from what a team shares: ask for whom, for which goal, and for the words."""
        choices = [Choice(team.place, team.team, team.period) for team in self.roof.teams]
        place = await self.push_screen_wait(Choose("For which team?", choices, chosen=shared.place))
        if place is None:
            return
        store = self.teams.store(place)
        try:
            asked = await ask_step(
                self.push_screen_wait, store.workshop, self.today, shared.category, shared.suggests
            )
            if asked is None:
                return
            do = f"make a step for {quoted(store.workshop.goals.need(asked.goal).title)}"
            made = partial(
                take_up, shared=shared, goal=asked.goal, text=asked.text, now=self._clock(), planned=asked.planned
            )
            after = await asyncio.to_thread(store.apply, made, None, do)
        except (RuleError, StoreError) as refusal:
            self.say(str(refusal), refused=True)
        else:
            self.say(f"Step {after.steps.last_id} of {after.team.name} is {asked.where(after)}.")

    def action_leave(self) -> None:
        self.exit(None)


def run(app: RoofApp) -> str | None:
    """Show the roof until somebody leaves it or looks at a team, whose place is the answer.

    An error of the screens themselves is raised once the terminal is as it was found.
    """
    place = app.run()
    if (error := error_of(app)) is not None:
        raise error
    return place
