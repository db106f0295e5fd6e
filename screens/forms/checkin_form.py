"""A check-in on a goal in its form: today's figures, the confidence, what changed, what is in the way."""

from screens.desk import Desk
from screens.dialogs.form import Field, Kind
from screens.forms.saving import Values, fill_in
from screens.pages.goalfacts import measure_name
from workshop.errors import RuleError
from workshop.model import Blocker, KeyResult, Workshop
from workshop.track.checkins import SURE, check_in
from workshop.track.measures import latest, span_words
from workshop.track.status import last_check_in
from workshop.words.dates import short_day
from workshop.words.numbers import number_words, parse_number
from workshop.words.text import DETAILS, quoted

_FIGURE = "figure "


async def check_in_on(desk: Desk, goal: int) -> bool:
    """Ask for a check-in on a goal and record it with the figures; False where the form was left.

    A key result whose field stays empty gets no reading.
    """
    w, today, me = desk.workshop, desk.today, desk.me

    def apply(w: Workshop, values: Values) -> Workshop:
        readings = {
            int(key.removeprefix(_FIGURE)): parse_number(text)
            for key, text in values.items()
            if key.startswith(_FIGURE) and text
        }
        blocker = Blocker(values["blocker"]) if values["blocker"] else None
        return check_in(w, goal, today, _confidence(values["sure"]), values["changed"], blocker, me, readings)

    title = w.goals.need(goal).title
    fields = [*(_figure(one) for one in w.key_results.of(goal)), *_words(w, goal)]
    return await fill_in(desk, f"Check-in: {title}", fields, apply, f"check in on {quoted(title)}")


def _figure(measure: KeyResult) -> Field:
    last = latest(measure)
    before = f"last {number_words(last.value, measure.unit)} on {short_day(last.on)} · " if last else ""
    return Field(f"{_FIGURE}{measure.id}", measure_name(measure), hint=f"{before}{span_words(measure)}")


def _words(w: Workshop, goal: int) -> list[Field]:
    last = last_check_in(w, goal)
    before = f"; last {last.confidence} on {short_day(last.on)}" if last else ""
    blockers = [("", "nothing"), *((str(one), str(one)) for one in Blocker)]
    return [
        Field("sure", "Confidence", hint=f"0 lost to {SURE} certain{before}"),
        Field("changed", "What changed", limit=DETAILS),
        Field("blocker", "In the way", kind=Kind.OPTIONS, options=blockers),
    ]


def _confidence(text: str) -> int:
    """The confidence that was typed; RuleError where it is no whole number."""
    if not text.strip().isdecimal() or len(text.strip()) > 2:
        raise RuleError(f"Confidence is a whole number from 0 (lost) to {SURE} (certain): type one.")
    return int(text)
