"""What the demo's team learned, as text: from earlier quarters, and in the retrospective of the last one."""

from datetime import datetime

from msgspec import Struct

from workshop.demo.finding import goal_id
from workshop.demo.past import AUSTRIA, PARTS, SCANNER, WON_BACK
from workshop.model import Category, CauseKind, Lesson, Origin, Outcome, Workshop

NUMBER, DISCOUNTS = "The scanner was always next week's work", "Discounts moved from parts to freight"


class LessonScript(Struct, frozen=True):
    """A lesson, where it was learned (goal, cause), and how it has proved itself since."""

    learned: str
    because: str
    next_time: str
    category: Category
    goal: str = ""
    cause: str = ""
    worked: int = 0
    no_effect: int = 0


class WinScript(Struct, frozen=True):
    """A win: its goal, what to copy, the step it came from, who was thanked (initials), and its votes."""

    text: str
    goal: str
    copy: str
    step: str
    thanks: tuple[str, ...]
    votes: int


class CauseScript(Struct, frozen=True):
    """A cause: its goal and kind, its votes, its whys. ``also`` are wordings merged into it."""

    text: str
    goal: str
    kind: CauseKind
    votes: int
    whys: tuple[str, ...] = ()
    primary: bool = False
    accepted: str = ""
    also: tuple[str, ...] = ()


EARLIER = (
    LessonScript(
        "customers buy an add-on when it is on the first offer",
        "a second offer starts a second round of discounts",
        "put one add-on on every first offer",
        Category.PRODUCT_MIX,
        worked=2,
    ),
    LessonScript(
        "small customers use self-service once somebody has shown it to them",
        "the first login is where they give up",
        "log in together on the phone, once",
        Category.CUSTOMER_PROFITABILITY,
        worked=1,
    ),
    LessonScript(
        "distributor days without follow-up calls brought nothing",
        "everybody waited for the others to call first",
        "plan the calls of the week after before the invitation goes out",
        Category.MARKET_SHARE,
        no_effect=1,
    ),
)
LAST_QUARTER = (
    LessonScript(
        "lapsed accounts answer when somebody asks why they left",
        "they expect a sales talk and get a question",
        "ask first, and offer something in the second call",
        Category.MARKET_SHARE,
        WON_BACK,
        worked=1,
    ),
    LessonScript(
        "a new product is never sold in what is left of the week",
        "the revenue number takes every free hour",
        "block a morning in every calendar before the quarter begins",
        Category.NEW_PRODUCT,
        SCANNER,
        NUMBER,
    ),
    LessonScript(
        "a discount that is forbidden comes back under another name",
        "freight was not on the list",
        "look at the whole order, freight included",
        Category.VOLUME_OR_MARGIN,
        PARTS,
        DISCOUNTS,
    ),
    LessonScript(
        "a list that everybody sees works better than an approval",
        "nobody wants to be on top of it on Friday",
        "publish before you forbid",
        Category.VOLUME_OR_MARGIN,
        PARTS,
        worked=1,
    ),
    LessonScript(
        "the group buys dealers without telling us",
        "nobody asks before the plan is made",
        "ask the chief sales officer what is being bought, in week one",
        Category.NEW_TERRITORY,
        AUSTRIA,
    ),
)

OUTCOMES = {
    WON_BACK: (Outcome.ACHIEVED, "13 of 12 accounts order again."),
    SCANNER: (Outcome.MISSED, "One pilot of six; most steps were never done."),
    PARTS: (Outcome.PARTLY, "23.5 of 26 %: every step was done, and it moved half as far as planned."),
    AUSTRIA: (Outcome.WAIVED, "The group bought a dealer in Vienna; Austria is theirs now."),
}
WINS = (
    WinScript(
        "Asking before offering: 13 accounts came back",
        WON_BACK,
        "Ask why they left, and write it down, before you offer anything.",
        "Call all 40 lapsed accounts and write down why they left",
        ("FL", "HB"),
        6,
    ),
    WinScript(
        "One named contact for every customer",
        WON_BACK,
        "Send the card with the photo along with the first invoice.",
        "Send each former customer a named contact with a photo",
        ("GC",),
        3,
    ),
    WinScript(
        "The Friday list made discounts visible",
        PARTS,
        "Show a number to everybody once a week, without comment.",
        "Show the reps their margin per order every Friday",
        ("EN",),
        2,
    ),
)
CAUSES = (
    CauseScript(
        NUMBER,
        SCANNER,
        CauseKind.CROWDED_OUT,
        7,
        (
            "The last weeks went to the revenue number.",
            "Nobody had hours set aside for the scanner.",
            "The steps had owners and dates, but no place in the calendar.",
        ),
        primary=True,
        also=("No time for it",),
    ),
    CauseScript("The offer had no price until week six", SCANNER, CauseKind.WAITING, 4),
    CauseScript(
        DISCOUNTS,
        PARTS,
        CauseKind.NO_EFFECT,
        5,
        ("Reps found another way to please the customer.", "The margin per order leaves freight out."),
        primary=True,
        accepted="Freight prices are made by the group: we show what they cost us and do not fight them.",
    ),
)
#: Steps that were still open in the end: stopped for this reason, or (without one) taken up in the next plan.
OPEN = {
    "Find two customers who let us photograph the scanner": "The scanner is no goal next quarter.",
    "Show the scanner to ten existing customers": "",
    "Train the inside team on the three usual questions": "",
}


def earlier_lessons(w: Workshop, on: datetime) -> Workshop:
    """With what the team brought along from before this file."""
    for one in EARLIER:
        w = learn(w, one, None, on)
    return w


def learn(w: Workshop, one: LessonScript, period: int | None, on: datetime) -> Workshop:
    """With this lesson, as it has proved itself since."""
    cause = next((cause.id for cause in w.causes.values() if one.cause and cause.text == one.cause), None)
    return w.put(
        Lesson(
            w.lessons.next_id,
            one.learned,
            one.because,
            one.next_time,
            one.category,
            goal_id(w, one.goal) if one.goal else None,
            period,
            Origin("causes", cause) if cause else None,
            on.date(),
            one.worked,
            one.no_effect,
        )
    )
