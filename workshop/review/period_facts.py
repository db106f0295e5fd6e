"""What happened to a whole period: its headline, and whether what was promised for wins took place."""

from collections.abc import Iterator
from datetime import date

from workshop.learn import celebrating
from workshop.meet.last_plan import previous_period
from workshop.model import Workshop
from workshop.review.goal_facts import measure_sentence, target_sentence
from workshop.track.segments import hides
from workshop.words.text import quoted


def period_facts(w: Workshop, period: int, today: date) -> Iterator[tuple[str, str]]:
    """The facts of a period, each a label and a sentence.

    Celebrations are those of the period before, which fell into this one, and those of its own wins that somebody
    was asked about.
    """
    record = w.periods.need(period)
    if record.headline is not None:
        yield "Headline", measure_sentence(record.headline)
        if hidden := hides(record.headline, record, today):
            yield "Headline", f"{hidden}."
        yield from (("Changed", target_sentence(record.headline.name, old)) for old in record.headline.earlier)
    before = previous_period(w, period)
    for one in (before, record):
        if one is not None:
            yield from (("Celebrated", f"{said}.") for said in celebrating.said_of(w, one.id))
            unasked = (win for win in celebrating.to_ask(w, today) if win.period == one.id)
            yield from (("Celebrated", f"{quoted(win.text, 80)}: {celebrating.in_words(win)}.") for win in unasked)
