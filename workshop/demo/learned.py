"""What the demo's team learned: from earlier quarters, and in the retrospective of the last one."""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from workshop.demo.finding import goal_id, member_id, step_id
from workshop.demo.past import AUSTRIA, PARTS, SCANNER, WON_BACK
from workshop.meet.stages import RETROSPECTIVE
from workshop.model import (
    Category,
    Cause,
    CauseKind,
    Decision,
    DecisionKind,
    Lesson,
    Origin,
    Outcome,
    Session,
    SessionEnd,
    SessionKind,
    StageTime,
    StepState,
    Win,
    Workshop,
)
from workshop.review import carrying

NUMBER, DISCOUNTS = "The scanner was always next week's work", "Discounts moved from parts to freight"
ACCEPTED = "Freight prices are made by the group: we show what they cost us and do not fight them."


class _Lesson(Struct, frozen=True):
    """A lesson, where it was learned (goal, cause), and how it has proved itself since."""

    learned: str
    because: str
    next_time: str
    category: Category
    goal: str = ""
    cause: str = ""
    worked: int = 0
    no_effect: int = 0


EARLIER = (
    _Lesson(
        "customers buy an add-on when it is on the first offer",
        "a second offer starts a second round of discounts",
        "put one add-on on every first offer",
        Category.PRODUCT_MIX,
        worked=2,
    ),
    _Lesson(
        "small customers use self-service once somebody has shown it to them",
        "the first login is where they give up",
        "log in together on the phone, once",
        Category.CUSTOMER_PROFITABILITY,
        worked=1,
    ),
    _Lesson(
        "distributor days without follow-up calls brought nothing",
        "everybody waited for the others to call first",
        "plan the calls of the week after before the invitation goes out",
        Category.MARKET_SHARE,
        no_effect=1,
    ),
)
LAST_QUARTER = (
    _Lesson(
        "lapsed accounts answer when somebody asks why they left",
        "they expect a sales talk and get a question",
        "ask first, and offer something in the second call",
        Category.MARKET_SHARE,
        WON_BACK,
        worked=1,
    ),
    _Lesson(
        "a new product is never sold in what is left of the week",
        "the revenue number takes every free hour",
        "block a morning in every calendar before the quarter begins",
        Category.NEW_PRODUCT,
        SCANNER,
        NUMBER,
    ),
    _Lesson(
        "a discount that is forbidden comes back under another name",
        "freight was not on the list",
        "look at the whole order, freight included",
        Category.VOLUME_OR_MARGIN,
        PARTS,
        DISCOUNTS,
    ),
    _Lesson(
        "a list that everybody sees works better than an approval",
        "nobody wants to be on top of it on Friday",
        "publish before you forbid",
        Category.VOLUME_OR_MARGIN,
        PARTS,
        worked=1,
    ),
    _Lesson(
        "the group buys dealers without telling us",
        "nobody asks before the plan is made",
        "ask the chief sales officer what is being bought, in week one",
        Category.NEW_TERRITORY,
        AUSTRIA,
    ),
)

_OUTCOMES = {
    WON_BACK: (Outcome.ACHIEVED, "13 of 12 accounts order again."),
    SCANNER: (Outcome.MISSED, "One pilot of six; most steps were never done."),
    PARTS: (Outcome.PARTLY, "23.5 of 26 %: every step was done, and it moved half as far as planned."),
    AUSTRIA: (Outcome.WAIVED, "The group bought a dealer in Vienna; Austria is theirs now."),
}
#: Win, its goal, what to copy, the step it came from, who was thanked, votes.
_WINS = (
    (
        "Asking before offering: 13 accounts came back",
        WON_BACK,
        "Ask why they left, and write it down, before you offer anything.",
        "Call all 40 lapsed accounts and write down why they left",
        ("FL", "HB"),
        6,
    ),
    (
        "One named contact for every customer",
        WON_BACK,
        "Send the card with the photo along with the first invoice.",
        "Send each former customer a named contact with a photo",
        ("GC",),
        3,
    ),
    (
        "The Friday list made discounts visible",
        PARTS,
        "Show a number to everybody once a week, without comment.",
        "Show the reps their margin per order every Friday",
        ("EN",),
        2,
    ),
)
_CAUSES = (
    Cause(
        0,
        0,
        NUMBER,
        CauseKind.CROWDED_OUT,
        (
            "The last weeks went to the revenue number.",
            "Nobody had hours set aside for the scanner.",
            "The steps had owners and dates, but no place in the calendar.",
        ),
        votes=7,
        primary=True,
        wordings=("No time for it",),
    ),
    Cause(0, 0, "The offer had no price until week six", CauseKind.WAITING, votes=4),
    Cause(
        0,
        0,
        DISCOUNTS,
        CauseKind.NO_EFFECT,
        ("Reps found another way to please the customer.", "The margin per order leaves freight out."),
        votes=5,
        primary=True,
        accepted=ACCEPTED,
    ),
)
_CAUSES_OF = (SCANNER, SCANNER, PARTS)
#: Steps that were still open in the end: stopped for this reason, or (without one) taken up in the next plan.
_OPEN = {
    "Find two customers who let us photograph the scanner": "The scanner is no goal next quarter.",
    "Show the scanner to ten existing customers": "",
    "Train the inside team on the three usual questions": "",
}


