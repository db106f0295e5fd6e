"""What several pages say in the same words: outcome, status, a step's state, a lesson. A shape before a colour."""

from workshop.model import CheckIn, Lesson, Outcome, StepState, Workshop
from workshop.track.status import Status
from workshop.words import signs
from workshop.words.names import name_of

Marked = tuple[str, str]
"""Words that begin with a shape, and the style they are shown in."""

_OUTCOMES: dict[Outcome | None, Marked] = {
    Outcome.ACHIEVED: (f"{signs.ON_TRACK} achieved", "$good"),
    Outcome.PARTLY: (f"{signs.PARTLY} partly achieved", "$warn"),
    Outcome.MISSED: (f"{signs.MISSED} missed", "$bad"),
    Outcome.WAIVED: (f"{signs.DROPPED} waived", "$quiet"),
    None: (f"{signs.PENDING} not reviewed", "$text-muted"),
}
_STATES: dict[StepState, Marked] = {
    StepState.IDEA: (signs.PENDING, "$quiet"),
    StepState.PLANNED: (signs.OPEN, "$text"),
    StepState.DOING: (signs.AT_WORK, "bold"),
    StepState.DONE: (signs.DONE, "$good"),
    StepState.DROPPED: (signs.DROPPED, "$quiet"),
    StepState.MERGED: (signs.MERGED, "$quiet"),
    StepState.LEFT_BEHIND: (signs.LEFT_BEHIND, "$quiet"),
}
_TONES = {
    Status.PENDING: "$quiet",
    Status.STALE: "$warn",
    Status.AT_RISK: "$warn",
    Status.ON_TRACK: "$good",
    Status.REACHED: "$good",
}


def outcome_mark(outcome: Outcome | None) -> Marked:
    """What became of a goal: ``● achieved``, ``○ not reviewed``."""
    return _OUTCOMES[outcome]


def state_mark(state: StepState) -> Marked:
    return _STATES[state]


def status_mark(status: Status, flag: str = "") -> Marked:
    """ "▲ at risk" and its style; ``flag`` is a sentence that the figures tell too good a story, marked by "!"."""
    return (f"{status.sign} {status}{' !' if flag else ''}", _TONES.get(status, "$bad"))


def lesson_words(lesson: Lesson) -> str:
    """ "We learned that … because …." """
    because = f" because {_inside(lesson.because)}" if lesson.because else ""
    return f"We learned that {_inside(lesson.learned)}{because}."


def next_time_words(lesson: Lesson) -> str:
    """ "Next time: …", or nothing."""
    return f"Next time: {_inside(lesson.next_time)}." if lesson.next_time else ""


def check_in_words(w: Workshop, one: CheckIn) -> str:
    """ "Ana: confidence 6 of 10. Two resellers answered." """
    by = f"{name_of(w, one.by)}: " if one.by else ""
    parts = (f"confidence {one.confidence} of 10", one.changed, f"Blocked: {one.blocker}" if one.blocker else "")
    return by + ". ".join(part.rstrip(" .") for part in parts if part) + "."


def _inside(text: str) -> str:
    """A text without the full stop at its end, to stand inside a sentence."""
    return text.rstrip(" .")


#: What plain files cannot promise, for the help of every page where something is sealed.
PLAIN_FILE = (
    "Until it is shown, what is sealed lies in a plain file beside the team's. No screen shows it to others, "
    "but whoever has the run of this computer could read it."
)
