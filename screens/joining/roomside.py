"""The room's side of joining: the key that opens the join page, and the server behind it."""

import asyncio
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import App

from screens.acts.actor import at
from screens.page import Page
from store.errors import StoreError
from workshop.errors import RuleError
from workshop.meet import underway

if TYPE_CHECKING:
    from screens.desk import Desk
    from screens.joining.house import House


def is_joinable(app: App[None]) -> bool:
    """Whether the way to the join page is open: from every page but itself and a private one."""
    page = app.screen_stack[-1] if app.screen_stack else None
    return isinstance(page, Page) and not page.PRIVATE and page.id != "join"


class RoomSide(App[None]):
    """An app beside which pages may be served; ``house`` are those pages, once there are some."""

    house: "House | None" = None
    #: The session that this terminal has gone to, or, as the room, has led.
    followed = 0

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
        """Mark the member of this terminal as present: opening it is joining."""
        from screens.acts import meeting

        desk = cast("Desk", self)
        if desk.me is not None:
            desk.attempt(lambda: meeting.join(at(desk)))

    @work(group="joining", exclusive=True)
    async def action_join(self) -> None:
        """Where people join; the first time this starts to serve, for this machine only."""
        desk = cast("Desk", self)
        try:
            if self.house is None:
                self.house = await asyncio.to_thread(_started, desk)
            from screens.joining.joinpage import JoinPage
        except ImportError as missing:
            desk.say(f"Joining needs {missing.name}: pip install 'workshop[serve]'.", refused=True)
        except (RuleError, StoreError) as refusal:
            desk.say(str(refusal), refused=True)
        else:
            self.push_screen(JoinPage(self.house))


def _started(desk: "Desk") -> "House":
    from screens.joining.house import House, Serving

    house = House(desk.store.place, lambda: desk.now, desk.zone, Serving())
    house.start()
    return house
