"""How a step looks on a sheet: its label, its text in full, and what there is to say about it."""

from collections.abc import Sequence

from screens.signs import BELOW, FILLED
from screens.text import width_of, wrap
from screens.widgets.bars import cells
from screens.widgets.bars import dots as dot_row
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block, Rule
from workshop.plan.ranking import Ranked
from workshop.plan.wordings import Worded
from workshop.words.numbers import count_words

#: Cells of the longest bar of a ranking, and those that what stands beside it takes.
_BAR, _BESIDE = 50, 26


def step_block(labels: Sequence[Fragment], text: str, width: int, *tails: Fragment, style: str = "") -> Block:
    """A step's text behind its labels, wrapped under itself; each tail on its last line, or on one of its own."""
    indent = sum(width_of(words) for words, _ in labels)
    room = max(width - indent, 8)
    lines: Block = [[(line, style)] for line in wrap(text, room)]
    used = width_of(lines[-1][0][0])
    for tail in tails:
        size = width_of(tail[0])
        if used + 2 + size <= room:
            lines[-1] += [("  ", ""), tail]
            used += 2 + size
        else:
            lines.append([tail])
            used = size
    first, rest = lines[0], lines[1:]
    return [[*labels, *first], *([(" " * indent, ""), *line] for line in rest)]


def plan_tail(step: Worded) -> Sequence[Fragment]:
    """What there is to say about a step that was in the plan before it was chosen, by an import for example."""
    return (("in the plan so far", "$quiet"),) if getattr(step, "in_plan", False) else ()


def left_out_rule(steps: int) -> Sequence[Rule]:
    """The line under what is voted on, where so many steps are not."""
    said = f"{count_words(steps, 'step', 'steps')} of the plan with an owner: not in the vote"
    return (Rule(said, "$quiet"),) if steps else ()


def ranked_block(
    one: Ranked, ranked: Sequence[Ranked], width: int, *tails: Fragment, grown: float = 1.0, below: bool = False
) -> Block:
    """A step of the ranking with its lasting number, and under it its bar, of which ``grown`` shows.

    A bracket holds ties together. One that stands ``below`` the line is drawn back.
    """
    fill, text = (BELOW, "$quiet") if below else (FILLED, "")
    digits = max(2, *(len(str(other.step)) for other in ranked))
    most, shown = max(other.dots for other in ranked), round(one.dots * grown)
    bracket, side = _bracket(one, ranked)
    number = (f"{one.step:>{digits}}  ", "bold")
    block = step_block([(bracket, "$rule"), number], one.text, width, *tails, style=text)
    bar: list[Fragment] = [(" " * (digits + 3), "")]
    if one.dots:
        bar += [cells(shown, most, max(min(_BAR, width - _BESIDE), 6), fill)[0], (f" {shown:>2}", "bold")]
        if grown >= 1.0 and one.voters is not None:
            bar.append((f"  {count_words(one.voters, 'person', 'people')}", "$quiet"))
    else:
        bar.append(("no dots", "$quiet"))
    if one.few_backed and one.dots and grown >= 1.0:
        bar.append(("  few", "$warn"))
    first, *rest = [*block, bar]
    return [first, *([(side, "$rule"), (line[0][0][1:], line[0][1]), *line[1:]] for line in rest)]


def _bracket(one: Ranked, ranked: Sequence[Ranked]) -> tuple[str, str]:
    """What stands before the first line of a step and before those under it."""
    tied = [other.step for other in ranked if other.place == one.place and other.dots]
    if len(tied) < 2 or one.step not in tied:
        return " ", " "
    last = one.step == tied[-1]
    return "┌" if one.step == tied[0] else "└" if last else "├", " " if last else "│"


def ballot_label(key: str, dots: int | None, cap: int) -> list[Fragment]:
    """A step's key on a ballot, with its number if that is another, and its dots; None hides them."""
    label: list[Fragment] = [(f"{key:>2}  ", "bold")]
    if dots is not None:
        label += [(dot_row(dots, cap if cap <= 3 else 0).ljust(min(cap, 12)), "$text-success"), ("  ", "")]
    return label
