"""Every planning stage in every state it can be in: people × steps × way × how far it is × time.

Two tables are for facilitators to read. ``COURSES`` says which states a stage can meet; ``RULES`` what has to be
said (``+``) or must not be said (``-``) wherever a condition holds. Each state is built once.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from tests.moments import at
from tests.world import NOW, TODAY
from workshop.errors import RuleError
from workshop.meet import agenda, moment, stagework, telling
from workshop.meet.clock import clock, left_words
from workshop.meet.stages import PLANNING
from workshop.model import SessionKind, StageKey, Workshop
from workshop.team.team import letters
from workshop.words.names import short_names

PEOPLE, STEPS = (0, 1, 25, 60), (0, 1, 60)
#: Minutes since the stage began, and the sign before its clock.
TIMES = {0: "", 200: "+"}
#: Who has put something into the envelope.
DONE = ("none in", "some in", "all in")
#: The states in which there are steps in the plan.
IN_PLAN = {"planned", "must-move", "owned", "dated", "shown", "concerns", "whole", "failed", "answered"}

COURSES = """
stage    | ways         | how far it is
welcome  |              |
goals    |              |
draft    | aloud sealed | , revealed
refine   |              | , planned
vote     |              | , counted, called off, open
vote     | hands        | open
vote     | again        | counted
choose   |              | , open, counted, tied, planned, must-move
claim    |              | , planned, owned, dated
claim    | taken offered must-move | planned
premortem| aloud sealed | planned, failed, answered
commit   |              | , planned, shown, concerns
plan     |              | , planned, dated, whole
"""

#: stage | condition | + what is said, - what is not, in the sentence or in what comes next.
RULES = """
every    | nobody, needs people     | + Nobody is here yet | + at the welcome, space ticks | - a letter
welcome  | nobody                   | + Nobody is here yet | + space ticks who is here
welcome  | one person               | + that you chose
every    | one person               | - Waiting for Ana, Ben
refine   | no steps, some in        | + still sealed | + ← leads back: enter shows them
refine   | no steps, none in        | + no steps for this goal | + a adds | + ← leads back
vote     | no steps, before         | + no steps for this goal | + ← leads back
choose   | no steps                 | + no steps for this goal | + ← leads back
claim    | no plan                  | + in the plan yet | + ← leads back to choose | - letter takes
commit   | no plan                  | + There is no plan | + ← leads back to choose | - fist
refine   | one step                 | + There is one step | - merges
vote     | one step, before, people | + one step needs no vote
refine   | many steps               | + g merges what is marked
draft    | aloud                    | + enter adds a step | - Write alone | - letter opens
draft    | sealed                   | - Call them out | - enter adds
draft    | sealed, none in, no steps, many people | + Write alone | + Waiting for | + a letter opens
draft    | sealed, some in          | + Waiting for | + enter shows what is written
draft    | sealed, all in           | + Everybody has written | + enter shows all
draft    | sealed, none in, 60 steps, new, many people | - shuffled | + a letter opens | - somebody
draft    | sealed, none in, 60 steps, revealed, people | + shuffled and without names | + → goes on to refine
vote     | before                   | - Nobody will see your ballot | - enter counts | - Counted
vote     | called off, people, many steps | + was called off | + enter opens it anew
vote     | open, none in, many people | + Nobody will see your ballot | + a letter opens a ballot | - enter counts
vote     | open, some in            | + Waiting for | + enter counts what is in
vote     | open, all in             | + All ballots are in: enter counts
vote     | hands                    | + Raise a hand | + the last one counts | - ballot | - letter
vote     | counted                  | + where our dots went | + → goes on to choose | - your ballot | - enter
vote     | again, people            | + enter opens the vote
choose   | open                     | + First we count it | + ← leads back to the vote | - enter chooses
choose   | tied                     | + tied across the line | + t settles
choose   | counted                  | + + and - move the line | + enter chooses
choose   | planned                  | + has to move | + ! marks it
choose   | must-move                | + → goes on to claim
choose   | no vote, some            | + There was no vote | + enter takes a step
claim    | free, people, one step    | + an owner for 1 step | + a letter takes
claim    | free, people, 60 steps    | + owners for 60 steps | + a letter takes
claim    | taken, people            | + enter accepts the dates | + then | - a letter takes
claim    | must-move, people        | + asks for its first move | - a letter takes
claim    | offered, people          | + enter: yes | + del: no
claim    | owned                    | + enter accepts the suggested dates | - a letter takes
claim    | dated                    | + an owner and a date | + → goes on to commit
premortem| failed, none in          | + Here is why we failed | + 2 makes a warning sign
premortem| answered, none in        | + has its answer | + → goes on
premortem| sealed, some in          | + enter shows what is written
premortem| aloud, planned           | + Call it out | - Write alone
commit   | planned, many people, none in | + From zero to five | + letter, then 0 to 5
commit   | planned, some in         | + enter shows what is in | + Waiting for
commit   | planned, all in          | + enter shows them together | - Waiting
commit   | shown                    | + how far we stand behind it | + → goes on | - Waiting
commit   | concerns                 | + lift it by one | + enter on a name writes
plan     | planned                  | + enter on what is missing | + f2 closes with the gaps
plan     | whole, people, some      | + Nothing is missing: f2 closes
"""


class Case(NamedTuple):
    """A stage in a state, the words true of it by construction, and what is said there."""

    w: Workshop
    holds: frozenset[str]
    seen: moment.Seen
    row: telling.Row
    sentence: str
    onward: str


def cells(table: str) -> list[list[str]]:
    """The cells of a table, by row."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().split("\n")]


