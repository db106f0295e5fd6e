"""Which page belongs to which stage of a session."""

from importlib import import_module
from typing import cast

from screens.stages.stage import StagePage
from workshop.model import Session, SessionKind

#: Module and class of each stage's page, imported when it is first seen, so that it costs nothing at the start.
_PLANNING = {
    "welcome": "welcome.WelcomePage",
    "goals": "goals.GoalsPage",
    "draft": "draft.DraftPage",
    "refine": "refine.RefinePage",
    "vote": "vote.VotePage",
    "choose": "choose.ChoosePage",
    "claim": "claim.ClaimPage",
    "commit": "commit.CommitPage",
    "plan": "plan.PlanPage",
}
_RETROSPECTIVE = {
    "facts": "facts.FactsPage",
    "wins": "wins.WinsPage",
    "causes": "causes.CausesPage",
    "sort": "sort.SortPage",
    "whys": "whys.WhysPage",
    "follow-ups": "follow_ups.FollowUpsPage",
    "lessons": "lessons.LessonsPage",
    "carry": "carry.CarryPage",
    "close": "close.ClosePage",
}
_CHECK_IN = {
    "steps": "steps.StepsPage",
    "goals": "goals.GoalsPage",
    "mirror": "mirror.MirrorPage",
}
_PACKAGES = {
    SessionKind.PLANNING: ("screens.stages.planning", _PLANNING),
    SessionKind.CHECK_IN: ("screens.stages.checkin", _CHECK_IN),
    SessionKind.RETROSPECTIVE: ("screens.stages.retrospective", _RETROSPECTIVE),
}


def stage_page(session: Session) -> StagePage:
    """The page of the stage where this session stands."""
    package, pages = _PACKAGES[session.kind]
    module, name = pages[session.stage].split(".")
    page = cast(type[StagePage], getattr(import_module(f"{package}.{module}"), name))
    return page(session.id, session.goal)
