"""What the room needs to see of one goal in a check-in: what is asked, how sure it was last, its figures."""

from collections.abc import Iterator
from datetime import date

from screens.commands import Hint
from screens.forms.goalfacts import measure_facts
from screens.widgets.facts import Entry, Fact
from screens.words import check_in_words
from workshop.model import Workshop
from workshop.plan import questions
from workshop.plan.premortem import signs
from workshop.track.checkins import band, needs_recovery
from workshop.track.mirror import GoalLine
from workshop.track.segments import hides
from workshop.track.status import Status, last_check_in
from workshop.track.unread import told, unread_of
from workshop.words.dates import ago_words, short_day

#: Cells for the labels.
LABEL = 12


def goal_facts(w: Workshop, line: GoalLine, today: date, hint: Hint, *, measures: bool) -> Iterator[Entry]:
    """The facts, the most pressing first; with ``measures`` also the figures of the key results."""
    if line.status is Status.NO_PLAN:
        adds = hint("add_step", ": a adds the first one")
        yield Fact(f"No step is planned for this goal{adds}.", "No plan", style="$quiet")
    yield from (Fact(told(one), "Signal", label_style="$warn") for one in unread_of(w, line.goal))
    recovery = needs_recovery(w, line.goal, today)
    if recovery:
        yield Fact(f"{recovery}{hint('add_step', ' a adds it.')}", "Recover", label_style="$warn")
    if line.flag:
        yield Fact(line.flag, "Ask", label_style="$warn")
    for risk in signs(w, line.goal):
        about = f" (step {risk.step})" if risk.step else ""
        yield Fact(f"{risk.text}{about}", "Watch for", label_style="$warn")
    for question in questions.open_ones(w, line.goal):
        yield Fact(questions.told(w, question), "Asked")
    period = w.periods.need(w.goals.need(line.goal).period)
    for one in w.key_results.of(line.goal):
        if said := hides(one, period, today):
            yield Fact(f"{one.name}: {said}", "Hides", label_style="$warn")
    last = last_check_in(w, line.goal)
    if last is None:
        yield Fact("none yet", "Check-in", style="$text-muted")
    else:
        ago = "" if last.on == today else f" ({ago_words(last.on, today)} ago)"
        yield Fact(f"{short_day(last.on)}{ago}, {check_in_words(w, last)}", "Check-in")
        yield Fact(str(band(last.confidence)), "", style="bold")
    if measures:
        yield from measure_facts(w, line.goal, hint)
