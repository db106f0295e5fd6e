"""What stands beside a stage on wide screens: what belongs to it, the plan so far, the load, the parking lot."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.people import names_of
from screens.signs import AT_RISK, FILLED, FINISHED
from screens.text import crop, fit, styled, width_of
from screens.widgets.bars import progress
from screens.widgets.columns import Fragment
from workshop.meet.sessions import parking_lot
from workshop.model import Session, Workshop
from workshop.plan.capacity import is_over, week_loads, weeks_words
from workshop.plan.claiming import loads, to_claim
from workshop.track.measures import span_words

Row = tuple[Fragment, Sequence[Fragment]]
"""What stands at the left of a line, cut where room is short, and what stands at its right edge."""

_BOXES, _CELLS = 10, 12


class SidePanel(Widget):
    """Blocks of lines behind a rule; from 120 columns on."""

    #: What the size of the screen says applies here too.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    SidePanel {
        display: none;
        width: 41;
        height: 1fr;
        padding: 1 2 0 2;
        border-left: solid $rule;
        color: $text;
    }
    .-wide SidePanel { display: block; }
    .-vast SidePanel { width: 50; }
    """

    blocks: reactive[tuple[tuple[Row, ...], ...]] = reactive(())

    def show(self, w: Workshop, session: Session, own: Iterable[Row] = ()) -> None:
        """Show this state; ``own`` are the lines of the stage itself."""
        blocks = (tuple(own), tuple(_plan(w, session)), tuple(_load(w, session)), tuple(_parked(w)))
        self.blocks = tuple(block for block in blocks if block)

    def render(self) -> Content:
        """The blocks, one below the other; what there is no room for is left out."""
        width = self.content_size.width
        lines: list[Content] = []
        for block in self.blocks:
            lines += [Content("")] * (2 if lines else 0)
            for number, row in enumerate(block):
                lines += [_line(row, width), *([] if number else [Content("")])]
        return Content("\n").join(lines[: self.content_size.height])


def heading(words: str, aside: str = "") -> Row:
    """The first line of a block."""
    return (words, "bold"), [(aside, "$quiet")]


def key_results(w: Workshop, goal: int) -> Iterator[Row]:
    """How the goal is measured, each with what it shall change to."""
    measures = [one for one in w.key_results.of(goal) if one.target is not None]
    if measures:
        yield heading("Key results")
        yield from (((one.name, ""), [(span_words(one), "bold")]) for one in measures)


def _line(row: Row, width: int) -> Content:
    (words, style), aside = row
    beside = sum(width_of(part) for part, _ in aside)
    room = width - beside - (2 if beside else 0)
    return styled((fit(words, room), style), "  " if beside else "", *aside)


def _plan(w: Workshop, session: Session) -> Iterator[Row]:
    goals = [w.goals[one] for one in session.goals if one in w.goals]
    steps = {goal.id: to_claim(w, goal.id) for goal in goals}
    every = [step for found in steps.values() for step in found]
    if not every:
        return
    yield heading("Plan so far", f"{sum(step.owner is not None for step in every)} of {len(every)} owned")
    for goal in goals:
        found = steps[goal.id]
        owned = sum(step.owner is not None for step in found)
        if not found:
            words: Sequence[Fragment] = [("–".rjust(_BOXES), "$quiet")]
        elif owned == len(found):
            words = [(progress(owned, owned, 5), ""), (f"  {FINISHED} owned", "$good")]
        else:
            words = [(progress(owned, len(found), 5), ""), (f"   {owned} of {len(found)}", "")]
        yield (goal.title, ""), words


def _load(w: Workshop, session: Session) -> Iterator[Row]:
    taken, weeks, heavy, names = loads(w), week_loads(w), w.team.heavy_load, names_of(w)
    if not any(taken.get(one) for one in session.present):
        return
    yield heading(
        "Load", "weeks" if any(w.members[one].weeks_free is not None for one in session.present) else "open steps"
    )
    for member in (one for one in w.members if one in session.present):
        steps = taken.get(member, 0)
        free, week = w.members[member].weeks_free, weeks.get(member, 0.0)
        full = week / free if free else steps / max(heavy, 1)
        cells = min(round(full * _CELLS), _CELLS)
        over = is_over(week, free) or steps >= heavy
        beside = weeks_words(week, free).removesuffix(" wk") if free is not None else str(steps)
        yield (
            (names[member], ""),
            [
                (f"{AT_RISK} " if over else "  ", "$warn"),
                (" " * cells, FILLED),
                (" " * (_CELLS - cells), "on $bar"),
                (f"{beside:>4}", ""),
            ],
        )


def _parked(w: Workshop) -> Iterator[Row]:
    parked = parking_lot(w)
    if parked:
        yield heading("Parked", str(len(parked)))
        yield from (((crop(one.text, 200), ""), ()) for one in parked)
