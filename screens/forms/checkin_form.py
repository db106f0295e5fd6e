"""A check-in on a goal in its form: today's figures, the confidence, what changed, what is in the way."""

from datetime import date

from screens.acts import meeting
from screens.acts.actor import Actor
from screens.desk import Desk
from screens.dialogs.fields import Kind
from screens.forms.goalfacts import measure_name
from screens.forms.saving import act_on
from screens.forms.table import NUMBER, Asked, Read, Table, Way, one_of
from workshop.errors import RuleError
from workshop.model import Blocker, Headline, KeyResult, Workshop
from workshop.track.checkins import SURE
from workshop.track.measures import latest, span_words
from workshop.track.segments import asked
from workshop.track.status import last_check_in
from workshop.words.dates import short_day
from workshop.words.numbers import number_words
from workshop.words.text import DETAILS


async def check_in_on(desk: Desk, goal: int) -> bool:
    """Ask for a check-in on a goal and record it with the figures; False where the form was left.

    A key result, or part of one, whose field stays empty gets no reading.
    """
    w = desk.workshop
    figures = {
        (one.id, part): f"figure {one.id} {part}".rstrip() for one in w.key_results.of(goal) for part in asked(one)
    }

    def act(who: Actor, values: Read) -> None:
        read = {what: values[key] for what, key in figures.items() if values[key] is not None}
        meeting.check_in(who, goal, values["sure"], values["changed"], values["blocker"], read)

    fields = (figure(key, w.key_results.need(one), part) for (one, part), key in figures.items())
    return await act_on(desk, f"Check-in: {w.goals.need(goal).title}", (*fields, *_words(w, goal)), act)


def figure(key: str, measure: KeyResult | Headline, part: str = "") -> Asked:
    """The field for where a measure stands today, or one of its parts."""
    of = next((one for one in measure.parts if one.name == part), measure)
    last = latest(of)
    before = f"last {number_words(last.value, measure.unit)} on {short_day(last.on)} · " if last else ""
    name = of.name if part or isinstance(measure, Headline) else measure_name(measure)
    return Asked(key, name, hint=f"{before}{span_words(of)}", way=NUMBER)


def _words(w: Workshop, goal: int) -> Table:
    last = last_check_in(w, goal)
    before = f"; last {last.confidence} on {short_day(last.on)}" if last else ""
    blockers = [("", "nothing"), *((str(one), str(one)) for one in Blocker)]
    return (
        Asked("sure", "Confidence", hint=f"0 lost to {SURE} certain{before}", way=Way(str, _confidence)),
        Asked("changed", "What changed", limit=DETAILS),
        Asked("blocker", "In the way", kind=Kind.OPTIONS, options=blockers, way=one_of(Blocker)),
    )


def _confidence(text: str, today: date) -> int:
    """The confidence that was typed; RuleError where it is no whole number."""
    if not text.strip().isdecimal() or len(text.strip()) > 2:
        raise RuleError(f"Confidence is a whole number from 0 (lost) to {SURE} (certain): type one.")
    return int(text)
