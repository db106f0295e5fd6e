"""What people do with steps: take them, help, date them, work on them. The store asks who may."""

from collections.abc import Callable
from datetime import date

from screens.acts.actor import Actor
from workshop.errors import RuleError
from workshop.model import Blocker, Verdict, Workshop
from workshop.plan import claiming, scheduling
from workshop.track import doing, verdicts
from workshop.words.text import quoted


def _do(who: Actor, step: int, change: Callable[[Workshop], Workshop], do: str) -> None:
    who.record(change, f"{do} {quoted(who.workshop.steps.need(step).text)}")


def claim(who: Actor, step: int, member: int) -> None:
    """This member takes the step; the first one wins."""
    _do(who, step, lambda w: claiming.claim(w, step, member, who.now, who.zone), "take")


def give_back(who: Actor, step: int) -> None:
    """Give the step back, decline it, or stop helping with it, whatever it is to the one who acts."""
    me = who.me
    found = who.workshop.steps.need(step)
    if me is not None and found.offered_to == me:
        _do(who, step, lambda w: claiming.decline(w, step), "decline")
    elif me is not None and found.owner != me and me in found.helpers:
        _do(who, step, lambda w: claiming.stop_helping(w, step, me), "stop helping with")
    else:
        _do(who, step, lambda w: _released(w, step, me), "give back")


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
        _do(who, step, lambda w: claiming.stop_helping(w, step, member), "stop helping with")
    else:
        _do(who, step, lambda w: claiming.help_with(w, step, member), "help with")


def accept(who: Actor, step: int) -> None:
    """Take a step that was offered."""
    _do(who, step, lambda w: claiming.accept(w, step, who.now, who.zone), "accept")


def decline(who: Actor, step: int) -> None:
    """Do not take a step that was offered."""
    _do(who, step, lambda w: claiming.decline(w, step), "decline")


def dates(
    who: Actor,
    step: int,
    due: date | None,
    first_move: str | None,
    first_move_on: date | None,
    if_then: str | None,
) -> None:
    """When the step is due, and how it starts; None leaves one as it is."""
    _do(
        who,
        step,
        lambda w: scheduling.schedule(
            w,
            step,
            today=who.today,
            due=due,
            first_move=first_move,
            first_move_on=first_move_on,
            if_then=if_then,
        ),
        "set the details of",
    )


def finish(who: Actor, step: int, note: str = "") -> None:
    """The step is done today."""
    _do(who, step, lambda w: doing.finish(w, step, who.today, now=who.now, note=note, by=who.me), "finish")


def reopen(who: Actor, step: int) -> None:
    """The step is being done again."""
    _do(who, step, lambda w: doing.reopen(w, step, by=who.me), "open again")


def move(who: Actor, step: int, due: date, reason: str) -> None:
    """The step has another due day."""
    _do(
        who,
        step,
        lambda w: doing.move_due(w, step, due, who.today, now=who.now, reason=reason, by=who.me),
        "move",
    )


def block(who: Actor, step: int, blocker: Blocker | None, note: str = "") -> None:
    """Something stands in the step's way; None: nothing does any more."""
    if blocker is None:
        _do(who, step, lambda w: doing.unblock(w, step, by=who.me), "unblock")
    else:
        _do(who, step, lambda w: doing.block(w, step, blocker, note, now=who.now, by=who.me), "block")


def note(who: Actor, step: int, text: str) -> None:
    """A dated remark on the step."""
    _do(who, step, lambda w: doing.add_note(w, step, text, now=who.now, by=who.me), "note on")


def verdict(who: Actor, step: int, said: Verdict, because: str = "", next_time: str = "") -> None:
    """What came of the finished step."""
    _do(
        who,
        step,
        lambda w: verdicts.give_verdict(w, step, said, who.today, because, next_time),
        f"say “{said}” of",
    )
