"""What a member does by the pages, stage by stage, as forms without any script."""

import asyncio
import json
import re
from collections.abc import Callable
from functools import partial
from html import unescape
from random import Random

import pytest
from msgspec.structs import replace

from tests.joining.conftest import Serve
from tests.joining.visiting import Visitor, until
from tests.screens.lookers import looking_back
from tests.world import IDEAS, NOW, TODAY, in_session, planned, with_goals
from workshop.meet.agenda import go_to, hold_premortem
from workshop.meet.checkin_session import start_check_in
from workshop.meet.sessions import set_present
from workshop.model import Blocker, Part, Size, StepState, Verdict, Workshop
from workshop.plan import claiming, committing, drafting, premortem, voting
from workshop.plan.voting import CAUSES
from workshop.review import causes
from workshop.team import before_meeting
from workshop.track import segments

ANA, BEN = 1, 2
EIGHT = range(1, 9)


async def done(visitor: Visitor, act: str, **form: object) -> str:
    """Ask for an act that is taken, and look at the page it leads to."""
    answer = await visitor.do(act, **form)
    assert answer.status == 303, answer.said
    return await visitor.get(answer.headers["Location"])


async def test_drafts_are_sealed_reworded_and_taken_back(serve: Serve) -> None:
    served = serve(in_session("draft", 1, IDEAS[:1]))
    async with served.visitor() as ana, served.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        assert IDEAS[0] in await ana.get()
        await done(ana, "draft", goal=1, text="Ring Mori")
        page = await done(ana, "draft", goal=1, text="Write to Oslo")
        assert "Ring Mori" in page
        assert "1 of 8 have written" in page
        await done(ana, "redraft", goal=1, old="Ring Mori", text="Ring Dr Mori")
        page = await done(ana, "undraft", goal=1, text="Write to Oslo")
        assert "Ring Dr Mori" in page
        assert "Write to Oslo" not in page
        assert "Mori" not in await ben.get()
        served.store.follow()
        assert served.store.box.mine("drafts:1:0", ANA, by=ANA) == ["Ring Dr Mori"]
        assert served.store.box.mine("drafts:1:0", ANA) is None


async def test_why_it_failed_is_sealed_and_shown_without_names(serve: Serve) -> None:
    served = serve(hold_premortem(planned("claim"), 1, 1, NOW).settled())
    async with served.visitor() as ana, served.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        await done(ana, "risk", goal=1, text="No time")
        page = await done(ana, "rerisk", goal=1, old="No time", text="No time in March")
        assert "No time in March" in page
        assert "No time" not in await ben.get()
        change = partial(_shown_reasons, rng=Random(1))
        served.store.reveal("risks:1:0", change, None, "reveal")
        assert "No time in March" in await see(ben, "Why we failed")


def _shown_reasons(w: Workshop, sealed: dict[int, list[str]], rng: Random) -> Workshop:
    return premortem.reveal(w, 1, [text for texts in sealed.values() for text in texts], rng)


async def test_a_ballot_is_cast_again_until_the_count(serve: Serve) -> None:
    w = voting.open_round(in_session("vote", 1, IDEAS[:6]), 1, EIGHT).settled()
    served = serve(w)
    async with served.visitor() as ana:
        await ana.join("Ana")
        assert "Seal my ballot" in await ana.get()
        page = await done(ana, "cast", round=1, d1=1, d2=1, d3="")
        assert "Seal it again" in page
        assert (await ana.do("cast", round=1, d1=9)).status == 409
        await done(ana, "cast", round=1, d4=2)
        assert served.store.box.mine("ballots:1", ANA, by=ANA) == {4: 2}
        served.store.reveal("ballots:1", lambda w, given: voting.count(w, 1, given), None, "count")
        await until(lambda: served.store.workshop.rounds[1].voted)
        page = await see(ana, "●●")
        assert IDEAS[3] in page


async def see(visitor: Visitor, words: str, at: str = "/") -> str:
    """Wait until the page says this."""
    for _ in range(200):
        if words in (page := await visitor.get(at)):
            return page
        await asyncio.sleep(0.02)
    raise AssertionError(f"{words} not in {page}")


