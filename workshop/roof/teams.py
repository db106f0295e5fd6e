"""One team as it is seen from the roof: its mirror in words, its goals, and what is missing. Nobody is named."""

from datetime import date

from msgspec import Struct

from workshop.model import CauseKind, Workshop
from workshop.plan.goals import goals_of, main_key_result
from workshop.plan.questions import open_ones
from workshop.roof.sharing import Shared, offered
from workshop.team.periods import current
from workshop.track.checkins import due_check_ins
from workshop.track.measures import value_words
from workshop.track.mirror import mirror
from workshop.track.status import Status


class GoalSeen(Struct, frozen=True):
    """A goal of a team: its status, where its first key result stands, and what it contributes to.

    ``late`` is by how many days its check-in is, ``asked`` what its sponsor was asked and has not answered.
    """

    team: str
    title: str
    status: Status
    stands: str
    contributes_to: str
    late: int
    asked: tuple[str, ...] = ()


class TeamSeen(Struct, frozen=True):
    """A team on a day. ``place`` is where it lives, ``headline`` its number in words (empty without one).

    ``causes`` are the kinds of primary causes of its missed goals, in any period, each with the labels of those.
    ``shared`` is what it chose to share.
    """

    place: str
    team: str
    period: str
    sentence: str
    headline: str
    goals: tuple[GoalSeen, ...]
    causes: dict[CauseKind, tuple[str, ...]]
    shared: tuple[Shared, ...]

    @property
    def missed_check_ins(self) -> tuple[GoalSeen, ...]:
        return tuple(goal for goal in self.goals if goal.late > 0)


def seen(w: Workshop, place: str, today: date) -> TeamSeen:
    """A team as it stands on this day; one without a period has no goals."""
    period = current(w, today)
    if period is None:
        return TeamSeen(place, w.team.name, "", "No period yet.", "", (), _causes(w), offered(w, place))
    late = {one.goal: one.late for one in due_check_ins(w, period.id, today)}
    found = mirror(w, period.id, today)
    status = {line.goal: line.status for line in found.goals}
    goals = []
    for goal in goals_of(w, period.id):
        measure = main_key_result(w, goal.id)
        stands = "" if measure is None else value_words(measure)
        goals.append(
            GoalSeen(
                w.team.name,
                goal.title,
                status[goal.id],
                stands,
                goal.contributes_to,
                max(late.get(goal.id, 0), 0),
                tuple(one.text for one in open_ones(w, goal.id)),
            )
        )
    headline = "" if period.headline is None else f"{period.headline.name} {value_words(period.headline)}"
    return TeamSeen(
        place, w.team.name, period.label, found.sentence, headline, tuple(goals), _causes(w), offered(w, place)
    )


def _causes(w: Workshop) -> dict[CauseKind, tuple[str, ...]]:
    found: dict[CauseKind, list[str]] = {}
    for cause in w.causes.values():
        goal = w.goals.get(cause.goal)
        if cause.primary and cause.kind is not None and not cause.dropped and goal is not None:
            label = w.periods.need(goal.period).label
            labels = found.setdefault(cause.kind, [])
            if label not in labels:
                labels.append(label)
    return {kind: tuple(labels) for kind, labels in found.items()}
