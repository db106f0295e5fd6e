"""Which stages have brought what they are for: a visit alone finishes none."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workshop.meet.agenda import done_stages
from workshop.model import Session, SessionKind, StageKey, Workshop
from workshop.plan import claiming, committing, drafting, premortem, voting
from workshop.plan.choosing import read_ranking
from workshop.plan.goals import goals_of
from workshop.review import causes
from workshop.review.closing import what_is_missing
from workshop.review.scope import must_be_looked_into
from workshop.track.status import check_in_due, has_plan


def finished_stages(w: Workshop, session: Session, goal: int | None) -> frozenset[str]:
    """The stages that were visited for this goal and brought what they are for.

    Without a goal: for every goal on the agenda. Where there is nothing to judge by, the visit counts.
    """
    goals = session.goals if goal is None else (goal,)
    visited = done_stages(session, goal)
    if session.kind is SessionKind.RETROSPECTIVE:
        return visited - _looked_at_in_part(w, session.period)
    if session.kind is SessionKind.CHECK_IN:
        due = (check_in_due(w, one) for one in session.goals if one in w.goals and has_plan(w, one))
        return visited - ({StageKey.GOALS} if any(day <= session.started.date() for day in due) else set())
    came = visited if session.present else visited - {StageKey.WELCOME}
    return frozenset(key for key in came if all(_brought(w, key, one) for one in goals if one in w.goals))


def finished_goals(w: Workshop, session: Session) -> tuple[bool, ...]:
    """For each goal on the agenda, whether a plan for it was committed to."""
    return tuple(one in w.goals and _fists_shown(w, one) for one in session.goals)


def _brought(w: Workshop, stage: str, goal: int) -> bool:
    judge = _BROUGHT.get(StageKey(stage))
    return judge is None or judge(w, goal)


def _looked_at_in_part(w: Workshop, period: int) -> frozenset[str]:
    """The stages of a retrospective in which something of this period is not settled yet."""
    found = {one.stage for one in what_is_missing(w, period)}
    for goal in goals_of(w, period):
        if must_be_looked_into(w, goal):
            cause = causes.primary(w, goal.id)
            found |= set() if causes.live(w, goal.id) else {StageKey.CAUSES}
            found |= {StageKey.SORT, StageKey.FOLLOW_UPS} if cause is None else set()
            found |= set() if cause is not None and cause.whys else {StageKey.WHYS}
    if not w.wins.of(period):
        found.add(StageKey.WINS)
    return frozenset(found)


def _set_up(w: Workshop, goal: int) -> bool:
    return bool(w.goals.need(goal).why) and any(one.target is not None for one in w.key_results.of(goal))


def _voted(w: Workshop, goal: int) -> bool:
    return voting.open_vote(w, goal) is None and (voting.main_round(w, goal) is not None or _chosen(w, goal))


def _chosen(w: Workshop, goal: int) -> bool:
    """Whether the line was drawn after a count; without one, whether anything is in the plan."""
    state = read_ranking(w, goal, None)
    if state.voting or state.ranked:
        return not state.voting and state.drawn is not None
    return has_plan(w, goal)


def _claimed(w: Workshop, goal: int) -> bool:
    steps = claiming.to_claim(w, goal)
    return bool(steps) and all(step.owner is not None and step.due is not None for step in steps)


def _fists_shown(w: Workshop, goal: int) -> bool:
    now = committing.current_commitment(w, goal)
    return now is not None and now.shown_at is not None


_BROUGHT: Mapping[StageKey, Callable[[Workshop, int], bool]] = MappingProxyType(
    {
        StageKey.GOALS: _set_up,
        StageKey.DRAFT: lambda w, goal: bool(drafting.live(w, goal)),
        StageKey.REFINE: lambda w, goal: bool(drafting.live(w, goal)),
        StageKey.VOTE: _voted,
        StageKey.CHOOSE: _chosen,
        StageKey.CLAIM: _claimed,
        StageKey.PREMORTEM: lambda w, goal: bool(w.risks.of(goal)) and not premortem.live(w, goal),
        StageKey.COMMIT: _fists_shown,
    }
)
