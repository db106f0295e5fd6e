"""A lesson in its form: three short lines, and below them the whole sentence as it will be kept."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from screens.desk import Desk
from screens.dialogs.form import Field, Form, Kind, Values
from screens.forms.saving import Values as Typed
from screens.forms.saving import edit, fill_in
from screens.text import plain
from screens.words import category_words
from workshop.errors import RuleError
from workshop.learn import lessons
from workshop.model import Category, Cause, Goal, Lesson, Origin, Workshop
from workshop.review import causes, follow_ups
from workshop.words.text import CARD, quoted

_BEGINS = "We learned that … because …, so next time …"


class LessonForm(Form):
    """The fields of a lesson, and the sentence they make while they are typed."""

    DEFAULT_CSS = """
    LessonForm #sentence { height: auto; min-height: 2; padding: 0 1; color: $text-accent; text-style: italic; }
    LessonForm.-low #sentence { min-height: 1; }
    """

    def body(self) -> ComposeResult:
        """The fields and the sentence."""
        yield from super().body()
        yield Static(plain(_BEGINS), id="sentence")

    @on(Input.Changed)
    def show_sentence(self) -> None:
        """Say the whole sentence with what is typed so far."""
        self.query_one("#sentence", Static).update(plain(_sentence(self.values)))


def _sentence(values: Values) -> str:
    """The sentence these texts make; how it begins where they make none yet."""
    try:
        made = lessons.add_lesson(
            Workshop(), values["learned"], values["because"], values["next_time"], on=date.min
        )
    except RuleError:
        return _BEGINS
    return lessons.lesson_sentence(made.lessons[made.lessons.last_id])


async def add_lesson(desk: Desk, goal: Goal) -> int | None:
    """Ask for a lesson of this goal; its id, None where it was left.

    That of a goal with a primary cause comes from the cause: what follows from the cause then proves the lesson.
    """
    w, today, number = desk.workshop, desk.today, goal.id
    cause = causes.primary(w, number)
    origin = Origin(Cause.TABLE, cause.id) if cause is not None else None
    added: list[int] = []

    def apply(newest: Workshop, values: Typed) -> Workshop:
        newest = lessons.add_lesson(
            newest,
            values["learned"],
            values["because"],
            values["next_time"],
            on=today,
            category=Category(values["category"]),
            goal=number,
            origin=origin,
        )
        added[:] = [newest.lessons.last_id]
        return newest

    fields = _fields(Lesson(0, "", category=goal.category), *_reminders(w, cause))
    do = f"write a lesson of {quoted(goal.title)}"
    saved = await fill_in(desk, goal.title, fields, apply, do, look=LessonForm)
    return added[0] if saved else None


async def edit_lesson(desk: Desk, lesson: int) -> bool:
    """Ask for other words of a lesson or another category; what it proved stays."""
    found = desk.workshop.lessons.need(lesson)

    def apply(w: Workshop, values: Typed) -> Workshop:
        return lessons.edit_lesson(
            w,
            lesson,
            learned=values.get("learned"),
            because=values.get("because"),
            next_time=values.get("next_time"),
            category=Category(values["category"]) if "category" in values else None,
        )

    def shown(w: Workshop) -> Typed:
        return _texts(w.lessons.need(lesson))

    return await edit(
        desk, f"Lesson {lesson}", _fields(found), shown, apply, f"edit lesson {lesson}", look=LessonForm
    )


def _reminders(w: Workshop, cause: Cause | None) -> tuple[str, str]:
    """What was found and decided before, beside "because" and "so next time"."""
    if cause is None:
        return "", ""
    found = cause.whys[-1] if cause.whys else cause.text
    steps = follow_ups.follow_ups(w, cause.id)
    return f"the cause: {found}", f"the follow-up: {steps[0].text}" if steps else ""


def _fields(lesson: Lesson, cause: str = "", step: str = "") -> list[Field]:
    shown = _texts(lesson)
    options = [(str(one), category_words(one)) for one in Category]
    return [
        Field("learned", "We learned that", shown["learned"], limit=CARD),
        Field("because", "because", shown["because"], hint=cause, limit=CARD),
        Field("next_time", "so next time", shown["next_time"], hint=step, limit=CARD),
        Field("category", "For goals of", shown["category"], Kind.OPTIONS, options=options),
    ]


def _texts(lesson: Lesson) -> dict[str, str]:
    return {
        "learned": lesson.learned,
        "because": lesson.because,
        "next_time": lesson.next_time,
        "category": str(lesson.category),
    }
