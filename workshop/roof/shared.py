"""What teams have in common: shared causes, lessons and plays that a team chose to share, objectives."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.learn.lessons import lesson_sentence
from workshop.learn.library import Matcher, library, to_the_letter
from workshop.model import CauseKind, Lesson, Step, StepState, Verdict, Workshop
from workshop.roof.teams import GoalSeen, TeamSeen
from workshop.words.text import TITLE, checked, plain, quoted

#: A cause is shared from so many teams on.
SHARED_FROM = 3


class SharedCause(Struct, frozen=True):
    """A kind of primary cause, and the names of the teams that have it."""

    kind: CauseKind
    teams: tuple[str, ...]


class Shared(Struct, frozen=True):
    """A lesson or play that a team chose to share: whose, what kind of thing, and all it says."""

    team: str
    kind: str
    text: str
    says: str
    category: str


class Objective(Struct, frozen=True):
    """A company objective, with why it matters."""

    title: str
    why: str = ""


class Contribution(Struct, frozen=True):
    """An objective with the teams' goals that contribute to it."""

    objective: Objective
    goals: tuple[tuple[str, GoalSeen], ...]


def shared_causes(teams: Iterable[TeamSeen]) -> tuple[SharedCause, ...]:
    """The kinds of causes that three teams or more have, those of most teams first."""
    found: dict[CauseKind, list[str]] = {}
    for team in teams:
        for kind in team.causes:
            found.setdefault(kind, []).append(team.team)
    many = [SharedCause(kind, tuple(names)) for kind, names in found.items() if len(names) >= SHARED_FROM]
    return tuple(sorted(many, key=lambda one: (-len(one.teams), list(CauseKind).index(one.kind))))


def share(w: Workshop, table: str, key: int, shared: bool = True) -> Workshop:
    """With a lesson, or a play (a finished step that worked), shared with other teams, or not any more.

    RuleError for a step that is no play.
    """
    if table == Lesson.TABLE:
        lesson = w.lessons.need(key)
        return w if lesson.shared == shared else w.put(replace(lesson, shared=shared))
    step = w.steps.need(key)
    if shared and not (step.state is StepState.DONE and step.verdict is Verdict.WORKED):
        raise RuleError(f"{quoted(step.text)} is no play yet: only a finished step that worked is shared.")
    return w if step.shared == shared else w.put(replace(step, shared=shared))


def offered(w: Workshop, words: str = "", matcher: Matcher = to_the_letter) -> tuple[Shared, ...]:
    """What this team shares, best proved first; with words, only that in which all of them are found."""
    found = []
    for entry in library(w).search(words, matcher=matcher):
        if entry.table == Lesson.TABLE and w.lessons.need(entry.id).shared:
            says = lesson_sentence(w.lessons.need(entry.id))
        elif entry.table == Step.TABLE and w.steps.need(entry.id).shared:
            says = entry.says
        else:
            continue
        found.append(Shared(w.team.name, str(entry.kind), entry.title, says, str(entry.category)))
    return tuple(found)


def contributions(objectives: Sequence[Objective], teams: Iterable[TeamSeen]) -> tuple[Contribution, ...]:
    """Each objective with the goals that name it; a goal that names another is under none of them."""
    goals: dict[str, list[tuple[str, GoalSeen]]] = {}
    for team in teams:
        for goal in team.goals:
            if goal.contributes_to:
                goals.setdefault(plain(goal.contributes_to), []).append((team.team, goal))
    return tuple(Contribution(one, tuple(goals.get(plain(one.title), ()))) for one in objectives)


def with_objective(objectives: Sequence[Objective], title: str, why: str = "") -> tuple[Objective, ...]:
    """The objectives with one more, or with another why of one that is there."""
    new = Objective(checked(title, "An objective", TITLE), checked(why, "The why", TITLE, required=False))
    if any(plain(one.title) == plain(new.title) for one in objectives):
        return tuple(new if plain(one.title) == plain(new.title) else one for one in objectives)
    return (*objectives, new)
