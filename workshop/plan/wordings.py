"""The wordings that a step or a cause keeps of those that were merged into it."""

from typing import Protocol

from msgspec.structs import replace

from workshop.model import Cause, Step, Workshop


class Worded(Protocol):
    """What people write and put together: a step, a cause; ``wordings`` are those merged into it."""

    @property
    def id(self) -> int:
        """The number that tells it from the others."""

    @property
    def text(self) -> str:
        """Its own words."""

    @property
    def wordings(self) -> tuple[str, ...]:
        """The words of those merged into it."""


def wordings_of(record: Step | Cause) -> tuple[str, ...]:
    """Its own text, then the wordings it holds of others."""
    return (record.text, *record.wordings)


def without_wordings(w: Workshop, returning: Step | Cause) -> Workshop:
    """Take the wordings of ``returning`` from what it was merged into, and from where that one went."""
    table = w.table(returning.TABLE)
    above = returning.merged_into
    while above is not None:
        holder: Step | Cause = table.need(above)
        left = list(holder.wordings)
        for wording in wordings_of(returning):
            if wording in left:
                left.remove(wording)
        w = w.put(replace(holder, wordings=tuple(left)))
        above = holder.merged_into
    return w
