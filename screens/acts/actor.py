"""Who acts, on which store, when and where."""

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from msgspec import Struct

from store import Store
from workshop.model import Workshop
from workshop.model.rule import Given, Rule

if TYPE_CHECKING:
    from screens.desk import Desk


class Actor(Struct, frozen=True):
    """Somebody at a door: ``me`` is the member, None for the room; ``now`` is in UTC, ``zone`` has their days.

    The room may act for the ``person`` whose page it looks at.
    """

    store: Store
    me: int | None
    now: datetime
    zone: tzinfo
    person: int | None = None

    @property
    def whom(self) -> int | None:
        """Who is said to have done it: the member who acts, or the person for whom the room does."""
        return self.person if self.me is None else self.me

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def workshop(self) -> Workshop:
        """The newest known state."""
        return self.store.workshop

    def record(self, do: str, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> None:
        """Make a change; RuleError and StoreError pass through."""
        self.store.apply(lambda w: rule(w, *args, **named), self.me, do)

    def record_move(self, do: str, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> None:
        """The same for mere navigation, which undo passes over."""
        self.store.apply(lambda w: rule(w, *args, **named), self.me, do, move=True)

    def mine(self, envelope: str, member: int) -> object:
        """What this member has sealed, as far as this door may see it."""
        return self.store.box.mine(envelope, member, by=self.me)


class Trial(Actor, frozen=True):
    """Somebody of whom it is only asked what the rules would say: nothing is recorded."""

    def record(self, do: str, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> None:
        """Ask the rule; RuleError passes through."""
        rule(self.workshop, *args, **named)


def at(desk: "Desk", person: int | None = None) -> Actor:
    """Who acts at this terminal, now, and for whom."""
    return Actor(desk.store, desk.me, desk.now, desk.zone, person)
