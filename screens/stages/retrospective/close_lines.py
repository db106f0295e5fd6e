"""The last page of the retrospective: what keeps the period open, what the hour was worth, and the thanks."""

from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct

from screens.cards.blocks import step_block
from screens.pages.goalitems import Heading
from screens.widgets.bars import progress
from screens.widgets.sheet import Block, Rule
from workshop.learn import wins
from workshop.meet.retro_session import MOST
from workshop.meet.sessions import parking_lot
from workshop.model import Session, Workshop
from workshop.review.closing import what_is_missing


class Kind(Enum):
    """What enter does on a line."""

    GAP = auto()
    SETTLED = auto()
    RATING = auto()
    THANKS = auto()
    PARKED = auto()


class Line(Struct, frozen=True):
    """A line of the page behind its sign; ``stage`` says where a gap is settled."""

    key: str
    kind: Kind
    sign: str
    text: str
    style: str = ""
    stage: str = ""


def lines_of(w: Workshop, session: Session, rated: int) -> Iterator[Line | Rule]:
    """The whole page; ``rated`` have sealed what the hour was worth to them."""
    label = w.periods.need(session.period).label
    missing = what_is_missing(w, session.period)
    if missing:
        yield Heading(f"{label} cannot be closed yet", aside="enter goes there")
        for place, gap in enumerate(missing):
            yield Line(f"gap {place}", Kind.GAP, "▲", gap.text, "$text-warning", gap.stage)
    else:
        yield Heading(label)
        yield Line("settled", Kind.SETTLED, "✓", f"Everything is settled: F2 closes {label}.", "$text-success")
    yield Heading("How useful was this hour?")
    yield _rating(session, rated)
    found = wins.wins_of(w, session.period)
    if found:
        yield Heading("Thanks", aside="F9 shows them as text to send")
        for win in reversed(found):
            yield Line(f"win {win.id}", Kind.THANKS, "★" if win == found[0] else "·", wins.as_text(w, win.id))
    if parked := parking_lot(w):
        yield Heading("Parking lot")
        for one in parked:
            yield Line(f"parked {one.id}", Kind.PARKED, "·", one.text)


def _rating(session: Session, rated: int) -> Line:
    if session.rating is not None:
        boxes = progress(round(session.rating), MOST)
        return Line("rating", Kind.RATING, "✓", f"{boxes}  {session.rating} of {MOST} on average", "bold")
    if not rated:
        return Line("rating", Kind.RATING, "·", "Nobody has rated it yet.", "$text-muted")
    people = len(session.present)
    return Line("rating", Kind.RATING, "·", f"{rated} of {people} have rated it: F3 shows the average.")


def block(line: Line, width: int) -> Block:
    """The words in full behind their sign."""
    return step_block([(f"{line.sign}  ", line.style or "bold")], line.text, width, style=line.style)
