"""Voting on a goal's steps, or on the causes of its miss: opening a round, ballots or hands, the count.

Default dots: a third of the steps (the one-third rule of multi-voting), held to 3 to 8, and one fewer than there
are steps; at most 2 on one step. Ballots stay in the sealed box until the count, which keeps totals and voters
and never who gave what.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Cause, Member, Round, RoundState, Step, StepState, Total, Votable, Workshop
from workshop.plan.ballots import dot_words, from_content, not_on_ballot
from workshop.words.numbers import count_words
from workshop.words.text import CARD, checked, quoted

#: The most dots that each person may get.
MOST_DOTS = 12
#: What a vote is about: the tables of what is voted on.
STEPS: Votable = "steps"
CAUSES: Votable = "causes"
_VOTED_ON = (StepState.IDEA, StepState.PLANNED)


def suggested_dots(steps: int) -> int:
    """Dots for each person when so many steps are voted on: a third, rounded up, held to 3 to 8.

    Fewer than steps, so that a full ballot says something.
    """
    return max(min(max(-(-steps // 3), 3), 8, steps - 1), 1)


def suggested_cap(steps: int) -> int:
    """The most dots that one person may put on one step: 2, but 1 when there are five steps or fewer."""
    return 1 if steps <= 5 else 2


def candidates(w: Workshop, goal: int) -> tuple[Step, ...]:
    """The steps a vote would be about: ideas, and planned steps that nobody owns yet."""
    return tuple(step for step in w.steps.of(goal) if step.state in _VOTED_ON and step.owner is None)


def left_out(w: Workshop, goal: int, about: Votable = STEPS) -> tuple[Step, ...]:
    """The steps of the plan that a vote would not be about, as somebody has them; of causes there are none."""
    found = w.steps.of(goal) if about == STEPS else ()
    return tuple(step for step in found if step.in_plan and step.owner is not None)


def open_round(
    w: Workshop,
    goal: int,
    room: Iterable[int],
    dots_each: int | None = None,
    cap: int | None = None,
    question: str = "",
    run_off_of: int | None = None,
    steps: Sequence[int] | None = None,
    about: Votable = STEPS,
) -> Workshop:
    """With a vote opened on the goal's candidates, or these ``steps`` (or causes); its id is ``rounds.last_id``.

    Without ``dots_each`` it is the team's fixed number, else the suggested one, and never more than can be
    placed. Raises RuleError while another vote is open on the goal, with fewer than two steps, and for
    numbers that fit no ballot.
    """
    w.goals.need(goal)
    if steps is None:
        chosen = tuple(step.id for step in candidates(w, goal))
    else:
        chosen = _on_ballot(w, goal, steps) if about == STEPS else tuple(steps)
    if len(chosen) < 2:
        raise RuleError("A vote needs at least two steps: add some, or plan the one there is without a vote.")
    check_no_vote(w, goal, about)
    if cap is None:
        cap = suggested_cap(len(chosen))
    if cap < 1:
        noun = about.removesuffix("s")
        raise RuleError(f"At least one dot must be allowed on a {noun}: raise the number per {noun}.")
    placeable = cap * len(chosen)
    if dots_each is None:
        dots_each = min(w.team.dots or suggested_dots(len(chosen)), placeable)
    _check_dots(dots_each, placeable)
    return w.put(
        Round(
            id=w.rounds.next_id,
            goal=goal,
            steps=chosen,
            dots_each=dots_each,
            cap=min(cap, dots_each),
            question=checked(question, "The question", CARD, required=False),
            room=tuple(w.members.need(member).id for member in dict.fromkeys(room)),
            run_off_of=run_off_of,
            about=about,
        )
    )


def call_off(w: Workshop, round: int) -> Workshop:
    """With the open vote ended without a count; RuleError once it is counted."""
    return w.put(replace(need_open(w, round), state=RoundState.CALLED_OFF))


def open_vote(w: Workshop, goal: int, about: str = STEPS) -> Round | None:
    """The vote that is open on the goal's steps (or causes): a round, or the run-off of one."""
    rounds = (round for round in w.rounds.of(goal) if round.about == about)
    return next((round for round in rounds if round.state is RoundState.OPEN), None)


def main_round(w: Workshop, goal: int, about: str = STEPS) -> Round | None:
    """The goal's newest round that was not called off and is no run-off: the one whose ranking counts."""
    rounds = [
        round
        for round in w.rounds.of(goal)
        if round.about == about and round.state is not RoundState.CALLED_OFF and round.run_off_of is None
    ]
    return rounds[-1] if rounds else None


def current_round(w: Workshop, goal: int, about: str = STEPS) -> Round | None:
    """The open vote (also a run-off) if there is one, else the round whose ranking counts, else None."""
    return open_vote(w, goal, about) or main_round(w, goal, about)


def envelope(round: int) -> str:
    """The envelope in the sealed box that takes the ballots of this round."""
    return f"ballots:{round}"


