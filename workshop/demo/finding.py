"""Records of the demo by what they are called in its script."""

from workshop.demo.script import StepScript
from workshop.model import Origin, StepState, Workshop


def member_id(w: Workshop, initials: str) -> int:
    """The person of these initials."""
    return next(member.id for member in w.members.values() if member.initials == initials)


def goal_id(w: Workshop, title: str) -> int:
    """The newest goal of this title."""
    return max(goal.id for goal in w.goals.values() if goal.title == title)


def step_id(w: Workshop, text: str) -> int:
    """The newest step of this text that was not merged into another."""
    return max(step.id for step in w.steps.values() if step.text == text and step.state is not StepState.MERGED)


def cause_id(w: Workshop, text: str) -> int:
    """The cause that begins like this."""
    return next(cause.id for cause in w.causes.values() if cause.text.startswith(text))


def lesson_id(w: Workshop, text: str) -> int:
    """The lesson that begins like this."""
    return next(lesson.id for lesson in w.lessons.values() if lesson.learned.startswith(text))


def origin_of(w: Workshop, script: StepScript) -> Origin | None:
    """Where a step comes from, as its script says."""
    if script.cause:
        return Origin("causes", cause_id(w, script.cause))
    if script.lesson:
        return Origin("lessons", lesson_id(w, script.lesson))
    return Origin("steps", step_id(w, script.step)) if script.step else None
