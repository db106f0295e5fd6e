"""The lines above the goals on the first screen: the number, the goals in one line, and the mirror's sentence."""

from textual.content import Content

from screens.text import Part, styled
from screens.widgets.bars import meter
from workshop.measures import value_words
from workshop.mirror import Mirror, Pace
from workshop.model import Period

_LABEL = 10
_PACE = {
    Pace.AHEAD: ("▲ ahead", "$text-success"),
    Pace.ON_TIME: ("● on time", "$text-success"),
    Pace.BEHIND: ("▼ behind", "$text-warning"),
}


def headline_lines(period: Period, mirror: Mirror, say_next: str, width: int) -> list[Content]:
    """``Headline   Revenue   4.2M of 5.0M   ━━━━╸──  84 %   time 54 %   ▲ ahead`` and what follows below it."""
    lines = [_number(period, mirror, width)]
    counts = [f"{mirror.moving} of {len(mirror.goals)} moving"]
    if mirror.untouched:
        counts.append(f"{mirror.untouched} untouched for 3 weeks")
    if mirror.without_plan:
        counts.append(f"{mirror.without_plan} without a plan")
    if mirror.goals:
        lines.append(styled((f"{'Goals':<{_LABEL}} ", "$text-muted"), " · ".join(counts)))
    lines.append(styled((mirror.sentence, "bold $text-accent")))
    if say_next:
        lines.append(styled((say_next, "bold")))
    return lines


def _number(period: Period, mirror: Mirror, width: int) -> Content:
    label: Part = (f"{'Headline':<{_LABEL}} ", "$text-muted")
    headline = period.headline
    if headline is None:
        return styled(label, "none yet: e sets the period's one overall number")
    parts: list[Part] = [label, (headline.name, "bold"), f"   {value_words(headline)}"]
    time = f"   time {mirror.elapsed:.0%}".replace("%", " %")
    if mirror.attainment is None:
        return styled(*parts, (time, "$text-muted"))
    share = f"  {mirror.attainment:.0%}".replace("%", " %")
    word, style = _PACE[mirror.pace] if mirror.pace else ("", "")
    taken = styled(*parts).cell_length + len(share) + len(time) + len(word) + 7
    if (room := min(width - taken, 24)) >= 6:
        parts += ["   ", (meter(mirror.attainment, room), style)]
    return styled(*parts, (share, "bold"), (time, "$text-muted"), (f"   {word}", style))