def courses() -> Iterator[tuple[str, str, str]]:
    """Stage, way and state, as the table has them."""
    for stage, ways, states in cells(COURSES)[1:]:
        yield from product([stage], ways.split() or [""], (one.strip() for one in states.split(",")))


def given(people: int, steps: int, way: str, state: str, done: str, stage: str) -> frozenset[str]:
    """The words that hold by how a state was made."""
    by_state = "shown" if state == "shown" and not people else state
    words = {way, by_state, done, f"{steps} steps", "one step" if steps == 1 else "no steps" if not steps else ""}
    words |= {"nobody"} if not people else {"people", "one person" if people == 1 else "many people"}
    words |= {"many steps", "some"} if steps > 1 else {"some"} if steps else set()
    if not people and (
        (stage == "draft" and way == "sealed")
        or (stage == "claim" and state == "planned")
        or (stage == "commit" and state == "planned")
        or (stage == "vote" and steps and (state in ("", "called off") or (state == "open" and way != "hands")))
        or (stage == "premortem" and way == "sealed" and state == "planned")
    ):
        words.add("needs people")
    if (state == "" and stage == "vote") or way == "again" or state == "called off":
        words.add("before")
    if state == "planned" and not way:
        words.add("free")
    if way == "again":
        words -= {"counted"}
    if way == "hands":
        words -= {"open"}
    if people < 2:
        words -= {"tied"}
    if state == "":
        words |= {"no plan", "no vote", "new"}
    return frozenset(words - {""})


