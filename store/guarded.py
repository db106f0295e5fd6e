"""The sealed box as its store hands it out: the judge is asked at every door, and what is closed is not shown."""

from collections.abc import Callable
from typing import Any

from store.judging import Doorkeeper
from store.place import Box
from workshop.model import Workshop
from workshop.team.envelopes import Deed, may_see

#: How content is marked that was sealed at a member's own door, or by the room once more in its place.
OWN, AGAIN = "own", "again"


class GuardedBox:
    """A place's box behind the judge. ``workshop`` gives the newest known state."""

    def __init__(self, box: Box, judge: Doorkeeper, workshop: Callable[[], Workshop]) -> None:
        self._box = box
        self._judge = judge
        self._workshop = workshop
        self.sealed_by = box.sealed_by
        self.keep = box.keep
        self.kept = box.kept
        self.forget = box.forget
        self.holds = box.holds
        self.empty = box.empty
        self.look = box.look
        self.leftover = box.leftover
        self.sweep = box.sweep
        self.name = box.name

    @property
    def edition(self) -> int:
        """Grows whenever what is sealed changes."""
        return self._box.edition

    @property
    def damaged(self) -> int:
        return self._box.damaged

    def seal(
        self, envelope: str, member: int, content: Any, *, by: int | None = None, again: bool = False
    ) -> None:
        """RuleError also where the envelope is not open to ``by``, who does it: the member, or the room (None).

        The room has to say that it does so ``again`` where the member did it at a door of their own.
        """
        door = self._door(envelope, member)
        self._ask(envelope, member, by, Deed.REPLACE, door, again)
        mark = OWN if by is not None else AGAIN if door else ""
        self._box.seal(envelope, member, {mark: content} if mark else content)

    def take_back(self, envelope: str, member: int, *, by: int | None = None) -> None:
        self._ask(envelope, member, by, Deed.TAKE_BACK, self._door(envelope, member))
        self._box.take_back(envelope, member)

    def discard(self, envelope: str, member: int) -> None:
        """Take a content out unread, as the room may; RuleError where the envelope has been opened meanwhile."""
        self._ask(envelope, member, None, Deed.DISCARD, self._door(envelope, member))
        self._box.take_back(envelope, member)

    def mine(self, envelope: str, member: int, *, by: int | None = None) -> Any | None:
        """What this member has sealed in the envelope, as far as ``by`` may see it; else None."""
        content = self._box.mine(envelope, member)
        return _inner(content) if may_see(member, by, _mark(content) == OWN) else None

    def was_again(self, envelope: str, member: int) -> bool:
        """Whether the room has answered once more in the place of what this member had sealed at an own door."""
        return self._door(envelope, member) == AGAIN

    def inside(self, envelope: str) -> dict[int, Any]:
        return {member: _inner(content) for member, content in self._box.inside(envelope).items()}

    def _door(self, envelope: str, member: int) -> str | None:
        """Where what this member has in the envelope was sealed; None where there is nothing."""
        content = self._box.mine(envelope, member)
        return None if content is None else _mark(content)

    def _ask(
        self, envelope: str, member: int, by: int | None, deed: Deed, door: str | None, again: bool = False
    ) -> None:
        own = None if door is None else door == OWN
        self._judge.sealing(self._workshop(), envelope, member, by, deed, own, again)


def _mark(content: Any) -> str:
    only = next(iter(content)) if isinstance(content, dict) and len(content) == 1 else ""
    return only if only in (OWN, AGAIN) else ""


def _inner(content: Any) -> Any:
    mark = _mark(content)
    return content[mark] if mark else content
