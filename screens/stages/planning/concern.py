"""Writing down what keeps somebody from standing behind a plan, and what the room answers."""

from screens.acts import meeting
from screens.acts.actor import at
from screens.desk import Desk
from screens.dialogs.ask import Ask
from workshop.model import Commitment
from workshop.plan import committing
from workshop.words.text import CARD


async def ask_concern(desk: Desk, commitment: Commitment, member: int) -> None:
    """Ask for the concern and then for the answer; leaving the second keeps the first."""
    name = desk.workshop.members.need(member).name
    before = next((one for one in commitment.concerns if one.member == member), None)
    low = any(fist.member == member for fist in committing.low(commitment))
    text = await desk.push_screen_wait(
        Ask(
            f"What keeps {name} from standing behind it?" if low else f"Has {name} a concern all the same?",
            "In their own words. What would lift it by one?",
            text=before.text if before else "",
            what="A concern",
            limit=CARD,
        )
    )
    if not text or not await desk.attempt(lambda: meeting.concern(at(desk), commitment.goal, member, text)):
        return
    answer = await desk.push_screen_wait(
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
        desk.record(f"answer {name}'s concern", committing.answer_concern, commitment.id, member, answer)