async def test_steps_are_taken_helped_with_dated_and_given_back(serve: Serve) -> None:
    served = serve(claiming.offer(planned("claim"), 2, BEN, NOW).settled())
    async with served.visitor() as ana, served.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        page = await done(ana, "claim", step=1)
        assert "When, and how does it start?" in page
        refused = await ben.do("claim", step=1)
        assert refused.status == 409
        assert refused.said.startswith("Ana Ferreira has it")
        await done(ana, "dates", step=1, due="12 feb", first_move="Ring Mori", if_then="")
        await done(ana, "describe", step=1, said="L")
        await done(ana, "describe", step=1, said="M")
        page = await done(ana, "describe", step=1, said="account")
        assert re.findall(r'<button class="on">(.+?)</button>', page) == ["M", "account"]
        await done(ana, "describe", step=1, said="account")
        assert (await ana.do("describe", step=1, said="XXL")).status == 400
        assert (await ben.do("describe", step=1, said="S")).status == 409
        await done(ben, "help", step=1)
        assert "You were asked to take it" in await ben.get()
        await done(ben, "accept", step=2)
        await done(ana, "claim", step=3)
        await done(ana, "giveback", step=3)
        assert (await ben.do("giveback", step=1)).status == 303  # no longer helping
        assert (await ben.do("giveback", step=1)).status == 409
    served.store.follow()
    steps = served.store.workshop.steps
    assert (steps[1].owner, steps[1].first_move, steps[1].helpers) == (ANA, "Ring Mori", ())
    assert (steps[1].effort, steps[1].kind) == (Size.M, None)
    assert [steps[2].owner, steps[3].owner] == [BEN, None]


async def test_fists_and_concerns(serve: Serve) -> None:
    served = serve(go_to(planned("claim"), 1, "commit", 1, NOW).settled())
    async with served.visitor() as ana, served.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        assert "Yours is in" in await done(ana, "fist", goal=1, value=2)
        assert "Yours is in" not in await ben.get()
        assert (await ana.do("concern", goal=1, text="No time")).status == 409
        served.store.follow()
        served.store.reveal("fists:1", lambda w, f: committing.show_fists(w, 1, f, NOW), None, "show")
        await see(ana, "What keeps you from standing behind it?")
        await done(ana, "concern", goal=1, text="No time before March")
        assert "No time before March" in await see(ben, "No time before March")
    served.store.follow()
    (concern,) = served.store.workshop.commitments[1].concerns
    assert (concern.member, concern.text) == (ANA, "No time before March")


async def test_the_retrospective(serve: Serve) -> None:
    served = serve(looking_back("causes"))
    async with served.visitor() as ana:
        await ana.join("Ana")
        await done(ana, "cause", goal=1, text="Every hour went elsewhere")
        page = await done(ana, "recause", goal=1, old="Every hour went elsewhere", text="No hour was left")
        assert "No hour was left" in page
        served.store.follow()
        w = served.store.workshop
        assert served.store.box.mine(causes.envelope(w, 1), ANA, by=ANA) == ["No hour was left"]

        def sorting(w: Workshop) -> Workshop:
            w = go_to(w, 1, "sort", None, NOW)
            return causes.open_vote(causes.add_cause(causes.add_cause(w, 1, "One"), 1, "Two"), 1, EIGHT)

        served.store.apply(sorting, None, "sort")
        round = served.store.workshop.rounds.last_id
        one = served.store.workshop.causes.last_id
        assert "Seal my ballot" in await see(ana, "Seal my ballot")
        await done(ana, "cast", round=round, **{f"d{one}": 1})
        assert served.store.workshop.rounds[round].about == CAUSES
        served.store.apply(lambda w: go_to(w, 1, "close", None, NOW), None, "close")
        await see(ana, "How useful was this hour")
        assert "Yours is in" in await done(ana, "rate", value=4)
    served.store.follow()
    assert served.store.box.mine("ratings:1", ANA, by=ANA) == 4


async def test_own_steps_between_meetings(serve: Serve) -> None:
    w = planned("claim")
    for step in (1, 2, 3):
        w = claiming.claim(w, step, ANA, NOW)
    north, south = Part("North & “East”", 10, 20), Part("South", 9, 20)
    w = w.put(replace(w.sessions[1], ended=NOW), segments.split(w.key_results[1], [north, south]))
    served = serve(w.settled())
    async with served.visitor() as ana:
        await ana.join("Ana")
        assert "Your steps" in await ana.get()
        await done(ana, "done", at="/mine", step=1)
        await done(ana, "move", at="/mine", step=2, due="12 feb", reason="A trade fair")
        await done(ana, "block", at="/mine", step=3, blocker=Blocker.WAITING.value, note="for Oslo")
        await done(ana, "note", at="/mine", step=3, text="They ring on Monday")
        await done(ana, "verdict", at="/mine", step=1, verdict=Verdict.WORKED.value)
        figures = [unescape(name) for name in re.findall(r'<input name="(r[^"]+)"', await ana.get("/check"))]
        assert figures == ["r1", f"r1 {north.name}", "r1 South", "r2"]
        said = {"confidence": 4, "changed": "A rival is back", "blocker": "", "r1": "21,5", figures[1]: 12}
        assert "A rival is back" in await done(ana, "checkin", at="/check", goal=1, **said)
    served.store.follow()
    steps = served.store.workshop.steps
    assert (steps[1].state, steps[1].verdict, steps[3].blocker) == (
        StepState.DONE,
        Verdict.WORKED,
        Blocker.WAITING,
    )
    assert [note.by for note in steps[3].notes] == [ANA, ANA]
    (check_in,) = served.store.workshop.check_ins.values()
    assert (check_in.confidence, check_in.by, check_in.on) == (4, ANA, TODAY)
    measure = served.store.workshop.key_results[1]
    assert [one.readings[-1].value for one in (measure, measure.parts[0])] == [21.5, 12]


