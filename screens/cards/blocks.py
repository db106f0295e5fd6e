"""How a step looks on a sheet: its label, its text in full, and what there is to say about it."""

from collections.abc import Sequence

from screens.signs import BELOW, FILLED
from screens.text import width_of, wrap
from screens.widgets.bars import cells
from screens.widgets.bars import dots as dot_row
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block
from workshop.plan.ballots import dot_words
from workshop.plan.ranking import Ranked

#: Below this many cells the numbers of a ranked step stand under its text, not before it.
NARROW = 56


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


def ranked_block(
    one: Ranked,
    most: int,
    width: int,
    *tails: Fragment,
    grown: float = 1.0,
    by_hands: bool = False,
    below: bool = False,
) -> Block:
    """A step of the ranking with its bar; ``most`` are the dots of the longest bar, ``grown`` how much shows.

    One that stands ``below`` the line is drawn back.
    """
    fill, text = (BELOW, "$quiet") if below else (FILLED, "")
    shown = round(one.dots * grown)
    few = one.few_backed and grown >= 1.0
    if few and (by_hands or width < NARROW):
        tails = (("few behind it", "$text-warning"), *tails)
    place = (f"{one.place:>2}  ", "bold")
    if width < NARROW:
        bar, _ = cells(shown, most, max(width - 30, 6), fill)
        people = "" if one.voters is None else f" from {one.voters}"
        tails = ((f"{dot_words(shown)}{people}", "bold"), *tails)
        return step_block([place], one.text, width, *([bar] if shown else []), *tails, style=text)
    labels = [
        place,
        *cells(shown, most, bar_width(width), fill),
        (f" {shown:>3}  ", "bold"),
    ]
    if not by_hands:
        people = str(one.voters or 0) if grown >= 1.0 else ""
        labels.append((f"{people:>2} ", "$text-muted"))
        labels.append((f"{'few' if few else '':<3}  ", "$text-warning"))
    return step_block(labels, one.text, width, *tails, style=text)


def ranked_heading(width: int, by_hands: bool) -> str:
    """The words above the columns of the ranking; empty where there are no columns."""
    if width < NARROW:
        return ""
    people = "" if by_hands else "people  "
    return f"{'':>4}{'':<{bar_width(width) - 1}} dots  {people}step"


def bar_width(width: int) -> int:
    """Cells of the longest bar in a ranking of ``width`` cells."""
    return 8 if width < 70 else 12 if width < 100 else 24


def ballot_label(key: str, dots: int | None, cap: int) -> list[Fragment]:
    """A step's key on a ballot, and its dots; None where they are not to be seen."""
    label: list[Fragment] = [(f"{key:>2}  ", "bold")]
    if dots is not None:
        label += [(dot_row(dots, cap if cap <= 3 else 0).ljust(min(cap, 12)), "$text-success"), ("  ", "")]
    return label
