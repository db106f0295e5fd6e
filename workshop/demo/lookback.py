"""The demo's retrospective: the last quarter looked back on, change by change."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from random import Random

from msgspec.structs import replace

from workshop.demo.chapters import Chapter
from workshop.demo.finding import cause_id, goal_id, member_id, step_id
from workshop.demo.learned import CAUSES, LAST_QUARTER, OPEN, OUTCOMES, WINS, CauseScript, WinScript, learn
from workshop.demo.past import AUSTRIA
from workshop.learn import wins
from workshop.meet import agenda, retro_session
from workshop.meet.stages import RETROSPECTIVE
from workshop.model import DecisionKind, SessionEnd, StepState, Workshop
from workshop.review import carrying, causes, follow_ups
from workshop.team.deciding import decide
from workshop.words.text import quoted

#: How long this team takes for its stages, as a share of the usual time.
_PACE = 1.15

#: What is done at some moment, and the change itself.
Doings = Iterator[tuple[str, Callable[[Workshop], Workshop]]]


def retrospective(period: int, begin: datetime) -> Iterator[Chapter]:
    """The session from its facts to its close, and the period closed with it."""
    now = begin
    start = partial(retro_session.start_retrospective, period=period, facilitator=1, now=begin)
    yield Chapter(begin, None, "start the retrospective", start)
    for stage in RETROSPECTIVE:
        if stage is not RETROSPECTIVE[0]:
            yield Chapter(now, None, f"go to {stage.key}", partial(_go, stage.key, now), move=True)
        end = now + timedelta(minutes=stage.minutes * _PACE)
        work = list(_WORK[stage.key](period, end))
        for place, (do, change) in enumerate(work, start=1):
            yield Chapter(now + (end - now) * place / (len(work) + 1), None, do, change)
        now = end
    yield Chapter(now, None, "close the period", partial(_close, period, now))


def _go(stage: str, now: datetime, w: Workshop) -> Workshop:
    return agenda.go_to(w, w.sessions.last_id, stage, None, now)


def _close(period: int, now: datetime, w: Workshop) -> Workshop:
    """What followed from the causes is in the next plan, so nothing is named as missing."""
    session = w.sessions[w.sessions.last_id]
    ended = replace(agenda.moved(session, agenda.here(session), now), ended=now, end=SessionEnd.DONE)
    return w.put(ended, replace(w.periods[period], closed_on=now.date()))


def _facts(period: int, end: datetime) -> Doings:
    for title in OUTCOMES:
        yield f"say what became of {quoted(title)}", partial(_outcome, title, end)


def _outcome(title: str, at: datetime, w: Workshop) -> Workshop:
    goal = goal_id(w, title)
    outcome, reason = OUTCOMES[title]
    w = w.put(replace(w.goals[goal], outcome=outcome, outcome_reason=reason))
    if title != AUSTRIA:
        return w
    return decide(w, DecisionKind.WAIVED, f"“{AUSTRIA}” is waived.", why=reason, goal=goal, now=at, by=1)


def _wins(period: int, end: datetime) -> Doings:
    for win in WINS:
        yield f"write down a win, {quoted(win.text)}", partial(_win, win, period)


def _win(win: WinScript, period: int, w: Workshop) -> Workshop:
    people = [member_id(w, initials) for initials in win.thanks]
    step = step_id(w, win.step)
    w = wins.add_win(w, period, win.text, goal=goal_id(w, win.goal), step=step, copy=win.copy, thanks=people)
    return wins.vote_for(w, w.wins.last_id, win.votes)


def _causes(period: int, end: datetime) -> Doings:
    for title in dict.fromkeys(cause.goal for cause in CAUSES):
        yield f"reveal the causes for {quoted(title)}", partial(_reveal, title)


def _reveal(title: str, w: Workshop) -> Workshop:
    texts = [text for cause in CAUSES if cause.goal == title for text in (cause.text, *cause.also)]
    return causes.reveal(w, goal_id(w, title), texts, Random(2))


def _sort(period: int, end: datetime) -> Doings:
    for cause in CAUSES:
        if cause.also:
            yield f"merge {len(cause.also) + 1} causes into {quoted(cause.text)}", partial(_merge, cause)
    for cause in CAUSES:
        if cause.primary:
            yield f"call {quoted(cause.text)} the primary cause", partial(_primary, cause)


def _merge(cause: CauseScript, w: Workshop) -> Workshop:
    return causes.merge(w, cause_id(w, cause.text), [cause_id(w, text) for text in cause.also])


def _primary(cause: CauseScript, w: Workshop) -> Workshop:
    """The primary cause of its goal, with what the vote gave all of them."""
    given = [replace(w.causes[cause_id(w, one.text)], votes=one.votes) for one in CAUSES if one.goal == cause.goal]
    return causes.set_primary(w.put(*given), cause_id(w, cause.text), cause.kind)


def _whys(period: int, end: datetime) -> Doings:
    for cause in CAUSES:
        for why in cause.whys:
            yield f"ask why of {quoted(cause.text)}", partial(_why, cause, why)


def _why(cause: CauseScript, why: str, w: Workshop) -> Workshop:
    found = w.causes[cause_id(w, cause.text)]
    return w.put(replace(found, whys=(*found.whys, why)))


def _follow_ups(period: int, end: datetime) -> Doings:
    for cause in CAUSES:
        if cause.accepted:
            yield f"accept {quoted(cause.text)}", partial(_accept, cause, end)


def _accept(cause: CauseScript, at: datetime, w: Workshop) -> Workshop:
    return follow_ups.accept(w, cause_id(w, cause.text), cause.accepted, at, 1)


def _lessons(period: int, end: datetime) -> Doings:
    for one in LAST_QUARTER:
        yield "write down a lesson", partial(learn, one=one, period=period, on=end)


def _carry(period: int, end: datetime) -> Doings:
    for text, why in OPEN.items():
        yield f"{'stop' if why else 'leave'} {quoted(text)}", partial(_leave, text, why, end)


def _leave(text: str, why: str, at: datetime, w: Workshop) -> Workshop:
    left = w.steps[step_id(w, text)]
    return carrying.stop(w, left.id, why, at, 1) if why else w.put(replace(left, state=StepState.LEFT_BEHIND))


def _rate(period: int, end: datetime) -> Doings:
    yield "show the average of the ratings", lambda w: w.put(replace(w.sessions[w.sessions.last_id], rating=4.4))


_WORK: Mapping[str, Callable[[int, datetime], Doings]] = {
    "facts": _facts,
    "wins": _wins,
    "causes": _causes,
    "sort": _sort,
    "whys": _whys,
    "follow-ups": _follow_ups,
    "lessons": _lessons,
    "carry": _carry,
    "close": _rate,
}
