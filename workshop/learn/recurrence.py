"""Causes that come back, quarter after quarter, and whether what followed from them was done and worked."""

from collections.abc import Sequence

from msgspec import Struct

from workshop.learn.origins import follow_ups
from workshop.model import Cause, CauseKind, Period, Step, StepState, Verdict, Workshop
from workshop.words.numbers import count_words


class Quarter(Struct, frozen=True):
    """The primary causes of one period: how many goals had one, and what became of the steps that followed.

    ``done``, ``worked`` and ``no_effect`` count follow-ups; those with no verdict yet are in none of the last two.
    """

    period: Period
    goals: int
    accepted: int
    follow_ups: int
    done: int
    worked: int
    no_effect: int


class Recurring(Struct, frozen=True):
    """One kind of primary cause, with the periods it occurred in, oldest first."""

    kind: CauseKind
    quarters: tuple[Quarter, ...]

    @property
    def recurs(self) -> bool:
        """Whether it was the primary cause in more than one period."""
        return len(self.quarters) > 1

    @property
    def sentence(self) -> str:
        """What it says, in words."""
        labels = ", ".join(one.period.label for one in self.quarters)
        steps = sum(one.follow_ups for one in self.quarters)
        done = sum(one.done for one in self.quarters)
        worked = sum(one.worked for one in self.quarters)
        if not steps:
            return f"{self.kind.capitalize()}: {labels}. Nothing followed from it yet."
        return (
            f"{self.kind.capitalize()}: {labels}. {count_words(steps, 'follow-up')}, {done} done, {worked} worked."
        )


def recurrence(w: Workshop) -> tuple[Recurring, ...]:
    """The kinds of primary causes: those in most periods first, then of most goals, then as they are listed."""
    steps = follow_ups(w)
    found = [Recurring(kind, there) for kind in CauseKind if (there := _quarters(w, kind, steps))]
    return tuple(sorted(found, key=lambda one: (-len(one.quarters), -sum(each.goals for each in one.quarters))))


def by_quarter(w: Workshop) -> tuple[Quarter, ...]:
    """All primary causes together, for each period that had any, oldest first."""
    return _quarters(w, None, follow_ups(w))


def _quarters(w: Workshop, kind: CauseKind | None, steps: dict[int, tuple[Step, ...]]) -> tuple[Quarter, ...]:
    """The periods with primary causes of this kind, or of any."""
    periods = sorted(w.periods.values(), key=lambda period: period.first)
    quarters = (_quarter(period, _primary(w, period, kind), steps) for period in periods)
    return tuple(one for one in quarters if one.goals)


def _primary(w: Workshop, period: Period, kind: CauseKind | None) -> list[Cause]:
    """The primary causes of the period's goals of this kind, or of any."""
    causes = (cause for goal in w.goals.of(period.id) for cause in w.causes.of(goal.id))
    return [cause for cause in causes if cause.primary and cause.kind and kind in (None, cause.kind)]


def _quarter(period: Period, causes: Sequence[Cause], steps: dict[int, tuple[Step, ...]]) -> Quarter:
    followed = [step for cause in causes for step in steps.get(cause.id, ())]
    return Quarter(
        period=period,
        goals=len({cause.goal for cause in causes}),
        accepted=sum(bool(cause.accepted) for cause in causes),
        follow_ups=len(followed),
        done=sum(step.state is StepState.DONE for step in followed),
        worked=sum(step.verdict is Verdict.WORKED for step in followed),
        no_effect=sum(step.verdict is Verdict.NO_EFFECT for step in followed),
    )


def returning(w: Workshop, period: int, kind: CauseKind | None) -> str:
    """A sentence where this kind was the primary cause in an earlier period, too; else an empty text.

    To be said at sort, whys and follow-ups: what was tried then, and what came of it.
    """
    first = w.periods.need(period).first
    found = next((one for one in recurrence(w) if one.kind is kind), None)
    before = tuple(one for one in found.quarters if one.period.first < first) if found else ()
    return f"It comes back. {Recurring(found.kind, before).sentence}" if found and before else ""
