"""A lesson in its form: three short lines, and below them the whole sentence as it will be kept."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from screens.desk import Desk
from screens.dialogs.fields import Kind
from screens.dialogs.form import Form, Values
from screens.forms.saving import edit, fill_in
from screens.forms.table import Asked, Read, one_of
from screens.text import plain
from workshop.errors import RuleError
from workshop.learn import lessons
from workshop.model import Category, Cause, Goal, Origin, Workshop
from workshop.review import causes, follow_ups
from workshop.words.text import CARD, quoted

_BEGINS = "We learned that … because …, so next time …"

LESSON = (
    Asked("learned", "We learned that", limit=CARD),
    Asked("because", "because", limit=CARD),
    Asked("next_time", "so next time", limit=CARD),
    Asked(
        "category",
        "For goals of",
        kind=Kind.OPTIONS,
        options=[(str(one), str(one)) for one in Category],
        way=one_of(Category),
    ),
)


class LessonForm(Form):
    """The fields of a lesson, and the sentence they make while they are typed."""

    DEFAULT_CSS = """
    LessonForm #sentence { height: auto; min-height: 2; padding: 0 1; color: $say; text-style: bold; }
    LessonForm.-low #sentence { min-height: 1; }
    """

    def body(self) -> ComposeResult:
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

    def apply(newest: Workshop, values: Read) -> Workshop:
        newest = lessons.add_lesson(newest, **values, on=today, goal=number, origin=origin)
        added[:] = [newest.lessons.last_id]
        return newest

    do, texts = f"write a lesson of {quoted(goal.title)}", {"category": str(goal.category)}
    hint = _reminder(w, cause)
    saved = await fill_in(desk, goal.title, LESSON, apply, do, texts=texts, look=LessonForm, hint=hint)
    return added[0] if saved else None


async def edit_lesson(desk: Desk, lesson: int) -> bool:
    """Ask for other words of a lesson or another category; what it proved stays."""
    return await edit(
        desk,
        f"Lesson {lesson}",
        LESSON,
        lambda w: w.lessons.need(lesson),
        lambda w, values: lessons.edit_lesson(w, lesson, **values),
        f"edit lesson {lesson}",
        look=LessonForm,
    )


def _reminder(w: Workshop, cause: Cause | None) -> str:
    """What was found and decided before: the cause, and what follows from it."""
    if cause is None:
        return ""
    steps = follow_ups.follow_ups(w, cause.id)
    follows = f"\nThe follow-up: {steps[0].text}" if steps else ""
    return f"The cause: {cause.whys[-1] if cause.whys else cause.text}{follows}"
