"""The lines above the goals on the first screen: the number, the goals in one line, and the mirror's sentence."""

from textual.content import Content

from screens.commands import Hint
from screens.text import Part, fit, styled, wrap
from screens.widgets.bars import meter
from screens.widgets.display import large
from workshop.model import Period
from workshop.track.measures import value_words
from workshop.track.mirror import Mirror, Pace
from workshop.words.numbers import share_figure, share_words
from workshop.words.signs import OFF_TRACK, ON_TRACK, TODAY

#: In less cells than these, the lines are short ones.
NARROW = 60
_LABEL = 10
#: The most cells of the line that stands for the number.
_METER = 48
_PACE = {
    Pace.AHEAD: ("ahead", "$good"),
    Pace.ON_TIME: (f"{ON_TRACK} on time", "$good"),
    Pace.BEHIND: (f"{OFF_TRACK} behind", "$bad"),
}


def headline_lines(
    period: Period,
    mirror: Mirror,
    say_next: str,
    width: int,
    hint: Hint,
    *,
    tall: bool = False,
    told: bool = False,
    style: str = "bold $say",
) -> list[Content]:
    """The mirror's sentence, unless it is ``told`` already, and what to do next; the number; the goals' count.

    ``Headline   Revenue   4.2M of 5.0M   ━━━━╸──  84 %   time 54 %   ahead``; in less than ``NARROW`` cells
    without the labels and the figures, so that each takes one line; ``tall`` in large digits.
    """
    narrow = width < NARROW
    counts = [f"{mirror.moving} of {len(mirror.goals)} on track"]
    if mirror.untouched:
        counts.append(f"{mirror.untouched} untouched for 3 weeks")
    if mirror.without_plan:
        counts.append(f"{mirror.without_plan} without a plan")
    while narrow and len(counts) > 1 and len(" · ".join(counts)) > width:
        del counts[1]
    lines = [] if told else [styled((line, style)) for line in wrap(mirror.sentence, width)]
    lines += [styled(line) for said in say_next.splitlines() for line in wrap(said, width)]
    air = [styled("")] if tall and lines else []
    lines += [*air, *(_large(period, mirror, width) if tall and mirror.attainment is not None else ())]
    if not (tall and mirror.attainment is not None):
        lines.append(_number(period, mirror, width, narrow, hint))
    if mirror.goals:
        goals = ("Goals    ", "bold") if tall else "".join(words for words, _ in _label("Goals", narrow))
        lines += [*air, styled(goals, " · ".join(counts))]
    return lines


def _large(period: Period, mirror: Mirror, width: int) -> list[Content]:
    """The number in three lines: how much of it is there in large digits, what it is, and beside the time."""
    assert period.headline is not None
    assert mirror.attainment is not None
    word, style = _PACE[mirror.pace] if mirror.pace else ("", "")
    figure = share_figure(mirror.attainment)
    room = min(width - 5 * len(figure), _METER)
    return large(
        figure,
        styled((period.headline.name, "bold"), f"   {value_words(period.headline)}"),
        (meter(mirror.attainment, room, mirror.elapsed), "$fill"),
        styled((f"{TODAY} time {share_words(mirror.elapsed)}", "$quiet"), (f"   {word}", style)),
    )


def _label(words: str, narrow: bool) -> list[tuple[str, str]]:
    return [] if narrow else [(f"{fit(words, _LABEL)} ", "$quiet")]


def _number(period: Period, mirror: Mirror, width: int, narrow: bool, hint: Hint) -> Content:
    label = _label("Headline", narrow)
    headline = period.headline
    if headline is None:
        sets = "e sets it" if narrow else "e sets the period's one overall number"
        return styled(*label, f"{'no headline' if narrow else 'none'} yet{hint('period', f': {sets}')}")
    time = f"   time {share_words(mirror.elapsed)}"
    if mirror.attainment is None:
        return styled(*label, (headline.name, "bold"), f"   {value_words(headline)}", (time, "$quiet"))
    parts: list[Part] = [*label, (headline.name, "bold"), "" if narrow else f"   {value_words(headline)}"]
    share = f"  {share_words(mirror.attainment)}"
    word, style = _PACE[mirror.pace] if mirror.pace else ("", "")
    taken = styled(*parts).cell_length + len(share) + len(time) + len(word) + 7
    if (room := min(width - taken, 24)) >= 6:
        parts += ["   ", (meter(mirror.attainment, room), "$fill")]
    return styled(*parts, (share, "bold"), (time, "$quiet"), (f"   {word}", style))
