"""Every act that a page can ask for, at every stage: by the owner, another, somebody absent, and one removed."""

import asyncio
from datetime import UTC
from pathlib import Path

import pytest
from msgspec.structs import replace

from screens.acts.actor import Actor
from screens.joining import doing
from store import Store
from tests.joining.conftest import Serve
from tests.joining.doings import ANA, BEN, CHEN, steps
from tests.screens.lookers import with_causes
from tests.world import IDEAS, NOW, Clock
from workshop.errors import RuleError
from workshop.meet.agenda import go_to, hold_premortem
from workshop.meet.stages import PLANNING, RETROSPECTIVE
from workshop.model import Blocker, Workshop
from workshop.plan import committing, drafting, voting
from workshop.review import causes
from workshop.team import who_may

#: Each act with a form, what a member is said to do with it, and whose thing it is done to (0: one's own).
FORMS: dict[str, tuple[dict[str, object], str, int | None]] = {
    "draft": ({"goal": 1, "text": "Ring Mori"}, "draft", 0),
    "redraft": ({"goal": 1, "old": "Ring Mori", "text": "Ring Dr Mori"}, "draft", 0),
    "undraft": ({"goal": 1, "text": "Ring Dr Mori"}, "draft", 0),
    "risk": ({"goal": 1, "text": "No time"}, "risk", 0),
    "rerisk": ({"goal": 1, "old": "No time", "text": "No time in March"}, "risk", 0),
    "unrisk": ({"goal": 1, "text": "No time in March"}, "risk", 0),
    "cause": ({"goal": 1, "text": "No hour"}, "cause", 0),
    "recause": ({"goal": 1, "old": "No hour", "text": "No hour was left"}, "cause", 0),
    "uncause": ({"goal": 1, "text": "No hour was left"}, "cause", 0),
    "rate": ({"value": 4}, "rate", 0),
    "claim": ({"step": 91}, "claim", None),
    "giveback": ({"step": 1}, "give back", ANA),
    "help": ({"step": 2}, "help", 0),
    "decline": ({"step": 3}, "answer", ANA),
    "accept": ({"step": 3}, "answer", ANA),
    "dates": ({"step": 1, "due": "12 feb", "first_move": "Ring Mori", "if_then": ""}, "dates", ANA),
    "describe": ({"step": 1, "said": "M"}, "reword", ANA),
    "done": ({"step": 1}, "work", ANA),
    "reopen": ({"step": 90}, "work", ANA),
    "move": ({"step": 1, "due": "19 feb", "reason": "A trade fair"}, "dates", ANA),
    "block": ({"step": 1, "blocker": Blocker.WAITING.value, "note": ""}, "work", ANA),
    "note": ({"step": 2, "text": "Rang"}, "note", None),
    "verdict": ({"step": 90, "verdict": "worked"}, "verdict", ANA),
    "checkin": ({"goal": 1, "confidence": 7, "changed": "", "blocker": ""}, "check in", 0),
    "cast": ({"round": 1}, "cast", 0),
    "fist": ({"goal": 1, "value": 4}, "fist", 0),
    "concern": ({"goal": 1, "text": "No time before March"}, "concern", 0),
}
PRESENT = range(1, 9)
LOOKING_BACK = {one.key for one in RETROSPECTIVE}


def test_every_act_has_its_form() -> None:
    assert FORMS.keys() == doing.ACTS.keys()


def at_stage(stage: str) -> Workshop:
    """The session there, for the first goal, with a vote open."""
    if stage in LOOKING_BACK:
        return causes.open_vote(go_to(with_causes(), 1, stage, None, NOW), 1, PRESENT)
    w = steps()
    w = w.cut(*w.commitments.values())
    w = voting.open_round(drafting.add_idea(drafting.add_idea(w, 1, IDEAS[4]), 1, "Ring"), 1, PRESENT)
    return hold_premortem(w, 1, 1, NOW) if stage == "premortem" else go_to(w, 1, stage, 1, NOW)


def does(store: Store, act: str, me: int) -> bool:
    """Whether the act changes anything by this member; a change of the file is taken back."""
    seq, edition = store.seq, store.box.edition
    form = {name: str(value) for name, value in FORMS[act][0].items()}
    if act == "cast":
        form = {"round": "1", f"d{store.workshop.rounds[1].steps[0]}": "1"}
    try:
        doing.do(act, Actor(store, me, NOW, UTC), form)
    except RuleError:
        assert (store.seq, store.box.edition) == (seq, edition)
        return False
    done = store.seq > seq or store.box.edition > edition
    if store.seq > seq and act not in ("fist", "concern"):
        store.undo(None, store.seq)
    return done


@pytest.mark.parametrize("stage", [one.key for one in (*PLANNING, *RETROSPECTIVE)])
def test_what_each_may_do_at_each_stage(tmp_path: Path, stage: str) -> None:
    for whose, here in (("owner", True), ("other", True), ("absent", False)):
        me = CHEN if whose == "other" else ANA
        w = at_stage(stage).settled()
        if not here:
            w = w.put(replace(w.sessions[1], present=tuple(one for one in PRESENT if one != me))).settled()
        with Store.create(tmp_path / f"{whose}.json", w, clock=Clock()) as store:
            for act, (_, named, owner) in FORMS.items():
                if stage in LOOKING_BACK and owner != 0:
                    continue  # the steps of that quarter are others
                if act == "concern":
                    store.apply(lambda w: _shown(w), None, "show")
                expected = not said(named, me, stage, here, me if owner == 0 else owner)
                assert does(store, act, me) == expected, (act, whose)


def _shown(w: Workshop) -> Workshop:
    w = committing.open_commitment(w, 1) if not w.commitments else w
    return committing.show_fists(w, w.commitments.last_id, {BEN: 4}, NOW)


def said(act: str, me: int, stage: str, here: bool, owner: int | None) -> str:
    """Why the judge refuses it; empty where it does not."""
    try:
        who_may.judge(act, me, stage=stage, present=here, owner=owner)
    except RuleError as refusal:
        return str(refusal)
    return ""


async def test_who_was_removed_does_nothing_at_all(serve: Serve) -> None:
    served = serve(at_stage("claim").settled())
    async with served.visitor() as ana:
        await ana.join("Ana")
        await asyncio.to_thread(served.house.remove, ANA)
        served.store.follow()
        seq, edition = served.store.seq, served.store.box.edition
        for act, (form, _, _) in FORMS.items():
            assert (await ana.do(act, **form)).status == 403, act
        served.store.follow()
        assert (served.store.seq, served.store.box.edition) == (seq, edition)
