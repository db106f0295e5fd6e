"""What the vote stage says about itself in a line: pure functions from a round to words."""

from collections.abc import Sequence

from textual.content import Content

from screens.text import styled
from screens.widgets.bars import dots as dot_row
from screens.widgets.display import large
from workshop.model import Round, Workshop
from workshop.plan.ballots import dot_words
from workshop.plan.ranking import few_backed
from workshop.words.numbers import agree, count_words
from workshop.words.text import quoted

_STRONG = "bold"


def before_words(steps: int, people: int, dots: int, cap: int) -> Content:
    """Before the vote: what everybody gets, or why there is nothing to vote on."""
    if not steps:
        return styled("There are no steps to vote on yet: go back and write some.")
    if steps == 1:
        return styled("One step alone needs no vote: go on, and take it into the plan there.")
    return gets_words(people, dots, cap, "step")


def gets_words(people: int, dots: int, cap: int, noun: str) -> Content:
    """What everybody would get in a vote on things of this ``noun``."""
    who = agree(people, "The one person here gets", f"Each of the {people} people here gets")
    return styled(
        f"{who} ",
        (f"{dot_row(dots)} {dot_words(dots)}", _STRONG),
        ", at most ",
        (str(cap), _STRONG),
        f" on one {noun}.",
    )


def open_words(round: Round, voted: int, people: int, *, tall: bool) -> Content:
    """While ballots are cast: what is given, and how many have; ``tall`` in large digits."""
    each = f"{dot_words(round.dots_each)} each"
    if 1 < round.dots_each > round.cap:
        each += f", at most {round.cap} on one {round.noun}"
    kind = "Run-off between tied steps" if round.run_off_of else "The vote is open"
    done = f"all {people} have voted" if voted >= people else f"{voted} of {people} have voted"
    if tall:
        said = large(f"{voted}/{people}", styled((kind, "bold"), f": {each}."), (done, _STRONG))
        return Content("\n").join(said)
    return styled((kind, "bold"), f": {each}.   ", (done, _STRONG))


def hands_words(round: Round, given: int, people: int) -> Content:
    """While hands are counted: how many dots so far, of how many there are."""
    most = f" of at most {people * round.dots_each}" if people else ""
    return styled(
        ("Counting hands", "bold"),
        ": type a number, enter for the next.   ",
        (f"{dot_words(given)}{most}", _STRONG),
    )


def counted_words(round: Round, people: int) -> Content:
    given = sum(total.dots for total in round.totals)
    few = " “few”: fewer than half of you." if any(few_backed(round, total) for total in round.totals) else ""
    if round.by_hands:
        return styled(("Counted by hands", "bold"), f": {dot_words(given)}.{few}")
    empty = "" if given else " Nobody gave a dot."
    missing = len(set(round.room) - set(round.voted))
    took_part = (
        f"all {len(round.voted)}" if not missing else f"{len(round.voted)} of {max(people, len(round.room))}"
    )
    return styled(("Counted", "bold"), f": {dot_words(given)}, {took_part} have voted.{empty}{few}")


def run_off_words(workshop: Workshop, round: Round) -> Content | None:
    """How the newest run-off of this round came out; None where there was none."""
    newest = newest_run_off(workshop, round)
    if newest is None:
        return None
    result = sorted(newest.totals, key=lambda total: -total.dots)
    parts = ", ".join(
        f"{quoted(workshop.steps[total.step].text)} {dot_words(total.dots)}"
        for total in result
        if total.step in workshop.steps
    )
    even = len({total.dots for total in result}) == 1
    end = " This is even as well: on the next stage, t lets the facilitator decide." if even else ""
    return styled(("Run-off", "bold"), f": {parts}.{end}")


def newest_run_off(workshop: Workshop, round: Round) -> Round | None:
    run_offs: Sequence[Round] = [
        other for other in workshop.rounds.of(round.goal) if other.run_off_of == round.id and other.totals
    ]
    return run_offs[-1] if run_offs else None


def destroyed_words(ballots: int) -> tuple[str, ...]:
    were = count_words(ballots, "ballot cast so far is", "ballots cast so far are")
    return (f"{were} destroyed unread.",) if ballots else ()


def telling_words(ballots: int) -> tuple[str, ...]:
    """What a count would tell of a single person, where it would."""
    return ("Only one ballot is in: the count shows it to everybody.",) if ballots == 1 else ()
