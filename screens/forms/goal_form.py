"""A goal in its form: title, category, reasons, context."""

from typing import Any

from screens.desk import Desk
from screens.dialogs.form import Field, Kind
from screens.forms.saving import Values, edit, fill_in
from workshop.meet import session_goals
from workshop.model import Category, Goal, Workshop
from workshop.plan import goals
from workshop.plan.goal_fields import LIMITS
from workshop.words.text import DETAILS, quoted

#: The fields in their order: label and hint.
_FIELDS = {
    "title": ("Goal", "what has to change, and where"),
    "why": ("Why", "why the company wants it, and why now"),
    "category": ("Category", ""),
    "sponsor": ("Sponsor", ""),
    "contributes_to": ("Contributes to", "the objective above this goal"),
    "contributes_because": ("… because", ""),
    "for_us": ("For us", "what is in it for this team"),
    "market": ("Market", ""),
    "customers": ("Customers", "segments and names"),
    "value_proposition": ("Our value", "why a customer would choose us"),
    "strategy": ("Strategy", ""),
}


async def add_goal(desk: Desk, period: int, *, session: int | None = None) -> int | None:
    """Ask for a new goal of a period, planned in the session if one is given; its id, None where it was left."""
    added: list[int] = []
    now = desk.now

    def apply(w: Workshop, values: Values) -> Workshop:
        added[:] = [w.goals.next_id]
        texts = _typed(values)
        w = goals.add_goal(w, period, texts.pop("title"), **texts)
        return w if session is None else session_goals.include(w, session, added[0], now)

    title = f"A goal of {desk.workshop.periods.need(period).label}"
    saved = await fill_in(desk, title, _fields(None), apply, "add a goal")
    return added[0] if saved else None


async def edit_goal(desk: Desk, goal: int, *, at: str = "title") -> bool:
    """Ask for other texts of a goal, beginning ``at`` one of them."""
    found = desk.workshop.goals.need(goal)

    def apply(w: Workshop, values: Values) -> Workshop:
        return goals.edit_goal(w, goal, **_typed(values))

    return await edit(
        desk,
        "Edit the goal",
        _fields(found),
        lambda w: _shown(w.goals.need(goal)),
        apply,
        f"edit the goal {quoted(found.title)}",
        start=at,
    )


def _fields(goal: Goal | None) -> list[Field]:
    shown = _shown(goal) if goal else {"category": Category.OTHER.value}
    return [_field(key, shown.get(key, "")) for key in _FIELDS]


def _field(key: str, text: str) -> Field:
    label, hint = _FIELDS[key]
    if key == "category":
        options = [(one.value, one.value) for one in Category]
        return Field(key, label, text, Kind.OPTIONS, options=options)
    limit = LIMITS[key][1]
    return Field(key, label, text, Kind.DETAILS if limit == DETAILS else Kind.LINE, hint, limit)


def _shown(goal: Goal) -> dict[str, str]:
    return {key: str(getattr(goal, key)) for key in _FIELDS}


def _typed(values: Values) -> dict[str, Any]:
    return {key: Category(text) if key == "category" else text for key, text in values.items()}
