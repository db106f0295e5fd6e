"""Signals from outside on screens: one told in a line, and one read, which ends in something."""

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.forms.saving import record_or_raise
from screens.steps.stepedits import check_words, take_step
from workshop.meet import underway
from workshop.model import SignalEnd, Source, Workshop
from workshop.track import signals
from workshop.track.unread import told
from workshop.words.text import CARD, DETAILS, quoted

_SOURCES = (
    Choice(Source.CUSTOMER, "A customer"),
    Choice(Source.MARKET, "The market"),
    Choice(Source.RIVAL, "A rival"),
)


async def tell_signal(desk: Desk, goal: int) -> None:
    """Ask from whom a signal on the goal comes and what happened, and keep it for the next check-in."""
    source = await desk.push_screen_wait(Choose("Who did something that may change the plan?", _SOURCES))
    if source is None:
        return
    now, me = desk.now, desk.me
    title = quoted(desk.workshop.goals.need(goal).title)
    told = await desk.push_screen_wait(
        Ask(
            "What happened?",
            f"A signal on {title}, in a line.",
            what="A signal",
            limit=CARD,
            check=lambda text: record_or_raise(
                desk,
                lambda w: signals.signal(w, goal, text, now=now, source=source, by=me),
                f"a signal on {title}",
            ),
        )
    )
    if told is not None:
        desk.say("Kept: the next check-in reads it, and something comes of it. u takes it back.")


async def read_signal(desk: Desk, key: int) -> bool:
    """Ask what comes of a signal: another plan, a step, the parking lot, or nothing; False where it was left."""
    one, today, now = desk.workshop.signals.need(key), desk.today, desk.now
    session = underway.running(desk.workshop)
    choices = [
        Choice(SignalEnd.CHANGED, "It changes the plan", "asks what changes and why"),
        Choice(SignalEnd.STEP, "It asks for a step", "asks for its words and who takes it"),
        *([Choice(SignalEnd.PARKED, "It belongs elsewhere", "the parking lot")] if session else []),
        Choice(SignalEnd.NOTED, "It is noted", "nothing is to be done"),
    ]
    end = await desk.push_screen_wait(Choose("What comes of this signal?", choices, told(one)))
    do = f"read the signal {quoted(one.text)}"
    if end is SignalEnd.CHANGED:

        async def changed(why: str) -> None:
            await record_or_raise(desk, lambda w: signals.changed(w, key, today, why), do)

        ask = Ask("What changes in the plan, and why?", one.text, what="The reason", limit=DETAILS, check=changed)
        return await desk.push_screen_wait(ask) is not None
    if end is SignalEnd.STEP:
        ask = Ask("Which step comes of it?", one.text, what="A step", check=check_words)
        text = await desk.push_screen_wait(ask)
        if text is None or not await desk.record(do, signals.stepped, key, text, today, now=now):
            return False
        await take_step(desk, desk.workshop.steps.last_id)
        return True

    def ended(w: Workshop) -> Workshop:
        if session is not None and end is SignalEnd.PARKED:
            return signals.parked(w, key, session.id, today, now)
        return signals.noted(w, key, today)

    return end is not None and await desk.record(do, ended)
