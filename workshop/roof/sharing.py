"""What teams share with each other: lessons and plays, and the steps that others make of them."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.learn.library import Entry, Kind, Library, Matcher, entries_of, to_the_letter
from workshop.learn.reuse import new_step, suggested_text
from workshop.model import Category, Lesson, Note, StepState, Verdict, Workshop
from workshop.words.text import quoted


class Shared(Struct, frozen=True):
    """A lesson or play that a team chose to share: whose, what kind of thing, and all it says.

    ``place`` is where the team lives, ``suggests`` what a step made from it might say.
    """

    place: str
    team: str
    kind: Kind
    text: str
    says: str
    category: Category
    suggests: str


def share(w: Workshop, table: str, key: int, shared: bool = True) -> Workshop:
    """With a lesson, or a play (a finished step that worked), shared with other teams, or not any more.

    RuleError for a step that is no play.
    """
    if table == Lesson.TABLE:
        lesson = w.lessons.need(key)
        return w if lesson.shared == shared else w.put(replace(lesson, shared=shared))
    step = w.steps.need(key)
    if shared and not (step.state is StepState.DONE and step.verdict is Verdict.WORKED):
        raise RuleError(f"{quoted(step.text)} is no play yet: only a finished step that worked is shared.")
    return w if step.shared == shared else w.put(replace(step, shared=shared))


def offered(w: Workshop, place: str) -> tuple[Shared, ...]:
    """What this team shares, best proved first. Notes of a play are the team's own."""
    lessons = (lesson for lesson in w.lessons.values() if lesson.shared)
    plays = (replace(step, notes=()) for step in w.steps.values() if step.shared)
    return tuple(
        Shared(
            place,
            w.team.name,
            entry.kind,
            entry.title,
            entry.says,
            entry.category,
            suggested_text(w, entry.table, entry.id),
        )
        for entry in Library(entries_of(w, (*lessons, *plays))).search("")
    )


def find(some: Sequence[Shared], words: str, matcher: Matcher = to_the_letter) -> tuple[Shared, ...]:
    """Those in which all words are found, best first; see :meth:`workshop.learn.library.Library.search`."""
    entries = (
        Entry(one.kind, "", number, one.text, one.says, one.category, None, None, None, 0.0)
        for number, one in enumerate(some)
    )
    return tuple(some[entry.id] for entry in Library(entries).search(words, matcher=matcher))


def take_up(w: Workshop, shared: Shared, goal: int, text: str, now: datetime, *, planned: bool) -> Workshop:
    """With a step of the goal made from what another team shares, and a note that says whose it was.

    RuleError as for :func:`workshop.learn.reuse.new_step`.
    """
    note = Note(now, f"From a {shared.kind} of {shared.team}: {shared.says}")
    return new_step(w, goal, text, planned=planned, notes=(note,))
