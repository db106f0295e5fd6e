"""The premortem on the shared screen, the check-in that reads its warning signs, and questions back."""

from screens.pages.goal import GoalPage
from screens.stages.planning.premortem import PremortemPage
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, settle, tap, type_text, until
from tests.world import NOW, planned, with_goals
from workshop.meet import agenda, sessions
from workshop.model import RiskAnswer, SessionKind, SignalEnd
from workshop.plan import premortem, questions


async def test_f3_before_the_fists_asks_why_we_failed_and_each_reason_gets_its_answer(run: Run) -> None:
    async with run(planned("commit"), size=(100, 30)) as (app, pilot):
        assert "f3: first a premortem" in screen_text(app)
        await tap(pilot, "f3")
        await until(lambda: isinstance(app.screen, PremortemPage) and " PREMORTEM " in screen_text(app))
        await tap(pilot, "a")
        await type_text(pilot, "The distributor leaves", "enter")
        await type_text(pilot, "No time", "enter", "escape", sees="1 of 8 have written")
        assert "The distributor leaves" not in screen_text(app)
        await tap(pilot, "enter", "y", sees="The distributor leaves")
        await until(lambda: "For each: are we prepared" in screen_text(app))
        await tap(pilot, "3", "2")
        await type_text(pilot, " early", "enter", "enter", sees="Each reason has its answer")
        assert {one.answer for one in app.workshop.risks.values()} == {RiskAnswer.LET_GO, RiskAnswer.SIGN}
        await tap(pilot, "u")
        await until(lambda: len(premortem.live(app.workshop, 1)) == 1)
        await tap(pilot, "1", "2", sees="If this comes up, then what?")
        await type_text(pilot, "it is late, then Ben calls", "enter")
        await until(lambda: app.workshop.steps[2].if_then == "If it is late, then Ben calls")
        await tap(pilot, "right")
        await until(lambda: app.workshop.sessions[1].stage == "commit")


async def test_reasons_are_called_out_and_shown_letter_by_letter(run: Run) -> None:
    async with run(agenda.hold_premortem(planned("claim"), 1, 1, NOW).settled()) as (app, pilot):
        await tap(pilot, "f2", sees="Call it out")
        for text in HOSTILE[:6]:
            await type_text(pilot, "x", "enter")
            number = app.workshop.risks.last_id
            assert app.record("reword", lambda w, n=number, t=text: premortem.reword(w, n, t or "x"))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)
        await tap(pilot, "escape", "3")
        await until(lambda: len(premortem.live(app.workshop, 1)) == 5)


async def test_a_check_in_reads_the_warning_signs_and_takes_one_as_a_signal(run: Run) -> None:
    w = premortem.watch(premortem.add(with_goals(), 1, "x"), 1, "The distributor is slow to answer", None)
    w = questions.ask(w, 1, "May we give 5 %?", now=NOW)
    w = sessions.start(w, SessionKind.CHECK_IN, 1, (1, 2), now=NOW)
    async with run(agenda.go_to(w, 1, "goals", None, NOW).settled(), size=(100, 30)) as (app, pilot):
        assert "Watch for   The distributor is slow to answer" in screen_text(app)
        assert "May we give 5 %? (waits for the sponsor)" in screen_text(app)
        await tap(pilot, "w", "enter", sees="What comes of this signal?")
        await tap(pilot, "4")
        await until(lambda: app.workshop.signals[1].end is SignalEnd.NOTED)


async def test_a_question_back_is_asked_in_a_stage_and_answered_on_the_goals_page(run: Run) -> None:
    async with run(planned("commit"), size=(100, 30)) as (app, pilot):
        await tap(pilot, "ctrl+n")
        await type_text(pilot, "May we give 5 %?", "enter")
        await until(lambda: len(app.workshop.questions) == 1)
        app.push_screen(GoalPage(1))
        await until(lambda: "open    May we give 5 %? (waits for the sponsor)" in screen_text(app))
        await tap(pilot, "q")
        await type_text(pilot, "Until when?", "enter")
        await until(lambda: len(app.workshop.questions) == 2 and "Until when?" in screen_text(app))
        await tap(pilot, "enter")
        await type_text(pilot, "June", "enter", sees="Until when? → June")