def count(w: Workshop, round: int, ballots: Mapping[int, Any]) -> Workshop:
    """With the round counted from the ballots by member (what :func:`from_content` reads: dots by step).

    Of each ballot only that it was cast is kept.

    Raises RuleError when the round is not open, nobody has voted, or a ballot breaks the rules of the round.
    """
    found = need_open(w, round)
    if not ballots:
        raise RuleError("Nobody has voted yet: collect the ballots first, or call the vote off.")
    dots: Counter[int] = Counter()
    voters: Counter[int] = Counter()
    for member, ballot in sorted(ballots.items()):
        given = _counted(w.members.need(member), found, ballot)
        dots.update(given)
        voters.update(given.keys())
    totals = tuple(Total(step, dots[step], voters[step]) for step in found.steps)
    return _counted_round(w, replace(found, totals=totals, voted=tuple(sorted(ballots))))


def count_hands(w: Workshop, round: int, totals: Mapping[int, int]) -> Workshop:
    """With the round counted from dots by step, as hands showed them; nobody can say how many people gave them.

    Raises RuleError when the round is not open, for a step that is not voted on, when no hand was raised, and
    for more dots than the people in the room have.
    """
    found = need_open(w, round)
    people = len(found.room)
    for step, dots in totals.items():
        if step not in found.steps:
            raise not_on_ballot(found, step)
        called = quoted(w.table(found.about).need(step).text)
        who = count_words(people, "person", "people")
        if dots < 0:
            raise RuleError(f"{called} cannot have fewer than no dots: count its hands again.")
        if people and dots > people * found.cap:
            raise RuleError(
                f"{called} cannot have {dot_words(dots)} from {who} with at most "
                f"{found.cap} each: count its hands again."
            )
    given = sum(totals.values())
    if not given:
        raise RuleError(f"No hands were counted yet: type how many each {found.noun} got.")
    if people and given > people * found.dots_each:
        who = count_words(people, "person", "people")
        raise RuleError(
            f"That is {dot_words(given)}, but {who} with {found.dots_each} each "
            f"have {people * found.dots_each}: count the hands again."
        )
    counted = tuple(Total(step, totals.get(step, 0), None) for step in found.steps)
    return _counted_round(w, replace(found, totals=counted, by_hands=True))


def tells_all(ballots: Collection[Any]) -> bool:
    """Whether ballots are so alike that the totals tell each person's own, or there is only one."""
    return len({tuple(sorted(one.items())) if isinstance(one, dict) else str(one) for one in ballots}) == 1


def need_open(w: Workshop, round: int) -> Round:
    """The round; RuleError where it is counted or called off."""
    found = w.rounds.need(round)
    if found.state is not RoundState.OPEN:
        raise RuleError(f"This vote is {found.state} already: open a new one to vote again.")
    return found


def check_no_vote(w: Workshop, goal: int, about: str = STEPS) -> None:
    """RuleError while a vote is open on the goal's steps (or causes): what people vote on must not change."""
    if open_vote(w, goal, about):
        raise RuleError(f"A vote is open on these {about}: count it or call it off first.")


def _on_ballot(w: Workshop, goal: int, steps: Sequence[int]) -> tuple[int, ...]:
    for step in steps:
        found = w.steps.need(step)
        if found.goal != goal or found.state not in _VOTED_ON:
            raise RuleError(
                f"{quoted(found.text)} cannot be voted on: choose ideas or planned steps of this goal."
            )
    return tuple(dict.fromkeys(steps))


def _check_dots(dots_each: int, placeable: int) -> None:
    if dots_each < 1:
        raise RuleError("Without dots there is no vote: give at least one, or plan the steps without a vote.")
    if dots_each > MOST_DOTS:
        raise RuleError(f"Each person gets at most {MOST_DOTS} dots: give fewer.")
    if dots_each > placeable:
        raise RuleError(
            f"Nobody could place more than {dot_words(placeable)}: give fewer dots, or allow more on one step."
        )


def _counted(member: Member, round: Round, ballot: Any) -> Mapping[int, int]:
    try:
        return from_content(round, ballot).dots
    except RuleError:
        raise RuleError(f"The ballot of {member.name} does not fit this vote: ask for it once more.") from None


def _counted_round(w: Workshop, round: Round) -> Workshop:
    """Keep the counted round; its totals go to what was voted on too, unless it only settles a tie."""
    counted = replace(round, state=RoundState.COUNTED)
    if round.run_off_of is not None:
        return w.put(counted)
    table = w.table(round.about)
    return w.put(counted, *(_voted(table[total.step], total) for total in round.totals if total.step in table))


def _voted(record: Step | Cause, total: Total) -> Step | Cause:
    if isinstance(record, Cause):
        return replace(record, votes=total.dots)
    return replace(record, dots=total.dots, voters=total.voters or 0)
