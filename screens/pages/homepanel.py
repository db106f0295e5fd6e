"""What stands beside the mirror on the first screen: the weeks of the period, and the steps that wait."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import chain, islice

from screens.people import names_of
from screens.signs import DONE, MISSING, PENDING, TODAY
from screens.widgets.panel import Panel, Row, heading
from workshop.model import Period, Step, Workshop
from workshop.team.periods import week_of
from workshop.track.activity import touches_by_week
from workshop.track.mirror import GoalLine
from workshop.track.status import check_in_due, waiting_steps

#: At most so many steps of a kind, and so many weeks up to this one.
_MOST, _WEEKS = 5, 13
_WAITING = ("Late", "Blocked")


_About = tuple[GoalLine, str, tuple[tuple[Step, ...], ...]]
"""What stands beside the line of a goal: its weeks, and its steps that wait."""


class HomePanel(Panel):
    """In which weeks something happened to each goal; which steps are late, and which are blocked."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[int, _About] = {}

    def show(self, w: Workshop, period: Period, lines: Sequence[GoalLine], today: date) -> None:
        """Show what belongs to these lines of the mirror; what stands beside the very same line stays."""
        shown = _shown(period, today) if lines and period.first <= today else range(0)
        before, self._known = self._known, {}
        for line in lines:
            about = before.get(line.goal)
            if about is None or about[0] is not line:
                about = line, _weeks(w, period, line.goal, shown, today), waiting_steps(w, line.goal, today)
            self._known[line.goal] = about
        names, kinds = names_of(w), zip(*(waiting for *_, waiting in self._known.values()), strict=True)
        waiting = (_steps(names, called, steps) for called, steps in zip(_WAITING, kinds, strict=False))
        self.put(*(self._by_week(w, period, shown, today) if shown else ()), *chain.from_iterable(waiting))

    def _by_week(self, w: Workshop, period: Period, shown: range, today: date) -> Iterator[Row]:
        yield heading("Weeks", f"{shown[0]} to {shown[-1]}")
        yield from (
            Row(w.goals.need(goal).title, ((weeks, "$fill"),), lines=1)
            for goal, (_, weeks, _) in self._known.items()
        )
        mark = " " * (week_of(period, today)[0] - shown[0]) + TODAY
        yield Row(f"{DONE} news  {PENDING} due", ((mark.ljust(len(shown)), "$quiet"),), "$quiet", lines=1)


def _shown(period: Period, today: date) -> range:
    """The weeks of the period that are shown, the present one among them."""
    now, weeks = week_of(period, today)
    first = max(1, min(now - 9, weeks - _WEEKS + 1))
    return range(first, min(first + _WEEKS, weeks + 1))


def _weeks(w: Workshop, period: Period, goal: int, shown: range, today: date) -> str:
    """A box for a week with news, a dash for one without, a ring where a check-in is due."""
    if not shown:
        return ""
    counts, due, weeks = touches_by_week(w, goal, today), check_in_due(w, goal), week_of(period, today)[1]
    signs = [DONE if count else MISSING for count in counts] + [" "] * (weeks - len(counts))
    if due <= period.last and signs[(place := week_of(period, due)[0] - 1)] != DONE:
        signs[place] = PENDING
    return "".join(signs[week - 1] for week in shown)


def _steps(names: Mapping[int, str], called: str, steps: Sequence[Sequence[Step]]) -> Iterator[Row]:
    """The first of all goals' steps with who has them, under a heading that counts all."""
    if number := sum(map(len, steps)):
        yield heading(called, str(number))
    for step in islice(merge(*steps, key=lambda step: step.due or date.max), _MOST):
        owner = names.get(step.owner or 0, MISSING)
        yield Row(f"{step.id}  {step.text}", ((owner, "$quiet"),), lines=1)
