"""Random undo and redo over a whole meeting's log: the log explains every state, and nothing stands in the way."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store import CannotUndo, Store
from tests.store.helpers import check, contents
from tests.world import IDEAS, NOW, TODAY, Clock, with_goals
from workshop.meet import agenda, sessions
from workshop.model import Size, Workshop
from workshop.model.references import missing
from workshop.plan import (
    capacity,
    choosing,
    claiming,
    committing,
    drafting,
    merging,
    premortem,
    questions,
    scheduling,
    voting,
)
from workshop.track.undoing import check_undo

ANA, BEN = 1, 2
Act = Callable[[Store], object]


def change(do: str, rule: Callable[..., Workshop], *given: Any, move: bool = False, **named: Any) -> Act:
    """A change that the room makes."""
    return lambda store: store.apply(lambda w: rule(w, *given, **named), None, do, move=move)


def sealed(envelope: str, content: dict[int, Any], do: str, rule: Callable[..., Workshop], *given: Any) -> Act:
    """Something that two people seal, and the room opens."""

    def act(store: Store) -> None:
        for member, said in content.items():
            store.box.seal(envelope, member, said)
        store.reveal(envelope, lambda w, found: rule(w, *given, found), None, do)

    return act


def go(stage: str) -> Act:
    return change(f"go to {stage}", agenda.go_to, 1, stage, None if stage == "plan" else 1, NOW, move=True)


def reveal_drafts(w: Workshop, goal: int, found: dict[int, list[str]]) -> Workshop:
    return drafting.reveal(w, goal, [text for texts in found.values() for text in texts], Random(1))


def reveal_reasons(w: Workshop, goal: int, found: dict[int, list[str]]) -> Workshop:
    return premortem.reveal(w, goal, [text for texts in found.values() for text in texts], Random(1))


def show(w: Workshop, commitment: int, found: dict[int, int]) -> Workshop:
    return committing.show_fists(w, commitment, found, NOW)


#: A planning meeting on one goal, from its beginning to the close, with what usually goes wrong in one.
MEETING: tuple[Act, ...] = (
    change("start", sessions.start_planning, 1, (1, 2), (ANA, BEN), now=NOW),
    go("draft"),
    change("add a step", drafting.add_idea, 1, IDEAS[0]),
    change("drop it", drafting.drop, 1),
    sealed("drafts:1:0", {ANA: [IDEAS[1], IDEAS[2]], BEN: [IDEAS[3], IDEAS[4]]}, "reveal", reveal_drafts, 1),
    go("refine"),
    change("merge", merging.merge, 2, [3]),
    change("reword", drafting.reword, 4, "Write to the rival's former customers"),
    go("vote"),
    change("open the vote", voting.open_round, 1, (ANA, BEN)),
    change("call it off", voting.call_off, 1),
    change("open the vote", voting.open_round, 1, (ANA, BEN)),
    sealed("ballots:2", {ANA: {2: 1}, BEN: {2: 1, 4: 1}}, "count", voting.count, 2),
    go("choose"),
    change("choose", choosing.choose, 2, 2),
    change("mark the must-move", choosing.set_must_move, 2),
    go("claim"),
    change("Ana takes it", claiming.claim, 2, ANA, NOW),
    change("effort", capacity.describe, 2, effort=Size.L),
    change("dates", scheduling.schedule, 2, today=TODAY, due=TODAY, first_move="List them", first_move_on=TODAY),
    change("Ben takes it", claiming.claim, 4, BEN, NOW),
    change("give it back", claiming.release, 4),
    change("ask the sponsor", questions.ask, 1, "May we give 5 %?", now=NOW),
    change("hold a premortem", agenda.hold_premortem, 1, 1, NOW, move=True),
    sealed("risks:1:0", {ANA: ["No time"]}, "reveal", reveal_reasons, 1),
    change("watch for it", premortem.watch, 1, "Two calls fewer", 2),
    go("commit"),
    change("ask for fists", committing.open_commitment, 1, move=True),
    sealed("fists:1", {ANA: 4, BEN: 2}, "show", show, 1),
    change("concern", committing.add_concern, 1, BEN, "No time in March"),
    go("plan"),
    change("close", sessions.close_planning, 1, TODAY, NOW, None),
)
#: What is said where nothing is left that any key could undo.
LASTING = ("nothing to", "cannot be undone", "stays as it is")
walks = st.lists(st.sampled_from(["undo", "undo", "undo", "redo", "new"]), max_size=30)


def held(folder: Path, until: int) -> Store:
    """The meeting as far as ``until`` of its acts."""
    store = Store.create(folder / "team.json", with_goals(), clock=Clock())
    for act in MEETING[:until]:
        act(store)
    return store


@settings(max_examples=15, deadline=None)
@given(st.integers(1, len(MEETING)), walks)
def test_undo_and_redo_meet_no_wall_and_the_log_explains_every_state(until: int, walk: list[str]) -> None:
    with TemporaryDirectory() as name:
        store = held(Path(name), until)
        for number, step in enumerate(walk):
            with suppress(CannotUndo):
                if step == "new":
                    store.apply(partial(drafting.add_idea, goal=2, text=f"Ring {number}"), None, "add")
                elif step == "undo":
                    store.undo(None, allowed=check_undo)
                else:
                    store.redo(None, allowed=check_undo)
        explained(store)
        ends(lambda: store.undo(None, allowed=check_undo), until + len(walk))
        ends(lambda: store.redo(None, allowed=check_undo), until + len(walk))
        explained(store)
        store.apply(lambda w: drafting.add_idea(w, 2, "After it all"), None, "add")
        assert store.undo(None, allowed=check_undo).do == "add"


def explained(store: Store) -> None:
    """What is in memory is what the log says, and nothing in it refers to what is not there."""
    states = [workshop for _, workshop in store.replay()]
    assert contents(states[-1]) == contents(store.workshop)
    assert [one for record in contents(store.workshop) for one in missing(store.workshop, record)] == []  # type: ignore[arg-type]
    assert check(store.path).whole


def ends(key: Callable[[], object], most: int) -> None:
    """Pressed again and again the key comes to its end, or to what can never be undone, and never to a wall."""
    for _ in range(most + 1):
        try:
            key()
        except CannotUndo as refusal:
            why = str(refusal)
            break
    else:
        why = "it never ends"
    assert any(words in why for words in LASTING), why
