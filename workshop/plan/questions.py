"""Questions back: what the team asks a goal's sponsor before it can stand behind the goal."""

from datetime import date, datetime

from msgspec.structs import replace

from workshop.model import Question, Workshop
from workshop.words.text import CARD, DETAILS, checked


def ask(w: Workshop, goal: int, text: str, *, now: datetime, by: int | None = None) -> Workshop:
    """With one more question on the goal; RuleError for no words, or more than a card holds."""
    record = w.goals.need(goal)
    said = checked(text, "A question", CARD)
    return w.put(Question(w.questions.next_id, record.id, said, now, by))


def answer(w: Workshop, question: int, text: str, today: date) -> Workshop:
    """With the sponsor's answer, given on this day; without words the question is open again."""
    record = w.questions.need(question)
    said = checked(text, "An answer", DETAILS, required=False)
    return w.put(replace(record, answer=said, answered=today if said else None))


def open_ones(w: Workshop, goal: int) -> tuple[Question, ...]:
    """The questions that were not answered yet, oldest first."""
    return tuple(one for one in w.questions.of(goal) if not one.answer)


def told(w: Workshop, one: Question) -> str:
    """A question in a line, with its answer or whose answer it waits for."""
    if one.answer:
        return f"{one.text} → {one.answer}"
    return f"{one.text} (waits for {w.goals.need(one.goal).sponsor or 'the sponsor'})"
