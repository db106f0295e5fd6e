"""How a win looks on the list: the hands for it, its words, who is thanked, what others can copy."""

from collections.abc import Mapping
from datetime import date

from screens.cards.blocks import step_block
from screens.text import wrap
from screens.widgets.bars import cells
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block
from workshop.learn.wins import celebration
from workshop.model import Step, StepState, Win, Workshop
from workshop.words.steps import due_words, owner_words

#: Cells of the longest row of hands.
_HANDS = 8


def win_block(w: Workshop, win: Win, most: int, names: Mapping[int, str], width: int, today: date) -> Block:
    """A win's lines on this day; ``most`` are the hands for the top win, ``names`` the members' short names."""
    top = bool(most) and win.votes == most
    labels: list[Fragment] = []
    if most:
        labels = [*cells(win.votes, most, _HANDS), (" ", ""), (f"{win.votes:>2}  ", "bold")]
    block = step_block(labels, win.text, width, style="bold" if top else "")
    indent = sum(len(words) for words, _ in labels) + 2
    for words, style in _about(w, win, names, today):
        block += [[(" " * indent, ""), (line, style)] for line in wrap(words, max(width - indent, 8))]
    return block


def _about(w: Workshop, win: Win, names: Mapping[int, str], today: date) -> list[Fragment]:
    found: list[Fragment] = []
    thanked = [names[member] for member in win.thanks if member in names]
    if thanked:
        found.append((f"thanks to {', '.join(thanked)}", ""))
    if win.copy:
        found.append((f"to copy: {win.copy}", ""))
    step = celebration(w, win.id)
    if step is not None:
        found.append((f"{win.celebrated or 'celebration'} {_planned(step, names, today)}", "$fill"))
    about = where_words(w, win)
    if about:
        found.append((f"from: {about}", "$text-muted"))
    return found


def _planned(step: Step, names: Mapping[int, str], today: date) -> str:
    if step.state is StepState.DONE:
        return "done"
    return f"planned: {owner_words(step, names)}, {due_words(step, today)}"


def where_words(w: Workshop, win: Win) -> str:
    """The step, or else the goal, that the win came from; nothing where none was named."""
    step = w.steps.get(win.step) if win.step else None
    goal = w.goals.get(win.goal) if win.goal else None
    return step.text if step else goal.title if goal else ""
