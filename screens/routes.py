"""Which page belongs to which stage of a session."""

from screens.planning.stage import StagePage
from workshop.model import Session, SessionKind


def stage_page(session: Session) -> StagePage:
    """The page of the stage where this session stands. Imported late: a stage costs nothing until it is seen."""
    from screens.planning.choose import ChoosePage
    from screens.planning.claim import ClaimPage
    from screens.planning.commit import CommitPage
    from screens.planning.draft import DraftPage
    from screens.planning.goals import GoalsPage
    from screens.planning.plan import PlanPage
    from screens.planning.refine import RefinePage
    from screens.planning.vote import VotePage
    from screens.planning.welcome import WelcomePage

    assert session.kind is SessionKind.PLANNING
    pages: tuple[type[StagePage], ...] = (
        WelcomePage,
        GoalsPage,
        DraftPage,
        RefinePage,
        VotePage,
        ChoosePage,
        ClaimPage,
        CommitPage,
        PlanPage,
    )
    return {page.stage: page for page in pages}[session.stage](session.id, session.goal)
