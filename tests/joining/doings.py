"""What people do, by the rules themselves, and where a session stands: for all who ask the judge."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from tests.world import NOW, TODAY, planned
from workshop.learn import celebrating, wins
from workshop.meet import sessions
from workshop.meet.agenda import go_to
from workshop.model import (
    KINDS,
    Blocker,
    Celebration,
    Part,
    SessionKind,
    StageKey,
    Step,
    StepState,
    Verdict,
    Workshop,
)
from workshop.plan import claiming, committing, drafting, goals, questions, scheduling, voting
from workshop.team import lookback, periods
from workshop.track import checkins, doing, segments, signals, verdicts, week

ANA, BEN, CHEN = 1, 2, 3

Act = Callable[[Workshop], Workshop]


def steps() -> Workshop:
    """In the claim round: 1 is Ana's, with Ben as helper; 2 Ben's; 3 offered to Ana; 90 done; 91 free."""
    w = claiming.claim(planned("claim"), 1, ANA, NOW)
    w = claiming.help_with(w, 1, BEN)
    w = claiming.claim(w, 2, BEN, NOW)
    w = claiming.offer(w, 3, ANA, NOW)
    done = Step(90, 1, "Call Oslo", state=StepState.DONE, owner=ANA, done_on=TODAY, check_on=TODAY)
    w = committing.show_fists(committing.open_commitment(w, 1), 1, {ANA: 2, BEN: 2}, NOW)
    w = signals.signal(questions.ask(w, 1, "Why now?", now=NOW), 1, "A rival left", now=NOW)
    w = periods.add_period(wins.add_win(w, 1, "Called Oslo"), "Q4", date(2026, 10, 1), date(2026, 12, 31))
    w = goals.add_goal(w, 2, "An old goal")
    return w.put(done, Step(91, 1, "Call Bergen", state=StepState.PLANNED)).settled()


PARTS = (Part("North", target=3), Part("South", target=2))
#: Changes by the rules themselves, for the actor ``by``: the name of the act, and whose thing it is done to.
DOINGS: dict[str, tuple[str, int | None, Callable[[int], Act]]] = {
    "take a free step": ("claim", None, lambda by: lambda w: claiming.claim(w, 91, by, NOW)),
    "give it back": ("give back", ANA, lambda by: lambda w: claiming.release(w, 1)),
    "help": ("help", None, lambda by: lambda w: claiming.help_with(w, 2, by) if by != BEN else w),
    "decline": ("answer", ANA, lambda by: lambda w: claiming.decline(w, 3)),
    "dates": ("dates", ANA, lambda by: lambda w: scheduling.schedule(w, 1, today=TODAY, first_move="Ring")),
    "reword": ("reword", ANA, lambda by: lambda w: drafting.reword(w, 1, "Ring them")),
    "drop": ("drop", ANA, lambda by: lambda w: drafting.drop(w, 1, "No use", NOW, by)),
    "begin": ("work", ANA, lambda by: lambda w: doing.start(w, 1, now=NOW, by=by)),
    "finish": ("work", ANA, lambda by: lambda w: doing.finish(w, 1, TODAY, now=NOW, by=by)),
    "block": ("work", ANA, lambda by: lambda w: doing.block(w, 1, Blocker.WAITING, now=NOW, by=by)),
    "note": ("note", ANA, lambda by: lambda w: doing.add_note(w, 1, "Rang", now=NOW, by=by)),
    "verdict": ("verdict", ANA, lambda by: lambda w: verdicts.give_verdict(w, 90, Verdict.WORKED, TODAY)),
    "check in": ("check in", None, lambda by: lambda w: checkins.check_in(w, 1, TODAY, 7, by=by)),
    "fist": ("fist", None, lambda by: lambda w: committing.open_commitment(w, 1)),
    "add": ("add", None, lambda by: lambda w: doing.add_step(w, 1, "Write", now=NOW)),
    "concern": ("concern", None, lambda by: lambda w: committing.add_concern(w, 1, by, "No hour")),
    "ask": ("ask", None, lambda by: lambda w: questions.ask(w, 1, "Why?", now=NOW, by=by)),
    "reply": ("reply", None, lambda by: lambda w: questions.answer(w, 1, "So", TODAY)),
    "signal": ("signal", None, lambda by: lambda w: signals.signal(w, 1, "They hire", now=NOW, by=by)),
    "read a signal": ("signal", None, lambda by: lambda w: signals.noted(w, 1, TODAY)),
    "week": ("week", None, lambda by: lambda w: week.choose(w, by, [91], TODAY)),
    "split": ("split", None, lambda by: lambda w: segments.split_headline(w, 1, PARTS, sums=False)),
    "read": ("read", None, lambda by: lambda w: segments.read_headline(w, 1, TODAY, {"": 4.0}, by)),
    "win": ("win", None, lambda by: lambda w: wins.add_win(w, 1, "Rang them all")),
    "thank": ("win", None, lambda by: lambda w: wins.thank(w, 1, [BEN])),
    "celebrate": ("celebrate", None, lambda by: lambda w: celebrating.promise(w, 1, Celebration.CARD)),
    "waive": ("waive", None, lambda by: lambda w: lookback.waive(w, 2, "All new", TODAY, NOW, by)),
}
#: What is done to the sealed box alone, see below; and what has a test of its own.
SEALED, OWN_TEST = {"draft", "cast", "cause", "risk", "rate"}, {"join"}
#: What only the room does, whoever asks.
ROOM: dict[str, Act] = {
    "go on": lambda w: go_to(w, 1, "commit", 1, NOW),
    "close": lambda w: sessions.close_planning(w, 1, TODAY, NOW, None),
    "take somebody out": lambda w: sessions.set_present(w, 1, CHEN, False),
    "assign": lambda w: claiming.claim(w, 91, CHEN, NOW),
    "offer": lambda w: claiming.offer(w, 91, CHEN, NOW),
    "vote": lambda w: voting.open_round(drafting.add_idea(w, 1, "One"), 1, [ANA]),
    "must-move": lambda w: w.put(replace(w.steps[1], must_move=not w.steps[1].must_move)),
    "park": lambda w: sessions.park(w, 1, "Later", NOW),
    "somebody's note": lambda w: doing.add_note(w, 1, "Rang", now=NOW, by=CHEN),
    "somebody's check-in": lambda w: checkins.check_in(w, 1, TODAY, 7, by=CHEN),
    **{
        f"cut {name}": lambda w, name=name: w.cut(*list(w.table(name).values())[:1])  # type: ignore[misc]
        for name in KINDS
    },
}


#: Here whoever acts has the thing.
BY_OWN = ("help", "fist", "check in", "concern", "ask", "signal", "week")
PRESENT = (1, 2, 3, 4, 5, 6, 7, 8)
STANDING: dict[str, Act] = {
    "no session": lambda w: w.put(replace(w.sessions[1], ended=NOW)),
    "claim": lambda w: w,
    "commit": lambda w: go_to(w, 1, "commit", 1, NOW),
    "draft": lambda w: go_to(w, 1, "draft", 1, NOW),
    "another goal": lambda w: go_to(w, 1, "claim", 2, NOW),
}


def at_wins(w: Workshop) -> Workshop:
    return w.put(replace(w.sessions[1], kind=SessionKind.RETROSPECTIVE, stage=StageKey.WINS, goal=None))
