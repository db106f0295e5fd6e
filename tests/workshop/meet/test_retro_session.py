"""The retrospective: begun, rated in private, and closed with its period or without."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import END
from tests.workshop.sample import ANA, BEN, CHEN, DACH, NORDICS, NOW, TODAY, later, planning, quarter
from workshop.errors import RuleError
from workshop.meet import agenda, retro_session, sessions, underway
from workshop.meet.retro_session import close_retrospective, rate, start_retrospective
from workshop.meet.stages import RETROSPECTIVE
from workshop.meet.unfinished import envelopes_here, unfinished
from workshop.model import DecisionKind, Outcome, SessionEnd, SessionKind, Workshop
from workshop.review import causes
from workshop.review.outcomes import set_outcome


def started(w: Workshop | None = None) -> Workshop:
    """A retrospective (id 1) on both goals with everybody present; DACH was missed."""
    w = quarter() if w is None else w
    w = set_outcome(set_outcome(w, NORDICS, Outcome.ACHIEVED), DACH, Outcome.MISSED)
    return start_retrospective(w, 1, facilitator=ANA, now=NOW)


def at(stage: str, w: Workshop | None = None) -> Workshop:
    """It, standing at this stage."""
    return agenda.go_to(started() if w is None else w, 1, stage, None, later(60))


def test_it_begins_with_facts_on_all_goals() -> None:
    session = started().sessions[1]
    assert (session.kind, session.stage, session.goal) == (SessionKind.RETROSPECTIVE, "facts", None)
    assert (session.goals, session.present, session.facilitator) == ((NORDICS, DACH), (ANA, BEN, CHEN), ANA)
    assert [place.stage.key for place in agenda.places(session)] == [stage.key for stage in RETROSPECTIVE]


def test_what_it_refuses() -> None:
    with pytest.raises(RuleError, match="A planning session is running"):
        started(planning())
    closed = quarter().put(replace(quarter().periods[1], closed_on=END))
    with pytest.raises(RuleError, match="Q1 2027 is closed"):
        start_retrospective(closed, 1, now=NOW)
    with pytest.raises(RuleError, match="retrospective session needs at least one goal"):
        start_retrospective(quarter(), 1, (), now=NOW)


def test_it_is_resumed_where_it_stood() -> None:
    w = at("whys")
    resumed = sessions.resume(w, 1, later(120), later(7200))
    assert agenda.here(resumed.sessions[1]).stage.key == "whys"
    assert agenda.seconds_here(resumed.sessions[1], later(7200)) == 60


def test_only_the_mean_of_the_ratings_is_kept() -> None:
    assert retro_session.envelope(1) == "ratings:1"
    w = rate(started(), 1, {ANA: 5, BEN: 4, CHEN: 4})
    assert w.sessions[1].rating == 4.3
    assert replace(w.sessions[1], rating=None) == started().sessions[1]
    with pytest.raises(RuleError, match="rated already"):
        rate(w, 1, {ANA: 5})
    with pytest.raises(RuleError, match="Nobody has rated"):
        rate(started(), 1, {})


@pytest.mark.parametrize("rating", [0, 6, "5", None, True, 4.5])
def test_a_rating_is_a_number_from_one_to_five(rating: Any) -> None:
    with pytest.raises(RuleError, match="from 1"):
        rate(started(), 1, {ANA: rating})


def test_it_closes_its_period() -> None:
    w = set_outcome(started(), DACH, Outcome.WAIVED, "Sold")
    w = close_retrospective(w, 1, TODAY, later(600), ANA)
    assert (w.periods[1].closed_on, w.sessions[1].end, w.sessions[1].ended) == (TODAY, SessionEnd.DONE, later(600))
    assert underway.running(w) is None
    with pytest.raises(RuleError, match="has ended"):
        close_retrospective(w, 1, TODAY, later(700), ANA)


def test_it_never_closes_it_silently() -> None:
    with pytest.raises(RuleError, match="nobody has looked at why"):
        close_retrospective(started(), 1, TODAY, later(600), ANA)
    w = close_retrospective(started(), 1, TODAY, later(600), ANA, leave_open=True)
    assert w.periods[1].closed_on is None
    assert underway.running(w) is None
    gaps = [one for one in w.decisions.values() if one.kind is DecisionKind.GAP]
    assert [(one.goal, one.session) for one in gaps] == [(DACH, 1)]


def test_only_a_retrospective_ends_this_way() -> None:
    with pytest.raises(RuleError, match="no retrospective"):
        close_retrospective(planning(), 1, TODAY, NOW, ANA)


def test_who_has_written_no_cause_is_named() -> None:
    w = at("causes")
    assert envelopes_here(w, 1) == ("causes:2:0",)
    assert unfinished(w, 1, (ANA,)) == ("Ben", "Chen")
    assert unfinished(w, 1, ()) == ("Ana", "Ben", "Chen")
    with_causes = causes.add_cause(w, DACH, "No time")
    assert unfinished(with_causes, 1, ()) == ()
    assert unfinished(with_causes, 1, (BEN,)) == ("Ana", "Chen")


def test_who_has_not_voted_or_rated_is_named() -> None:
    w = causes.add_cause(causes.add_cause(started(), DACH, "No time"), DACH, "No price")
    assert unfinished(at("sort", w), 1, ()) == ()
    voting = causes.open_vote(w, DACH, (ANA, BEN, CHEN))
    assert envelopes_here(at("sort", voting), 1) == ("ballots:1",)
    assert unfinished(at("sort", voting), 1, (CHEN,)) == ("Ana", "Ben")
    assert envelopes_here(at("close", w), 1) == ("ratings:1",)
    assert unfinished(at("close", w), 1, (ANA, BEN)) == ("Chen",)
    assert envelopes_here(at("close", rate(w, 1, {ANA: 5})), 1) == ()


@pytest.mark.parametrize("stage", ["facts", "wins", "whys", "follow-ups", "lessons", "carry"])
def test_elsewhere_nobody_is_unfinished(stage: str) -> None:
    assert unfinished(at(stage), 1, ()) == ()
