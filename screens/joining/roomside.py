"""The room's side of joining: the key that opens the join page, and the server behind it."""

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import App

from screens.acts.actor import at
from screens.page import Page
from store.errors import StoreError
from workshop.errors import RuleError
from workshop.meet import underway

#: For so many seconds after a key somebody counts as writing.
WRITES = 3.0

if TYPE_CHECKING:
    from screens.desk import Desk
    from screens.joining.house import House


def is_joinable(app: App[None]) -> bool:
    """Whether the way to the join page is open: from every page but itself and a private one."""
    page = app.screen_stack[-1] if app.screen_stack else None
    return isinstance(page, Page) and not page.PRIVATE and page.id != "join"


class RoomSide(App[None]):
    """An app beside which pages may be served; ``house`` are those pages, once there are some."""

    #: Whether somebody from another machine sits here, who neither reads nor writes files of this one.
    guest = False
    house: "House | None" = None
    #: Makes them, not yet started; RuleError where what they need is not installed.
    make_house: "Callable[[], House]"
    #: The session that this terminal has gone to, or, as the room, has led.
    followed = 0

    def light(self) -> None:
        """Light up who is there: in the people of the page on top, or in a line where it has none."""
        if self.house is None or not self.screen_stack:  # between two pages there is none
            return
        from screens.widgets.lit import WRITING, LitLine
        from screens.widgets.strip import PeopleStrip
        from workshop.words.signs import CONNECTED

        since = monotonic() - WRITES
        lit = {
            one.member: WRITING if one.typed > since else CONNECTED for one in self.house.joined() if one.connected
        }
        for strip in (strips := [one for one in self.screen.query(PeopleStrip) if one.region]):
            strip.lit = lit
        for line in self.screen.query(LitLine):
            line.lit = {} if strips else lit

    def go_along(self) -> None:
        """Bring a member's terminal to a session that began, wherever it stands; a dialog is closed first."""
        desk = cast("Desk", self)
        session = underway.running(desk.workshop)
        if session is None or session.id == self.followed:
            return
        top = self.screen_stack[-1] if self.screen_stack else None
        if desk.me is None:
            self.followed = session.id
        elif isinstance(top, Page) and not top.PRIVATE:
            self.followed = session.id
            self.join_session()
            desk.go_to_session(session)

    def join_session(self) -> None:
        """Mark the member of this terminal as present: opening it is joining.

        Nobody asked for that: it waits behind a change of theirs, and none of theirs is refused while it waits.
        """
        from screens.acts import meeting
        from screens.recording import Recording

        desk = cast("Desk", self)
        if desk.me is not None:
            who = at(desk)
            desk.store.background.do(
                lambda: meeting.join(who), lambda job: self.post_message(Recording.Late(job))
            ).wait(0)

    @work(group="joining", exclusive=True)
    async def action_join(self) -> None:
        """Where people join; the first time this starts to serve, for this machine only."""
        desk = cast("Desk", self)
        try:
            if self.house is None:
                self.house = await asyncio.to_thread(self._started)
            from screens.joining.joinpage import JoinPage
        except (RuleError, StoreError) as refusal:
            desk.say(str(refusal), refused=True)
        else:
            self.push_screen(JoinPage(self.house))

    def _started(self) -> "House":
        house = self.make_house()
        house.start()
        return house
