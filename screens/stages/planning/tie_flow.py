"""Settling a tie across the line: by volunteers, by a run-off, or by the facilitator with a reason."""

from typing import TYPE_CHECKING

from screens.cards.tie_dialogs import Order, Volunteers
from screens.cards.voteline import newest_run_off
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from workshop.meet import agenda
from workshop.model import Step, Workshop
from workshop.plan import ties
from workshop.plan.choosing import Ranking
from workshop.words.text import DETAILS

if TYPE_CHECKING:
    from screens.stages.stage import StagePage

_VOLUNTEERS, _RUN_OFF, _FACILITATOR = "volunteers", "run-off", "facilitator"


async def settle(page: "StagePage", state: Ranking) -> None:
    """Ask which way, go it, and record what came of it."""
    round = state.round
    if round is None or not state.tied:
        return
    w = page.workshop
    steps = [w.steps[step] for step in state.tied]
    way = await page.desk.push_screen_wait(
        Choose(
            "How shall the tie be settled?",
            [
                Choice(_VOLUNTEERS, "Volunteers", "who would work on it?"),
                Choice(_RUN_OFF, "Run-off", "a vote with one dot each"),
                Choice(_FACILITATOR, "The facilitator decides", "with a reason"),
            ],
            "\n".join(f"· {step.text}" for step in steps),
            chosen=_suggested(w, state),
        )
    )
    if way == _VOLUNTEERS:
        await _by_volunteers(page, round.id, steps)
    elif way == _RUN_OFF:
        _by_run_off(page, round.id, steps)
    elif way == _FACILITATOR:
        await _by_facilitator(page, round.id, steps)


def _suggested(w: Workshop, state: Ranking) -> str:
    """The next way to go: after a run-off on exactly these steps the facilitator decides."""
    assert state.round is not None
    newest = newest_run_off(w, state.round)
    tried = newest is not None and set(newest.steps) == set(state.tied)
    return _FACILITATOR if tried else _VOLUNTEERS


async def _by_volunteers(page: "StagePage", round: int, steps: list[Step]) -> None:
    numbers = await page.desk.push_screen_wait(Volunteers(steps))
    if numbers is not None:
        page.desk.record(
            "settle a tie by volunteers", ties.settle_by_volunteers, round, numbers, page.desk.now, page.desk.me
        )


def _by_run_off(page: "StagePage", round: int, steps: list[Step]) -> None:
    """Open the run-off and take the session back to the vote, where everybody can cast a ballot."""
    session, goal, room = page.session_id, page.goal_id, page.session.present
    tied, now = [step.id for step in steps], page.desk.now

    def change(w: Workshop) -> Workshop:
        return agenda.go_to(ties.open_run_off(w, round, tied, room), session, "vote", goal, now)

    page.desk.record("open a run-off", change)


async def _by_facilitator(page: "StagePage", round: int, steps: list[Step]) -> None:
    order = await page.desk.push_screen_wait(Order(steps))
    if order is None:
        return
    reason = await page.desk.push_screen_wait(
        Ask("Why in this order?", "The reason is kept with the decision.", what="The reason", limit=DETAILS)
    )
    if reason:
        page.desk.record(
            "settle a tie by decision",
            ties.settle_by_facilitator,
            round,
            order,
            reason,
            page.desk.now,
            page.desk.me,
        )
