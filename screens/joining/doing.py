"""The closed list of what a page can ask for, and what each of it takes from the fields of a form."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from screens.acts import meeting, sealing, stepping
from screens.acts.actor import Actor
from workshop.errors import RuleError
from workshop.meet import underway
from workshop.model import Blocker, Size, StepKind, Verdict
from workshop.words.dates import parse_day
from workshop.words.numbers import parse_number
from workshop.words.text import clean

Form = Mapping[str, str]
Field = Callable[[Actor, Form], Any]
"""Reads a value off a form; raises UnfitError for what our pages do not send, RuleError for what cannot be."""


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


def _number(name: str) -> Field:
    return lambda who, form: number(form, name)


def _text(name: str) -> Field:
    return lambda who, form: words(form, name)


def _one_of(name: str, *choices: StrEnum, none: bool = False) -> Field:
    def read(who: Actor, form: Form) -> StrEnum | None:
        said = words(form, name)
        found = next((one for one in choices if one == said), None)
        if found is None and (said or not none):
            raise UnfitError(name)
        return found

    return read


def _me(who: Actor, form: Form) -> int:
    if who.me is None:
        raise UnfitError("nobody")
    return who.me


def _due(who: Actor, form: Form) -> date | None:
    """The day that was typed; None where nothing was."""
    typed = clean(words(form, "due"))
    return parse_day(typed, who.today) if typed else None


def _new_due(who: Actor, form: Form) -> date:
    due = _due(who, form)
    if due is None:
        raise RuleError("Say the new day: 15 feb, fri or +2w.")
    return due


def _session(who: Actor, form: Form) -> int:
    session = underway.running(who.workshop)
    if session is None:
        raise RuleError("No session is running.")
    return session.id


def _numbered(form: Form, letter: str) -> Iterator[tuple[str, int, str]]:
    """The fields that were filled in of those named by this letter and a number: name, number, what follows."""
    for name in form:
        found = re.fullmatch(rf"{letter}(\d{{1,11}})(?: (.+))?", name, re.ASCII)
        if found and clean(form[name]):
            yield name, int(found[1]), found[2] or ""


def _dots(who: Actor, form: Form) -> dict[int, int]:
    return {step: number(form, name) for name, step, _ in _numbered(form, "d")}


def _figures(who: Actor, form: Form) -> dict[tuple[int, str], float]:
    return {(one, part): parse_number(form[name]) for name, one, part in _numbered(form, "r")}


_step, _goal, _value, _words, _note = (
    _number("step"),
    _number("goal"),
    _number("value"),
    _text("text"),
    _text("note"),
)
_blocker = _one_of("blocker", *Blocker, none=True)

#: By name: what a page can ask for, and what is handed to it after who acts.
ACTS: Mapping[str, tuple[Callable[..., None], *tuple[Field, ...]]] = MappingProxyType(
    {
        "claim": (stepping.claim, _step, _me),
        "giveback": (stepping.give_back, _step),
        "help": (stepping.help_or_not, _step, _me),
        "accept": (stepping.accept, _step),
        "decline": (stepping.decline, _step),
        "dates": (stepping.dates, _step, _due, _text("first_move"), _text("if_then")),
        "describe": (stepping.describe, _step, _one_of("said", *Size, *StepKind)),
        "done": (stepping.finish, _step),
        "reopen": (stepping.reopen, _step),
        "move": (stepping.move, _step, _new_due, _text("reason")),
        "block": (stepping.block, _step, _blocker, _note),
        "note": (stepping.note, _step, _words),
        "verdict": (stepping.verdict, _step, _one_of("verdict", *Verdict)),
        "cast": (sealing.cast, _number("round"), _me, _dots),
        "fist": (sealing.fist, _goal, _me, _value),
        "concern": (meeting.concern, _goal, _me, _words),
        "rate": (sealing.rate, _session, _me, _value),
        "checkin": (meeting.check_in, _goal, _number("confidence"), _text("changed"), _blocker, _figures),
        **{
            f"{how}{kind}": (act, lambda who, form, cards=cards: cards, _goal, _me, *texts)
            for kind, cards in sealing.WRITTEN.items()
            for how, act, texts in (
                ("", sealing.add_texts, (_words,)),
                ("un", sealing.take_text_back, (_words,)),
                ("re", sealing.reword_text, (_text("old"), _words)),
            )
        },
    }
)


def do(name: str, who: Actor, form: Form) -> None:
    """Do what a page asks for; UnfitError where the form is not one of ours, RuleError where it is refused."""
    if name not in ACTS:
        raise UnfitError(name)
    act, *fields = ACTS[name]
    act(who, *(read(who, form) for read in fields))
