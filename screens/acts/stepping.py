"""What people do with steps: take them, help, date them, work on them. The store asks who may."""

from datetime import date
from typing import Any, Concatenate

from screens.acts.actor import Actor
from workshop.errors import RuleError
from workshop.model import Blocker, Size, StepKind, Verdict, Workshop
from workshop.model.rule import Given, Rule
from workshop.plan import capacity, claiming, scheduling
from workshop.track import doing, verdicts, week
from workshop.words.text import quoted


def _do(
    who: Actor,
    do: str,
    rule: Rule[Concatenate[int, Given]],
    step: int,
    /,
    *args: Given.args,
    **named: Given.kwargs,
) -> None:
    """Apply a rule to a step; ``do`` is what was done, before the step's own words."""
    who.record(f"{do} {quoted(who.workshop.steps.need(step).text)}", rule, step, *args, **named)


def claim(who: Actor, step: int, member: int) -> None:
    """This member takes the step; the first one wins."""
    _do(who, f"{_name(who, member)} takes", claiming.claim, step, member, who.now, who.zone)


def give_back(who: Actor, step: int) -> None:
    """Give the step back, decline it, or stop helping with it, whatever it is to the one who acts."""
    me = who.whom
    found = who.workshop.steps.need(step)
    if found.owner is None and found.offered_to is not None and me in (None, found.offered_to):
        _do(who, "decline", claiming.decline, step)
    elif me is not None and found.owner != me and me in found.helpers:
        help_or_not(who, step, me)
    else:
        _do(who, "give back", _released, step, me)


def _released(w: Workshop, step: int, me: int | None) -> Workshop:
    """The step given back by its owner or by the room; a helper gives nothing back that is somebody else's."""
    found = w.steps.need(step)
    doing.check_may_act(w, found, me)
    if me is not None and found.owner not in (None, me):
        raise RuleError("This step is somebody else's: only they or the room give it back.")
    return claiming.release(w, step)


def help_or_not(who: Actor, step: int, member: int) -> None:
    """This member helps with the step, or no longer does."""
    if member in who.workshop.steps.need(step).helpers:
        _do(who, f"{_name(who, member)} no longer helps with", claiming.stop_helping, step, member)
    else:
        _do(who, f"{_name(who, member)} helps with", claiming.help_with, step, member)


def offer(who: Actor, step: int, member: int) -> None:
    _do(who, f"ask {_name(who, member)} to take", claiming.offer, step, member, who.now, who.zone)


def accept(who: Actor, step: int) -> None:
    asked = who.workshop.steps.need(step).offered_to
    _do(who, f"{_name(who, asked)} takes", claiming.accept, step, who.now, who.zone)


def decline(who: Actor, step: int) -> None:
    _do(who, "decline", claiming.decline, step)


def _name(who: Actor, member: int | None) -> str:
    found = who.workshop.members.get(member or 0)
    return found.name if found else "somebody"


def dates(
    who: Actor, step: int, due: date | None, first_move: str | None = None, if_then: str | None = None
) -> None:
    """When the step is due, and how it starts; None leaves one as it is."""
    said: dict[str, Any] = {"due": due, "first_move": first_move, "if_then": if_then}
    _do(who, "set the dates of", scheduling.schedule, step, today=who.today, **said)


def describe(who: Actor, step: int, said: Size | StepKind) -> None:
    """How much the step takes, or what it works on; the same said once more takes it away."""
    field = "effort" if isinstance(said, Size) else "kind"
    new = None if getattr(who.workshop.steps.need(step), field) == said else said
    _do(who, f"say that {new or 'no'} is the {field} of", capacity.describe, step, **{field: new})


def start(who: Actor, step: int) -> None:
    _do(who, "start", doing.start, step, now=who.now, by=who.whom)


def finish(who: Actor, step: int, note: str = "") -> None:
    """The step is done today."""
    _do(who, "finish", doing.finish, step, who.today, now=who.now, note=note, by=who.whom)


def reopen(who: Actor, step: int) -> None:
    _do(who, "open again", doing.reopen, step, by=who.whom)


def move(who: Actor, step: int, due: date, reason: str = "") -> None:
    _do(who, "move", doing.move_due, step, due, who.today, now=who.now, reason=reason, by=who.whom)


def block(who: Actor, step: int, blocker: Blocker | None, note: str = "") -> None:
    """Something stands in the step's way; None: nothing does any more."""
    if blocker is None:
        _do(who, "unblock", doing.unblock, step, by=who.whom)
    else:
        _do(who, "block", doing.block, step, blocker, note, now=who.now, by=who.whom)


def note(who: Actor, step: int, text: str) -> None:
    _do(who, "write a note on", doing.add_note, step, text, now=who.now, by=who.whom)


def verdict(who: Actor, step: int, said: Verdict, because: str = "", next_time: str = "") -> None:
    _do(who, f"give the verdict “{said}” on", verdicts.give_verdict, step, said, who.today, because, next_time)


def turn_week(who: Actor, step: int, member: int, first: date) -> None:
    """The step is among those that the member means to do in the week from ``first`` on, or no longer."""
    words = f"choose {quoted(who.workshop.steps.need(step).text)} for the week"
    who.record(words, week.turn, member, step, first)
