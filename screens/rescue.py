"""When the file cannot be written any more: what is in memory is saved elsewhere, before anything is lost."""

import asyncio

from screens.desk import Desk
from screens.dialogs.ask import Ask
from store.errors import Damaged, Replaced, StoreError, Unsure
from workshop.errors import RuleError

#: After these the open file takes no more changes.
FINAL = (Unsure, Replaced, Damaged)


async def offer_copy(desk: Desk, trouble: StoreError) -> None:
    """Ask where to save what is in memory, and save it there."""
    path = desk.store.place.path
    proposed = path.with_name(f"{path.stem}-rescued{path.suffix}")

    async def save(text: str) -> None:
        try:
            await asyncio.to_thread(desk.store.save_as, text)
        except StoreError as refusal:
            raise RuleError(str(refusal)) from refusal

    saved = await desk.push_screen_wait(
        Ask(
            "Save what is in memory as another file?",
            f"{trouble} Everything that was on the screen is still here.",
            text=str(proposed),
            what="The name",
            limit=1000,
            check=save,
        )
    )
    if saved:
        desk.say(f"Saved. Leave with ctrl+q and go on with: workshop open {saved}")
