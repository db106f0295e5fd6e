"""A member's terminal offers what the member may do there and then: each command, wherever the session stands."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from screens.commands import CommandPalette, Offer, offers
from screens.pages.board import BoardPage
from screens.pages.team import TeamPage
from screens.stages.planning.claim import ClaimPage
from screens.steps.stepkeys import StepPage
from tests.joining.doings import ANA, BEN, PRESENT, STANDING, steps
from tests.screens.conftest import Run
from tests.screens.kit import settle, tap, until
from workshop.errors import RuleError
from workshop.model import Step, Workshop
from workshop.team import who_may


def allowed(w: Workshop, act: str, by: int, step: Step | None) -> bool:
    """What the judge says, asked in full."""
    session = who_may.standing(w, step.goal if step else None)
    try:
        who_may.judge(
            act,
            by,
            stage=session.stage if session else "",
            present=bool(session and by in session.present),
            owner=step.owner if step else by,
            helpers=step.helpers if step else (),
        )
    except RuleError:
        return False
    return True


def offered(page: StepPage | ClaimPage | TeamPage) -> dict[str, Offer]:
    """What the keys and the palette offer on this page."""
    found = {offer.action: offer for offer in offers(page, page.app)}
    palette = {offer.action for offer in CommandPalette(page)._offers()}
    assert palette == {action for action, offer in found.items() if offer.enabled}
    return found


@pytest.mark.parametrize("standing", STANDING)
@pytest.mark.parametrize("present", [True, False])
@pytest.mark.parametrize("me", [ANA, BEN])
async def test_what_is_offered_is_what_the_judge_lets_pass(
    run: Run, standing: str, present: bool, me: int
) -> None:
    w = STANDING[standing](steps())
    here = PRESENT if present else tuple(one for one in PRESENT if one != me)
    async with run(w.put(replace(w.sessions[1], present=here)).settled(), size=(100, 30)) as (app, pilot):
        app.go_home()
        app.me = me
        page = BoardPage()
        await app.push_screen(page)
        await until(lambda: page.stands)
        await settle(pilot)
        judged = 0
        for item in list(page.rows.items):
            page.rows.highlight(item.step.id)
            await settle(pilot)
            step, found = page.step, offered(page)
            assert step is not None
            for command in page.TABLE.commands:
                if command.who:
                    may = allowed(app.workshop, command.who, me, step)
                    applies = command.when is None or bool(command.when(page))
                    assert (command.action in found) == (may and applies), (command.action, step.id)
                    judged += 1
        assert judged > 20
        seq = app.store.seq
        team = TeamPage()
        await app.push_screen(team)
        await until(lambda: team.stands)
        assert not {"add", "edit", "membership", "settings"} & set(offered(team))
        await tap(pilot, "a", "e", "space", "s")
        assert (app.screen, app.store.seq) == (team, seq)


@pytest.mark.parametrize("me", [ANA, BEN, None])
async def test_the_claim_round_offers_ones_own(run: Run, me: int | None) -> None:
    async with run(steps(), me=me, size=(100, 30)) as (app, pilot):
        page = app.screen
        assert isinstance(page, ClaimPage)
        given: Callable[[Step], bool] = lambda step: me in (None, step.owner, step.offered_to)  # noqa: E731
        for item in list(page.rows.items):
            page.rows.highlight(item.id)
            await settle(pilot)
            step, found = page.step, offered(page)
            assert step is not None
            has = step.owner is not None or step.offered_to is not None
            waits = has and (step.due is None or (step.must_move and not step.first_move))
            may = me is None or allowed(app.workshop, "dates", me, step)
            assert bool({"accept", "move_first"} & set(found)) == (waits and may)
            assert ("release" in found) == (has and given(step)), step.id
            assert ("offer" in found) == (me is None and step.owner is None)
