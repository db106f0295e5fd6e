"""The details of a claimed step: due date, first move, if-then line, buddy."""

from collections.abc import Mapping
from datetime import date

from screens.desk import Desk
from screens.dialogs.form import Field, Form, Kind
from screens.stages.people import names_of
from workshop.model import Step, Workshop
from workshop.plan import claiming, scheduling
from workshop.words.dates import day_words, parse_day
from workshop.words.text import TITLE

_NOBODY = ""


async def edit_schedule(desk: Desk, step: Step) -> bool:
    """Ask for the details of this step and record them; whether they were recorded.

    What the rules refuse is said in the form, and everything that was typed stays there.
    """
    w, today, number = desk.workshop, desk.today, step.id
    due = step.due or scheduling.suggested_due(w, number, today)
    move_on = step.first_move_on or scheduling.suggested_first_move_on(today, due)
    start = "first_move" if step.must_move and not step.first_move else "due"
    fields = [
        Field("due", "Due", day_words(due, today), hint="a day such as 15 feb, fri or +2w"),
        Field("first_move", "First move", step.first_move, hint="the smallest start, within 7 days", limit=TITLE),
        Field("first_move_on", "on", day_words(move_on, today)),
        Field("if_then", "If-then", step.if_then, limit=TITLE, placeholder="If it is Monday 9:00, then I call …"),
        Field("buddy", "Buddy", str(step.buddy or _NOBODY), Kind.OPTIONS, options=_buddies(w, step)),
    ]
    filled = await desk.push_screen_wait(
        Form(step.text, fields, lambda values: _changed(desk.workshop, number, values, today), start=start)
    )
    return filled is not None and desk.record(
        lambda newest: _changed(newest, number, filled, today), f"set the details of “{step.text}”"
    )


def _buddies(w: Workshop, step: Step) -> list[tuple[str, str]]:
    names = names_of(w)
    active = [member.id for member in w.members.values() if member.active and member.id != step.owner]
    return [(_NOBODY, "nobody"), *((str(member), names[member]) for member in active)]


def _changed(w: Workshop, step: int, values: Mapping[str, str], today: date) -> Workshop:
    """The step with what the form says, judged by the rules on this state."""
    first_move = values["first_move"]
    changed = scheduling.schedule(
        w,
        step,
        today=today,
        due=parse_day(values["due"], today),
        first_move=first_move,
        first_move_on=parse_day(values["first_move_on"], today) if first_move else None,
        if_then=values["if_then"],
    )
    buddy = values["buddy"]
    return claiming.set_buddy(changed, step, int(buddy) if buddy else None)
