"""From ranking to plan: the cut line, the room's last word, the must-move.

A plan may be chosen again: the line moves, what falls below it becomes an idea again, and nobody loses a step
that is already theirs.
"""

from datetime import datetime
from itertools import takewhile
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import DecisionKind, Round, RoundState, Step, StepState, Workshop
from workshop.plan.drafting import live, need_live
from workshop.plan.ranking import Ranked, need_counted, ranking, tied_across
from workshop.plan.voting import check_no_vote, main_round, open_vote
from workshop.team.deciding import decide
from workshop.words.numbers import count_words
from workshop.words.text import DETAILS, checked, quoted

_BACK_TO_IDEA: dict[str, Any] = {"state": StepState.IDEA, "must_move": False, "offered_to": None}


class Ranking(Struct, frozen=True):
    """Where choosing stands on one goal.

    ``round`` is the counted round (None: the vote was skipped); ``voting`` says that a vote is open; ``cut`` is
    where the line is, ``drawn`` where it was when the room chose (None: not yet); ``tied`` what it would part.
    """

    round: Round | None
    voting: bool
    ranked: tuple[Ranked, ...] = ()
    others: tuple[Step, ...] = ()
    cut: int = 0
    drawn: int | None = None
    tied: tuple[int, ...] = ()

    @property
    def chosen(self) -> bool:
        return self.drawn is not None and self.cut == self.drawn


def read_ranking(w: Workshop, goal: int, cut: int | None) -> Ranking:
    """The state of choosing on this goal, with the line where it was moved to, drawn, or is suggested."""
    round = main_round(w, goal)
    is_open = open_vote(w, goal) is not None
    steps = live(w, goal)
    if round is None or round.state is not RoundState.COUNTED:
        return Ranking(None, is_open, others=steps)
    ranked = ranking(w, round.id)
    voted_on = {one.step for one in ranked}
    others = tuple(step for step in steps if step.id not in voted_on)
    if not ranked:
        return Ranking(round, is_open, others=others)
    drawn = _drawn(round, ranked)
    where = cut if cut is not None else drawn if drawn is not None else suggested_cut(w, round.id)
    where = min(max(where, 1), len(ranked))
    return Ranking(round, is_open, ranked, others, where, drawn, tied_across(w, round.id, where))


def suggested_cut(w: Workshop, round: int) -> int:
    """How many steps of the ranking to put above the line: those at the top that half the room or more backs.

    Where none is backed so well, those in first place. Such a line is never between tied steps.
    """
    ranked = ranking(w, round)
    backed = tuple(takewhile(lambda one: one.dots and not one.few_backed, ranked))
    return len(backed) or sum(one.place == 1 for one in ranked)


def choose(w: Workshop, round: int, cut: int) -> Workshop:
    """With the cut line under the first ``cut`` steps of the ranking: those are planned, the rest stay ideas.

    Steps that the room moved across the line keep their side. Raises RuleError while a tie crosses the line,
    while a vote is open, and when a step below the line is somebody's already.
    """
    found = _need_newest(w, round)
    ranked = ranking(w, round)
    if not ranked:
        raise RuleError("None of the steps that were voted on is left: draft some and vote again.")
    if not 1 <= cut <= len(ranked):
        raise RuleError(f"Draw the line under one of the {count_words(len(ranked), 'step')} of the ranking.")
    tied = tied_across(w, round, cut)
    if tied:
        crossing = count_words(len(tied), "step is", "steps are")
        raise RuleError(f"{crossing} tied across the line: settle the tie or move the line.")
    overruled = []
    changed = []
    for number, one in enumerate(ranked):
        step, above = w.steps[one.step], number < cut
        if one.overruled:
            if step.in_plan != above:
                overruled.append(step.id)
        elif above:
            changed.append(_planned(step))
        else:
            changed.append(_below(w, step))
    moved = (step for step in changed if step != w.steps[step.id])
    return w.put(replace(found, cut=cut, overruled=tuple(sorted(overruled))), *moved)


