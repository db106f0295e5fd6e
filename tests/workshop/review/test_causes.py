"""Causes: sealed or called out, put together, voted on, one of them primary."""

from random import Random

import pytest

from tests.workshop.sample import ANA, BEN, CHEN, DACH, NORDICS, quarter, with_steps
from workshop.errors import RuleError
from workshop.model import Cause, CauseKind, Origin, RoundState, Step, StepState, Workshop
from workshop.model.references import missing, references, referrers
from workshop.plan import voting
from workshop.plan.ranking import few_backed
from workshop.review import causes

TEXTS = ("No time for it", "The price came late", "Nobody knew who", "No hours set aside")


def called_out(count: int = 4, goal: int = DACH) -> Workshop:
    """So many causes, called out."""
    w = quarter()
    for text in TEXTS[:count]:
        w = causes.add_cause(w, goal, text)
    return w


def texts(w: Workshop) -> list[str]:
    """The texts of the causes that count."""
    return [cause.text for cause in causes.live(w, DACH)]


def test_sealed_causes_come_out_shuffled_and_without_author() -> None:
    w = quarter()
    assert causes.envelope(w, DACH) == "causes:2:0"
    revealed = causes.reveal(w, DACH, [*TEXTS, "  ", "\x1b[31mred"], Random(3))
    assert sorted(texts(revealed)) == sorted([*TEXTS, "[31mred"])
    assert texts(revealed) != [*TEXTS, "[31mred"]
    assert texts(causes.reveal(w, DACH, TEXTS, Random(1))) != texts(causes.reveal(w, DACH, TEXTS, Random(2)))
    assert causes.envelope(revealed, DACH) == "causes:2:1"
    assert causes.envelope(revealed, NORDICS) == "causes:1:0"


@pytest.mark.parametrize(("text", "says"), [(" ", "cannot be empty"), ("x" * 281, "at most 280")])
def test_a_cause_has_words_but_not_too_many(text: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        causes.add_cause(quarter(), DACH, text)
    with pytest.raises(RuleError, match=says):
        causes.reword(called_out(), 1, text)


def test_a_cause_is_reworded_dropped_and_brought_back() -> None:
    w = causes.drop(causes.reword(called_out(2), 1, "No time"), 2)
    assert texts(w) == ["No time"]
    with pytest.raises(RuleError, match="Cause 2 was dropped"):
        causes.reword(w, 2, "Late")
    assert texts(causes.restore(w, 2)) == ["No time", TEXTS[1]]
    with pytest.raises(RuleError, match="was not dropped"):
        causes.restore(w, 1)


def test_a_cause_that_steps_follow_from_stays() -> None:
    w = called_out(1).put(Step(1, NORDICS, "Block a morning", origin=Origin("causes", 1)))
    with pytest.raises(RuleError, match="Steps follow from cause 1"):
        causes.drop(w, 1)


def test_merging_keeps_every_wording_and_can_be_undone() -> None:
    w = causes.merge(called_out(), 1, [4])
    assert texts(w) == [*TEXTS[:3]]
    assert w.causes[1].wordings == (TEXTS[3],)
    again = causes.merge(w, 2, [1])
    assert again.causes[2].wordings == (TEXTS[0], TEXTS[3])
    back = causes.unmerge(again, 1)
    assert (back.causes[2].wordings, back.causes[1].wordings) == ((), (TEXTS[3],))
    assert sorted(texts(causes.unmerge(back, 1))) == sorted(TEXTS)


def test_what_merging_takes_over() -> None:
    w = causes.set_primary(called_out(), 2, CauseKind.WAITING)
    w = causes.merge(w, 1, [2])
    assert (w.causes[1].primary, w.causes[1].kind) == (True, CauseKind.WAITING)
    assert causes.primary(w, DACH) == w.causes[1]
    assert not w.causes[2].primary


@pytest.mark.parametrize(
    ("into", "others", "says"),
    [
        (1, [], "at least one other"),
        (1, [1], "into itself"),
        (1, [5], "different goals"),
        (1, [9], "is not there"),
    ],
)
def test_what_cannot_be_merged(into: int, others: list[int], says: str) -> None:
    w = causes.add_cause(called_out(), NORDICS, "Elsewhere")
    with pytest.raises(RuleError, match=says):
        causes.merge(w, into, others)


def test_dots_on_causes_are_those_on_steps() -> None:
    w = causes.open_vote(called_out(), DACH, (ANA, BEN, CHEN))
    round = w.rounds[1]
    assert (round.about, round.steps, round.dots_each, round.cap) == ("causes", (1, 2, 3, 4), 3, 1)
    with pytest.raises(RuleError, match="A vote is open on these causes"):
        causes.reword(w, 1, "No")
    with pytest.raises(RuleError, match="Cause 9 is not voted on"):
        voting.count_hands(w, 1, {9: 1})
    counted = voting.count(w, 1, {ANA: {"2": 1, "3": 1}, BEN: {"2": 1}, CHEN: {}})
    assert [cause.votes for cause in counted.causes.values()] == [0, 2, 1, 0]
    assert texts(counted)[0] == TEXTS[1]
    vote = causes.vote(counted, DACH)
    assert vote is not None
    assert vote.state is RoundState.COUNTED
    assert [few_backed(vote, total) for total in vote.totals] == [True, False, True, True]


def test_a_vote_on_causes_leaves_the_vote_on_steps_alone() -> None:
    w = with_steps(called_out(), DACH, *[StepState.IDEA] * 3)
    w = voting.open_round(w, DACH, (ANA,))
    w = voting.count(w, 1, {ANA: {1: 1}})
    w = causes.open_vote(w, DACH, (ANA,))
    assert voting.open_vote(w, DACH) is None
    main = voting.main_round(w, DACH)
    assert main is not None
    assert main.id == 1
    voting.check_no_vote(w, DACH)


def test_one_cause_alone_needs_no_vote() -> None:
    with pytest.raises(RuleError, match="at least two causes"):
        causes.open_vote(called_out(1), DACH, (ANA,))


def test_a_round_on_causes_refers_to_causes() -> None:
    w = voting.count(causes.open_vote(called_out(2), DACH, (ANA,)), 1, {ANA: {1: 1}})
    assert {key for key in references(w.rounds[1]) if key[0] != "members"} == {
        ("goals", DACH),
        ("causes", 1),
        ("causes", 2),
    }
    assert not list(missing(w, w.rounds[1]))
    assert list(referrers(w, ("causes", 1))) == [(w.rounds[1], ("causes", 1))]
    assert not list(referrers(w, ("steps", 1)))


def test_one_primary_cause_for_each_goal() -> None:
    w = causes.set_primary(called_out(), 1, CauseKind.CROWDED_OUT)
    w = causes.set_primary(w, 3, CauseKind.NO_OWNER_OR_TIME)
    assert [cause.id for cause in w.causes.values() if cause.primary] == [3]
    assert causes.primary(w, DACH) == w.causes[3]
    assert causes.live(w, DACH)[0] == w.causes[3]
    assert causes.primary(w, NORDICS) is None
    assert causes.primary(causes.drop(w, 3), DACH) is None
    assert Cause(1, 1, "x").kind is None
