"""The room's side of joining: the key that opens the join page, and the server behind it."""

import asyncio
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import App

from store.errors import StoreError
from workshop.errors import RuleError

if TYPE_CHECKING:
    from screens.desk import Desk
    from screens.joining.house import House


class RoomSide(App[None]):
    """An app beside which pages may be served; ``house`` are those pages, once there are some."""

    house: "House | None" = None

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
