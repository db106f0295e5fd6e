"""What the team asks a goal's sponsor, and what the sponsor answers."""

from screens.desk import Desk
from screens.dialogs.ask import Ask
from workshop.plan import questions
from workshop.words.text import CARD, DETAILS, quoted


async def ask_back(desk: Desk, goal: int) -> bool:
    """Ask for a question to the sponsor; whether there is one more."""
    sponsor = desk.workshop.goals.need(goal).sponsor or "the sponsor"
    text = await desk.push_screen_wait(
        Ask(
            f"What do you ask {sponsor}?",
            "It stays with the goal until it is answered, and the plan names it.",
            what="A question",
            limit=CARD,
        )
    )
    if not text:
        return False
    return await desk.record(f"ask {quoted(text)}", questions.ask, goal, text, now=desk.now, by=desk.me)


async def ask_answer(desk: Desk, question: int) -> None:
    """Ask what the sponsor answered; without words the question is open again."""
    found = desk.workshop.questions.need(question)
    text = await desk.push_screen_wait(
        Ask("What is the answer?", found.text, text=found.answer, what="An answer", limit=DETAILS, optional=True)
    )
    if text is not None and text != found.answer:
        desk.record(f"answer {quoted(found.text)}", questions.answer, question, text, desk.today)
