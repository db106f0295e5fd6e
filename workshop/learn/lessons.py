"""Lessons: "We learned that … because …, so next time …", kept with the kind of goal they are about."""

from datetime import date

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Category, Lesson, Origin, Workshop
from workshop.words.text import CARD, checked

#: What people type although the sentence says it already.
_OPENINGS = {
    "learned": ("we learned that ", "we learned ", "that "),
    "because": ("because ",),
    "next_time": ("so next time ", "next time ", "so "),
}
_NAMES = {"learned": "What was learned", "because": "The because", "next_time": "The next time"}


def add_lesson(
    w: Workshop,
    learned: str,
    because: str = "",
    next_time: str = "",
    *,
    on: date,
    category: Category | None = None,
    goal: int | None = None,
    period: int | None = None,
    origin: Origin | None = None,
) -> Workshop:
    """With a lesson; its id is the result's ``lessons.last_id``.

    Category and period are those of the goal unless given. RuleError where nothing was learned, for a text of more
    than 280 characters, and for a lesson that is there already in the same words.
    """
    words = _checked({"learned": learned, "because": because, "next_time": next_time})
    if goal is not None:
        record = w.goals.need(goal)
        category = category or record.category
        period = record.period if period is None else period
    kept = Lesson(
        w.lessons.next_id,
        words["learned"],
        words["because"],
        words["next_time"],
        category or Category.OTHER,
        goal,
        period,
        origin,
        on,
    )
    for other in w.lessons.values():
        if (other.category, other.learned.casefold()) == (kept.category, kept.learned.casefold()):
            raise RuleError(f"Lesson {other.id} says this already: add to it what is new.")
    return w.put(kept)


def edit_lesson(
    w: Workshop,
    lesson: int,
    *,
    learned: str | None = None,
    because: str | None = None,
    next_time: str | None = None,
    category: Category | None = None,
) -> Workshop:
    """A lesson with other words or another category, by the same rules; what it proved stays."""
    was = w.lessons.need(lesson)
    given = {"learned": learned, "because": because, "next_time": next_time}
    words = _checked({name: getattr(was, name) if text is None else text for name, text in given.items()})
    new = replace(was, **words, category=category or was.category)
    return w if new == was else w.put(new)


def lesson_sentence(lesson: Lesson) -> str:
    """The whole lesson as one sentence, with those of its parts that there are."""
    because = f" because {_inside(lesson.because)}" if lesson.because else ""
    comma = "," if because else ""
    next_time = f"{comma} so next time {_inside(lesson.next_time)}" if lesson.next_time else ""
    return f"We learned that {_inside(lesson.learned)}{because}{next_time}."


def _checked(words: dict[str, str]) -> dict[str, str]:
    cleaned = {}
    for name, text in words.items():
        cleaned[name] = _bare(name, checked(text, _NAMES[name], CARD, required=name == "learned"))
    if not cleaned["learned"]:
        raise RuleError("Say what was learned: the sentence goes on after “We learned that”.")
    return cleaned


def _bare(name: str, text: str) -> str:
    """The text without the opening that the sentence has anyway."""
    lower = text.casefold()
    opening = next((one for one in _OPENINGS[name] if lower.startswith(one) or lower == one.strip()), "")
    return text[len(opening) :].strip()


def _inside(text: str) -> str:
    """The text as a part of a sentence: without its full stop."""
    return text.rstrip(" .")
