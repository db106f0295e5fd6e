"""Planning to celebrate a win: who sees to it, what it will be, and when."""

from screens.desk import Desk
from screens.dialogs.people import People
from screens.forms.saving import fill_in
from screens.forms.step_form import STEP, edit_step
from screens.forms.table import Read, pick
from screens.people import letters_of, names_of
from workshop.learn import wins
from workshop.model import Session, Win, Workshop
from workshop.words.dates import long_day
from workshop.words.text import quoted


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

    def apply(w: Workshop, values: Read) -> Workshop:
        return wins.celebrate(w, number, who, values["due"], today=today, now=now, text=values["text"])

    texts = {"text": wins.suggested_celebration(win), "due": long_day(wins.celebration_day(today))}
    title = f"{names[who]} sees to the celebration"
    do = f"plan to celebrate {quoted(win.text)}"
    return await fill_in(desk, title, pick(STEP, "text", "due"), apply, do, texts=texts)
