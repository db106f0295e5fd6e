"""Celebrations: planned as a step with owner and day, and asked about at the next welcome."""

from screens.desk import Desk
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.fields import Kind
from screens.dialogs.people import People
from screens.forms.saving import fill_in
from screens.forms.step_form import STEP, edit_step, options_of
from screens.forms.table import Asked, Read, one_of, pick
from screens.people import letters_of, names_of
from screens.stages.retrospective.destinations import Destinations
from workshop.learn import celebrating, wins
from workshop.learn.celebrating import promise
from workshop.model import Celebration, Session, Win, Workshop
from workshop.words.dates import long_day
from workshop.words.text import quoted

_HOW = Asked("how", "How", kind=Kind.OPTIONS, options=options_of(Celebration), way=one_of(Celebration))
_NOT_HELD = "no"
_KINDS = {Celebration.EVENT: "with an event", Celebration.CARD: "with a card", Celebration.BONUS: "with a bonus"}


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
    day, period = wins.celebration_day(today), desk.workshop.periods.need(session.period)
    if day > period.last and await Destinations(desk, period.id).following() is None:
        return False

    def apply(w: Workshop, values: Read) -> Workshop:
        w = wins.celebrate(w, number, who, values["due"], today=today, now=now, text=values["text"])
        return w if values["how"] is None else promise(w, number, values["how"])

    texts = {"text": wins.suggested_celebration(win), "due": long_day(day)}
    title = f"{names[who]} sees to the celebration"
    do = f"plan to celebrate {quoted(win.text)}"
    return await fill_in(desk, title, (*pick(STEP, "text", "due"), _HOW), apply, do, texts=texts)


async def ask_held(desk: Desk) -> None:
    """Ask of each celebration that was due whether it was held, and how where nobody said that before."""
    for win in celebrating.to_ask(desk.workshop, desk.today):
        known = win.celebrated
        kinds = (known,) if known else tuple(Celebration)
        choices = [Choice(str(kind), f"Yes, {_KINDS[kind]}") for kind in kinds]
        said = await desk.push_screen_wait(
            Choose("Was it celebrated?", [*choices, Choice(_NOT_HELD, "No, it was not")], quoted(win.text, 120))
        )
        if said is None:
            return
        kind = None if said == _NOT_HELD else Celebration(said)
        desk.record(
            f"say whether {quoted(win.text)} was celebrated", celebrating.hold, win.id, kind is not None, kind
        )
