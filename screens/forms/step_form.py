"""A step in its form: its words and days, what is expected of it, who asks after it."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec.structs import replace

from screens.desk import Desk
from screens.dialogs.fields import Kind
from screens.forms.saving import Apply, edit
from screens.forms.table import DAY, Asked, Read, Table, one_of, pick, shown
from workshop.model import Size, StepKind, Workshop
from workshop.plan import capacity, claiming, drafting, scheduling
from workshop.review import follow_ups
from workshop.words.dates import long_day
from workshop.words.names import short_names
from workshop.words.text import DETAILS

_NOBODY = ("", "nobody")


def options_of(kind: type[StrEnum]) -> Sequence[tuple[str, str]]:
    """The options of a field that says one of these, or nothing."""
    return [("", "not said"), *((str(one), str(one)) for one in kind)]


STEP = (
    Asked("text", "Step"),
    Asked("due", "Due", hint="such as 15 feb, fri or +2w", way=DAY),
    Asked("first_move", "First move", hint="the smallest start, within 7 days"),
    Asked("first_move_on", "… on", way=DAY),
    Asked("if_then", "If-then", hint="If it is Monday 9:00, then I call two"),
    Asked("outcome", "Then", kind=Kind.DETAILS, hint="what will be different when it is done", limit=DETAILS),
    Asked("check_on", "Did it work?", hint="this day, or two weeks after it is done", way=DAY),
    Asked("buddy", "Buddy", kind=Kind.OPTIONS),
    Asked("effort", "Effort", kind=Kind.OPTIONS, options=options_of(Size), way=one_of(Size)),
    Asked("kind", "Works on", kind=Kind.OPTIONS, options=options_of(StepKind), way=one_of(StepKind)),
)
_DATES = ("due", "first_move", "first_move_on", "if_then")


async def edit_step(desk: Desk, step: int) -> bool:
    """Ask for other words of a step, and for other dates where it is in the plan."""
    table = pick(STEP, "text", *((*_DATES, "effort", "kind") if desk.workshop.steps.need(step).open else ()))
    return await _edit(desk, step, f"Edit step {step}", table)


async def edit_follow_up(desk: Desk, step: int) -> bool:
    """Ask for words and day of a follow-up, the effect that is expected, and when to ask whether it came."""
    return await _edit(desk, step, "The follow-up", pick(STEP, "text", "due", "outcome", "check_on"))


async def edit_dates(desk: Desk, step: int) -> bool:
    """Ask for the dates of a step that was just taken, the suggested ones filled in, and who asks after it."""
    w, today, found = desk.workshop, desk.today, desk.workshop.steps.need(step)
    due = found.due or scheduling.suggested_due(w, step, today)
    move_on = found.first_move_on or scheduling.suggested_first_move_on(today, due)
    names = short_names(w.members.values())
    people = [(str(one.id), names[one.id]) for one in w.members.values() if one.active and one.id != found.owner]
    *dates, buddy = pick(STEP, *_DATES, "buddy")
    table = (*dates, replace(buddy, options=[_NOBODY, *people]))
    texts = {**shown(table, found), "due": long_day(due), "first_move_on": long_day(move_on)}
    start = "first_move" if found.must_move and not found.first_move else "due"
    return await _edit(desk, step, found.text, table, texts=texts, start=start)


async def _edit(
    desk: Desk, step: int, title: str, table: Table, *, texts: dict[str, str] | None = None, start: str = ""
) -> bool:
    return await edit(
        desk,
        title,
        table,
        lambda w: w.steps.need(step),
        _change(desk, step),
        f"edit step {step}",
        texts=texts,
        start=start,
    )


def _change(desk: Desk, step: int) -> Apply:
    """The rules behind the fields of a step, each asked only about what was changed."""
    today = desk.today

    def apply(w: Workshop, values: Read) -> Workshop:
        if "text" in values:
            w = drafting.reword(w, step, values["text"])
        if not values.get("first_move", w.steps.need(step).first_move):
            values.pop("first_move_on", None)  # The day alone says nothing.
        if dates := {key: values[key] for key in _DATES if key in values}:
            w = scheduling.schedule(w, step, today=today, **dates)
        if expected := {key: values[key] for key in ("outcome", "check_on") if key in values}:
            w = follow_ups.expect(w, step, **expected)
        if size := {key: values[key] for key in ("effort", "kind") if key in values}:
            w = capacity.describe(w, step, **size)
        if "buddy" in values:
            w = claiming.set_buddy(w, step, int(values["buddy"]) if values["buddy"] else None)
        return w

    return apply
