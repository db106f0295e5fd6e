"""The last page of the retrospective: what keeps the period open, what the hour was worth, and the thanks."""

from collections.abc import Iterator

from screens.cards.item import Item, marked
from screens.widgets.sheet import Heading, Rule
from workshop.learn import wins
from workshop.meet.retro_session import MOST
from workshop.meet.sessions import parking_lot
from workshop.model import Session, Workshop
from workshop.review.closing import what_is_missing
from workshop.words.numbers import count_words
from workshop.words.signs import FINISHED, MUST_MOVE, OPEN, PENDING


def lines_of(w: Workshop, session: Session, rated: int) -> Iterator[Item | Rule]:
    """The whole page; ``rated`` have sealed what the hour was worth to them."""
    label = w.periods.need(session.period).label
    missing = what_is_missing(w, session.period)
    if missing:
        yield Heading(f"{label} cannot be closed yet", aside="enter goes there")
        for place, gap in enumerate(missing):
            yield marked(f"gap {place}", OPEN, gap.text, tone="$warn", stage=gap.stage)
    else:
        yield Heading(label)
        yield marked("settled", FINISHED, f"Nothing keeps {label} open: F2 closes it.", tone="$good")
    yield Heading("How useful was this hour?")
    yield _rating(session, rated)
    found = wins.wins_of(w, session.period)
    if found:
        yield Heading("Thanks", aside="F9 shows them as text to send")
        for win in reversed(found):
            yield marked(f"win {win.id}", MUST_MOVE if win == found[0] else " ", wins.as_text(w, win.id))
    if parked := parking_lot(w):
        yield Heading("Parking lot", aside="enter says what becomes of it")
        for one in parked:
            yield marked(f"parked {one.id}", PENDING, one.text)


def _rating(session: Session, rated: int) -> Item:
    if session.rating is not None:
        return marked("rating", FINISHED, f"{session.rating} of {MOST} on average", "bold")
    if not rated:
        return marked("rating", PENDING, "Nobody has rated it yet.", "$text-muted")
    people = len(session.present)
    told = f"{rated} of {count_words(people, 'person has', 'people have')}"
    return marked("rating", PENDING, f"{told} rated it: F3 shows the average.")