async def test_the_check_in_session_shows_steps_and_goals(serve: Serve) -> None:
    served = serve(start_check_in(with_goals(), 1, now=NOW).settled())
    async with served.visitor() as ana:
        await ana.join("Ana")
        assert "Your steps" in await ana.get()
        served.store.apply(lambda w: go_to(w, 1, "goals", None, NOW), None, "on")
        await see(ana, "Check in on this goal")
        served.store.apply(lambda w: go_to(w, 1, "mirror", None, NOW), None, "on")
        await see(ana, "Look at the shared screen.")


async def test_joining_marks_present_and_absence_is_told(serve: Serve) -> None:
    served = serve(set_present(in_session("draft", 1), 1, ANA, False).settled())
    async with served.visitor() as ana:
        await ana.join("Ana")
        await until(lambda: served.store.follow() or ANA in served.store.workshop.sessions[1].present)
        served.store.apply(lambda w: set_present(w, 1, ANA, False), None, "out")
        await see(ana, "You are not marked as present")
        refused = await ana.do("draft", goal=1, text="Ring")
        assert refused.status == 409
        assert "not marked as present" in refused.said


@pytest.mark.parametrize("stage", ["welcome", "goals", "refine", "plan"])
async def test_where_there_is_nothing_to_do_it_says_where_the_room_is(serve: Serve, stage: str) -> None:
    served = serve(in_session(stage, 1, IDEAS[:2]))
    async with served.visitor() as ana:
        await ana.join("Ana")
        page = await ana.get()
        assert f"<b>{stage.capitalize()}</b>" in page
        assert "Look at the shared screen." in page


async def test_before_the_meeting_drafts_are_written_for_every_goal(serve: Serve) -> None:
    served = serve(before_meeting.open_ahead(with_goals(), TODAY, "draft").settled())
    async with served.visitor() as ana:
        await ana.join("Ana")
        page = await done(ana, "draft", goal=2, text="Ring Oslo early")
        assert "Before the meeting" in page
        assert "Ring Oslo early" in page
        served.store.reveal("drafts:2:0", lambda w, d: drafting.reveal(w, 2, [*d[ANA]], Random(1)), None, "reveal")
        assert (await ana.do("draft", goal=2, text="Too late")).status == 409
        served.store.apply(lambda w: before_meeting.open_ahead(w, TODAY, ""), None, "end")
        await see(ana, "Your steps")
    assert "Ring Oslo early" in [step.text for step in served.store.workshop.steps.values()]


async def test_news_come_as_events_and_each_page_holds_its_own(serve: Serve) -> None:
    served = serve(in_session("draft", 1))
    async with served.visitor() as ana, served.visitor() as ben:
        await ana.join("Ana")
        await ben.join("Ben")
        async with ben.live() as stream:
            first = await event(stream.content.readline)
            assert first["key"] == "/:drafts:1:0"
            await ana.do("draft", goal=1, text="Ring Mori in secret")
            second = await event(stream.content.readline)
            assert "1 of 8 have written" in second["body"]
            assert "Mori" not in json.dumps(second)


async def event(readline: Callable[[], object]) -> dict[str, str]:
    """The next page that comes on a stream."""
    while True:
        line = await readline()  # type: ignore[misc]
        assert line, "the stream ended"
        if line.startswith(b"data: "):
            found: dict[str, str] = json.loads(line[6:])
            return found


async def test_advice_and_what_comes_back_while_typing(serve: Serve) -> None:
    served = serve(in_session("draft", 1, IDEAS[:2]))
    async with served.visitor() as ana:
        await ana.join("Ana")
        answer = await ana.do("advise", goal=1, text="Focus on hospitals")
        assert "name the action" in json.loads(answer.text)["remark"]
        answer = await ana.do("advise", goal=1, text=IDEAS[0])
        assert IDEAS[0] in json.loads(answer.text)["like"]
        answer = await ana.do("advise", goal=1, kind="cause", text="Ben forgot it")
        assert list(json.loads(answer.text)) == ["remark"]
        for nothing in ({"goal": 77}, {"goal": 1, "kind": "odd"}):
            assert json.loads((await ana.do("advise", text="Ring", **nothing)).text) == {}
    assert served.store.seq == 1
