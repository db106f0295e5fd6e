"""A quarter to look back on, for tests of the retrospective: one goal reached, one partly, two missed."""

from datetime import date

from msgspec.structs import replace

from tests.world import NOW, with_goals
from workshop.learn import lessons
from workshop.meet import retro_session
from workshop.meet.agenda import go_to
from workshop.model import Blocker, Category, Cause, CauseKind, DecisionKind, Outcome, Step, StepState, Workshop
from workshop.plan import goals
from workshop.review import causes, outcomes
from workshop.team.deciding import decide
from workshop.team.periods import add_period
from workshop.track import checkins

DACH, NORDICS, SCANNER, PARTS = 1, 2, 3, 4
#: What became of them by their figures.
OUTCOMES = {
    DACH: Outcome.MISSED,
    NORDICS: Outcome.ACHIEVED,
    SCANNER: Outcome.MISSED,
    PARTS: Outcome.PARTLY,
}
CAUSES = (
    "The revenue number took every free hour",
    "Nobody had an hour for the calls in the calendar",
    "The price came in week six",
)


def quarter() -> Workshop:
    """The quarter with its four goals, what was planned, done and read; nothing is reviewed yet."""
    w = with_goals()
    w = goals.add_goal(
        w, 1, "Introduce the pallet scanner", why="Four customers asked.", category=Category.NEW_PRODUCT
    )
    w = goals.add_key_result(w, SCANNER, "Paying pilots", "customers", 0, 6)
    w = goals.add_goal(w, 1, "Margin on spare parts", category=Category.VOLUME_OR_MARGIN)
    w = goals.add_key_result(w, PARTS, "Gross margin", "%", 21, 26)
    for key, value in ((1, 19), (2, 8), (3, 1), (4, 24)):
        w = goals.add_reading(w, key, date(2027, 1, 12), value)
    w = _steps(w, DACH, StepState.DONE, StepState.PLANNED, StepState.DOING)
    w = _steps(w, NORDICS, StepState.DONE, StepState.DONE)
    w = _steps(w, PARTS, StepState.DONE, StepState.DONE, StepState.DONE)
    w = checkins.check_in(w, DACH, date(2027, 1, 8), 3, "No time for the calls.", Blocker.CROWDED_OUT, 1)
    w = lessons.add_lesson(
        w, "distributor days alone bring nothing", category=Category.MARKET_SHARE, on=date(2026, 10, 1)
    )
    return decide(w, DecisionKind.OTHER, "We leave the fair out.", why="Too late to book.", goal=DACH).settled()


def _steps(w: Workshop, goal: int, *states: StepState) -> Workshop:
    start = w.steps.next_id
    return w.put(
        *(
            Step(
                start + place,
                goal,
                f"Do the {('first', 'second', 'third')[place]} thing for goal {goal}",
                state=state,
                must_move=place == 1,
                done_on=date(2027, 1, 9) if state is StepState.DONE else None,
            )
            for place, state in enumerate(states)
        )
    )


def looking_back(stage: str = "facts", *, reviewed: bool = True) -> Workshop:
    """A retrospective of that quarter at a stage; ``reviewed``: the goals have the outcomes of their figures."""
    w = quarter()
    if reviewed:
        for goal, outcome in OUTCOMES.items():
            w = outcomes.set_outcome(w, goal, outcome)
    w = retro_session.start_retrospective(w, 1, now=NOW)
    return go_to(w, 1, stage, None, NOW).settled()


def with_causes(stage: str = "sort", goal: int = DACH, primary: int | None = None) -> Workshop:
    """At a later stage, with three causes of a missed goal; ``primary`` is the id of its primary cause."""
    w = looking_back(stage)
    for text in CAUSES:
        w = causes.add_cause(w, goal, text)
    if primary is not None:
        w = w.put(replace(w.causes[primary], primary=True))
    return w.settled()


def twice_missed(stage: str) -> Workshop:
    """At a later stage, with a primary cause of the kind that was one in an earlier quarter, too."""
    w = with_causes(stage, primary=1)
    w = add_period(w, "Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
    w = goals.add_goal(w, 2, "Share in DACH")
    old = Cause(w.causes.next_id, w.goals.last_id, "No hour was left", CauseKind.CROWDED_OUT, primary=True)
    return w.put(old, replace(w.causes[1], kind=CauseKind.CROWDED_OUT)).settled()
