"""The roof itself: several teams on one day, what they have in common, and the company's objectives."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from workshop.model import CauseKind
from workshop.roof.sharing import Shared
from workshop.roof.teams import GoalSeen, TeamSeen
from workshop.words.text import TITLE, checked, plain

#: A cause is shared from so many teams on.
SHARED_FROM = 3


class SharedCause(Struct, frozen=True):
    """A kind of primary cause, and the names of the teams that have it."""

    kind: CauseKind
    teams: tuple[str, ...]


class Objective(Struct, frozen=True):
    """A company objective, with why it matters."""

    title: str
    why: str = ""


class Contribution(Struct, frozen=True):
    """An objective with the teams' goals that contribute to it."""

    title: str
    why: str
    goals: tuple[GoalSeen, ...]


class Roof(Struct, frozen=True):
    """The teams that can be read, a sentence on each that cannot, and what they have in common."""

    day: date
    teams: tuple[TeamSeen, ...]
    unreadable: tuple[str, ...]
    objectives: tuple[Contribution, ...]
    causes: tuple[SharedCause, ...]
    shared: tuple[Shared, ...]


def roof_over(found: Iterable[TeamSeen | str], objectives: Sequence[Objective], today: date) -> Roof:
    """The roof over these teams; a sentence stands for one that cannot be read."""
    some = tuple(found)
    teams = tuple(one for one in some if isinstance(one, TeamSeen))
    return Roof(
        today,
        teams,
        tuple(one for one in some if isinstance(one, str)),
        contributions(objectives, teams),
        shared_causes(teams),
        tuple(one for team in teams for one in team.shared),
    )


def shared_causes(teams: Iterable[TeamSeen]) -> tuple[SharedCause, ...]:
    """The kinds of causes that three teams or more have, those of most teams first."""
    found: dict[CauseKind, list[str]] = {}
    for team in teams:
        for kind in team.causes:
            found.setdefault(kind, []).append(team.team)
    many = [SharedCause(kind, tuple(names)) for kind, names in found.items() if len(names) >= SHARED_FROM]
    return tuple(sorted(many, key=lambda one: (-len(one.teams), list(CauseKind).index(one.kind))))


def contributions(objectives: Sequence[Objective], teams: Iterable[TeamSeen]) -> tuple[Contribution, ...]:
    """Each objective with the goals that name it; a goal that names another is under none of them."""
    goals: dict[str, list[GoalSeen]] = {}
    for goal in (goal for team in teams for goal in team.goals if goal.contributes_to):
        goals.setdefault(plain(goal.contributes_to), []).append(goal)
    return tuple(Contribution(one.title, one.why, tuple(goals.get(plain(one.title), ()))) for one in objectives)


def with_objective(objectives: Sequence[Objective], title: str, why: str = "") -> tuple[Objective, ...]:
    """The objectives with one more, or with another why of one that is there."""
    new = Objective(checked(title, "An objective", TITLE), checked(why, "The why", TITLE, required=False))
    if any(plain(one.title) == plain(new.title) for one in objectives):
        return tuple(new if plain(one.title) == plain(new.title) else one for one in objectives)
    return (*objectives, new)
