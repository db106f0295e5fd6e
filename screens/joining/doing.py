"""The closed list of what a page can ask for. Each act gets who acts and the fields of a form."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from screens.acts import meeting, sealing, stepping
from screens.acts.actor import Actor
from workshop.errors import RuleError
from workshop.meet import underway
from workshop.model import Blocker, Verdict
from workshop.words.dates import parse_day
from workshop.words.numbers import parse_number
from workshop.words.text import clean

Form = Mapping[str, str]
Act = Callable[[Actor, Form], None]


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


def _me(who: Actor) -> int:
    if who.me is None:
        raise UnfitError("nobody")
    return who.me


def _day(form: Form, name: str, who: Actor) -> date | None:
    """The day that was typed; None where nothing was."""
    typed = clean(words(form, name))
    return parse_day(typed, who.today) if typed else None


def _cast(who: Actor, form: Form) -> None:
    dots = {
        int(key[1:]): number(form, key) for key in form if key[:1] == "d" and key[1:].isdecimal() and form[key]
    }
    sealing.cast(who, number(form, "round"), _me(who), dots)


def _rate(who: Actor, form: Form) -> None:
    session = underway.running(who.workshop)
    if session is None:
        raise RuleError("No session is running.")
    sealing.rate(who, session.id, _me(who), number(form, "value"))


def _dates(who: Actor, form: Form) -> None:
    first = words(form, "first_move")
    due = _day(form, "due", who)
    stepping.dates(who, number(form, "step"), due, first, None, words(form, "if_then"))


def _move(who: Actor, form: Form) -> None:
    due = _day(form, "due", who)
    if due is None:
        raise RuleError("Say the new day: 15 feb, fri or +2w.")
    stepping.move(who, number(form, "step"), due, words(form, "reason"))


def _block(who: Actor, form: Form) -> None:
    said = words(form, "blocker")
    blocker = next((one for one in Blocker if one.value == said), None)
    if said and blocker is None:
        raise UnfitError("blocker")
    stepping.block(who, number(form, "step"), blocker, form.get("note", ""))


def _verdict(who: Actor, form: Form) -> None:
    verdict = next((one for one in Verdict if one.value == words(form, "verdict")), None)
    if verdict is None:
        raise UnfitError("verdict")
    stepping.verdict(who, number(form, "step"), verdict)


def _check_in(who: Actor, form: Form) -> None:
    said = form.get("blocker", "")
    blocker = next((one for one in Blocker if one.value == said), None)
    readings = {
        int(key[1:]): parse_number(form[key])
        for key in form
        if key[:1] == "r" and key[1:].isdecimal() and clean(form[key])
    }
    meeting.check_in(
        who, number(form, "goal"), number(form, "confidence"), words(form, "changed"), blocker, readings
    )


def _written(kind: str) -> dict[str, Act]:
    """What is done with sealed texts of a kind: ``draft``, ``undraft`` and ``redraft``."""

    def again(who: Actor, form: Form) -> None:
        sealing.reword_text(who, kind, number(form, "goal"), _me(who), words(form, "old"), words(form, "text"))

    return {
        kind: lambda a, f: sealing.add_text(a, kind, number(f, "goal"), _me(a), words(f, "text")),
        f"un{kind}": lambda a, f: sealing.take_text_back(a, kind, number(f, "goal"), _me(a), words(f, "text")),
        f"re{kind}": again,
    }


#: By name: what a page can ask for.
ACTS: Mapping[str, Act] = MappingProxyType(
    {
        **{name: act for kind in ("draft", "cause", "risk") for name, act in _written(kind).items()},
        "cast": _cast,
        "fist": lambda a, f: sealing.fist(a, number(f, "goal"), _me(a), number(f, "value")),
        "concern": lambda a, f: meeting.concern(a, number(f, "goal"), _me(a), words(f, "text")),
        "rate": _rate,
        "claim": lambda a, f: stepping.claim(a, number(f, "step"), _me(a)),
        "giveback": lambda a, f: stepping.give_back(a, number(f, "step")),
        "help": lambda a, f: stepping.help_or_not(a, number(f, "step"), _me(a)),
        "accept": lambda a, f: stepping.claim(a, number(f, "step"), _me(a)),
        "decline": lambda a, f: stepping.decline(a, number(f, "step")),
        "dates": _dates,
        "done": lambda a, f: stepping.finish(a, number(f, "step"), f.get("note", "")),
        "reopen": lambda a, f: stepping.reopen(a, number(f, "step")),
        "move": _move,
        "block": _block,
        "note": lambda a, f: stepping.note(a, number(f, "step"), words(f, "text")),
        "verdict": _verdict,
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
