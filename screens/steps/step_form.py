"""One step outside a session: its words and dates, who has it, dropping it and bringing it back."""

from datetime import date

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Field
from screens.forms.saving import Values, edit
from workshop.model import Step, Workshop
from workshop.plan import claiming, drafting, scheduling
from workshop.team import team
from workshop.words.dates import long_day, parse_day
from workshop.words.text import DETAILS

_DATES = {"due", "first_move", "first_move_on", "if_then"}


async def edit_step(desk: Desk, step: int) -> bool:
    """Ask for other words of a step, and for other dates where it is in the plan."""
    found = desk.workshop.steps.need(step)
    today = desk.today

    def apply(w: Workshop, values: Values) -> Workshop:
        if "text" in values:
            w = drafting.reword(w, step, values["text"])
        if not _DATES.intersection(values):
            return w
        return scheduling.schedule(
            w,
            step,
            today=today,
            due=_day(values.get("due"), today),
            first_move=values.get("first_move"),
            first_move_on=_day(values.get("first_move_on"), today),
            if_then=values.get("if_then"),
        )

    title = f"Edit step {step}"
    shown = _shown(found)
    fields = [Field("text", "Step", shown["text"])]
    if found.open:
        fields += [
            Field("due", "Due", shown["due"], hint="such as 15 feb, fri or +2w"),
            Field("first_move", "First move", shown["first_move"], hint="the smallest start"),
            Field("first_move_on", "… on", shown["first_move_on"], hint="a day within a week"),
            Field("if_then", "If-then", shown["if_then"], hint="If it is Monday 9:00, then I call two accounts"),
        ]
    return await edit(desk, title, fields, lambda w: _shown(w.steps.need(step)), apply, f"edit step {step}")


async def drop_step(desk: Desk, step: int) -> bool:
    """Ask why a step of the plan is dropped, and drop it; an idea is dropped without a question."""
    found = desk.workshop.steps.need(step)
    reason = ""
    if found.open:
        ask = Ask(
            f"Why is step {step} dropped?", "The reason is kept as a decision.", what="The reason", limit=DETAILS
        )
        answer = await desk.push_screen_wait(ask)
        if answer is None:
            return False
        reason = answer
    now, me = desk.now, desk.me
    return desk.record(lambda w: drafting.drop(w, step, reason, now, me), f"drop step {step}")


async def restore_step(desk: Desk, step: int) -> bool:
    """Bring a dropped step back, after a yes."""
    found = desk.workshop.steps.need(step)
    if not await desk.push_screen_wait(Confirm(f"Bring back step {step}?", details=(found.text,))):
        return False
    return desk.record(lambda w: drafting.restore(w, step), f"bring back step {step}")


async def take_step(desk: Desk, step: int) -> bool:
    """Ask who has a step, and give it to them; in the room the facilitator has asked them first."""
    found = desk.workshop.steps.need(step)
    loads = claiming.loads(desk.workshop)
    people = [one for one in team.active(desk.workshop) if desk.me in (None, one.id)]
    choices = [Choice(one.id, one.name, _steps(loads.get(one.id, 0))) for one in people]
    choices.append(Choice(0, "Nobody yet"))
    question = f"Who has step {step}? Ask before you choose: a step is taken, not given."
    chosen = await desk.push_screen_wait(Choose(question, choices, found.text, chosen=found.owner or 0))
    if chosen is None or chosen == (found.owner or 0):
        return False
    now, zone = desk.now, desk.zone
    may_pass_on = found.owner is not None and desk.me in (None, found.owner)

    def change(w: Workshop) -> Workshop:
        if may_pass_on and w.steps.need(step).owner == found.owner:
            w = claiming.release(w, step)
        return claiming.claim(w, step, chosen, now, zone) if chosen else w

    return desk.record(change, f"say who has step {step}")


def _shown(step: Step) -> dict[str, str]:
    return {
        "text": step.text,
        "due": long_day(step.due) if step.due else "",
        "first_move": step.first_move,
        "first_move_on": long_day(step.first_move_on) if step.first_move_on else "",
        "if_then": step.if_then,
    }


def _day(text: str | None, today: date) -> date | None:
    """The day that was typed; None where it was left as it is. RuleError where a day was taken away."""
    return None if text is None else parse_day(text, today)


def _steps(number: int) -> str:
    return "1 open step" if number == 1 else f"{number} open steps"
