"""Three quarters lived through screens and shell, the clock moved: at every week's end nothing is lost from sight.

What must be in sight is listed by an oracle made from the words of the design alone; the first screen, the
check-in and ``workshop steps --adrift`` show exactly that. The retrospectives are held by their keys, too.
"""

from datetime import date
from pathlib import Path

from store import Store
from tests.cli.conftest import Shell
from tests.cli.living import FILE, Life
from tests.world import Clock
from workshop.model import CauseKind
from workshop.plan import claiming
from workshop.team.team import set_active

GOALS = """goal,key result,unit,baseline,target
Share in DACH,Share,%,18,25
Open the Nordics,Accounts,accounts,2,8
"""


async def test_three_quarters_are_lived_and_nothing_is_lost_from_sight(shell: Shell, clock: Clock) -> None:
    life = Life(shell, clock)
    life.go_to(date(2027, 1, 4))
    shell("new", FILE, "--team", "North", "--period", "Q1 2027")
    Path("members.csv").write_text("name\nAna Ferreira\nBen Okafor\nChen Wei\n", "utf-8")
    Path("goals.csv").write_text(GOALS, "utf-8")
    life.say("import", "members.csv")
    life.say("import", "goals.csv")
    life.say("headline", "--name", "Revenue", "--unit", "EUR", "--baseline", "0", "--target", "5M")

    # The first quarter: a leaver, a step nobody took, a segment that hides. It is missed.
    life.say("add", "share", "Call the lapsed accounts", "--due", "20 feb", "--owner", "ana")
    life.say("add", "share", "Visit the three resellers", "--due", "26 mar", "--owner", "chen")
    life.say("add", "nordics", "Write to Oslo", "--owner", "ben")
    life.say("add", "nordics", "Find a reseller", "--due", "1 mar")
    for step, who in ((1, "ana"), (2, "chen"), (3, "ben")):
        shell("claim", str(step), "-f", FILE, "--as", who)
    life.go_to(date(2027, 1, 8))
    assert (await life.week_ends()).adrift == {3, 4}, "undated, and nobody's"
    life.say("move", "3", "12 feb", who="ben")
    life.say("signal", "nordics", "Their reseller in Oslo gave up", "--from", "rival", who="ben")
    life.say("split", "DACH=4M", "Benelux=1M")
    life.go_to(date(2027, 1, 15))
    life.say("headline", "DACH=1.2M")
    life.say("headline", "Benelux=20k")
    must = await life.week_ends()
    assert (must.signals, must.hidden, must.adrift) == (1, {"Benelux"}, {4})
    with Store.open(FILE, clock) as store:
        assert store.workshop.signals[1].reason == "We go there first"
    life.say("week", "1", who="ana")
    life.go_to(date(2027, 1, 22))
    life.apply(lambda w: set_active(claiming.set_buddy(w, 1, 2), 3, False))
    assert (await life.week_ends()).adrift == {2, 4}, "a leaver's step too"
    assert "last week, still open: step 1" in life.say("week", who="ana")
    life.say("block", "3", "waiting", "legal", who="ben")
    life.go_to(date(2027, 1, 29))
    await life.week_ends()
    life.say("done", "1", who="ana")
    life.go_to(date(2027, 2, 5))
    must = await life.week_ends()
    assert (must.adrift, must.news) == ({2, 3, 4}, {1}), "blocked for two weeks; done, and nobody said a word"
    life.say("note", "1", "Well done: whom do you call next?", who="ben")
    life.go_to(date(2027, 2, 12))
    assert not (await life.week_ends()).news
    life.go_to(date(2027, 4, 2))
    must = await life.week_ends()
    assert (must.over, must.adrift) == ("Q1 2027", {2, 3, 4})
    assert shell("waive", "Q9", "why", "-f", FILE).status == 1
    await life.look_back("calls", CauseKind.CROWDED_OUT)

    # The second quarter: what was agreed waits for its goals; a target is changed; it is missed, too.
    with Store.open(FILE, clock) as store:
        waiting = [step.id for step in store.workshop.steps.values() if store.workshop.goals[step.goal].waits]
    assert len(waiting) == 5, "three that are carried and two follow-ups"
    life.say("import", "goals.csv", "--period", "Q2 2027")
    assert (await life.week_ends()).adrift == set(waiting)
    await life.foresees("The fair is called off")
    life.say("headline", "--target", "5M")
    life.say("headline", "--target", "4M", "--because", "the fair fell away")
    life.go_to(date(2027, 4, 9))
    assert (await life.week_ends()).adrift == set(waiting) - {5, 6}, "two are taken and dated"
    life.go_to(date(2027, 5, 14))
    await life.sign_shows("The fair is called off")
    assert (await life.week_ends()).signals == 1
    life.go_to(date(2027, 7, 2))
    assert (await life.week_ends()).over == "Q2 2027"
    changed = "The target of Revenue was changed (from 5.0M): the fair fell away"
    sign = "The fair is called off (plan changed: We go there first)"
    await life.look_back("calls", CauseKind.CROWDED_OUT, changed, sign, again="It comes back.")

    # The third: it is lived to its last day, and what is left is in sight then, too.
    life.say("import", "goals.csv", "--period", "Q3 2027")
    life.go_to(date(2027, 7, 9))
    await life.week_ends()
    life.go_to(date(2027, 10, 1))
    assert (await life.week_ends()).over == "Q3 2027"
    assert life.weeks == 13
