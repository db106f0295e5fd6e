"""The rows of the choose stage: the ranking with the cut line drawn through it, or the bare steps."""

from collections.abc import Mapping

from msgspec import Struct

from screens.cards.blocks import plan_tail, ranked_block, step_block
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block, Rule
from workshop.model import Step, Workshop
from workshop.plan.choosing import Ranking
from workshop.plan.ranking import Ranked
from workshop.words.numbers import count_words
from workshop.words.signs import FINISHED, MUST_MOVE, OPEN
from workshop.words.steps import owner_words

_MUTED = "$text-muted"


class Row(Struct, frozen=True):
    """A step, its place in the ranking (None where it was not voted on), and whether the line parts its tie."""

    step: Step
    ranked: Ranked | None = None
    tied: bool = False


def entries(w: Workshop, state: Ranking) -> list[Row | Rule]:
    """The rows in order, with the line and, below everything, the steps that were not in the vote."""
    rows: list[Row | Rule] = [Row(w.steps[one.step], one, one.step in state.tied) for one in state.ranked]
    if state.ranked:
        rows.insert(state.cut, Rule(_line_words(state), "bold $say", "━"))
    if state.ranked and state.others:
        rows.append(Rule("not in this vote", _MUTED))
    return rows + [Row(step) for step in state.others]


def _line_words(state: Ranking) -> str:
    if state.tied:
        return "a tie crosses the line"
    if state.chosen:
        return "above the line: in the plan"
    return f"above the line: {count_words(state.cut, 'step')}, into the plan with enter"


def draw_row(row: Row, width: int, state: Ranking, names: Mapping[int, str]) -> Block:
    """A row's lines: number, bar, text, and in words what there is to say."""
    tails = tuple(_tails(row, state, names))
    if row.ranked is not None:
        below = row.ranked in state.ranked[state.cut :]
        return ranked_block(row.ranked, state.ranked, width, *tails, below=below)
    box = (f"{FINISHED}  " if row.step.in_plan else f"{OPEN}  ", "bold" if row.step.in_plan else _MUTED)
    return step_block([box], row.step.text, width, *tails)


def _tails(row: Row, state: Ranking, names: Mapping[int, str]) -> list[Fragment]:
    tails: list[Fragment] = []
    if row.step.must_move:
        tails.append((f"{MUST_MOVE} must-move", "bold"))
    if row.tied:
        tails.append(("tied", "bold $text-warning"))
    if row.ranked is not None and row.ranked.overruled:
        tails.append(("taken in by the room" if row.ranked.above else "left out by the room", "$quiet"))
    elif row.ranked is None and row.step.in_plan:
        tails.append(("in the plan", "$text-success"))
    elif not state.chosen:
        tails.extend(plan_tail(row.step))
    if row.step.owner is not None:
        tails.append((f"{owner_words(row.step, names)} has it", _MUTED))
    return tails