def overrule(
    w: Workshop,
    round: int,
    step: int,
    above: bool,
    reason: str,
    now: datetime | None = None,
    by: int | None = None,
) -> Workshop:
    """With the step on the other side of the line than it is, because the room says so; kept as a decision.

    Raises RuleError before the line is drawn, without a reason, for a step that is on that side already, and
    for one to go below the line that is somebody's already.
    """
    found = _need_newest(w, round)
    if found.cut is None:
        raise RuleError("Draw the cut line first: then single steps can be moved across it.")
    one = next((one for one in ranking(w, round) if one.step == step), None)
    if one is None:
        raise RuleError(f"{quoted(w.steps.need(step).text)} was not voted on: plan it without a vote instead.")
    if one.above == above:
        raise RuleError(f"{quoted(one.text)} is {_side(above)} the line already.")
    why = checked(reason, "The reason", DETAILS)
    moved = _planned(w.steps[step]) if above else _below(w, w.steps[step])
    overruled = set(found.overruled) ^ {step}  # Moved back, it is where the ranking has it.
    what = f"{quoted(one.text)}, place {one.place} in the vote, moved {_side(above)} the line."
    w = w.put(replace(found, overruled=tuple(sorted(overruled))), moved)
    return decide(w, DecisionKind.OVERRULED, what, why=why, goal=found.goal, step=step, now=now, by=by)


def plan_directly(w: Workshop, *steps: int) -> Workshop:
    """With these ideas planned without a vote; RuleError for a step that is no idea or was voted on."""
    planned = []
    for step in steps:
        found = need_live(w, step)
        _check_not_ranked(w, found)
        if found.state is not StepState.IDEA:
            raise RuleError(f"{quoted(found.text)} is in the plan already.")
        planned.append(_planned(found))
    return w.put(*planned)


def unplan(w: Workshop, step: int) -> Workshop:
    """With a planned step an idea again; RuleError when it was voted on, is not planned or is somebody's."""
    found = need_live(w, step)
    _check_not_ranked(w, found)
    if not found.in_plan:
        raise RuleError(f"{quoted(found.text)} is not in the plan.")
    return w.put(_below(w, found))


def set_must_move(w: Workshop, step: int) -> Workshop:
    """With this the one step of its goal that has to move; RuleError unless it is planned or being done."""
    found = need_live(w, step)
    if not found.open:
        name = quoted(found.text)
        raise RuleError(f"{name} is {_words(found)}: the must-move is a planned step that is still to be done.")
    others = (
        replace(other, must_move=False) for other in w.steps.of(found.goal) if other.must_move and other.id != step
    )
    return w.put(replace(found, must_move=True), *others)


def must_move(w: Workshop, goal: int) -> Step | None:
    """The one step of the goal that has to move, or None while none is chosen."""
    return next((step for step in w.steps.of(goal) if step.must_move), None)


def _drawn(round: Round, ranked: tuple[Ranked, ...]) -> int | None:
    """Where the line runs now: under the last step that is above it by its place, whatever was dropped since."""
    if round.cut is None:
        return None
    above = [number for number, one in enumerate(ranked, start=1) if one.above and not one.overruled]
    return max(above, default=min(round.cut, len(ranked)))


def _need_newest(w: Workshop, round: int) -> Round:
    """The counted round; RuleError for a run-off, for one that a newer vote replaces, and while a vote is open."""
    found = need_counted(w, round)
    if found.run_off_of is not None:
        raise RuleError("A run-off only settles a tie: choose from the vote it was held for.")
    check_no_vote(w, found.goal)
    if main_round(w, found.goal) != found:
        raise RuleError("There was a newer vote on these steps: choose from that one.")
    return found


def _check_not_ranked(w: Workshop, step: Step) -> None:
    check_no_vote(w, step.goal)
    round = main_round(w, step.goal)
    if round and round.cut is not None and step.id in round.steps:
        raise RuleError(f"{quoted(step.text)} was voted on: move it across the line instead, with a reason.")


def _planned(step: Step) -> Step:
    return step if step.in_plan else replace(step, state=StepState.PLANNED)


def _below(w: Workshop, step: Step) -> Step:
    """The step as an idea; RuleError where somebody has it or it was begun: nobody loses a step by a line."""
    if step.owner is not None:
        name = w.members.need(step.owner).name
        called = quoted(step.text)
        raise RuleError(f"{called} is {name}'s already: keep it above the line, or release it first.")
    if step.state not in (StepState.IDEA, StepState.PLANNED):
        raise RuleError(f"{quoted(step.text)} is {_words(step)} already: keep it above the line.")
    return replace(step, **_BACK_TO_IDEA)


def _side(above: bool) -> str:
    return "above" if above else "below"


def _words(step: Step) -> str:
    """Its state as a sentence says it."""
    return {StepState.IDEA: "only an idea", StepState.DOING: "being done"}.get(step.state, str(step.state))
