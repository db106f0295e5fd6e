"""Recording what gives somebody more to do, and asking what gives way where that is past their free weeks."""

from collections.abc import Callable
from typing import Concatenate

from textual.dom import DOMNode

from screens.acts.actor import Actor, at
from screens.desk import Desk, desk_of
from screens.dialogs.ask import Ask
from screens.doing import Doing
from workshop.model.rule import Given
from workshop.plan import capacity
from workshop.words.text import CARD

_HINT = "It is kept with the decisions, and said at the close. Esc leaves it open: nothing is forbidden."


def record_load(
    node: DOMNode,
    act: Callable[Concatenate[Actor, int, Given], None],
    step: int,
    *args: Given.args,
    **given: Given.kwargs,
) -> Doing:
    """Do what changes who has a step, or its size; then the room is asked where it is too much."""
    desk = desk_of(node)
    before = desk.workshop

    def ask() -> None:
        if desk.me is None and step in desk.workshop.steps:
            question = capacity.overload(before, desk.workshop, desk.workshop.steps[step].owner)
            if question:
                node.run_worker(_ask(desk, step, question), group="asking")

    return desk.attempt(lambda: act(at(desk), step, *args, **given)).then(ask)


async def _ask(desk: Desk, step: int, question: str) -> None:
    what = await desk.push_screen_wait(Ask(question, _HINT, what="What you will not do", limit=CARD))
    if what:
        desk.record("say what will not be done", capacity.give_up, step, what, now=desk.now, by=desk.me)
