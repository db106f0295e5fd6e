"""Starting, interrupting and closing a session; who is present, which goals are on it, and what was parked."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.meet.agenda import Place, here, moved, places, running_session
from workshop.meet.stages import stages_of
from workshop.meet.underway import running
from workshop.model import DecisionKind, Parked, Session, SessionEnd, SessionKind, Step, StepState, Workshop
from workshop.plan.capacity import given_up
from workshop.plan.gates import gaps
from workshop.review import waiting
from workshop.team.deciding import decide
from workshop.team.lookback import check_looked_back
from workshop.team.team import active
from workshop.words.moments import since_words
from workshop.words.text import CARD, checked


def start_planning(
    w: Workshop,
    period: int,
    goals: Sequence[int],
    present: Sequence[int] | None = None,
    facilitator: int | None = None,
    *,
    now: datetime,
    tz: tzinfo = UTC,
) -> Workshop:
    """A planning session for these goals, standing at its first stage; the rules are those of :func:`start`.

    Steps that waited for the goals of the period go to those that go on with theirs.
    """
    w = waiting.place(w, period)
    return start(w, SessionKind.PLANNING, period, goals, present, facilitator, now=now, tz=tz)


def start(
    w: Workshop,
    kind: SessionKind,
    period: int,
    goals: Sequence[int],
    present: Sequence[int] | None = None,
    facilitator: int | None = None,
    *,
    now: datetime,
    tz: tzinfo = UTC,
) -> Workshop:
    """A session of this kind for these goals, standing at its first stage.

    ``present`` are the members in the room (None: all active ones). RuleError while another session is running,
    for a period that is closed, without members, and without goals of the period; for planning also while one
    waits to be looked back on (:func:`workshop.team.lookback.check_looked_back`).
    """
    if other := running(w):
        since = since_words(other.started, now, tz)
        raise RuleError(f"A {other.kind} session is running since {since}: resume it or close it first.")
    record = w.periods.need(period)
    if record.closed_on is not None:
        raise RuleError(f"{record.label} is closed: choose a period that is not.")
    if kind is SessionKind.PLANNING:
        check_looked_back(w, period, now.astimezone(tz).date())
    room = tuple(member.id for member in active(w)) if present is None else tuple(dict.fromkeys(present))
    if not room:
        raise RuleError(f"Nobody is here yet: add the people of the team, then start the {kind} session.")
    people = room if facilitator is None else (*room, facilitator)
    for member in people:
        w.members.need(member)
    return w.put(
        Session(
            id=w.sessions.next_id,
            period=period,
            kind=kind,
            started=now,
            stage=stages_of(kind)[0].key,
            entered=now,
            goals=_checked_goals(w, kind, period, goals),
            facilitator=facilitator,
            present=room,
        )
    )


def leave(w: Workshop, session: int, now: datetime) -> Workshop:
    """The session closed where it stands, because nobody goes on with it; RuleError where it has ended."""
    return w.put(replace(running_session(w, session), ended=now, end=SessionEnd.LEFT))


def resume(w: Workshop, session: int, last_seen: datetime, now: datetime) -> Workshop:
    """The session taken up again: the time since ``last_seen``, when it was last at work, does not count."""
    record = running_session(w, session)
    away = now - max(last_seen, record.entered)
    return w.put(replace(record, entered=record.entered + away)) if away.total_seconds() > 0 else w


def set_present(w: Workshop, session: int, member: int, present: bool) -> Workshop:
    """The session with this member in the room, or not; RuleError for somebody who is no longer in the team."""
    record = running_session(w, session)
    person = w.members.need(member)
    if present == (member in record.present):
        return w
    if not present:
        return w.put(replace(record, present=tuple(one for one in record.present if one != member)))
    if not person.active:
        raise RuleError(f"{person.name} is not active in the team: set them active in the team's list first.")
    return w.put(replace(record, present=(*record.present, member)))


def set_goals(w: Workshop, session: int, goals: Sequence[int], now: datetime) -> Workshop:
    """The session with these goals on its agenda, in this order.

    If the goal it stands at is no longer among them, it moves to the goal that was next and still is, or else
    to the stage after the goals. RuleError without goals of the period.
    """
    record = running_session(w, session)
    wanted = _checked_goals(w, record.kind, record.period, goals)
    if wanted == record.goals:
        return w
    at = here(record)
    changed = replace(record, goals=wanted)
    if at.goal is None or at.goal in wanted:
        return w.put(changed)
    later = record.goals[record.goals.index(at.goal) :]
    goal = next((one for one in later if one in wanted), None)
    return w.put(replace(moved(record, _entry(changed, goal), now), goals=wanted))


def park(w: Workshop, session: int, text: str, now: datetime) -> Workshop:
    """A remark kept in the parking lot with the place it was made at; RuleError when it is empty or too long."""
    record = running_session(w, session)
    at = here(record)
    remark = checked(text, "A parked remark", CARD)
    return w.put(Parked(w.parked.next_id, session, remark, at.stage.key, at.goal, now))


def settle_parked(w: Workshop, parked: int, settled: str) -> Workshop:
    """The remark with what became of it; with nothing written, it is open again."""
    text = checked(settled, "What became of it", CARD, required=False)
    return w.put(replace(w.parked.need(parked), settled=text))


def parking_lot(w: Workshop) -> tuple[Parked, ...]:
    """What was parked in any session and is not settled yet, oldest first."""
    return tuple(parked for parked in w.parked.values() if not parked.settled)


def not_doing(w: Workshop, session: int) -> tuple[Step, ...]:
    """What the team will not do: ideas left below the line of the session's goals that have a plan."""
    left: list[Step] = []
    for goal in w.sessions.need(session).goals:
        steps = w.steps.of(goal)
        if any(step.in_plan for step in steps):
            left += [step for step in steps if step.state is StepState.IDEA]
    return tuple(left)


