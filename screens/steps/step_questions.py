"""What is asked about a step between meetings: until when, what is in its way, a remark, what came of it."""

from collections.abc import Callable
from datetime import date

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from workshop.model import Blocker, Step, Verdict
from workshop.plan.scheduling import in_a_week
from workshop.words.dates import day_words, parse_day
from workshop.words.text import CARD

_BLOCKERS = {
    Blocker.NO_TIME: "No time",
    Blocker.WAITING: "Waiting on someone",
    Blocker.UNCLEAR: "Unclear what to do",
    Blocker.CROWDED_OUT: "Crowded out by quota work",
    Blocker.OUTSIDE: "Outside our control",
}
_VERDICTS = {
    Verdict.WORKED: ("It worked", "others can copy it"),
    Verdict.NO_EFFECT: ("No effect", "it was done, and nothing moved"),
    Verdict.TOO_EARLY: ("Too early to say", "asked again in two weeks"),
}


async def ask_day(desk: Desk, step: Step, check: Callable[[date], object]) -> date | None:
    """Another day for a step; enter alone takes the one in a week. ``check`` may refuse it with a RuleError."""
    today = desk.today
    suggested = in_a_week(desk.workshop, step.goal, today)

    def meant(text: str) -> date:
        return parse_day(text, today) if text else suggested

    text = await desk.push_screen_wait(
        Ask(
            f"Due {day_words(step.due, today)}: until when instead?" if step.due else "When is it due?",
            f"Enter alone takes {day_words(suggested, today)}.",
            placeholder="fri, 15 feb, +2w",
            what="A day",
            optional=True,
            check=lambda text: check(meant(text)),
        )
    )
    return None if text is None else meant(text)


async def ask_blocker(desk: Desk, step: Step) -> tuple[Blocker | None, str] | None:
    """What stands in a step's way and a few words on it; no blocker where nothing does any more."""
    choices = [Choice(str(one), words) for one, words in _BLOCKERS.items()]
    if step.blocker:
        choices.append(Choice("", "Nothing any more"))
    chosen = await desk.push_screen_wait(
        Choose("What stands in its way?", choices, step.text, chosen=str(step.blocker or Blocker.NO_TIME))
    )
    if not chosen:
        return None if chosen is None else (None, "")
    blocker = Blocker(chosen)
    words = "Who or what, in a few words? Enter alone leaves it."
    note = await desk.push_screen_wait(Ask(_BLOCKERS[blocker], words, what="A note", limit=CARD, optional=True))
    return None if note is None else (blocker, note)


async def ask_note(desk: Desk, step: Step) -> str | None:
    return await desk.push_screen_wait(Ask("A note on this step", step.text, what="A note", limit=CARD))


async def ask_verdict(desk: Desk, step: Step) -> Verdict | None:
    choices = [Choice(str(one), *words) for one, words in _VERDICTS.items()]
    chosen = await desk.push_screen_wait(
        Choose("What came of it?", choices, step.text, chosen=str(step.verdict or Verdict.WORKED))
    )
    return Verdict(chosen) if chosen else None
