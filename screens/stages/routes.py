"""Which page belongs to which stage of a session; each is imported when it is first seen, at no cost before."""

# ruff: noqa: N813 (each stage's class goes by one name here)

from screens.stages.stage import StagePage
from workshop.model import Session, SessionKind, StageKey


def stage_page(session: Session) -> StagePage:
    return page_of(session.kind, StageKey(session.stage))(session.id, session.goal)


def page_of(kind: SessionKind, stage: StageKey) -> type[StagePage]:
    of = {
        SessionKind.PLANNING: _planning,
        SessionKind.CHECK_IN: _check_in,
        SessionKind.RETROSPECTIVE: _retrospective,
    }
    return of[kind](stage)


def _planning(stage: StageKey) -> type[StagePage]:
    page: type[StagePage]
    match stage:
        case StageKey.WELCOME:
            from screens.stages.planning.welcome import WelcomePage as page
        case StageKey.GOALS:
            from screens.stages.planning.goals import GoalsPage as page
        case StageKey.DRAFT:
            from screens.stages.planning.draft import DraftPage as page
        case StageKey.REFINE:
            from screens.stages.planning.refine import RefinePage as page
        case StageKey.VOTE:
            from screens.stages.planning.vote import VotePage as page
        case StageKey.CHOOSE:
            from screens.stages.planning.choose import ChoosePage as page
        case StageKey.CLAIM:
            from screens.stages.planning.claim import ClaimPage as page
        case StageKey.PREMORTEM:
            from screens.stages.planning.premortem import PremortemPage as page
        case StageKey.COMMIT:
            from screens.stages.planning.commit import CommitPage as page
        case StageKey.PLAN:
            from screens.stages.planning.plan import PlanPage as page
        case _:
            raise LookupError(f"no such stage: {stage}")
    return page


def _check_in(stage: StageKey) -> type[StagePage]:
    page: type[StagePage]
    match stage:
        case StageKey.STEPS:
            from screens.stages.checkin.steps import StepsPage as page
        case StageKey.GOALS:
            from screens.stages.checkin.goals import CheckInsPage as page
        case StageKey.MIRROR:
            from screens.stages.checkin.mirror import MirrorPage as page
        case _:
            raise LookupError(f"no such stage: {stage}")
    return page


def _retrospective(stage: StageKey) -> type[StagePage]:
    page: type[StagePage]
    match stage:
        case StageKey.FACTS:
            from screens.stages.retrospective.facts import FactsPage as page
        case StageKey.WINS:
            from screens.stages.retrospective.wins import WinsPage as page
        case StageKey.CAUSES:
            from screens.stages.retrospective.causes import CausesPage as page
        case StageKey.SORT:
            from screens.stages.retrospective.sort import SortPage as page
        case StageKey.WHYS:
            from screens.stages.retrospective.whys import WhysPage as page
        case StageKey.FOLLOW_UPS:
            from screens.stages.retrospective.follow_ups import FollowUpsPage as page
        case StageKey.LESSONS:
            from screens.stages.retrospective.lessons import LessonsPage as page
        case StageKey.CARRY:
            from screens.stages.retrospective.carry import CarryPage as page
        case StageKey.CLOSE:
            from screens.stages.retrospective.close import ClosePage as page
        case _:
            raise LookupError(f"no such stage: {stage}")
    return page
