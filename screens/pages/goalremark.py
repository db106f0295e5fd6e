"""What to say about one goal of the mirror: what its status means, and what to do next."""

from datetime import date

from screens.commands import Hint
from screens.widgets.facts import Fact
from screens.words import check_in_words
from workshop.model import Workshop
from workshop.track.mirror import GoalLine
from workshop.track.status import Status, check_in_due, last_check_in
from workshop.words.dates import ago_words, day_words, short_day
from workshop.words.numbers import agree


def remark(w: Workshop, line: GoalLine, today: date, hint: Hint) -> Fact:
    """One sentence or two about a goal, the most pressing first."""
    if line.status is Status.NO_PLAN:
        return Fact(f"No step is planned for it.{hint('plan', ' p leads to planning.')}")
    last = last_check_in(w, line.goal)
    if line.status is Status.PENDING:
        return Fact(f"Its first check-in is due by {day_words(check_in_due(w, line.goal), today)}.")
    if line.status is Status.STALE:
        since = f"Last check-in {ago_words(last.on, today)} ago" if last else "No check-in yet"
        return Fact(f"{since}: nobody knows how it stands.{hint('check_in', ' c checks in.')}")
    if line.flag:
        return Fact(line.flag)
    said = f"{short_day(last.on)}: {check_in_words(w, last)}" if last else "No check-in yet."
    late = line.steps.overdue
    if late:
        steps = agree(late, "One step is overdue.", f"{late} of its steps are overdue.")
        return Fact(f"{steps} {said}")
    return Fact(said)
