"""Which acts a change consists of, read off what it did to the records: no caller has to say, so none can lie."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from workshop.errors import RuleError
from workshop.model import (
    CheckIn,
    Commitment,
    Decision,
    DecisionKind,
    KeyResult,
    Lesson,
    Period,
    Question,
    Session,
    Signal,
    Step,
    StepState,
    Week,
    Win,
    Workshop,
)
from workshop.team import who_may

#: The act that is on nobody's list.
LEAD = "lead"
#: What the fields of a step that its owner changes say about the act.
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("due", "first_move", "first_move_on", "if_then", "buddy"), "dates"),
        **dict.fromkeys(("effort", "impact", "kind", "text", "outcome", "goal"), "reword"),
        **dict.fromkeys(("state", "blocker", "done_on", "check_on"), "work"),
        "verdict": "verdict",
        "notes": "note",
    }
)


class Done(Struct, frozen=True):
    """An act, and whose thing it was done to: ``owner`` (None: nobody's) and ``helpers``, under a ``goal``."""

    act: str
    owner: int | None = None
    helpers: tuple[int, ...] = ()
    goal: int | None = None


def check(before: Workshop, after: Workshop, by: int | None) -> None:
    """Refuse what its maker may not make; the room (None) may make any. RuleError says what to do instead."""
    if by is None:
        return
    check_person(before, by)
    for done in acts(before, after, by):
        check_act(before, done, by)


def check_reveal(by: int | None) -> None:
    """RuleError where a member opens an envelope: what was sealed is shown by the room."""
    who_may.judge(LEAD, by)


def check_person(w: Workshop, by: int) -> None:
    """RuleError where the member who acts is not, or no longer, of the team."""
    person = w.members.get(by)
    if person is None or not person.active:
        name = person.name if person else "This person"
        raise RuleError(f"{name} is not active in the team: ask the room to set them active in the team's list.")


def check_act(w: Workshop, done: Done, by: int) -> None:
    """Ask the judge about one act, with what the session says about stage and presence."""
    session = who_may.standing(w, done.goal)
    who_may.judge(
        done.act,
        by,
        stage=session.stage if session else "",
        present=bool(session and by in session.present),
        owner=done.owner,
        helpers=done.helpers,
    )


def may(w: Workshop, act: str, by: int | None, step: Step | None = None) -> bool:
    """Whether ``by`` may do this now, to a step or to what is their own: for screens that offer it."""
    if by is None:
        return True
    done = Done(act, by) if step is None else Done(act, step.owner, step.helpers, step.goal)
    try:
        check_act(w, done, by)
    except RuleError:
        return False
    return True


def acts(before: Workshop, after: Workshop, by: int) -> Iterator[Done]:
    """What the member ``by`` did: every act of the change, in no particular order."""
    changes = [(table, before.get(table, key), after.get(table, key)) for table, key in sorted(after.touched)]
    changes = [(table, old, new) for table, old, new in changes if old != new]
    judged = any(table == "steps" and old and new and old.verdict != new.verdict for table, old, new in changes)
    dropped = {new.id for table, _, new in changes if table == "steps" and new and new.state is StepState.DROPPED}
    waived = {new.id for table, old, new in changes if table == "periods" and old and new}
    for table, old, new in changes:
        if table == Lesson.TABLE and judged:
            continue  # it counts the verdict, which is judged with its step
        reasons = table == Decision.TABLE and old is None
        if reasons and (_is_of_drop(new, dropped, by) or _is_of_waiver(new, waived, by)):
            continue  # it keeps the reason of what is judged beside it
        found = _READERS.get(table)
        yield from found(old, new, by) if found else (Done(LEAD),)


def _is_of_drop(new: Decision | None, dropped: set[int], by: int) -> bool:
    return new is not None and new.kind is DecisionKind.DROPPED and new.by == by and new.step in dropped


def _is_of_waiver(new: Decision | None, waived: set[int], by: int) -> bool:
    return new is not None and new.kind is DecisionKind.WAIVED and new.by == by and new.period in waived


def _step(old: Step | None, new: Step | None, by: int) -> Iterator[Done]:
    if old is None or new is None:
        fresh = new is not None and new.merged_into is None and new.state in (StepState.IDEA, StepState.PLANNED)
        yield Done("add" if fresh else LEAD, owner=new.owner if new else None, goal=(new or old).goal)  # type: ignore[union-attr]
        return
    was, now = asdict(old), asdict(new)
    changed = {name for name in was if was[name] != now[name]}
    owner, goal, helpers = old.owner, old.goal, old.helpers
    if "owner" in changed:
        changed -= {"owner", "claimed_at"}
        if new.owner == by:
            yield Done("claim", owner, goal=goal)
            owner = by
            changed -= {"offered_to"} if new.offered_to is None else set()
            changed -= {"buddy"} if old.buddy == by and new.buddy is None else set()
            changed -= {"helpers"} if set(old.helpers) - set(new.helpers) == {by} else set()
        else:
            yield Done("give back" if new.owner is None else LEAD, owner, goal=goal)
            changed -= {"offered_to"} if old.owner == by and new.owner is None else set()
            changed -= {"state"} if (old.state, new.state) == (StepState.DOING, StepState.PLANNED) else set()
    if "offered_to" in changed and new.offered_to is None and (owner == by or new.state is StepState.DROPPED):
        changed -= {"offered_to"}
    elif "offered_to" in changed:
        changed -= {"offered_to"}
        yield Done("answer" if new.offered_to is None else LEAD, old.offered_to, goal=goal)
    if "helpers" in changed:
        changed -= {"helpers"}
        yield Done("help" if set(old.helpers) ^ set(new.helpers) == {by} else LEAD, by, goal=goal)
    if "state" in changed and StepState.DROPPED in (old.state, new.state):
        changed -= {"state", "must_move"}
        yield Done("drop", owner, goal=goal)
    if "notes" in changed and not _added_by(old.notes, new.notes, by):
        yield Done(LEAD)
    for act in sorted({_FIELDS.get(name, LEAD) for name in changed}):
        yield Done(act, owner, helpers, goal)


def _added_by(old: tuple[Any, ...], new: tuple[Any, ...], by: int) -> bool:
    """Whether only what this member said was added."""
    return new[: len(old)] == old and all(one.by == by for one in new[len(old) :])


def _session(old: Session | None, new: Session | None, by: int) -> Iterator[Done]:
    joins = old is not None and new == replace(old, present=(*old.present, by))
    yield Done("join", by) if joins else Done(LEAD)


def _commitment(old: Commitment | None, new: Commitment | None, by: int) -> Iterator[Done]:
    if new is None:
        yield Done(LEAD)
    elif old is None:
        asked = new == Commitment(new.id, new.goal)
        yield Done("fist" if asked else LEAD, by, goal=new.goal)
    else:
        theirs = [one for one in new.concerns if one not in old.concerns]
        others = [one for one in old.concerns if one.member != by]
        kept = replace(new, concerns=old.concerns) == old and [c for c in new.concerns if c.member != by] == others
        answered = {one.answer for one in theirs} - {one.answer for one in old.concerns if one.member == by} - {""}
        yield Done("concern" if kept and not answered else LEAD, by, goal=new.goal)


def _check_in(old: CheckIn | None, new: CheckIn | None, by: int) -> Iterator[Done]:
    told = new is not None and (old is None or replace(old, changed=new.changed) == new)
    yield Done("check in", new.by, goal=new.goal) if new is not None and told else Done(LEAD)


def _win(old: Win | None, new: Win | None, by: int) -> Iterator[Done]:
    if old is None or new is None:
        fresh = new is not None and new == Win(new.id, new.period, new.text, thanks=new.thanks)
        yield Done("win" if fresh else LEAD)
    else:
        yield from _fields(old, new, _OF_WIN)


def _fields(old: Any, new: Any, acts: Mapping[str, str]) -> Iterator[Done]:
    """The acts that the fields stand for in which two states of a record differ."""
    was, now = asdict(old), asdict(new)
    yield from (Done(act) for act in sorted({acts.get(name, LEAD) for name in was if was[name] != now[name]}))


def _signal(old: Signal | None, new: Signal | None, by: int) -> Iterator[Done]:
    if new is None:
        yield Done(LEAD)
    elif old is None:
        yield Done("signal", new.by, goal=new.goal)
    else:
        yield from (Done(one.act, by, goal=new.goal) for one in _fields(old, new, _ENDED))


def _week(old: Week | None, new: Week | None, by: int) -> Iterator[Done]:
    yield Done("week", (new or old).member)  # type: ignore[union-attr]


def _question(old: Question | None, new: Question | None, by: int) -> Iterator[Done]:
    if old is None or new is None:
        yield Done("ask", new.by) if new is not None and not new.answer else Done(LEAD)
    else:
        yield from _fields(old, new, {"answer": "reply", "answered": "reply"})


_OF_WIN = {"thanks": "win", **dict.fromkeys(("celebrated", "celebration", "held"), "celebrate")}
_MEASURE = {"readings": "read", "parts": "split", "sums": "split"}
_ENDED = dict.fromkeys(("end", "ended", "reason", "step"), "signal")


def _measure(old: KeyResult | None, new: KeyResult | None, by: int) -> Iterator[Done]:
    yield from _fields(old, new, _MEASURE) if old and new else (Done(LEAD),)


def _period(old: Period | None, new: Period | None, by: int) -> Iterator[Done]:
    if old and new and old.headline and new.headline:
        yield from _fields(old.headline, new.headline, _MEASURE)
        old = replace(old, headline=new.headline)
    yield from _fields(old, new, {"waived": "waive"}) if old and new else (Done(LEAD),)


_READERS: Mapping[str, Callable[[Any, Any, int], Iterator[Done]]] = MappingProxyType(
    {
        Step.TABLE: _step,
        Session.TABLE: _session,
        Commitment.TABLE: _commitment,
        CheckIn.TABLE: _check_in,
        Win.TABLE: _win,
        Signal.TABLE: _signal,
        Week.TABLE: _week,
        Question.TABLE: _question,
        KeyResult.TABLE: _measure,
        Period.TABLE: _period,
    }
)
