"""Eight people at a vote, for the tests of vote, ballot and choose stage."""

from collections.abc import Mapping, Sequence

from textual.pilot import Pilot

from screens.app import WorkshopApp
from tests.screens.kit import tap
from tests.world import IDEAS, NOW, in_session
from workshop.meet import sessions
from workshop.meet.agenda import go_to
from workshop.model import StepState, Workshop
from workshop.plan import voting

EIGHT = (1, 2, 3, 4, 5, 6, 7, 8)
LETTERS = "abcdefgh"
#: Keys of eight ballots with three dots each: the first step leads, the second and third are tied.
BALLOTS = ("112", "123", "13", "", "123", "1", "2", "3")

#: Steps 1 to 3 are backed by four, five and six of eight people, in that order from the last to the first.
CLEAR: Mapping[int, Mapping[int, int]] = {
    member: {step: 1 for step in (1, 2, 3) if member <= {1: 6, 2: 5, 3: 4}[step]} for member in EIGHT
}


def room(stage: str = "vote", ideas: Sequence[str] = IDEAS, people: Sequence[int] = EIGHT) -> Workshop:
    """A session with these people at a stage of the first goal, which has these ideas."""
    w = in_session(stage, 1, ideas)
    for member in EIGHT:
        w = sessions.set_present(w, 1, member, member in people)
    return w.settled()


def voted(ballots: Mapping[int, Mapping[int, int]]) -> Workshop:
    """At the choose stage, with a counted round of these ballots: dots by step by member."""
    w = voting.open_round(room(), 1, EIGHT)
    return go_to(voting.count(w, 1, ballots), 1, "choose", 1, NOW).settled()


def tied_votes() -> Workshop:
    """At the choose stage: step 1 leads, steps 2 and 3 are tied behind it, and the others have nothing."""
    return voted({1: {1: 2, 2: 1}, 2: {1: 1, 2: 1, 3: 1}, 3: {1: 1, 3: 1}, 4: {1: 1}, 5: {2: 1}, 6: {3: 1}})


async def cast(pilot: Pilot[None], letter: str, dots: str) -> None:
    """One person's ballot: name key, a key for each dot, enter."""
    await tap(pilot, letter, *dots, "enter")


async def cast_all(pilot: Pilot[None], ballots: Sequence[str] = BALLOTS) -> None:
    """The ballots of the first people of the team, one after the other."""
    for letter, dots in zip(LETTERS, ballots, strict=False):
        await cast(pilot, letter, dots)


def planned(app: WorkshopApp) -> list[int]:
    """The steps of the first goal that are in the plan."""
    return [step.id for step in app.workshop.steps.of(1) if step.state is StepState.PLANNED]
