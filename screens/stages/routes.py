"""Which page belongs to which stage of a session; each is imported when it is first seen, at no cost before."""

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
    match stage:
        case StageKey.WELCOME:
            from screens.stages.planning.welcome import WelcomePage

            return WelcomePage
        case StageKey.GOALS:
            from screens.stages.planning.goals import GoalsPage

            return GoalsPage
        case StageKey.DRAFT:
            from screens.stages.planning.draft import DraftPage

            return DraftPage
        case StageKey.REFINE:
            from screens.stages.planning.refine import RefinePage

            return RefinePage
        case StageKey.VOTE:
            from screens.stages.planning.vote import VotePage

            return VotePage
        case StageKey.CHOOSE:
            from screens.stages.planning.choose import ChoosePage

            return ChoosePage
        case StageKey.CLAIM:
            from screens.stages.planning.claim import ClaimPage

            return ClaimPage
        case StageKey.PREMORTEM:
            from screens.stages.planning.premortem import PremortemPage

            return PremortemPage
        case StageKey.COMMIT:
            from screens.stages.planning.commit import CommitPage

            return CommitPage
        case StageKey.PLAN:
            from screens.stages.planning.plan import PlanPage

            return PlanPage
        case _:
            raise LookupError(f"no such stage: {stage}")


def _check_in(stage: StageKey) -> type[StagePage]:
    match stage:
        case StageKey.STEPS:
            from screens.stages.checkin.steps import StepsPage

            return StepsPage
        case StageKey.GOALS:
            from screens.stages.checkin.goals import CheckInsPage

            return CheckInsPage
        case StageKey.MIRROR:
            from screens.stages.checkin.mirror import MirrorPage

            return MirrorPage
        case _:
            raise LookupError(f"no such stage: {stage}")


def _retrospective(stage: StageKey) -> type[StagePage]:
    match stage:
        case StageKey.FACTS:
            from screens.stages.retrospective.facts import FactsPage

            return FactsPage
        case StageKey.WINS:
            from screens.stages.retrospective.wins import WinsPage

            return WinsPage
        case StageKey.CAUSES:
            from screens.stages.retrospective.causes import CausesPage

            return CausesPage
        case StageKey.SORT:
            from screens.stages.retrospective.sort import SortPage

            return SortPage
        case StageKey.WHYS:
            from screens.stages.retrospective.whys import WhysPage

            return WhysPage
        case StageKey.FOLLOW_UPS:
            from screens.stages.retrospective.follow_ups import FollowUpsPage

            return FollowUpsPage
        case StageKey.LESSONS:
            from screens.stages.retrospective.lessons import LessonsPage

            return LessonsPage
        case StageKey.CARRY:
            from screens.stages.retrospective.carry import CarryPage

            return CarryPage
        case StageKey.CLOSE:
            from screens.stages.retrospective.close import ClosePage

            return ClosePage
        case _:
            raise LookupError(f"no such stage: {stage}")
