"""Stages of a planning meeting on the screen: what is said, what comes next, chips, trail; its keys are there.

The table is for facilitators to read: people here, steps of the goal, the state; then what the screen has to say,
what comes next, whether all names are there, a key that is named, and the trail or clock. It is a sample: what is
said in every state is in tests/workshop/meet/test_every_moment.py.
"""

import re

import pytest

from screens.app import WorkshopApp
from screens.commands import Command, key_sign, offers
from screens.people import letters_of, names_of
from screens.widgets.saying import Saying
from tests.moments import at
from tests.screens.conftest import MakeApp
from tests.screens.kit import assert_safe, screen_text, settle, tap, until

TABLE = """
welcome  |0 |0 |          |Nobody is here yet. Who is in th|space ticks who is here |   |space     |WELCOME
welcome  |25|0 |          |Welcome. We leave with steps    |→ goes on to goals      |   |→ next    |WELCOME
goals    |8 |0 |          |These goals were given to us    |→ begins with the first |   |→ next    |GOALS
draft    |0 |0 |aloud     |Call them out.                  |enter adds a step       |   |f2 sealed |DRAFT
draft    |0 |0 |sealed    |Nobody is here yet              |space ticks who is here |   |f2 aloud  |DRAFT
draft    |25|0 |sealed    |Write alone.                    |a letter opens that pers|all|f2 aloud  |DRAFT
draft    |8 |1 |written   |Write alone.                    |enter shows what is writ|all|enter show|DRAFT
draft    |60|60|aloud     |What else?                      |enter adds a step       |   |f2 sealed |DRAFT
refine   |8 |0 |          |There are no steps for this goal|a adds a step           |   |a add     |REFINE
refine   |8 |1 |          |There is one step.              |→ goes on to vote       |   |space mark|✓ draft
refine   |60|60|          |Here is everything you wrote    |g merges what is marked |   |g merge   |✓ draft
vote     |8 |0 |          |There are no steps for this goal|← leads back to write so|   |← back    |VOTE
vote     |1 |1 |          |There is one step. Do we want it|one step needs no vote  |   |→ next    |VOTE
vote     |60|60|          |Now we vote                     |enter opens the vote    |   |enter open|VOTE
vote     |0 |6 |open      |Nobody is here yet              |f2 counts hands         |   |f2 hands  |VOTE
vote     |60|60|open      |Nobody will see your ballot     |a letter opens a ballot |all|f2 hands  |VOTE
vote     |8 |6 |hands     |Raise a hand for each dot       |the last one counts     |   |f2 ballots|VOTE
vote     |8 |6 |counted   |This is where our dots went     |→ goes on to choose     |   |v vote    |VOTE
vote     |8 |6 |called off|The vote was called off         |enter opens it anew     |   |enter open|VOTE
choose   |8 |0 |          |There are no steps for this goal|← leads back to write so|   |← back    |CHOOSE
choose   |8 |6 |open      |First we count it               |← leads back to the vote|   |← back    |◐ vote
choose   |60|60|counted   |This is what we think together  |+ and - move the line   |   |enter choo|✓ vote
choose   |8 |6 |          |There was no vote. Which do we d|enter takes a step      |   |enter in  |CHOOSE
choose   |8 |6 |planned   |Which of these has to move      |! marks it              |   |! must    |CHOOSE
claim    |8 |0 |          |No step of this goal is in the p|← leads back to choose s|   |← back    |CLAIM
claim    |0 |6 |planned   |Nobody is here yet              |← leads back; at the wel|   |x nobody  |CLAIM
claim    |60|60|planned   |Who wants this one?             |owners for 60 steps     |all|x nobody  |✓ choose
claim    |8 |6 |owned     |Who wants this one?             |enter accepts the sugges|all|enter acc |✓ choose
claim    |8 |6 |dated     |Every step has an owner and a da|→ goes on to commit     |all|→ next    |CLAIM
premortem|8 |6 |planned   |we failed. Write alone          |a letter opens that pers|all|f2 aloud  |PREMORTEM
premortem|8 |6 |failed    |Here is why we failed           |1 prepares a step for it|all|2 warning |PREMORTEM
commit   |8 |0 |          |There is no plan for this goal y|← leads back to choose s|   |← back    |COMMIT
commit   |0 |6 |planned   |Nobody is here yet              |← leads back; at the wel|   |← back    |COMMIT
commit   |60|60|planned   |From zero to five               |letter, then 0 to 5     |all|f3 premort|COMMIT
commit   |8 |6 |concerns  |Thank you for saying so         |enter on a name writes  |   |f2 once   |✓ choose
commit   |8 |6 |over      |From zero to five               |letter, then 0 to 5     |all|enter show|+10:
plan     |60|60|planned   |This is our plan                |f2 closes with the gaps |   |f2 close  |PLAN
"""
ROWS = [tuple(cell.strip() for cell in line.split("|", 8)) for line in TABLE.strip().split("\n")]
#: The states to which f2 leads, the one that began long ago, and those that look otherwise in a table of states.
SECOND_WAY = {("draft", "sealed"), ("vote", "hands")}
MADE = {"aloud": "", "sealed": "", "written": "", "hands": "open", "over": "planned"}
#: A key as it is named in what comes next.
NAMED = re.compile(
    r"→|←|!|(?<= )[+-](?= )|\b(?:enter|space|f\d)\b"
    r"|\b[a-z1-3](?= (?:adds|merges|rewords|settles|leaves|prepares|makes))"
)


def named_and_not_there(app: WorkshopApp) -> set[str]:
    """The keys that are said to lead on and do nothing now; articles are none."""
    onward = str(app.screen.query_one(Saying).render())
    there = {sign for offer in offers(app.screen, app) if offer.enabled for sign in key_signs(offer.command)}
    elsewhere = re.sub("at the welcome, space|enter counts it there", "", onward)
    return set(NAMED.findall(elsewhere)) - there


def key_signs(command: Command) -> set[str]:
    """The ways in which the keys of a command are written."""
    return {command.shown, *map(key_sign, command.keys.split(","))}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(row[:4]).rstrip("-"))
async def test_a_stage_says_what_is_true_in_its_state(make_app: MakeApp, row: tuple[str, ...]) -> None:
    stage, people, steps, state, says, onward, chips, key, trail = row
    minutes = 12 if state == "over" else 0
    app = make_app(at(stage, int(people), int(steps), MADE.get(state, state), minutes))
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
        assert not named_and_not_there(app)
        assert_safe(app)
        if steps == "60" and stage not in ("draft", "plan"):
            await tap(pilot, "end")
            await until(lambda: "Call customer 60 about" in said() or None)
