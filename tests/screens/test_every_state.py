"""Every stage of a planning meeting in the states it can be in: what is said, what comes next, chips, keys, trail.

The table is for facilitators to read: people here, steps of the goal, the state; then what the screen has to say,
what comes next, whether all names are there, a key that is named, and the trail or clock.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from msgspec.structs import replace

from screens.people import letters_of, names_of
from tests.screens.conftest import MakeApp
from tests.screens.kit import assert_safe, screen_text, settle, tap, until
from tests.world import NOW, TODAY, in_session
from workshop.meet import agenda
from workshop.model import StepState, Workshop
from workshop.plan import committing, drafting, premortem, voting
from workshop.team import team

TABLE = """
welcome  |0 |0 |          |Nobody is here yet. Who is in th|space ticks who is here |   |space     |WELCOME
welcome  |25|0 |          |Welcome. We leave with steps    |→ goes on to goals      |   |→ next    |WELCOME
goals    |8 |0 |          |These goals were given to us    |→ begins with the first |   |→ next    |GOALS
draft    |0 |0 |aloud     |Call them out.                  |enter adds a step       |   |f2 sealed |DRAFT
draft    |0 |0 |sealed    |Nobody is here yet              |space ticks who is here |   |f2 aloud  |DRAFT
draft    |25|0 |sealed    |Write alone.                    |a letter opens that pers|all|f2 aloud  |DRAFT
draft    |8 |1 |written   |Write alone.                    |enter shows what is writ|all|enter show|DRAFT
draft    |25|60|aloud     |What else?                      |enter adds a step       |   |f2 sealed |DRAFT
refine   |8 |0 |          |There are no steps for this goal|a adds a step           |   |a add     |REFINE
refine   |8 |1 |          |There is one step.              |→ goes on to vote       |   |space mark|✓ draft
refine   |25|60|          |Here is everything you wrote    |g merges what is marked |   |g merge   |✓ draft
vote     |8 |0 |          |There are no steps for this goal|← leads back to write so|   |← back    |VOTE
vote     |1 |1 |          |There is one step. Do we want it|one step needs no vote  |   |→ next    |VOTE
vote     |25|60|          |Now we vote                     |enter opens the vote    |   |enter open|VOTE
vote     |0 |6 |open      |Nobody is here yet              |f2 counts hands         |   |f2 hands  |VOTE
vote     |25|60|open      |Nobody will see your ballot     |a letter opens a ballot |all|f2 hands  |VOTE
vote     |8 |6 |hands     |Raise a hand for each dot       |the last one counts     |   |f2 ballots|VOTE
vote     |8 |6 |counted   |This is where our dots went     |→ goes on to choose     |   |f3 vote   |VOTE
vote     |8 |6 |called off|The vote was called off         |enter opens it anew     |   |enter open|VOTE
choose   |8 |0 |          |There are no steps for this goal|← leads back to write so|   |← back    |CHOOSE
choose   |8 |6 |open      |First we count it               |← leads back to the vote|   |← back    |◐ vote
choose   |25|60|counted   |This is what we think together  |+ and - move the line   |   |enter choo|✓ vote
choose   |8 |6 |          |There was no vote. Which do we d|enter takes a step      |   |enter in  |CHOOSE
choose   |8 |6 |planned   |Which of these has to move      |! marks it              |   |! must    |CHOOSE
claim    |8 |0 |          |No step of this goal is in the p|← leads back to choose s|   |← back    |CLAIM
claim    |0 |6 |planned   |Nobody is here yet              |← leads back; at the wel|   |x nobody  |CLAIM
claim    |25|60|planned   |Who wants this one?             |owners for 60 steps     |all|x nobody  |✓ choose
claim    |8 |6 |owned     |Who wants this one?             |enter accepts the sugges|all|enter acc |✓ choose
claim    |8 |6 |dated     |Every step has an owner and a da|→ goes on to commit     |all|→ next    |CLAIM
premortem|8 |6 |planned   |we failed. Write alone          |a letter opens that pers|all|f2 aloud  |PREMORTEM
premortem|8 |6 |failed    |Here is why we failed           |1 prepares a step for it|all|2 warning |PREMORTEM
commit   |8 |0 |          |There is no plan for this goal y|← leads back to choose s|   |← back    |COMMIT
commit   |0 |6 |planned   |Nobody is here yet              |← leads back; at the wel|   |← back    |COMMIT
commit   |25|60|planned   |From zero to five               |letter, then 0 to 5     |all|f3 premort|COMMIT
commit   |8 |6 |shown     |Thank you for saying so         |enter on a name writes  |   |f2 once   |✓ choose
commit   |8 |6 |over      |From zero to five               |letter, then 0 to 5     |all|enter show|+10:
plan     |25|60|planned   |This is our plan                |f2 closes with the gaps |   |f2 close  |PLAN
"""
ROWS = [tuple(cell.strip() for cell in line.split("|", 8)) for line in TABLE.strip().split("\n")]
EVERYBODY = range(1, 26)


def ballots(w: Workshop) -> Workshop:
    """A counted vote in which the first two steps lead."""
    w = voting.open_round(w, 1, w.sessions[1].present)
    given = {member: {1: 1, **({2: 1} if member > 1 else {})} for member in w.sessions[1].present}
    return voting.count(w, w.rounds.last_id, given)


def planned(w: Workshop) -> Workshop:
    """All steps in the plan."""
    return w.put(*(replace(step, state=StepState.PLANNED) for step in w.steps.of(1)))


def owned(w: Workshop) -> Workshop:
    """All steps in the plan and with the first person."""
    w = planned(w)
    return w.put(*(replace(step, owner=1) for step in w.steps.of(1)))


def dated(w: Workshop) -> Workshop:
    """The same with a day."""
    w = owned(w)
    return w.put(*(replace(step, due=TODAY) for step in w.steps.of(1)))


def shown(w: Workshop) -> Workshop:
    """Fists shown, of which the first is under 3."""
    w = committing.open_commitment(planned(w), 1)
    fists = {member: 2 if member == 1 else 4 for member in w.sessions[1].present}
    return committing.show_fists(w, w.commitments.last_id, fists, NOW)


STATES: Mapping[str, Callable[[Workshop], Workshop]] = {
    "open": lambda w: voting.open_round(w, 1, w.sessions[1].present),
    "hands": lambda w: w,
    "counted": ballots,
    "called off": lambda w: voting.call_off(voting.open_round(w, 1, w.sessions[1].present), 1),
    "planned": planned,
    "owned": owned,
    "dated": dated,
    "shown": shown,
    "over": planned,
    "failed": lambda w: premortem.add(planned(w), 1, "No time"),
}
#: The states to which f2 leads.
SECOND_WAY = {("draft", "sealed"), ("vote", "hands")}


def at(stage: str, people: int, steps: int, state: str) -> Workshop:
    """The meeting at a stage of the first goal, so many people and steps, in a state."""
    w = in_session("draft", 1)
    for number in range(9, 26):
        w = team.add_member(w, f"Person {number}")
    w = w.put(replace(w.sessions[1], present=tuple(EVERYBODY[:people])))
    for number in range(steps):
        w = drafting.add_idea(w, 1, f"Call customer {number + 1} about the new offer")
    w = STATES[state](w) if state in STATES else w
    begun = NOW - timedelta(minutes=12) if state == "over" else NOW
    for place in agenda.places(w.sessions[1]):
        if place.goal in (None, 1) and place.stage.key != stage:
            w = agenda.go_to(w, 1, place.stage.key, place.goal, NOW)
        if place.stage.key == ("claim" if stage == "premortem" else stage):
            break
    if stage == "premortem":
        return agenda.hold_premortem(w, 1, 1, begun).settled()
    return agenda.go_to(w, 1, stage, None if stage in ("welcome", "goals", "plan") else 1, begun).settled()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(row[:4]).rstrip("-"))
async def test_a_stage_says_what_is_true_in_its_state(make_app: MakeApp, row: tuple[str, ...]) -> None:
    stage, people, steps, state, says, onward, chips, key, trail = row
    app = make_app(at(stage, int(people), int(steps), state))
    if state == "written":
        app.store.box.seal("drafts:1:0", 1, ["Ring"])

    def said() -> str:
        return " ".join(screen_text(app).split())

    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        if (stage, state) in SECOND_WAY:
            await tap(pilot, "f2")
        for words in (says, onward, key, trail):
            await until(lambda words=words: words in said() or None)  # type: ignore[misc]
        names = names_of(app.workshop)
        for letter, member in letters_of(app.workshop, app.workshop.sessions[1]).items() if chips else ():
            assert f"{letter} {names[member]}" in said()
        assert_safe(app)
