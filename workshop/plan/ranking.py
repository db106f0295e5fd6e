"""What a counted vote says: the order of the steps, who is tied with whom, what few people back."""

from msgspec import Struct

from workshop.errors import RuleError
from workshop.model import Round, RoundState, StepState, Total, Workshop

_OUT = (StepState.DROPPED, StepState.MERGED)


class Ranked(Struct, frozen=True):
    """A step's place in a counted round.

    Steps that are tied share a ``place`` and are listed by id. ``voters`` is None where hands were counted.
    ``few_backed``: fewer than half the room gave it a dot. ``above``: it is above the cut line once that is
    drawn, as the room ``overruled`` the ranking or as it did not.
    """

    step: int
    text: str
    place: int
    dots: int
    voters: int | None
    few_backed: bool
    above: bool
    overruled: bool


def ranking(w: Workshop, round: int) -> tuple[Ranked, ...]:
    """The steps of a counted round, best first: by dots, then by voters, then as ties were settled.

    Steps dropped or merged since then are left out. RuleError while the round is not counted.
    """
    found = need_counted(w, round)
    ranked: list[Ranked] = []
    for group in tied_groups(w, found):
        place = len(ranked) + 1
        ranked.extend(_ranked(w, found, total, place) for total in group)
    return tuple(ranked)


def tied_groups(w: Workshop, round: Round) -> list[list[Total]]:
    """The totals of the round's steps that are still there, best first, tied ones together and by id."""
    even: dict[tuple[int, int], list[Total]] = {}
    for total in sorted(round.totals, key=lambda total: total.step):
        step = w.steps.get(total.step)
        if step is not None and step.state not in _OUT:
            even.setdefault((-total.dots, -(total.voters or 0)), []).append(total)
    return [group for key in sorted(even) for group in _as_settled(round, even[key])]


def tied_across(w: Workshop, round: int, cut: int) -> tuple[int, ...]:
    """The steps that are tied with each other across a cut line under the first ``cut`` steps, by id."""
    above = 0
    for group in tied_groups(w, need_counted(w, round)):
        if above < cut < above + len(group):
            return tuple(total.step for total in group)
        above += len(group)
    return ()


def need_counted(w: Workshop, round: int) -> Round:
    """The round; RuleError where it is not counted."""
    found = w.rounds.need(round)
    if found.state is not RoundState.COUNTED:
        raise RuleError("This vote has no result yet: count it first.")
    return found


def few_backed(round: Round, total: Total) -> bool:
    """Whether fewer than half the room gave the step a dot.

    The room is who was there at the opening and who voted all the same. Where hands were counted nobody knows
    the voters; they cannot be more than the dots, so few dots mean few voters.
    """
    room = len({*round.room, *round.voted})
    voters = total.dots if total.voters is None else total.voters
    return 2 * voters < room


def _as_settled(round: Round, even: list[Total]) -> list[list[Total]]:
    """Steps with even votes, apart as their tie was settled; together if it was not, or not for all of them."""
    groups = [[total for total in even if total.step in group] for group in round.settled]
    groups = [group for group in groups if group]
    return groups if sum(map(len, groups)) == len(even) else [even]


def _ranked(w: Workshop, round: Round, total: Total, place: int) -> Ranked:
    step = w.steps[total.step]
    return Ranked(
        step=step.id,
        text=step.text,
        place=place,
        dots=total.dots,
        voters=total.voters,
        few_backed=few_backed(round, total),
        above=round.cut is not None and step.in_plan,
        overruled=step.id in round.overruled,
    )
