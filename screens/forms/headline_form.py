"""Where the headline stands today: one number."""

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.forms.checkin_form import figure
from screens.forms.saving import fill_in
from screens.forms.table import Read
from workshop.model import Headline, Workshop
from workshop.team.periods import add_headline_reading
from workshop.track import segments
from workshop.track.measures import latest, span_words
from workshop.track.segments import asked
from workshop.words.dates import ago_words
from workshop.words.numbers import number_words, parse_number


async def read_headline(desk: Desk, period: int) -> bool:
    """Ask for the headline's value of today and record it; False where it was left or there is no headline."""
    headline = desk.workshop.periods.need(period).headline
    if headline is None:
        desk.say(
            "There is no headline yet: e on the first screen sets the period's one overall number.", refused=True
        )
        return False
    if headline.parts:
        return await _read_parts(desk, period, headline)
    last, today = latest(headline), desk.today
    before = ""
    if last is not None:
        ago = "" if last.on == today else f", {ago_words(last.on, today)} ago"
        before = f" Last: {number_words(last.value, headline.unit)}{ago}."
    text = await desk.push_screen_wait(
        Ask(
            f"Where does {headline.name} stand today?",
            f"{span_words(headline)}.{before}",
            placeholder="in figures, such as 4.2M or 4,200,000",
            what="The figure",
            check=parse_number,
        )
    )
    if text is None:
        return False
    value = parse_number(text)
    return await desk.record(
        f"read {headline.name}: {number_words(value, headline.unit)}",
        add_headline_reading,
        period,
        today,
        value,
        desk.me,
    )


async def _read_parts(desk: Desk, period: int, headline: Headline) -> bool:
    fields = tuple(figure(f"of {part}", headline, part) for part in asked(headline))

    def apply(w: Workshop, values: Read) -> Workshop:
        read = {key.removeprefix("of "): value for key, value in values.items() if value is not None}
        return segments.read_headline(w, period, desk.today, read, desk.me)

    title = f"Where does {headline.name} stand today?"
    return await fill_in(desk, title, fields, apply, f"read {headline.name}")
