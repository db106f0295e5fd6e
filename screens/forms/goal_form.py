"""A goal in its form: title, category, reasons, context."""

from screens.desk import Desk
from screens.dialogs.fields import Kind
from screens.forms.saving import edit, fill_in
from screens.forms.table import Asked, Read, one_of
from workshop.meet import session_goals
from workshop.model import Category, Workshop
from workshop.plan import goals
from workshop.plan.goal_fields import LIMITS
from workshop.words.text import DETAILS, quoted


def _text(key: str, label: str, hint: str = "", *, more: bool = True) -> Asked:
    limit = LIMITS[key][1]
    kind = Kind.DETAILS if limit == DETAILS else Kind.LINE
    return Asked(key, label, kind=kind, hint=hint, limit=limit, more=more)


GOAL = (
    _text("title", "Goal", "what has to change, and where", more=False),
    _text("why", "Why", "why the company wants it, and why now", more=False),
    Asked(
        "category",
        "Category",
        kind=Kind.OPTIONS,
        options=[(one.value, one.value) for one in Category],
        way=one_of(Category),
    ),
    _text("sponsor", "Sponsor"),
    _text("contributes_to", "Contributes to", "the objective above this goal"),
    _text("contributes_because", "… because"),
    _text("for_us", "For us", "what is in it for this team"),
    _text("market", "Market"),
    _text("customers", "Customers", "segments and names"),
    _text("value_proposition", "Our value", "why a customer would choose us"),
    _text("strategy", "Strategy"),
)


async def add_goal(desk: Desk, period: int, *, session: int | None = None) -> int | None:
    """Ask for a new goal of a period, planned in the session if one is given; its id, None where it was left."""
    added: list[int] = []
    now, today = desk.now, desk.today

    def apply(w: Workshop, values: Read) -> Workshop:
        added[:] = [w.goals.next_id]
        w = goals.add_goal(w, period, values.pop("title"), today, **values)
        return w if session is None else session_goals.include(w, session, added[0], now)

    title = f"A goal of {desk.workshop.periods.need(period).label}"
    texts = {"category": Category.OTHER.value}
    return added[0] if await fill_in(desk, title, GOAL, apply, "add a goal", texts=texts) else None


async def edit_goal(desk: Desk, goal: int, *, at: str = "title") -> bool:
    """Ask for other texts of a goal, beginning ``at`` one of them."""
    return await edit(
        desk,
        "Edit the goal",
        GOAL,
        lambda w: w.goals.need(goal),
        lambda w, values: goals.edit_goal(w, goal, **values),
        f"edit the goal {quoted(desk.workshop.goals.need(goal).title)}",
        start=at,
    )
