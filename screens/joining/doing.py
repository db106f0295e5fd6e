"""The closed list of what a page can ask for. Each act gets who acts and the fields of a form."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from screens.acts import meeting, sealing, stepping
from screens.acts.actor import Actor
from workshop.errors import RuleError
from workshop.meet import underway
from workshop.model import Blocker, Size, StepKind, Verdict
from workshop.words.dates import parse_day
from workshop.words.numbers import parse_number
from workshop.words.text import clean

Form = Mapping[str, str]
Act = Callable[[Actor, Form], None]
E = TypeVar("E", bound=StrEnum)
#: What can be said of a step as it is taken: how much it takes, what it works on.
_SAID: tuple[Size | StepKind, ...] = (*Size, *StepKind)


class UnfitError(ValueError):
    """The form is none that our pages send."""


def number(form: Form, name: str) -> int:
    """A whole number of the form; UnfitError where it is none."""
    text = form.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        raise UnfitError(name)
    return int(text)


def words(form: Form, name: str) -> str:
    """A text of the form; UnfitError where it is missing. The rules check and clean it."""
    if name not in form:
        raise UnfitError(name)
    return form[name]


def _one_of(form: Form, name: str, choices: Iterable[E]) -> E:
    """What was chosen in the form; UnfitError where it is not among the choices."""
    said = words(form, name)
    for one in choices:
        if one == said:
            return one
    raise UnfitError(name)


def _blocker(form: Form) -> Blocker | None:
    return _one_of(form, "blocker", Blocker) if words(form, "blocker") else None


def _numbered(form: Form, letter: str) -> Iterator[tuple[str, int, str]]:
    """The fields that were filled in of those named by this letter and a number: name, number, what follows."""
    for name in form:
        found = re.fullmatch(rf"{letter}(\d{{1,11}})(?: (.+))?", name, re.ASCII)
        if found and clean(form[name]):
            yield name, int(found[1]), found[2] or ""


def _me(who: Actor) -> int:
    if who.me is None:
        raise UnfitError("nobody")
    return who.me


def _day(form: Form, name: str, who: Actor) -> date | None:
    """The day that was typed; None where nothing was."""
    typed = clean(words(form, name))
    return parse_day(typed, who.today) if typed else None


def _cast(who: Actor, form: Form) -> None:
    dots = {step: number(form, name) for name, step, _ in _numbered(form, "d")}
    sealing.cast(who, number(form, "round"), _me(who), dots)


def _rate(who: Actor, form: Form) -> None:
    session = underway.running(who.workshop)
    if session is None:
        raise RuleError("No session is running.")
    sealing.rate(who, session.id, _me(who), number(form, "value"))


def _dates(who: Actor, step: int, form: Form) -> None:
    stepping.dates(who, step, _day(form, "due", who), words(form, "first_move"), words(form, "if_then"))


def _move(who: Actor, step: int, form: Form) -> None:
    due = _day(form, "due", who)
    if due is None:
        raise RuleError("Say the new day: 15 feb, fri or +2w.")
    stepping.move(who, step, due, words(form, "reason"))


def _check_in(who: Actor, form: Form) -> None:
    read = {(one, part): parse_number(form[name]) for name, one, part in _numbered(form, "r")}
    sure, changed = number(form, "confidence"), words(form, "changed")
    meeting.check_in(who, number(form, "goal"), sure, changed, _blocker(form), read)


#: What is done to a step, whose number is in the form.
_STEP: Mapping[str, Callable[[Actor, int, Form], None]] = {
    "claim": lambda a, step, f: stepping.claim(a, step, _me(a)),
    "giveback": lambda a, step, f: stepping.give_back(a, step),
    "help": lambda a, step, f: stepping.help_or_not(a, step, _me(a)),
    "accept": lambda a, step, f: stepping.accept(a, step),
    "decline": lambda a, step, f: stepping.decline(a, step),
    "dates": _dates,
    "describe": lambda a, step, f: stepping.describe(a, step, _one_of(f, "said", _SAID)),
    "done": lambda a, step, f: stepping.finish(a, step, f.get("note", "")),
    "reopen": lambda a, step, f: stepping.reopen(a, step),
    "move": _move,
    "block": lambda a, step, f: stepping.block(a, step, _blocker(f), f.get("note", "")),
    "note": lambda a, step, f: stepping.note(a, step, words(f, "text")),
    "verdict": lambda a, step, f: stepping.verdict(a, step, _one_of(f, "verdict", Verdict)),
}
#: What is done with sealed texts of a kind for a goal, by what stands before the kind.
_WRITTEN: Mapping[str, Callable[[Actor, str, int, Form], None]] = {
    "": lambda a, kind, goal, f: sealing.add_text(a, kind, goal, _me(a), words(f, "text")),
    "un": lambda a, kind, goal, f: sealing.take_text_back(a, kind, goal, _me(a), words(f, "text")),
    "re": lambda a, kind, goal, f: sealing.reword_text(a, kind, goal, _me(a), words(f, "old"), words(f, "text")),
}


def _to_step(act: Callable[[Actor, int, Form], None]) -> Act:
    return lambda who, form: act(who, number(form, "step"), form)


def _to_text(act: Callable[[Actor, str, int, Form], None], kind: str) -> Act:
    return lambda who, form: act(who, kind, number(form, "goal"), form)


#: By name: what a page can ask for.
ACTS: Mapping[str, Act] = MappingProxyType(
    {
        **{name: _to_step(act) for name, act in _STEP.items()},
        **{f"{how}{kind}": _to_text(act, kind) for kind in sealing.WRITTEN for how, act in _WRITTEN.items()},
        "cast": _cast,
        "fist": lambda a, f: sealing.fist(a, number(f, "goal"), _me(a), number(f, "value")),
        "concern": lambda a, f: meeting.concern(a, number(f, "goal"), _me(a), words(f, "text")),
        "rate": _rate,
        "checkin": _check_in,
    }
)


def do(name: str, who: Actor, form: Form) -> None:
    """Do what a page asks for.

    :raises UnfitError: there is no such act, or the form is not one of ours.
    :raises RuleError: it is refused, with a sentence for whoever asked.
    """
    act = ACTS.get(name)
    if act is None:
        raise UnfitError(name)
    act(who, form)
