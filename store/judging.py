"""Who may: the one place where a store asks the domain before it writes anything."""

from workshop.model import Workshop
from workshop.team import envelopes, what_changed
from workshop.team.envelopes import Deed


class Doorkeeper:
    """Asks the domain's judge about every change and every envelope."""

    def change(self, before: Workshop, after: Workshop, by: int | None) -> Workshop:
        """What a change made; RuleError where the member who made it may not do that."""
        what_changed.check(before, after, by)
        return after

    def reveal(self, by: int | None) -> None:
        """Refuse, by a RuleError, to open an envelope for anybody but the room."""
        what_changed.check_reveal(by)

    def sealing(
        self, w: Workshop, envelope: str, member: int, by: int | None, deed: Deed, own: bool | None, again: bool
    ) -> None:
        """Refuse, by a RuleError, what ``by`` may not do with an envelope."""
        envelopes.check(w, envelope, member, by, deed, own, again)


class Lenient(Doorkeeper):
    """Lets everything pass: for files that are made up, whose people did everything at other times."""

    def change(self, before: Workshop, after: Workshop, by: int | None) -> Workshop:
        """Let it pass."""
        return after

    def reveal(self, by: int | None) -> None:
        """Let it pass."""

    def sealing(
        self, w: Workshop, envelope: str, member: int, by: int | None, deed: Deed, own: bool | None, again: bool
    ) -> None:
        """Let it pass."""
