"""The player of a replay: on, back, faster, paused; and which scenes belong to a day or a session."""

from datetime import UTC, timedelta

import pytest

from tests.world import NOW, TODAY, in_session, planned
from workshop.errors import RuleError
from workshop.meet import sessions
from workshop.track.replaying import FASTEST, LOOK, READ, SLOWEST, Player, Scene, of_day, of_session

SCENES = [Scene(n + 1, NOW + timedelta(days=n), "the room", f"do {n}", planned()) for n in range(4)]


def test_it_goes_on_and_back_and_stops_at_both_ends() -> None:
    player = Player(SCENES)
    assert not player.go(-1)
    assert player.go(1)
    assert player.scene is SCENES[1]
    assert player.go(10)
    assert player.at_end
    assert not player.go(1)
    player.toggle()
    assert (player.place, player.paused) == (0, False)
    player.toggle()
    assert player.paused


def test_the_speed_has_bounds() -> None:
    player = Player(SCENES, 2)
    assert player.seconds == READ / 2, "the first page is to be read"
    player.go(1)
    assert player.seconds == LOOK / 2
    for _ in range(20):
        player.hurry(2)
    assert player.speed == FASTEST
    for _ in range(20):
        player.hurry(0.5)
    assert player.speed == SLOWEST


def test_a_day_and_a_session_are_found_or_it_is_said() -> None:
    assert of_day(SCENES, TODAY + timedelta(days=2), UTC) == [SCENES[2]]
    with pytest.raises(RuleError, match="Nothing was changed on 2026-01-01"):
        of_day(SCENES, TODAY.replace(year=2026, day=1), UTC)
    begun = in_session("plan")
    ended = sessions.close_planning(begun, 1, TODAY, NOW, None)
    scenes = [Scene(n, NOW, "", "", w) for n, w in enumerate((planned().cut(*planned().sessions.values()), begun))]
    scenes += [Scene(2, NOW, "", "", ended), Scene(3, NOW, "", "", ended)]
    assert [one.seq for one in of_session(scenes, 1)] == [1, 2]
    with pytest.raises(RuleError, match="no session 7"):
        of_session(scenes, 7)
    with pytest.raises(RuleError, match="nothing to replay"):
        Player([])
