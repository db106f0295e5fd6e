"""The lines above the goals on the first screen: the number, the goals in one line, and the mirror's sentence."""

from textual.content import Content

from screens.pages.whatnext import Hint
from screens.signs import OFF_TRACK, ON_TRACK
from screens.text import Part, fit, styled, wrap
from screens.widgets.bars import meter
from workshop.model import Period
from workshop.track.measures import value_words
from workshop.track.mirror import Mirror, Pace

#: In less cells than these, the lines are short ones.
NARROW = 60
_LABEL = 10
_PACE = {
    Pace.AHEAD: ("ahead", "$text-success"),
    Pace.ON_TIME: (f"{ON_TRACK} on time", "$text-success"),
    Pace.BEHIND: (f"{OFF_TRACK} behind", "$text-warning"),
}


def headline_lines(period: Period, mirror: Mirror, say_next: str, width: int, hint: Hint) -> list[Content]:
    """``Headline   Revenue   4.2M of 5.0M   ━━━━╸──  84 %   time 54 %   ▲ ahead`` and what follows below it.

    In less than ``NARROW`` cells without the labels and the figures, so that each takes one line.
    """
    narrow = width < NARROW
    lines = [_number(period, mirror, width, narrow, hint)]
    counts = [f"{mirror.moving} of {len(mirror.goals)} moving"]
    if mirror.untouched:
        counts.append(f"{mirror.untouched} untouched for 3 weeks")
    if mirror.without_plan:
        counts.append(f"{mirror.without_plan} without a plan")
    while narrow and len(counts) > 1 and len(" · ".join(counts)) > width:
        del counts[1]
    if mirror.goals:
        lines.append(styled(*_label("Goals", narrow), " · ".join(counts)))
    lines.append(styled((mirror.sentence, "bold $text-accent")))
    lines += [styled((line, "bold")) for said in say_next.splitlines() for line in wrap(said, width)]
    return lines


def _label(words: str, narrow: bool) -> list[Part]:
    return [] if narrow else [(f"{fit(words, _LABEL)} ", "$text-muted")]


def _number(period: Period, mirror: Mirror, width: int, narrow: bool, hint: Hint) -> Content:
    label = _label("Headline", narrow)
    headline = period.headline
    if headline is None:
        sets = "e sets it" if narrow else "e sets the period's one overall number"
        return styled(*label, f"{'no headline' if narrow else 'none'} yet{hint('period', f': {sets}')}")
    time = f"   time {mirror.elapsed:.0%}".replace("%", " %")
    if mirror.attainment is None:
        return styled(*label, (headline.name, "bold"), f"   {value_words(headline)}", (time, "$text-muted"))
    parts: list[Part] = [*label, (headline.name, "bold"), "" if narrow else f"   {value_words(headline)}"]
    share = f"  {mirror.attainment:.0%}".replace("%", " %")
    word, style = _PACE[mirror.pace] if mirror.pace else ("", "")
    taken = styled(*parts).cell_length + len(share) + len(time) + len(word) + 7
    if (room := min(width - taken, 24)) >= 6:
        parts += ["   ", (meter(mirror.attainment, room), style)]
    return styled(*parts, (share, "bold"), (time, "$text-muted"), (f"   {word}", style))
