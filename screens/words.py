"""What several pages say in the same words: an outcome, a lesson, the state of a step. A shape before a colour."""

from workshop.model import Category, Lesson, Outcome, StepState

Marked = tuple[str, str]
"""Words that begin with a shape, and the style they are shown in."""

_OUTCOMES: dict[Outcome | None, Marked] = {
    Outcome.ACHIEVED: ("● achieved", "$text-success"),
    Outcome.PARTLY: ("◐ partly", "$text-warning"),
    Outcome.MISSED: ("✖ missed", "$text-error"),
    Outcome.WAIVED: ("○ waived", "$text-muted"),
    None: ("· not reviewed", "$text-muted"),
}
_STATES: dict[StepState, Marked] = {
    StepState.IDEA: ("○", "$text-muted"),
    StepState.PLANNED: ("□", "$text"),
    StepState.DOING: ("▣", "bold"),
    StepState.DONE: ("■", "$text-success"),
    StepState.DROPPED: ("×", "$text-muted"),
    StepState.MERGED: ("≡", "$text-muted"),
    StepState.LEFT_BEHIND: ("▢", "$text-muted"),
}


def outcome_mark(outcome: Outcome | None) -> Marked:
    """What became of a goal: ``● achieved``, ``· not reviewed``."""
    return _OUTCOMES[outcome]


def state_mark(state: StepState) -> Marked:
    """The shape that stands for a step's state."""
    return _STATES[state]


def category_words(category: Category) -> str:
    """The kind of a goal; of one that has none yet, that."""
    return "no category yet" if category is Category.OTHER else str(category)


def lesson_words(lesson: Lesson) -> str:
    """ "We learned that … because …." """
    because = f" because {_inside(lesson.because)}" if lesson.because else ""
    return f"We learned that {_inside(lesson.learned)}{because}."


def next_time_words(lesson: Lesson) -> str:
    """ "Next time: …", or nothing."""
    return f"Next time: {_inside(lesson.next_time)}." if lesson.next_time else ""


def _inside(text: str) -> str:
    """A text without the full stop at its end, to stand inside a sentence."""
    return text.rstrip(" .")
