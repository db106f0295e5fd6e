"""Writing down what keeps somebody from standing behind a plan, and what the room answers."""

from typing import TYPE_CHECKING

from screens.dialogs.ask import Ask
from workshop.model import Commitment
from workshop.plan import committing
from workshop.words.text import CARD

if TYPE_CHECKING:
    from screens.app import WorkshopApp


async def ask_concern(app: "WorkshopApp", commitment: Commitment, member: int) -> None:
    """Ask for the concern and then for the answer; leaving the second keeps the first."""
    name = app.workshop.members.need(member).name
    before = next((one for one in commitment.concerns if one.member == member), None)
    low = any(fist.member == member for fist in committing.low(commitment))
    text = await app.push_screen_wait(
        Ask(
            f"What keeps {name} from standing behind it?" if low else f"Has {name} a concern all the same?",
            "In their own words. What would lift it by one?",
            text=before.text if before else "",
            what="A concern",
            limit=CARD,
        )
    )
    if not text or not app.record(
        lambda w: committing.add_concern(w, commitment.id, member, text), f"write down {name}'s concern"
    ):
        return
    answer = await app.push_screen_wait(
        Ask(
            "What does the room answer?",
            "A change of the plan, help, or that it is accepted. Esc leaves it open.",
            text=before.answer if before else "",
            what="An answer",
            limit=CARD,
            optional=True,
        )
    )
    if answer:
        app.record(
            lambda w: committing.answer_concern(w, commitment.id, member, answer), f"answer {name}'s concern"
        )
