"""Causes quarter by quarter in lines: which of them recur, and what became of what followed from them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from screens.text import fit, wrap
from screens.widgets.bars import dots
from screens.widgets.columns import Fragment
from screens.widgets.facts import Entry as Shown
from screens.widgets.facts import Fact, Title
from screens.widgets.sheet import Block, Heading, Hint, Rule
from screens.words import state_mark
from workshop.learn import origins
from workshop.learn.recurrence import Quarter, by_quarter, recurrence
from workshop.model import CauseKind, Period, Workshop
from workshop.words.numbers import count_words

#: Cells of a quarter's column, and those that a kind of cause has at least.
_QUARTER, _KIND = 9, 26
_MOST_DOTS = 6


class Line(Struct, frozen=True):
    """All causes of one period, or one kind of cause in those of ``periods`` that it occurred in."""

    kind: CauseKind | None
    quarters: tuple[Quarter, ...]
    periods: tuple[Period, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        return (str(self.kind), 0) if self.kind else ("", self.quarters[0].period.id)


def lines_of(w: Workshop) -> Iterator[Line | Rule]:
    """The kinds of causes with the quarters they occurred in; below them quarter by quarter what followed."""
    quarters = by_quarter(w)
    if not quarters:
        return
    periods = tuple(one.period for one in quarters)
    kinds = recurrence(w)
    recurring = [one for one in kinds if one.recurs]
    once = [one for one in kinds if not one.recurs]
    for heading, some in (("Causes that recur", recurring), ("In one quarter so far", once)):
        if some:
            yield Heading(heading)
            yield _Labels(periods=periods)
            yield from (Line(one.kind, one.quarters, periods) for one in some)
    if not recurring:
        yield Hint("No kind of cause has come back in another quarter yet.")
    yield Heading("Quarter by quarter")
    yield from (Line(None, (one,)) for one in reversed(quarters))


class _Labels(Rule, Struct, frozen=True):
    """The labels of the periods above their columns."""

    periods: tuple[Period, ...] = ()

    def block(self, width: int) -> Block:
        shown = _shown(self.periods, width)
        kind = width - _QUARTER * len(shown)
        labels = [(fit(one.label, _QUARTER - 1) + " ", "$text-muted") for one in shown]
        return [[(" " * kind, ""), *labels]]


def _shown(periods: Sequence[Period], width: int) -> Sequence[Period]:
    room = max(0, (width - _KIND) // _QUARTER)
    return periods[len(periods) - min(room, len(periods)) :]


def block(line: Line, width: int) -> Block:
    """A kind with a dot for each goal in each quarter, or a quarter; below it what followed."""
    if line.kind is None:
        quarter = line.quarters[0]
        head: list[Fragment] = [
            (fit(quarter.period.label, _QUARTER), "bold"),
            (f"{count_words(quarter.goals, 'goal')} with a primary cause", ""),
        ]
        return [head, *_followed(line.quarters, width, _QUARTER)]
    shown = _shown(line.periods, width)
    room = width - _QUARTER * len(shown)
    first, *rest = wrap(str(line.kind).capitalize(), room - 2)
    style = "bold" if len(line.quarters) > 1 else ""
    goals_in = {one.period.id: one.goals for one in line.quarters}
    cells = [(fit(dots(min(goals_in.get(one.id, 0), _MOST_DOTS)), _QUARTER), "$fill") for one in shown]
    return [
        [(fit(first, room), style), *cells],
        *([(one, style)] for one in rest),
        *_followed(line.quarters, width, 2),
    ]


def _followed(quarters: Sequence[Quarter], width: int, indent: int) -> Block:
    """ "3 follow-ups: 2 done, 1 worked, 1 no effect · 1 accepted", wrapped."""
    lines = wrap(followed_words(quarters), width - indent)
    return [[(" " * indent, ""), (one, "$text-muted")] for one in lines]


def followed_words(quarters: Sequence[Quarter]) -> str:
    steps, accepted = sum(one.follow_ups for one in quarters), sum(one.accepted for one in quarters)
    counts = (
        ("done", sum(one.done for one in quarters)),
        ("worked", sum(one.worked for one in quarters)),
        ("no effect", sum(one.no_effect for one in quarters)),
    )
    said = ", ".join(f"{count} {word}" for word, count in counts if count or word == "done")
    parts = [f"{count_words(steps, 'follow-up')}: {said}"] if steps else []
    parts += [f"{accepted} accepted as it is"] if accepted else []
    return " · ".join(parts) or "Nothing followed from it yet."


def cause_facts(w: Workshop, line: Line) -> Iterator[Shown]:
    """The causes behind a line, the newest period first, each with its whys and what it ended in."""
    followed = origins.follow_ups(w)
    for quarter in reversed(line.quarters):
        for goal in w.goals.of(quarter.period.id):
            for cause in w.causes.of(goal.id):
                if not cause.primary or cause.kind is None or line.kind not in (None, cause.kind):
                    continue
                yield Title(f"{goal.title}, {quarter.period.label}")
                yield Fact(cause.text, "Cause", style="bold")
                if line.kind is None:
                    yield Fact(str(cause.kind), style="$text-muted")
                for number, why in enumerate(cause.whys, start=1):
                    yield Fact(why, f"Why {number}" if number > 1 else "Why")
                if cause.accepted:
                    yield Fact(cause.accepted, "Accepted")
                for step in followed.get(cause.id, ()):
                    sign, style = state_mark(step.state)
                    verdict = f", {step.verdict}" if step.verdict else ""
                    yield Fact(f"{sign} {step.text}  ({step.state}{verdict})", "Follow-up", style=style)
                if not cause.accepted and not followed.get(cause.id):
                    yield Fact("nothing followed from it", style="$quiet")