def not_doing_words(w: Workshop, session: int) -> list[str]:
    """All that the team will not do, in words: what was left below the line, and what made room for something."""
    return [*(step.text for step in not_doing(w, session)), *(one.what for one in given_up(w, session))]


def close_planning(w: Workshop, session: int, today: date, now: datetime, by: int | None) -> Workshop:
    """The planning session ended: planned, or planned with gaps.

    Each gap and each thing the team will not do is kept as a decision. RuleError when it has already ended.
    """
    record = running_session(w, session)
    open_gaps = gaps(w, session, today)
    kept = w
    for gap in open_gaps:
        kept = decide(kept, DecisionKind.GAP, gap.text, goal=gap.goal, now=now, by=by)
    said = {decision.step for decision in w.decisions.values() if decision.kind is DecisionKind.NOT_DOING}
    for step in not_doing(w, session):
        if step.id not in said:
            kept = decide(kept, DecisionKind.NOT_DOING, step.text, goal=step.goal, step=step.id, now=now, by=by)
    end = SessionEnd.WITH_GAPS if open_gaps else SessionEnd.PLANNED
    return kept.put(replace(moved(record, here(record), now), ended=now, end=end))


def _checked_goals(w: Workshop, kind: SessionKind, period: int, goals: Sequence[int]) -> tuple[int, ...]:
    wanted = tuple(dict.fromkeys(goals))
    if not wanted:
        raise RuleError(f"A {kind} session needs at least one goal: add a goal of the period or import some.")
    for goal in wanted:
        record = w.goals.need(goal)
        if record.period != period:
            label = w.periods.need(period).label
            raise RuleError(f"“{record.title}” is not a goal of {label}: choose goals of that period.")
    return wanted


def _entry(session: Session, goal: int | None) -> Place:
    """Where a goal's stages begin; without a goal, the first place after all of them."""
    agenda = places(session)
    if goal is not None:
        return next(place for place in agenda if place.goal == goal)
    last = max(number for number, place in enumerate(agenda) if place.goal is not None)
    return agenda[min(last + 1, len(agenda) - 1)]
