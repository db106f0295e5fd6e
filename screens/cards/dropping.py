"""Rewording a card; dropping one or several at once, for a reason where one is needed or wanted."""

from collections.abc import Sequence
from typing import TypeVar

from screens.desk import Desk, asks_in_vain
from screens.dialogs.ask import Ask
from screens.dialogs.confirm import Confirm
from workshop.plan.cards import Written
from workshop.plan.wordings import Worded
from workshop.words.numbers import agree
from workshop.words.text import DETAILS, quoted

T = TypeVar("T", bound=Worded)


async def drop_cards(desk: Desk, cards: Written[T], chosen: Sequence[T], *, ask: bool) -> bool:
    """Drop these in one change; False where it was left.

    With ``ask`` for a reason even where none is needed, or for a yes where these cards have none.
    """
    called = quoted(chosen[0].text) if len(chosen) == 1 else cards.some(len(chosen))
    ids = [card.id for card in chosen]
    if asks_in_vain(desk, cards.drop_all, ids, "…", desk.now, desk.me):
        return False
    needed = any(cards.needs_reason(card) for card in chosen)
    reason: str | None = ""
    if needed or (ask and cards.reasons):
        verb = agree(len(chosen), "is it", "are they")
        reason = await desk.push_screen_wait(
            Ask(
                f"Why {verb} dropped? {called}",
                "The reason is kept as a decision."
                if needed
                else "A few words if they help later; enter alone drops it without a reason.",
                what="The reason",
                limit=DETAILS,
                optional=not needed,
            )
        )
    elif ask and not await desk.push_screen_wait(Confirm(f"Drop {called}?")):
        return False
    if reason is None:
        return False
    return await desk.record(f"drop {called}", cards.drop_all, ids, reason, desk.now, desk.me)


async def reword_card(desk: Desk, cards: Written[T], card: T, title: str = "Other words for it") -> bool:
    """Ask for other words for a card; whether it has them now."""
    if asks_in_vain(desk, cards.reword, card.id, "…"):
        return False
    ask = Ask(title, text=card.text, what=cards.called, limit=cards.limit, check=cards.check)
    text = await desk.push_screen_wait(ask)
    if text in (None, card.text):
        return False
    return await desk.record(f"reword {quoted(card.text)}", cards.reword, card.id, text)