def walk() -> Iterator[Case]:
    """Every state that can be; where people, steps and state cannot meet, it is passed over."""
    for (stage, way, state), people, steps in product(courses(), PEOPLE, STEPS):
        if steps == 0 and state in IN_PLAN:
            continue
        try:
            w = at(stage, people, steps, state)
        except RuleError:
            assert steps < 2 or not people  # A vote needs two steps, and a count somebody who votes.
            continue
        here = w.sessions[1].present
        collects = stage in ("draft", "refine", "premortem", "commit") or state == "open"
        for done in DONE if collects else DONE[:1]:
            sealed_by = {"none in": (), "some in": here[: len(here) // 2], "all in": here}[done]
            if (done != "none in") != bool(sealed_by) or (done == "some in" and state in ("shown", "concerns")):
                continue
            seen = moment.Seen(sealed_by, way, cut=1 if state == "tied" else None)
            words = moment.words_here(w, w.sessions[1], seen, TODAY)
            said = moment.told(w, w.sessions[1], seen, TODAY, ("→", "←"))
            holds = given(people, steps, way, state, done, stage)
            row = next(row for row in telling.TABLE[StageKey(stage)] if row.holds(words))
            yield Case(w, frozenset({stage, *holds}), seen, row, said.sentence, said.onward)


@cache
def cases() -> tuple[Case, ...]:
    """All of them, made once."""
    return tuple(walk())


def test_the_product_is_whole() -> None:
    assert len(cases()) > 300
    assert {one[0] for one in cells(COURSES)[1:]} == set(telling.TABLE) == {stage.key for stage in PLANNING}


def test_every_row_of_the_table_is_said_in_some_state() -> None:
    assert {row for rows in telling.TABLE.values() for row in rows} == {case.row for case in cases()}


@pytest.mark.parametrize("rule", RULES.strip().split("\n"))
def test_a_rule_holds_wherever_its_condition_does(rule: str) -> None:
    stage, condition, *signs = [one.strip() for one in rule.split("|")]
    wanted = {word.strip() for word in condition.split(",")} | ({stage} - {"every"})
    met = [case for case in cases() if wanted <= case.holds]
    assert met, "no state meets this condition"
    for case in met:
        for sign in signs:
            there = sign[2:] in f"{case.sentence} {case.onward}"
            assert there == (sign[0] == "+"), (sorted(case.holds), sign, case.sentence, case.onward)


def test_everywhere_something_is_said_and_a_key_leads_on_or_says_who_is_waited_for() -> None:
    key = re.compile(r"→|←|!|\+|\b(?:enter|space|letter|hands|f\d|[a-z1-3])\b")
    for case in cases():
        assert case.sentence
        assert key.search(case.onward), case
        assert not re.search("{|somebody", case.onward), (sorted(case.holds), case.onward)
        if "Waiting for" in case.onward:
            assert re.search(r"Waiting for (?:an? |Ana|Ben|Person|owners)", case.onward), case.onward


def test_who_is_waited_for_is_named_in_the_order_of_their_letters() -> None:
    w = at("commit", 25, 3, "planned")
    w = w.put(replace(w.sessions[1], present=tuple(reversed(w.sessions[1].present))))
    assert moment.waited_for(w, w.sessions[1], moment.Seen())[:3] == ("Ana", "Ben", "Chen")


def test_the_clock_says_what_is_left_and_then_what_is_over() -> None:
    for stage, (minutes, sign) in product({one[0] for one in cells(COURSES)[1:]}, TIMES.items()):
        session = at(stage, 1, 1, "planned" if stage == "premortem" else "", minutes).sessions[1]
        assert re.fullmatch(re.escape(sign) + r"\d+:\d\d", left_words(clock(session, NOW))), (stage, minutes)


def test_a_stage_is_ticked_where_it_brought_what_it_is_for() -> None:
    """draft: steps; vote: counted or passed over; choose: a plan; claim: owners and days; commit: fists."""
    brings = {
        "draft": {"some"},
        "choose": IN_PLAN,
        "claim": {"dated"},
        "commit": {"shown", "concerns"},
    }
    for case in cases():
        session = case.w.sessions[1]
        visited = agenda.done_stages(session, 1)
        done = stagework.finished_stages(case.w, session, 1)
        for stage, bring in brings.items():
            if session.goal == 1:
                assert (stage in done) == (stage in visited and bool(bring & case.holds)), (stage, case.holds)
        assert "open" not in case.holds or "vote" not in done


def test_everybody_here_has_a_key_of_their_own() -> None:
    """Chips: a key and a name for each person; no key begins another one or means something else."""
    for people in PEOPLE:
        w = at("draft", people, 0, "")
        keys = letters([w.members[one] for one in w.sessions[1].present], "jux")
        assert len(keys) == people == len({short_names(w.members.values())[one] for one in keys.values()})
        assert not [(a, b) for a in keys for b in keys if a != b and b.startswith(a)]
        assert not set("jux") & set("".join(keys))


def test_a_members_own_terminal_names_no_key_that_leads_the_room() -> None:
    for case in cases():
        said = moment.told(case.w, case.w.sessions[1], case.seen, TODAY, ("→", "←"), own=True)
        assert said.onward.endswith(".")
        assert not re.search(r"[→←{]|\bf\d|\ba letter", said.onward), (sorted(case.holds), said.onward)


#: The stages of a retrospective: stage | way | who has sealed | what is open | the sentence | what comes next.
LOOKING_BACK = """
facts  |        |     | Share   | Facts before opinions     | Waiting: Share; → goes on to wins.
facts  |        |     |         | Facts before opinions     | → goes on to wins.
causes | sealed | 1   | Share   | Write alone: why did      | Waiting: Share; → goes on to sort.
causes | sealed several |     | Share | Write alone: why did | Waiting: Share; tab leads to the next goal; → goes
causes | aloud several  |     | Share | Call it out: why did | Waiting: Share; tab leads to the next goal; → goes
causes | aloud  |     | Share   | Call it out: why did      | Waiting: Share; → goes on to sort.
causes | aloud  |     |         | Call it out: why did      | → goes on to sort.
sort   |        |     | Share   | Which of these are the sa | Waiting: Share; → goes on to whys.
sort   | before |     | Share   | Which of these are the sa | Waiting: Share; enter says which is the
sort   | open   |     | Ana,Ben | Give your dots to what    | Waiting: Ana and 1 more; a letter opens a ballot.
sort   | open   | 1   | Ben     | Give your dots to what    | Waiting: Ben; a letter opens a ballot, enter
sort   | open   | 1 2 |         | Give your dots to what    | All ballots are in: enter counts.
sort   | hands  |     | Hands   | Raise a hand for each dot | the last one counts.
sort   | counted|     | Share   | This is where our dots we | Waiting: Share; enter says which is the
sort   | chosen |     | Share   | This is what held us back | Waiting: Share; tab leads to the next goal; → goes
sort   | chosen |     |         | This is what held us back | → goes on to whys.
close  |        | 1   | Ben     | How useful was this hour  | Waiting: Ben; f2 closes the period and the session.
close  |        | 1 2 |         | How useful was this hour  | f2 closes the period and the session.
close  | counted|     |         | And we end on our best wi | f2 closes the period and the session.
"""


@pytest.mark.parametrize("line", cells(LOOKING_BACK), ids=lambda line: "-".join(filter(None, line[:4])))
def test_a_retrospective_says_what_is_so(line: list[str]) -> None:
    stage, way, sealed_by, is_open, sentence, onward = line
    w = at("welcome", 2, 1, "")
    session = replace(w.sessions[1], kind=SessionKind.RETROSPECTIVE, stage=StageKey(stage))
    seen = moment.Seen([*map(int, sealed_by.split())], way, open=[one for one in is_open.split(",") if one])
    said = moment.told(w, session, seen, TODAY, ("→", "←"))
    assert said.sentence.startswith(sentence)
    assert onward in said.onward


def test_every_row_of_other_meetings_is_said_above() -> None:
    found = {(line[0], word) for line in cells(LOOKING_BACK) for word in (*line[1].split(), line[3] and "waiting")}
    for stage, rows in telling.OTHERS.items():
        assert {(stage.value, row.when.split(",")[0]) for row in rows} <= found


def test_other_meetings_say_what_still_waits() -> None:
    session = replace(at("welcome", 1, 1, "").sessions[1], kind=SessionKind.RETROSPECTIVE, stage=StageKey.FACTS)
    seen = moment.Seen(open=("No outcome yet: Share in DACH", "No outcome yet: Open the Nordics"))
    said = moment.told(at("welcome", 1, 1, ""), session, seen, TODAY, ("→", "←"))
    assert said.onward == "Waiting: No outcome yet: Share in DACH and 1 more; → goes on to wins."
