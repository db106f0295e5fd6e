"""What there is to say about a step, in the same words wherever it is said: screens, pages, reports, terminal.

``names`` are those of the members by their ids, in full or short, as the place has room.
"""

from collections.abc import Mapping
from datetime import date

from workshop.model import Step
from workshop.words.dates import day_words, short_day
from workshop.words.signs import MUST_MOVE

Names = Mapping[int, str]

#: Said of a step without an owner, of one without a due day, and for a member whose name is not known.
NOBODY, NO_DATE, SOMEBODY = "nobody yet", "no date", "somebody"


def starred(step: Step) -> str:
    """The step's text, behind a star where it is the one that has to move."""
    return f"{MUST_MOVE} {step.text}" if step.must_move else step.text


def owner_words(step: Step, names: Names) -> str:
    """Who has it: "Ana", "Ben was asked", "nobody yet"."""
    if step.owner is not None:
        return names.get(step.owner, SOMEBODY)
    return NOBODY if step.offered_to is None else f"{names.get(step.offered_to, SOMEBODY)} was asked"


def helper_words(step: Step, names: Names) -> str:
    """ "with Ben, Chen"; nothing where nobody helps."""
    return f"with {', '.join(names.get(one, SOMEBODY) for one in step.helpers)}" if step.helpers else ""


def due_day(step: Step) -> str:
    """ "15 Jan", "no date"."""
    return short_day(step.due) if step.due else NO_DATE


def due_words(step: Step, today: date) -> str:
    """ "due Fri 15 Jan", "overdue since 10 Jan", "no date"."""
    if step.due is None:
        return NO_DATE
    return f"overdue since {short_day(step.due)}" if step.overdue(today) else f"due {day_words(step.due, today)}"


def done_words(step: Step) -> str:
    """ "done 12 Jan"; of a step whose day nobody wrote down, "done"."""
    return f"done {short_day(step.done_on)}" if step.done_on else "done"


def move_words(step: Step, today: date) -> str:
    """The first move, and its day where it has one."""
    return f"{step.first_move} · {day_words(step.first_move_on, today)}" if step.first_move_on else step.first_move


def blocked_words(step: Step) -> str:
    """ "blocked: no time", or nothing."""
    return f"blocked: {step.blocker}" if step.blocker else ""
