"""The board: all steps by goal or by person, filtered by words and sorted, quickly enough to follow typing.

A :class:`Board` prepares what searching and sorting need once for a workshop; the next one takes over every row
whose records are still the same. With 10,000 steps a filter with its order and groups takes a few milliseconds.
"""

from bisect import bisect_left, insort
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct

from workshop.model import Goal, Member, Step, StepState, Workshop
from workshop.words.text import narrows, wanted


class By(StrEnum):
    """What the steps are grouped by."""

    GOAL = "goal"
    PERSON = "person"


class Sort(StrEnum):
    """The order of the steps within their groups."""

    DUE = "due"
    OWNER = "owner"
    STATE = "state"
    GOAL = "goal"
    DOTS = "dots"


class Show(StrEnum):
    """Which steps are shown: the open ones, the whole plan with what is done, or also ideas and dropped ones."""

    OPEN = "open"
    PLAN = "plan"
    ALL = "all"


_STATES = (
    StepState.DOING,
    StepState.PLANNED,
    StepState.DONE,
    StepState.LEFT_BEHIND,
    StepState.IDEA,
    StepState.DROPPED,
    StepState.MERGED,
)
_RANK = {state: rank for rank, state in enumerate(_STATES)}
#: The rank up to which steps are open.
_OPEN = 1
#: Up to which rank of state each choice goes; steps merged into another are never shown.
_SHOWN = {Show.OPEN: _OPEN, Show.PLAN: 3, Show.ALL: 5}
#: With more rows changed than this, an order is made anew instead of mended.
_FEW = 100


class Row(Struct, frozen=True):
    """One step with its goal and owner, the rank of its state, and the words it is found by.

    Among these is what the step works on, behind ``=``.
    """

    step: Step
    goal: Goal
    owner: Member | None
    rank: int
    haystack: str


class Group(Struct, frozen=True):
    """The rows of one goal or person; ``key`` is its id, None for what nobody has; ``title`` its name."""

    key: int | None
    title: str
    rows: tuple[Row, ...]


_View = tuple[By, Sort, Show, tuple[str, ...]]
_Groups = dict[int, tuple[Row, ...]]
#: So many views of one board are kept: one for each letter of a filter.
_KEPT = 40


