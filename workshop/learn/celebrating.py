"""Whether what was promised for a win took place: an event, a card, a bonus; asked at the next welcome."""

from datetime import date

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.learn.wins import celebration
from workshop.model import Celebration, Win, Workshop
from workshop.words.text import quoted


def promise(w: Workshop, win: int, kind: Celebration) -> Workshop:
    """The win with how it is celebrated."""
    found = w.wins.need(win)
    return w if found.celebrated is kind else w.put(replace(found, celebrated=kind))


def to_ask(w: Workshop, today: date) -> tuple[Win, ...]:
    """The wins whose celebration was due and of which nobody has said whether it was held; oldest period first."""
    found = [win for win in w.wins.values() if win.held is None and _was_due(w, win, today)]
    return tuple(sorted(found, key=lambda win: (w.periods[win.period].first, win.id)))


def hold(w: Workshop, win: int, held: bool, kind: Celebration | None = None) -> Workshop:
    """The win with whether its celebration took place, and how where that is said.

    RuleError where none was promised.
    """
    found = w.wins.need(win)
    if found.celebrated is None and found.celebration is None:
        raise RuleError("No celebration was promised for this win: plan one first.")
    new = replace(found, held=held, celebrated=kind or found.celebrated)
    return w if new == found else w.put(new)


def in_words(win: Win) -> str:
    """What became of the promise: "a card, held", "an event, not held"; empty where none was promised."""
    if win.celebrated is None and win.celebration is None:
        return ""
    what = {Celebration.EVENT: "an event", None: "a celebration"}.get(win.celebrated, f"a {win.celebrated}")
    return f"{what}, {'not asked yet' if win.held is None else 'held' if win.held else 'not held'}"


def said_of(w: Workshop, period: int) -> tuple[str, ...]:
    """What became of the celebrations promised for the wins of a period: "“Bern signed”: a card, held"."""
    return tuple(f"{quoted(win.text, 80)}: {in_words(win)}" for win in w.wins.of(period) if win.held is not None)


def _was_due(w: Workshop, win: Win, today: date) -> bool:
    step = celebration(w, win.id)
    if step is not None:
        return not step.open or (step.due is not None and step.due < today)
    period = w.periods.need(win.period)
    return win.celebrated is not None and period.closed_on is not None and period.closed_on < today