def earlier_lessons(w: Workshop, on: datetime) -> Workshop:
    """With what the team brought along from before this file."""
    return _lessons(w, EARLIER, None, on)


def retrospective(w: Workshop, period: int, begin: datetime) -> Workshop:
    """The last quarter looked back on: outcomes, wins, causes, lessons, open steps; then it is closed."""
    seconds = {stage.key: round(stage.minutes * 60 * 1.15) for stage in RETROSPECTIVE}
    end = begin + timedelta(seconds=sum(seconds.values()))
    session = Session(
        w.sessions.next_id,
        period,
        SessionKind.RETROSPECTIVE,
        begin,
        RETROSPECTIVE[-1].key,
        end - timedelta(minutes=2),
        goals=tuple(goal_id(w, title) for title in _OUTCOMES),
        facilitator=1,
        present=tuple(w.members),
        spent=tuple(StageTime(stage, None, spent) for stage, spent in seconds.items()),
        ended=end,
        end=SessionEnd.DONE,
        rating=4.4,
    )
    for text, why in _OPEN.items():
        left = w.steps[step_id(w, text)]
        left_behind = replace(left, state=StepState.LEFT_BEHIND)
        w = carrying.stop(w, left.id, why, end, 1) if why else w.put(left_behind)
    for title, (outcome, reason) in _OUTCOMES.items():
        w = w.put(replace(w.goals[goal_id(w, title)], outcome=outcome, outcome_reason=reason))
    w = _decided(w, session, DecisionKind.WAIVED, AUSTRIA, f"“{AUSTRIA}” is waived.", _OUTCOMES[AUSTRIA][1])
    w = _decided(w, session, DecisionKind.ACCEPTED, PARTS, DISCOUNTS, ACCEPTED)
    for text, title, copy, step, thanked, votes in _WINS:
        people = tuple(member_id(w, initials) for initials in thanked)
        w = w.put(
            Win(w.wins.next_id, period, text, goal_id(w, title), step_id(w, step), copy, people, votes),
        )
    for cause, title in zip(_CAUSES, _CAUSES_OF, strict=True):
        w = w.put(replace(cause, id=w.causes.next_id, goal=goal_id(w, title)))
    w = _lessons(w, LAST_QUARTER, period, end)
    return w.put(session, replace(w.periods[period], closed_on=end.date()))


def _decided(w: Workshop, session: Session, kind: DecisionKind, title: str, what: str, why: str) -> Workshop:
    goal = goal_id(w, title)
    decision = Decision(w.decisions.next_id, kind, what, why, session.ended, 1, session.period, session.id, goal)
    return w.put(decision)


def _lessons(w: Workshop, lessons: tuple[_Lesson, ...], period: int | None, on: datetime) -> Workshop:
    causes = {cause.text: Origin("causes", cause.id) for cause in w.causes.values()}
    for one in lessons:
        w = w.put(
            Lesson(
                w.lessons.next_id,
                one.learned,
                one.because,
                one.next_time,
                one.category,
                goal_id(w, one.goal) if one.goal else None,
                period,
                causes.get(one.cause),
                on.date(),
                one.worked,
                one.no_effect,
            )
        )
    return w
