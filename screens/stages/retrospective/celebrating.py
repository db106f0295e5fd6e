"""Planning to celebrate a win: who sees to it, what it will be, and when."""

from datetime import timedelta

from screens.desk import Desk
from screens.dialogs.form import Field
from screens.dialogs.people import People
from screens.forms.saving import Values, fill_in
from screens.stages.people import letters_of, names_of
from screens.steps.step_form import edit_step
from workshop.learn import wins
from workshop.model import Session, Win, Workshop
from workshop.words.dates import long_day, monday_of, parse_day
from workshop.words.text import quoted

_FRIDAY = timedelta(days=4)
_WEEK = timedelta(weeks=1)


async def plan_celebration(desk: Desk, win: Win, session: Session) -> bool:
    """Ask for owner, words and day of a celebration and record it as a step; False where a question was left.

    A celebration that is planned already is changed instead. The suggested day is the Friday of next week.
    """
    planned = wins.celebration(desk.workshop, win.id)
    if planned is not None:
        return await edit_step(desk, planned.id)
    letters, names = letters_of(desk.workshop, session), names_of(desk.workshop)
    who = await desk.push_screen_wait(
        People("Who sees to the celebration?", letters, names, quoted(win.text, 120))
    )
    if who is None:
        return False
    number, today, now = win.id, desk.today, desk.now

    def apply(w: Workshop, values: Values) -> Workshop:
        day = parse_day(values["due"], today)
        return wins.celebrate(w, number, who, day, today=today, now=now, text=values["text"])

    fields = [
        Field(
            "text", "What", wins.suggested_celebration(win), hint="a step like any other, with an owner and a day"
        ),
        Field("due", "On", long_day(monday_of(today) + _WEEK + _FRIDAY), hint="such as 15 feb, fri or +2w"),
    ]
    title = f"{names[who]} sees to the celebration"
    return await fill_in(desk, title, fields, apply, f"plan to celebrate {quoted(win.text)}")
