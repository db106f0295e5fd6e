"""The steps that a period ends with: what is still open, and what became of the others."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from screens.cards.blocks import step_block
from screens.pages.goalitems import Heading
from screens.stages.people import names_of
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block, Rule
from screens.words import outcome_mark, state_mark
from workshop.model import Step, StepState, Workshop
from workshop.plan.goals import goals_of
from workshop.review.carrying import became, times_carried
from workshop.words.dates import short_day

#: Carried so often already, a step is better changed or stopped.
_OFTEN = 2


class Line(Struct, frozen=True):
    """A step of the period, and what became of it; ``aside`` are the words behind it."""

    step: Step
    became: str
    aside: tuple[Fragment, ...]

    @property
    def id(self) -> int:
        """The step's id."""
        return self.step.id

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.became


def lines_of(w: Workshop, period: int) -> Iterator[Line | Rule]:
    """Goal by goal, the steps that are open and those that were; a goal without any is left out."""
    names = names_of(w)
    for goal in goals_of(w, period):
        steps = [step for step in w.steps.of(goal.id) if step.open or step.state is StepState.LEFT_BEHIND]
        if steps:
            yield Heading(goal.title, aside=outcome_mark(goal.outcome)[0])
            yield from (_line(w, step, names) for step in steps)


def _line(w: Workshop, step: Step, names: Mapping[int, str]) -> Line:
    said = became(w, step.id)
    if said:
        return Line(step, said, ((said, "$text-muted"),))
    times = times_carried(w, step.id)
    often = "once" if times == 1 else "twice" if times == 2 else f"{times} times"
    aside: list[Fragment] = [
        (names.get(step.owner, "somebody"), "") if step.owner else ("nobody", "$text-muted"),
        (f"due {short_day(step.due)}" if step.due else "no date", "$text-muted"),
    ]
    if step.blocker:
        aside.append((f"blocked: {step.blocker}", "$text-warning"))
    if times:
        aside.append((f"carried {often} already", "$text-warning" if times >= _OFTEN else "$text-muted"))
    return Line(step, "", tuple(aside))


def block(line: Line, width: int) -> Block:
    """The step's number and words in full; below them who has it, and what became of it."""
    sign, style = state_mark(line.step.state)
    labels = [(f"{sign} ", style), (f"{line.id:>3}  ", "$text-muted")]
    text = step_block(labels, line.step.text, width, style="" if line.open else "$text-muted")
    return [*text, *step_block([(" " * 5, "")], "", width, *line.aside)]
