"""What worked and can be copied, and who is thanked for it. People are named, never counted or compared."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.learn.reuse import made_from
from workshop.model import Origin, Step, StepState, Win, Workshop
from workshop.plan.claiming import claim
from workshop.plan.goals import goals_of
from workshop.plan.scheduling import schedule
from workshop.team.upcoming import fitting_goal, goal_in
from workshop.words.dates import first_of_week
from workshop.words.text import CARD, TITLE, checked, quoted

#: The step text suggested for celebrating a win.
CELEBRATION = "Celebrate: {}"


def add_win(
    w: Workshop,
    period: int,
    text: str,
    *,
    goal: int | None = None,
    step: int | None = None,
    copy: str = "",
    thanks: Collection[int] = (),
) -> Workshop:
    """With a win of the period; its id is the result's ``wins.last_id``.

    ``copy`` is what others can do the same way. The goal is that of the ``step`` unless given. RuleError for an
    empty text, one of more than 280 characters, and a goal of another period.
    """
    w.periods.need(period)
    goal = _goal_of(w, period, goal, step)
    win = Win(w.wins.next_id, period, checked(text, "A win", CARD), goal, step, _copy(copy), _people(w, thanks))
    return w.put(win)


def edit_win(w: Workshop, win: int, *, text: str | None = None, copy: str | None = None) -> Workshop:
    """A win with other words, by the same rules."""
    was = w.wins.need(win)
    new = replace(
        was,
        text=was.text if text is None else checked(text, "A win", CARD),
        copy=was.copy if copy is None else _copy(copy),
    )
    return w if new == was else w.put(new)


def link(w: Workshop, win: int, *, goal: int | None = None, step: int | None = None) -> Workshop:
    """A win with the goal or step it came from (neither: with nothing), by the rules of :func:`add_win`."""
    was = w.wins.need(win)
    new = replace(was, goal=_goal_of(w, was.period, goal, step), step=step)
    return w if new == was else w.put(new)


def remove_win(w: Workshop, win: int) -> Workshop:
    """Without a win; RuleError where a celebration of it is planned, or a step was made from it."""
    gone = w.wins.need(win)
    if celebration(w, win) is not None:
        raise RuleError("A celebration of this win is planned: drop that step first, or reword the win.")
    made = made_from(w, Win.TABLE, win)
    if made:
        raise RuleError(f"{quoted(made[0].text)} was made from this win: drop that step first, or reword the win.")
    dropped = [step for step in w.steps.values() if step.origin == Origin(Win.TABLE, win)]
    return w.put(*(replace(step, origin=None) for step in dropped)).cut(gone)


def thank(w: Workshop, win: int, members: Collection[int]) -> Workshop:
    """A win with exactly these members thanked for it (none: nobody)."""
    was = w.wins.need(win)
    people = _people(w, members)
    return w if people == was.thanks else w.put(replace(was, thanks=people))


def vote_for(w: Workshop, win: int, votes: int = 1) -> Workshop:
    """A win with so many more votes of the room (fewer, below zero), but never fewer than none."""
    was = w.wins.need(win)
    return w.put(replace(was, votes=max(0, was.votes + votes)))


def wins_of(w: Workshop, period: int) -> tuple[Win, ...]:
    """The wins of a period: most votes first, then as they came."""
    return tuple(sorted(w.wins.of(period), key=lambda win: (-win.votes, win.id)))


def top_win(w: Workshop, period: int) -> Win | None:
    """The win the meeting ends on: the one with most votes, of equal ones the first; None without wins."""
    return next(iter(wins_of(w, period)), None)


def as_text(w: Workshop, win: int) -> str:
    """The thanks for a win, to read aloud or send: "Thank you, Ana and Ben: …". To copy: …"."""
    found = w.wins.need(win)
    names = [w.members[member].name for member in found.thanks if member in w.members]
    thanks = f"Thank you, {_listed(names)}: {found.text}" if names else found.text
    copy = f" To copy: {found.copy}" if found.copy else ""
    return f"{_sentence(thanks)}{_sentence(copy)}"


def all_thanks(w: Workshop, period: int) -> str:
    """The thanks for all wins of a period, a line each, the top win last."""
    return "\n".join(as_text(w, win.id) for win in reversed(wins_of(w, period)))


def celebration(w: Workshop, win: int) -> Step | None:
    """The step that celebrates a win, planned or done; None where there is none, or it was dropped."""
    found = w.wins.need(win)
    step = w.steps.get(found.celebration) if found.celebration is not None else None
    return step if step is not None and step.in_plan else None


def celebrate(
    w: Workshop, win: int, owner: int, due: date, *, today: date, now: datetime, text: str = ""
) -> Workshop:
    """With a celebration of the win: a planned step with owner and due day, whose id is ``steps.last_id``.

    It belongs to the period that ``due`` lies in: to the goal that goes on with the win's, else to the first one
    there. RuleError where one is planned already, where no period is there, for a day that is over, and for a text
    that is too long.
    """
    found = w.wins.need(win)
    if celebration(w, win) is not None:
        raise RuleError("A celebration of this win is planned already: change that step, or drop it first.")
    if due < today:
        raise RuleError("A celebration lies ahead: choose a day from today on.")
    w, into = _goal_on(w, found, due)
    step = Step(
        id=w.steps.next_id,
        goal=into,
        text=checked(text or suggested_celebration(found), "A step", TITLE),
        state=StepState.PLANNED,
        origin=Origin(Win.TABLE, win),
    )
    w = w.put(step, replace(found, celebration=step.id))
    return schedule(claim(w, step.id, owner, now), step.id, today=today, due=due)


def suggested_celebration(win: Win) -> str:
    """The words of a step that celebrates this win, as long as a step may be."""
    return CELEBRATION.format(win.text)[:TITLE]


def celebration_day(today: date) -> date:
    """The day that is suggested for a celebration: the Friday of next week."""
    return first_of_week(today) + timedelta(days=11)


def _goal_of(w: Workshop, period: int, goal: int | None, step: int | None) -> int | None:
    """The goal given, else that of the step; RuleError where it belongs to another period."""
    if step is not None and goal is None:
        goal = w.steps.need(step).goal
    if goal is not None and w.goals.need(goal).period != period:
        raise RuleError("This goal belongs to another period: choose one of the period you look back on.")
    return goal


def _goal_on(w: Workshop, win: Win, day: date) -> tuple[Workshop, int]:
    """The goal for a celebration on this day: in a later period without goals the step waits for them."""
    period = next((one for one in w.periods.values() if one.first <= day <= one.last), None)
    if period is None:
        raise RuleError("No period is planned for that day: choose an earlier one, or add the next period first.")
    if win.goal is not None and w.goals.need(win.goal).period == period.id:
        return w, win.goal
    goal = fitting_goal(w, win.goal, period.id) if win.goal is not None else None
    goal = goal or next(iter(goals_of(w, period.id)), None)
    if goal is not None:
        return w, goal.id
    old = win.goal or next((one.id for one in goals_of(w, win.period)), None)
    if old is None or period.id == win.period:
        raise RuleError(f"{period.label} has no goals yet: choose an earlier day, or add a goal first.")
    return goal_in(w, old, period.id)


def _copy(text: str) -> str:
    return checked(text, "What others can copy", CARD, required=False)


def _people(w: Workshop, members: Collection[int]) -> tuple[int, ...]:
    """The members in the order of the team, so that nobody comes first for having done more."""
    return tuple(sorted(w.members.need(member).id for member in set(members)))


def _listed(names: list[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?…" else f"{text}."
