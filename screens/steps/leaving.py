"""What becomes of the open steps of somebody who leaves the team: asked for all of them, or one by one."""

from screens.desk import Desk
from screens.dialogs.choose import Choice, Choose
from screens.steps.stepedits import choose_person
from workshop.model import Step, Workshop
from workshop.plan import claiming
from workshop.team import team
from workshop.track.adrift import left_by
from workshop.track.placing import Act, give, give_back
from workshop.words.numbers import count_words
from workshop.words.text import quoted

_FREE, _OFFER, _GIVE, _EACH = "free", "offer", "give", "each"
_WAYS = (
    Choice(_FREE, "Free for anybody"),
    Choice(_OFFER, "Offer to somebody", "who accepts or declines"),
    Choice(_GIVE, "Give to somebody", "who was asked"),
)


async def take_out(desk: Desk, member: int) -> bool:
    """Take somebody out of the team, with an answer for each of their open steps; all of it is one change."""
    name, steps = desk.workshop.members.need(member).name, left_by(desk.workshop, member)
    acts: list[tuple[int, Act]] | None = [] if not steps else await _answers(desk, name, steps)
    if acts is None:
        return False
    answered = acts

    def change(w: Workshop) -> Workshop:
        for step, act in answered:
            w = act(w, step)
        return team.set_active(w, member, False)

    return await desk.record(f"take out {name}", change)


async def _answers(desk: Desk, name: str, steps: tuple[Step, ...]) -> list[tuple[int, Act]] | None:
    owned = count_words(len(steps), "open step")
    each = () if len(steps) == 1 else (Choice(_EACH, "One by one"),)
    way = await desk.push_screen_wait(Choose(f"{name} leaves: what becomes of {owned}?", (*_WAYS, *each)))
    if way != _EACH:
        act = await _act(desk, steps[0].owner, way)
        return None if act is None else [(step.id, act) for step in steps]
    found = []
    for step in steps:
        question = Choose(f"What becomes of {quoted(step.text)}?", _WAYS)
        act = await _act(desk, step.owner, await desk.push_screen_wait(question))
        if act is None:
            return None
        found.append((step.id, act))
    return found


async def _act(desk: Desk, leaver: int | None, way: str | None) -> Act | None:
    now, me, zone = desk.now, desk.me, desk.zone
    if way is None:
        return None
    if way == _FREE:
        return lambda w, step: give_back(w, step, by=me)
    member = await choose_person(desk, "To whom?", but=leaver)
    if member is None:
        return None
    if way == _GIVE:
        return lambda w, step: give(w, step, member, now=now, by=me, tz=zone)
    return lambda w, step: claiming.offer(give_back(w, step, by=me), step, member, now, zone)
