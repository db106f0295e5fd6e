"""Votes for tests: a room, ideas to vote on, and rounds counted as a test needs them."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st
from msgspec.structs import replace

from tests.workshop.sample import ANA, BEN, CHEN, DACH, quarter, with_steps
from workshop.model import Round, RoundState, StepState, Total, Workshop
from workshop.plan import voting

ROOM = (ANA, BEN, CHEN)
ROUND = 1


def ideas(count: int) -> Workshop:
    """So many ideas for DACH, with the ids from 1 on."""
    return with_steps(quarter(), DACH, *[StepState.IDEA] * count)


def opened(count: int, dots_each: int | None = None, cap: int | None = None) -> Workshop:
    """So many ideas for DACH, and a vote open on them."""
    return voting.open_round(ideas(count), DACH, ROOM, dots_each, cap)


def counted(*totals: tuple[int, int | None], room: Sequence[int] = ROOM) -> Workshop:
    """As many ideas for DACH as there are totals, which are pairs of dots and voters of a counted round."""
    steps = range(1, len(totals) + 1)
    round = Round(
        id=ROUND,
        goal=DACH,
        steps=tuple(steps),
        dots_each=5,
        cap=2,
        state=RoundState.COUNTED,
        room=tuple(room),
        totals=tuple(Total(step, dots, voters) for step, (dots, voters) in zip(steps, totals, strict=True)),
    )
    return ideas(len(totals)).put(round)


def with_run_off(w: Workshop, dots: Mapping[int, int], of: int = ROUND) -> Workshop:
    """With an open run-off counted as if one person had given each of these dots."""
    run_off = w.rounds[w.rounds.last_id]
    assert run_off.run_off_of == of
    totals = tuple(Total(step, dots.get(step, 0), dots.get(step, 0)) for step in run_off.steps)
    return w.put(replace(run_off, state=RoundState.COUNTED, totals=totals))


#: Totals of a round with many ties in them.
TOTALS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 2)), min_size=1, max_size=9).map(
    lambda pairs: [(dots * voters, voters if dots else 0) for dots, voters in pairs]
)
