"""A tie across the cut line is settled by more volunteers, else by a run-off, else by the facilitator.

Each way ranks the tied steps among themselves, keeps how as a decision and leaves all other steps in place.
Steps that are even afterwards stay tied, so the next way can settle those.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import DecisionKind, Round, TieRule, Workshop
from workshop.plan.ballots import dot_words
from workshop.plan.ranking import need_counted, tied_groups
from workshop.plan.voting import open_round
from workshop.team.deciding import decide
from workshop.words.text import DETAILS, checked, quoted

Groups = tuple[tuple[int, ...], ...]


def settle_by_volunteers(
    w: Workshop, round: int, volunteers: Mapping[int, int], now: datetime | None = None, by: int | None = None
) -> Workshop:
    """With the tied steps ranked by how many people would work on each; ``volunteers`` counts them by step.

    Raises RuleError when the numbers are all even, or the steps are not one tie of the round.
    """
    found = _need_tied(w, round, tuple(volunteers))
    if any(number < 0 for number in volunteers.values()):
        raise RuleError("There cannot be fewer than no volunteers: count them again.")
    groups = _grouped(volunteers)
    if len(groups) == 1:
        raise RuleError("As many people volunteer for each: hold a run-off with one dot each.")
    how = {step: f"{number} would work on it" for step, number in volunteers.items()}
    return _settle(w, found, groups, TieRule.VOLUNTEERS, how, "", now, by)


def open_run_off(w: Workshop, round: int, steps: Sequence[int], room: Sequence[int] | None = None) -> Workshop:
    """With a run-off opened on the tied steps, one dot each; the room is the one of the round unless given.

    Raises RuleError when the steps are not one tie of the round, or another vote is open on the goal.
    """
    found = _need_tied(w, round, steps)
    return open_round(
        w, found.goal, found.room if room is None else room, dots_each=1, cap=1, run_off_of=round, steps=steps
    )


def settle_by_run_off(
    w: Workshop, round: int, run_off: int, now: datetime | None = None, by: int | None = None
) -> Workshop:
    """With the tied steps ranked by the counted run-off.

    Raises RuleError when the run-off is not counted, belongs to another round, or is even.
    """
    vote = need_counted(w, run_off)
    if vote.run_off_of != round:
        raise RuleError("This run-off belongs to another vote: choose the one that was held for this tie.")
    dots = {total.step: total.dots for total in vote.totals}
    found = _need_tied(w, round, tuple(dots))
    groups = _grouped(dots)
    if len(groups) == 1:
        raise RuleError("The run-off is even too: the facilitator decides, with a reason.")
    how = {step: dot_words(number) for step, number in dots.items()}
    return _settle(w, found, groups, TieRule.RUN_OFF, how, "", now, by)


def settled_by_count(w: Workshop, round: Round, now: datetime | None = None, by: int | None = None) -> Workshop:
    """With the tie settled for which this round, counted now, was the run-off; unchanged where it is even too."""
    if round.run_off_of is None:
        return w
    try:
        return settle_by_run_off(w, round.run_off_of, round.id, now, by)
    except RuleError:
        return w


def settle_by_facilitator(
    w: Workshop, round: int, order: Sequence[int], reason: str, now: datetime | None = None, by: int | None = None
) -> Workshop:
    """With the tied steps ranked in this ``order``, for a reason that is kept.

    Raises RuleError without a reason, or when the steps are not one tie of the round.
    """
    found = _need_tied(w, round, order)
    why = checked(reason, "The reason", DETAILS)
    return _settle(w, found, tuple((step,) for step in order), TieRule.FACILITATOR, {}, why, now, by)


def _need_tied(w: Workshop, round: int, steps: Sequence[int]) -> Round:
    found = need_counted(w, round)
    ties = [sorted(total.step for total in group) for group in tied_groups(w, found)]
    if len(steps) < 2 or sorted(steps) not in ties:
        raise RuleError("These steps are not tied any more: look at the ranking again.")
    return found


def _grouped(numbers: Mapping[int, int]) -> Groups:
    """The steps in groups of equal numbers, highest first."""
    return tuple(
        tuple(sorted(step for step, number in numbers.items() if number == level))
        for level in sorted(set(numbers.values()), reverse=True)
    )


def _settle(
    w: Workshop,
    round: Round,
    groups: Groups,
    rule: TieRule,
    how: Mapping[int, str],
    why: str,
    now: datetime | None,
    by: int | None,
) -> Workshop:
    ranked = [step for group in groups for step in group]
    settled = replace(round, settled=_refined(round.settled, groups), tie=rule)
    named = (
        f"{quoted(w.steps[step].text)} ({how[step]})" if step in how else quoted(w.steps[step].text)
        for step in ranked
    )
    what = f"Tie settled by {_BY[rule]}: {', then '.join(named)}."
    return decide(w.put(settled), DecisionKind.TIE, what, why=why, goal=round.goal, now=now, by=by)


_BY = {TieRule.VOLUNTEERS: "volunteers", TieRule.RUN_OFF: "a run-off", TieRule.FACILITATOR: "the facilitator"}


def _refined(settled: Groups, groups: Groups) -> Groups:
    """The settled groups with these steps ranked anew: in the place of the group they were in, else at the end."""
    tied = {step for group in groups for step in group}
    place = next((number for number, group in enumerate(settled) if tied & set(group)), len(settled))
    kept = [tuple(step for step in group if step not in tied) for group in settled]
    kept[place:place] = groups
    return tuple(group for group in kept if group)
