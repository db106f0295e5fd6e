"""Where a session stands among its stages and goals, and the ways to move on, back and across.

Stages that are ``per_goal`` run goal by goal: all of them for the first goal, then for the next one.
Moving changes nothing but the place and the time spent, so going back never loses anything.
"""

from datetime import datetime
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.meet.stages import Stage, stages_of
from workshop.model import Session, StageKey, StageTime, Workshop


class Place(Struct, frozen=True):
    """A stage, and the goal it is held for (None where the stage is for the whole session)."""

    stage: Stage
    goal: int | None


def places(session: Session) -> tuple[Place, ...]:
    """Every place of the session's agenda, in the order in which it is held."""
    found: list[Place] = []
    for per_goal, stages in groupby(stages_of(session.kind), key=lambda stage: stage.per_goal):
        block = tuple(stages)
        goals: tuple[int | None, ...] = session.goals if per_goal else (None,)
        found += [Place(stage, goal) for goal in goals for stage in block if stage in stages_here(session, goal)]
    return tuple(found)


def stages_here(session: Session, goal: int | None) -> tuple[Stage, ...]:
    """The stages of the session as they are held for this goal; without one, all that are never left out."""
    asked = goal is not None and goal in session.premortems
    return tuple(stage for stage in stages_of(session.kind) if asked or not stage.optional)


def here(session: Session) -> Place:
    """The place where the session stands; its first one if what the record says is not on the agenda."""
    agenda = places(session)
    return next((place for place in agenda if _is_at(session, place)), agenda[0])


def following(session: Session) -> Place | None:
    """The place after this one; None at the end."""
    agenda = places(session)
    after = agenda.index(here(session)) + 1
    return agenda[after] if after < len(agenda) else None


def preceding(session: Session) -> Place | None:
    """The place before this one; None at the beginning."""
    agenda = places(session)
    now_at = agenda.index(here(session))
    return agenda[now_at - 1] if now_at else None


def done_stages(session: Session, goal: int | None) -> frozenset[str]:
    """The keys of the stages already visited for this goal; without a goal, for every goal on the agenda.

    Stages of the whole session are among them in either case.
    """
    visited = {(time.stage, time.goal) for time in session.spent}
    asked = [place for place in places(session) if goal is None or place.goal in (goal, None)]
    left_out = {place.stage.key for place in asked if (place.stage.key, place.goal) not in visited}
    return frozenset(place.stage.key for place in asked) - left_out


def go_to(w: Workshop, session: int, stage: str, goal: int | None, now: datetime) -> Workshop:
    """The session moved to this stage and goal; the time in the place it leaves is added up.

    A stage of the whole session passes over ``goal``; the others start at the first goal where it is None.
    RuleError when the session has ended, or when the place is not on its agenda.
    """
    record = running_session(w, session)
    of_stage = [place for place in places(record) if place.stage.key == stage]
    for place in of_stage:
        if goal is None or place.goal in (goal, None):
            return w if _is_at(record, place) else w.put(moved(record, place, now))
    if of_stage:
        raise RuleError("This goal is not on the session's agenda: choose one that is, or add it to the agenda.")
    names = ", ".join(one.key for one in stages_of(record.kind))
    raise RuleError(f"A {record.kind} session has no stage “{stage}”. Its stages are {names}.")


def hold_premortem(w: Workshop, session: int, goal: int, now: datetime) -> Workshop:
    """The session with a premortem of this goal on its agenda, and standing there."""
    record = running_session(w, session)
    if goal not in record.premortems:
        w = w.put(replace(record, premortems=(*record.premortems, goal)))
    return go_to(w, session, StageKey.PREMORTEM, goal, now)


def moved(session: Session, place: Place, now: datetime) -> Session:
    """The session's record at another place, entered now, with what was spent in the old one added up."""
    left = here(session)
    at = (left.stage.key, left.goal)
    spent = {(time.stage, time.goal): time.seconds for time in session.spent}
    spent[at] = spent.get(at, 0) + seconds_here(session, now)
    times = tuple(StageTime(stage, goal, seconds) for (stage, goal), seconds in spent.items())
    return replace(session, stage=place.stage.key, goal=place.goal, entered=now, extra=0, spent=times)


def seconds_here(session: Session, now: datetime) -> int:
    """Whole seconds since this place was entered, never below zero."""
    return max(0, int((now - session.entered).total_seconds()))


def running_session(w: Workshop, session: int) -> Session:
    """The session of this id; RuleError when it is gone or has ended."""
    record = w.sessions.need(session)
    if record.ended is not None:
        raise RuleError("This session has ended: start a new one to go on.")
    return record


def _is_at(session: Session, place: Place) -> bool:
    return session.stage == place.stage.key and session.goal == place.goal
