"""A check-in on a goal in its form: today's figures, the confidence, what changed, what is in the way."""

from datetime import date

from screens.desk import Desk
from screens.dialogs.fields import Kind
from screens.forms.goalfacts import measure_name
from screens.forms.saving import fill_in
from screens.forms.table import NUMBER, Asked, Read, Table, Way, one_of
from workshop.errors import RuleError
from workshop.model import Blocker, KeyResult, Workshop
from workshop.track.checkins import SURE, check_in
from workshop.track.measures import latest, span_words
from workshop.track.status import last_check_in
from workshop.words.dates import short_day
from workshop.words.numbers import number_words
from workshop.words.text import DETAILS, quoted


async def check_in_on(desk: Desk, goal: int) -> bool:
    """Ask for a check-in on a goal and record it with the figures; False where the form was left.

    A key result whose field stays empty gets no reading.
    """
    w, today, me = desk.workshop, desk.today, desk.me
    figures = {f"figure {one.id}": one for one in w.key_results.of(goal)}

    def apply(w: Workshop, values: Read) -> Workshop:
        readings = {one.id: values[key] for key, one in figures.items() if values[key] is not None}
        return check_in(w, goal, today, values["sure"], values["changed"], values["blocker"], me, readings)

    title = w.goals.need(goal).title
    table = (*(_figure(key, one) for key, one in figures.items()), *_words(w, goal))
    return await fill_in(desk, f"Check-in: {title}", table, apply, f"check in on {quoted(title)}")


def _figure(key: str, measure: KeyResult) -> Asked:
    last = latest(measure)
    before = f"last {number_words(last.value, measure.unit)} on {short_day(last.on)} · " if last else ""
    return Asked(key, measure_name(measure), hint=f"{before}{span_words(measure)}", way=NUMBER)


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
