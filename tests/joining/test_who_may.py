"""Who may what: every act at every stage, for every kind of person, through every door; made, not typed."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Store
from tests.joining.doings import (
    ANA,
    BEN,
    BY_OWN,
    CHEN,
    DOINGS,
    OWN_TEST,
    PRESENT,
    ROOM,
    SEALED,
    STANDING,
    Act,
    at_wins,
    steps,
)
from tests.world import IDEAS, NOW, Clock, planned
from workshop.errors import RuleError
from workshop.meet import sessions
from workshop.meet.agenda import go_to, hold_premortem
from workshop.meet.stages import PLANNING
from workshop.plan import committing, drafting, voting
from workshop.team import who_may
from workshop.team.envelopes import MAY, Deed, Door, door, may_see
from workshop.team.who_may import MEMBERS, Whose
from workshop.track import doing

STAGES = ("", *(stage.key for stage in PLANNING), "causes", "sort", "wins", "follow-ups", "carry", "close")


@pytest.mark.parametrize(("act", "stage"), [*product(MEMBERS, STAGES)])
def test_the_table_is_what_is_judged(act: str, stage: str) -> None:
    rule = MEMBERS[act]
    owners = {"own": ANA, "other": BEN, "nobody": None}
    fits = {"own": True, "other": rule.whose is Whose.ANY, "nobody": rule.whose in (Whose.ANY, Whose.FREE)}
    for (whose, owner), present in product(owners.items(), (True, False)):
        right_place = present if stage in rule.stages else not rule.only
        said = ""
        try:
            who_may.judge(act, ANA, stage=stage, present=present, owner=owner)
        except RuleError as refusal:
            said = str(refusal)
        assert (not said) == (fits[whose] and right_place), (act, stage, whose, present)
        assert said == "" or (said[0].isupper() and said.endswith((".", "screen.")))
        who_may.judge(act, None, stage=stage, present=present, owner=owner)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "team.json", steps(), clock=Clock())


def passes(store: Store, change: Act, by: int | None, nothing: bool = True) -> bool:
    """Whether the store takes the change, which is undone again; ``nothing`` is the answer where there is none."""
    seq = store.seq
    try:
        store.apply(change, by, "do it")
    except RuleError:
        return False
    if store.seq == seq:
        return nothing
    store.undo(by, store.seq)
    return True


def test_every_act_has_its_doing() -> None:
    assert {act for act, _, _ in DOINGS.values()} == {*MEMBERS} - SEALED - OWN_TEST


@pytest.mark.parametrize("standing", [*STANDING, "wins"])
@pytest.mark.parametrize("here", [True, False])
def test_every_change_is_judged_by_what_it_does(store: Store, standing: str, here: bool) -> None:
    store.apply(at_wins if standing == "wins" else STANDING[standing], None, "go")
    if not here and standing != "no session":
        everybody = tuple(one for one in PRESENT if one not in (ANA, BEN))
        store.apply(lambda w: w.put(replace(w.sessions[1], present=everybody)), None, "out")
    session = who_may.standing(store.workshop, 1)
    for what, (act, whose, change) in DOINGS.items():
        for by in (ANA, BEN):
            owner = by if act in BY_OWN else whose
            helper = act in ("work", "dates") and by == BEN  # of step 1
            try:
                expected = True
                who_may.judge(
                    act,
                    by,
                    stage=session.stage if session else "",
                    present=bool(session and by in session.present),
                    owner=owner,
                    helpers=(BEN,) if helper else (),
                )
            except RuleError:
                expected = False
            if what == "help" and by == BEN:
                continue
            assert passes(store, change(by), by) == expected, (what, by)
    for what, leading in ROOM.items():
        assert not passes(store, leading, ANA, nothing=False), what


def test_the_room_may_do_all_of_it(store: Store) -> None:
    for change in (one for name, one in ROOM.items() if not name.startswith("cut")):
        assert passes(store, change, None)


def test_who_left_the_team_does_nothing_more(store: Store) -> None:
    store.apply(lambda w: w.put(replace(w.members[ANA], active=False)), None, "out")
    with pytest.raises(RuleError, match="Ana Ferreira is not active"):
        store.apply(lambda w: doing.add_note(w, 1, "Rang", now=NOW, by=ANA), ANA, "note")
    with pytest.raises(RuleError, match="is not active"):
        store.apply(lambda w: doing.add_note(w, 1, "Rang", now=NOW, by=77), 77, "note")


def test_joining_is_what_a_member_does_to_a_session(store: Store) -> None:
    store.apply(lambda w: w.put(replace(w.sessions[1], present=(BEN,))), None, "out")
    store.apply(lambda w: sessions.set_present(w, 1, ANA, True), ANA, "join")
    assert store.workshop.sessions[1].present == (BEN, ANA)
    with pytest.raises(RuleError, match="room's screen"):
        store.apply(lambda w: sessions.set_present(w, 1, CHEN, True), ANA, "bring Chen")


# The sealed box ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sealed", "comes"), [*product((None, *Door), Door)])
def test_what_each_door_may_do_with_an_envelope(tmp_path: Path, sealed: Door | None, comes: Door) -> None:
    w = go_to(planned("claim"), 1, "commit", 1, NOW)
    w = committing.open_commitment(w, 1).settled()
    people = {Door.OWN: ANA, Door.OTHER: BEN, Door.ROOM: None}
    with Store.create(tmp_path / "team.json", w, clock=Clock()) as store:
        if sealed is Door.OTHER:
            with pytest.raises(RuleError):
                store.box.seal("fists:1", ANA, 4, by=BEN)
            return
        if sealed is not None:
            store.box.seal("fists:1", ANA, 4, by=people[sealed])
        allowed = MAY.get((sealed, comes), frozenset()) if sealed else frozenset({Deed.REPLACE})
        if sealed is None and comes is Door.OTHER:
            allowed = frozenset()
        seen = store.box.mine("fists:1", ANA, by=people[comes])
        assert (seen == 4) == (sealed is not None and Deed.SEE in allowed)
        assert refused(lambda: store.box.seal("fists:1", ANA, 2, by=people[comes])) == (
            Deed.REPLACE not in allowed
        )
        if Deed.REPLACE_BLINDLY in allowed:
            store.box.seal("fists:1", ANA, 3, by=None, again=True)
            assert store.box.was_again("fists:1", ANA)
            assert store.box.mine("fists:1", ANA, by=ANA) == 3
        if sealed is not None:
            took = not refused(lambda: store.box.take_back("fists:1", ANA, by=people[comes]))
            assert took == (Deed.TAKE_BACK in allowed or Deed.REPLACE_BLINDLY in allowed)


def refused(act: Callable[[], object]) -> bool:
    """Whether this is refused by a rule."""
    try:
        act()
    except RuleError:
        return True
    return False


def test_doors() -> None:
    assert [door(ANA, by) for by in (None, ANA, BEN)] == [Door.ROOM, Door.OWN, Door.OTHER]
    assert [may_see(ANA, by, own=True) for by in (None, ANA, BEN)] == [False, True, False]


@pytest.mark.parametrize("stage", [stage.key for stage in PLANNING])
def test_a_member_seals_only_where_the_session_stands(tmp_path: Path, stage: str) -> None:
    optional = stage == "premortem"
    w = hold_premortem(planned("claim"), 1, 1, NOW) if optional else go_to(planned("claim"), 1, stage, None, NOW)
    w = committing.open_commitment(w, 1)
    goal = w.sessions[1].goal
    w = voting.open_round(drafting.add_idea(drafting.add_idea(w, 1, IDEAS[4]), 1, "Ring"), 1, PRESENT).settled()
    open_here = {
        "draft": "drafts:1:0",
        "vote": "ballots:1",
        "choose": "ballots:1",
        "commit": "fists:1",
        "premortem": "risks:1:0",
    }
    with Store.create(tmp_path / "team.json", w, clock=Clock()) as store:
        for envelope in (*open_here.values(), "drafts:2:0", "drafts:1:7", "risks:2:0", "causes:1:0", "odd:1"):
            may = goal == 1 and open_here.get(stage) == envelope
            assert refused(lambda e=envelope: store.box.seal(e, ANA, [], by=ANA)) != may  # type: ignore[misc]
            assert refused(lambda e=envelope: store.box.seal(e, BEN, [], by=ANA))  # type: ignore[misc]
        store.apply(lambda w: w.put(replace(w.sessions[1], present=())), None, "out")
        for envelope in open_here.values():
            assert refused(lambda e=envelope: store.box.seal(e, ANA, [], by=ANA))  # type: ignore[misc]


def test_an_envelope_is_opened_by_the_room_only(store: Store) -> None:
    with pytest.raises(RuleError, match="room's screen"):
        store.reveal("drafts:1:0", lambda w, _: w, ANA, "peek")


def test_what_was_written_at_an_own_screen_is_closed_to_the_room(tmp_path: Path) -> None:
    w = go_to(planned("claim"), 1, "draft", 1, NOW).settled()
    with Store.create(tmp_path / "team.json", w, clock=Clock()) as store:
        envelope = drafting.envelope(w, 1)
        store.box.seal(envelope, ANA, ["Ring"], by=ANA)
        for again in (False, True):
            with pytest.raises(RuleError, match="closed here"):
                store.box.seal(envelope, ANA, ["Other"], again=again)
        assert store.box.mine(envelope, ANA, by=ANA) == ["Ring"]


def test_only_acts_put_anything_into_the_box() -> None:
    """Every other way in would be a door that could forget to say who acts."""
    top = Path(__file__).parents[2]
    calls = [
        path.relative_to(top).as_posix()
        for package in ("screens", "workshop")
        for path in sorted((top / package).rglob("*.py"))
        if any(f"box.{way}(" in path.read_text(encoding="utf-8") for way in ("seal", "take_back"))
    ]
    assert calls == ["screens/acts/sealing.py"]
