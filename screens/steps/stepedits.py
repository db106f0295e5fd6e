"""What is asked before one step changes, wherever a list of steps is: other words, why it goes, who has it."""

from datetime import date

from screens.cards.dropping import drop_cards, reword_card
from screens.desk import Desk
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.confirm import Confirm
from screens.steps.step_questions import ask_day
from workshop.model import Step, Workshop
from workshop.plan import claiming, drafting
from workshop.plan.cards import STEPS
from workshop.team import team
from workshop.track import doing
from workshop.words.numbers import count_words
from workshop.words.text import quoted

#: Raises RuleError for what cannot be the words of a step.
check_words = STEPS.check


async def ask_words(desk: Desk, step: Step) -> bool:
    """Ask for other words for a step; whether it has them now."""
    return await reword_card(desk, STEPS, step)


async def drop_step(desk: Desk, step: Step, *, ask: bool = True) -> bool:
    """Drop a step; first ask why, which only a step of the plan must say. Without ``ask``, an idea just goes."""
    return await drop_cards(desk, STEPS, [step], ask=ask)


async def restore_step(desk: Desk, step: int) -> bool:
    """Bring a dropped step back, after a yes."""
    found = desk.workshop.steps.need(step)
    if not await desk.push_screen_wait(Confirm(f"Bring back step {step}?", details=(found.text,))):
        return False
    return await desk.record(f"bring back {quoted(found.text)}", drafting.restore, step)


async def choose_person(
    desk: Desk, title: str, hint: str = "", chosen: int = 0, *, but: int | None = None
) -> int | None:
    """Ask for somebody in the team, or, unless ``but`` somebody, for nobody (0); None where it was left."""
    loads = claiming.loads(desk.workshop)
    people = [one for one in team.active(desk.workshop) if one.id != but]
    choices = [Choice(one.id, one.name, count_words(loads.get(one.id, 0), "open step")) for one in people]
    if but is None:
        choices.append(Choice(0, "Nobody yet"))
    return await desk.push_screen_wait(Choose(title, choices, hint, chosen=chosen))


async def plan_idea(desk: Desk, step: Step) -> bool:
    """Ask who has an idea and until when, and take it into the plan; False where that was left or refused."""
    owner = await choose_person(desk, f"Into the plan: who has {quoted(step.text)}?", "Ask before you choose.")
    if owner is None:
        return False
    now, zone = desk.now, desk.zone

    def change(w: Workshop, due: date) -> Workshop:
        return doing.plan_idea(w, step.id, due, owner=owner or None, now=now, tz=zone)

    due = await ask_day(desk, step, lambda due: change(desk.workshop, due))
    return due is not None and await desk.record(f"plan {quoted(step.text)}", change, due)


async def take_step(desk: Desk, step: int) -> bool:
    """Ask who has a step, and give it to them; in the room the facilitator has asked them first."""
    found = desk.workshop.steps.need(step)
    loads = claiming.loads(desk.workshop)
    people = [one for one in team.active(desk.workshop) if desk.me in (None, one.id)]
    choices = [Choice(one.id, one.name, count_words(loads.get(one.id, 0), "open step")) for one in people]
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

    return await desk.record(f"say who has step {step}", change)
