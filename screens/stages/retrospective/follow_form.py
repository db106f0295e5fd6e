"""The details of a follow-up: its words, when it is due, what we expect of it and when we ask whether it came."""

from screens.desk import Desk
from screens.dialogs.form import Field, Kind
from screens.forms.saving import Values, edit
from workshop.model import Step, Workshop
from workshop.plan import drafting, scheduling
from workshop.review import follow_ups
from workshop.words.dates import long_day, parse_day
from workshop.words.text import DETAILS


async def edit_follow_up(desk: Desk, step: Step) -> bool:
    """Ask for the details of a follow-up and record what was changed; whether anything was."""
    number, today = step.id, desk.today

    def apply(w: Workshop, values: Values) -> Workshop:
        if "text" in values:
            w = drafting.reword(w, number, values["text"])
        if "due" in values:
            w = scheduling.schedule(w, number, today=today, due=parse_day(values["due"], today))
        check_on = parse_day(values["check_on"], today) if "check_on" in values else None
        return follow_ups.expect(w, number, outcome=values.get("outcome"), check_on=check_on)

    shown = _shown(step)
    fields = [
        Field("text", "Follow-up", shown["text"]),
        Field("due", "Due", shown["due"], hint="a day of the next period, such as 15 may or +2w"),
        Field(
            "outcome", "Then", shown["outcome"], Kind.DETAILS, "what will be different when it is done", DETAILS
        ),
        Field(
            "check_on", "Did it work?", shown["check_on"], hint="asked on this day, or two weeks after it is done"
        ),
    ]
    do = f"edit follow-up {number}"
    return await edit(desk, "The follow-up", fields, lambda w: _shown(w.steps.need(number)), apply, do)


def _shown(step: Step) -> dict[str, str]:
    return {
        "text": step.text,
        "due": long_day(step.due) if step.due else "",
        "outcome": step.outcome,
        "check_on": long_day(step.check_on) if step.check_on else "",
    }