class Board:
    """The steps of a period (None: of all periods that are not closed), ready to be searched.

    A board never changes; ``before`` lends it the rows that are still the same.
    """

    def __init__(self, w: Workshop, period: int | None, before: "Board | None" = None) -> None:
        self._w, self._period = w, period
        self._people: dict[int, Member] = dict(w.members)
        self._views: dict[_View, _Groups] = {}
        self._lent: dict[_View, _Groups] = {}
        self._old: list[Row] = []
        self._new: list[Row] = []
        if before is not None and before._differs_in_steps_only(w, period):
            self._take_over(before)
        else:
            self._goals = _goals(w, period)
            self._rows = {step.id: self._row(step, goal) for goal in self._goals for step in w.steps.of(goal.id)}
        self._places = {goal.id: place for place, goal in enumerate(self._goals)}

    def _differs_in_steps_only(self, w: Workshop, period: int | None) -> bool:
        old = self._w
        same = w.goals is old.goals and w.members is old.members and w.periods is old.periods
        return same and period == self._period

    def _take_over(self, before: "Board") -> None:
        """Take the rows of the board before, but for those whose steps have changed."""
        w, self._goals = self._w, before._goals
        changed = set(w.steps.differing(before._w.steps))
        self._rows = {**before._rows}
        mine = {goal.id: goal for goal in self._goals}
        for key in changed:
            step = w.steps.get(key)
            if step is None or step.goal not in mine:
                self._rows.pop(key, None)
            else:
                self._rows[key] = self._row(step, mine[step.goal])
        if len(changed) <= _FEW:
            self._lent = before._views
            self._old = [before._rows[key] for key in changed if key in before._rows]
            self._new = [self._rows[key] for key in changed if key in self._rows]

    def _row(self, step: Step, goal: Goal) -> Row:
        owner = self._people.get(step.owner or 0)
        words = (step.text, goal.title, owner.name if owner else "", f"={step.kind}" if step.kind else "")
        return Row(step, goal, owner, _RANK[step.state], "\n".join(words).casefold())

    def __len__(self) -> int:
        """How many steps there are, of every state."""
        return len(self._rows)

    def groups(
        self, by: By = By.GOAL, words: str = "", sort: Sort = Sort.DUE, show: Show = Show.PLAN
    ) -> tuple[Group, ...]:
        """The rows that contain all of these words (in text, goal or owner, whatever their capitals), in groups.

        Without a word, all that are shown. What is done comes behind what is open, except by state and by dots.
        Goals in their order; people in theirs, behind what nobody has. None is empty.
        """
        filled = self._filled((by, sort, show, wanted(words)))
        if by is By.GOAL:
            return tuple(Group(goal.id, goal.title, filled[goal.id]) for goal in self._goals if goal.id in filled)
        nobody = (Group(None, "nobody yet", filled[0]),) if 0 in filled else ()
        people = (member for member in self._people.values() if member.id in filled)
        return (*nobody, *(Group(member.id, member.name, filled[member.id]) for member in people))

    def _filled(self, view: _View) -> _Groups:
        """The rows of a view by goal or person, made when they are first asked for.

        They are mended where the board before had them, else filtered from what fewer or shorter words left.
        """
        if view not in self._views:
            by, sort, show, words = view
            if view in self._lent:
                groups = self._mended(view, self._lent[view])
            elif words:
                wider = [one for one in self._views if one[:3] == view[:3] and narrows(words, one[3])]
                rows = self._views[wider[-1]] if wider else self._filled((by, sort, show, ()))
                groups = {key: found for key, some in rows.items() if (found := _matching(some, words))}
            else:
                groups = self._sorted(by, sort, _SHOWN[show])
            if len(self._views) >= _KEPT:
                self._views.clear()
            self._views[view] = groups
        return self._views[view]

    def _sorted(self, by: By, sort: Sort, most: int) -> _Groups:
        lists: dict[int, list[Row]] = {}
        for row in self._rows.values():
            if row.rank <= most:
                lists.setdefault(_group_of(row, by), []).append(row)
        key = self._key(sort)
        return {one: tuple(sorted(some, key=key)) for one, some in lists.items()}

    def _mended(self, view: _View, groups: _Groups) -> _Groups:
        """The view as it was before, with the rows that have changed in their new places."""
        by, sort, show, words = view
        key, mended = self._key(sort), dict(groups)
        lists: dict[int, list[Row]] = {}

        def touched(row: Row) -> list[Row] | None:
            if row.rank > _SHOWN[show] or not _matching((row,), words):
                return None
            group = _group_of(row, by)
            return lists.setdefault(group, list(groups.get(group, ())))

        for row in self._old:
            if (rows := touched(row)) is not None:
                del rows[bisect_left(rows, key(row), key=key)]
        for row in self._new:
            if (rows := touched(row)) is not None:
                insort(rows, row, key=key)
        for group, rows in lists.items():
            mended[group] = tuple(rows)
        return {group: found for group, found in mended.items() if found}

    def _key(self, sort: Sort) -> Callable[[Row], Any]:
        if sort is Sort.OWNER:
            names = {member.id: member.name.casefold() for member in self._people.values()}
            return lambda row: (names[row.owner.id] if row.owner else "", _due(row))
        if sort is Sort.STATE:
            return lambda row: (row.rank, _due(row))
        if sort is Sort.GOAL:
            return lambda row: (self._places[row.goal.id], _due(row))
        if sort is Sort.DOTS:
            return lambda row: (-row.step.dots, -row.step.voters, row.step.id)
        return _due


def _goals(w: Workshop, period: int | None) -> tuple[Goal, ...]:
    wanted = [one for one in w.periods.values() if (one.closed_on is None if period is None else one.id == period)]
    wanted.sort(key=lambda one: one.first)
    return tuple(
        goal for one in wanted for goal in sorted(w.goals.of(one.id), key=lambda goal: (goal.position, goal.id))
    )


def _due(row: Row) -> tuple[bool, date, bool, int]:
    """Open before the rest, then by due day (none comes last), the must-move first of its day."""
    return row.rank > _OPEN, row.step.due or date.max, not row.step.must_move, row.step.id


def _group_of(row: Row, by: By) -> int:
    return row.goal.id if by is By.GOAL else row.owner.id if row.owner else 0


def _matching(rows: tuple[Row, ...], words: tuple[str, ...]) -> tuple[Row, ...]:
    for word in words:
        rows = tuple([row for row in rows if word in row.haystack])
    return rows
