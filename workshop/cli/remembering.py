"""Commands about what was: lessons, history, undo."""

from collections.abc import Sequence
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from workshop.cli import context
from workshop.cli.answers import columns, tell, tell_json
from workshop.errors import RuleError
from workshop.learn.library import Kind, Matcher, library, to_the_letter
from workshop.model import Lesson, Workshop
from workshop.track.undoing import check_undo
from workshop.words.moments import since_words
from workshop.words.names import short_names
from workshop.words.text import clean

if TYPE_CHECKING:
    from store.errors import StoreError
    from store.history import Entry
    from store.store import Store


@click.command("lessons")
@click.argument("words", nargs=-1)
@context.file_option
@context.json_option
def lessons_command(words: tuple[str, ...], file: str | None, as_json: bool) -> None:
    """Show what was learned, or the lessons in which all these words are found; what proved itself comes first.

    Beginnings of words are enough, and a slip of the finger is forgiven. The name of a category finds its lessons.

    JSON: a list of id, learned, because, next_time, category, goal (title or null), period (label or null), on,
    worked, no_effect.
    """
    with context.opened(file) as store:
        w = store.workshop
        found = _found(w, " ".join(words))
        if as_json:
            tell_json([_json(w, lesson) for lesson in found])
        else:
            tell([_sentence(lesson) for lesson in found] or ["No such lessons."])


@click.command("history")
@click.option("-n", "--last", default=30, show_default=True, type=click.IntRange(1), help="How many changes.")
@click.option("--all", "everything", is_flag=True, help="Also going from place to place in a session.")
@context.file_option
@context.json_option
def history_command(last: int, everything: bool, file: str | None, as_json: bool) -> None:
    """Show what was changed, by whom and when; the newest comes last.

    JSON: a list of seq, at (UTC), by (name, or null for the room), do, undoes, redoes.
    """
    with context.opened(file) as store:
        entries, trouble = _newest(store, last, everything)
        if as_json:
            tell_json([_entry_json(store.workshop, entry) for entry in entries])
        else:
            tell(_entry_lines(store.workshop, entries))
        if trouble is not None:
            raise trouble


def _newest(store: "Store", count: int, everything: bool) -> tuple[list["Entry"], "StoreError | None"]:
    """So many of the newest changes, oldest first, and what stopped the reading further back, if anything did."""
    from store.errors import StoreError

    entries: list[Entry] = []
    try:
        for entry in store.newest_first():
            if everything or not entry.move:
                entries.append(entry)
            if len(entries) == count:
                break
    except StoreError as trouble:
        return entries[::-1], trouble
    return entries[::-1], None


@click.command("undo")
@click.argument("seq", type=int, required=False)
@context.acting_options
def undo_command(seq: int | None, file: str | None, me: str | None) -> None:
    """Undo your last change, or the one with this number in the history; as the room without --as.

    Without --as and number only what is also the newest change of all: else the answer names that one.
    """
    with context.acting(file, me) as (store, by):
        if seq is None and context.typed_as(me) is None:
            _refuse_older(store, by)
        entry = store.undo(by, seq, allowed=check_undo)
        told = _told(store, entry.undoes)
        click.echo(f"Undone: {_what(entry)}{told}")


def _refuse_older(store: "Store", by: int | None) -> None:
    """RuleError where somebody else made the newest change that stands: an older one is never undone unasked."""
    settled = {1}
    for one in store.newest_first():
        of = one.undoes or one.redoes or one.seq
        if one.move or of in settled:
            continue
        settled.add(of)
        if one.undoes:
            continue
        if one.by != by:
            member = store.workshop.members.get(one.by or 0)
            who = f"by {member.name}" if member else "by the room"
            when = since_words(one.at, context.now(), context.zone())
            by_whom = f"--as {quote(member.name)}" if member and member.active else f"{of} --as {context.ROOM}"
            mine = quote(store.workshop.members[by].name) if by else context.ROOM
            raise RuleError(
                f"The newest change is {who} ({when}): {_what(one)}. Take it back with workshop undo {by_whom}, "
                f"or your own last one with workshop undo --as {mine}."
            )
        return


def _told(store: "Store", seq: int | None) -> str:
    """When the change of this number was made, in words."""
    at = next((one.at for one in store.newest_first() if one.seq == seq), None)
    return f" ({since_words(at, context.now(), context.zone())})" if at else ""


def _found(w: Workshop, words: str) -> list[Lesson]:
    """The lessons in which all words are found, best first."""
    entries = library(w).search(words, kind=Kind.LESSON, matcher=_matcher() if words else to_the_letter)
    return [w.lessons[entry.id] for entry in entries]


def _matcher() -> Matcher:
    from screens.fuzzy import close_words

    return close_words


def _sentence(lesson: Lesson) -> str:
    because = f" because {lesson.because}" if lesson.because else ""
    so = f", so next time {lesson.next_time}" if lesson.next_time else ""
    proof = "".join(f"; {count} {what}" for count, what in _proof(lesson) if count)
    return f"We learned that {lesson.learned}{because}{so}. ({lesson.category}{proof})"


def _proof(lesson: Lesson) -> tuple[tuple[int, str], ...]:
    return (lesson.worked, "× worked"), (lesson.no_effect, "× no effect")


def _json(w: Workshop, lesson: Lesson) -> dict[str, Any]:
    goal, period = w.goals.get(lesson.goal or 0), w.periods.get(lesson.period or 0)
    return {
        "id": lesson.id,
        "learned": lesson.learned,
        "because": lesson.because,
        "next_time": lesson.next_time,
        "category": lesson.category,
        "goal": goal and goal.title,
        "period": period and period.label,
        "on": lesson.on,
        "worked": lesson.worked,
        "no_effect": lesson.no_effect,
    }


def _entry_lines(w: Workshop, entries: "Sequence[Entry]") -> list[str]:
    names, now, zone = short_names(w.members.values()), context.now(), context.zone()
    return columns(
        [
            (f"{one.seq:>5}", since_words(one.at, now, zone), names.get(one.by or 0, "the room"), _does(one))
            for one in entries
        ]
    )


def _does(entry: "Entry") -> str:
    if entry.undoes or entry.redoes:
        again = f"undo {entry.undoes}" if entry.undoes else f"do {entry.redoes} again"
        return f"{again}: {_what(entry)}"
    return clean(entry.do)


def _what(entry: "Entry") -> str:
    """What was done, undone or done again."""
    return clean(entry.do.removeprefix("undo: ").removeprefix("redo: "))


def _entry_json(w: Workshop, entry: "Entry") -> dict[str, Any]:
    member = w.members.get(entry.by) if entry.by else None
    return {
        "seq": entry.seq,
        "at": entry.at,
        "by": member and member.name,
        "do": entry.do,
        "undoes": entry.undoes,
        "redoes": entry.redoes,
    }
