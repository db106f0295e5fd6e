"""Pictures for a page as SVG. Pure: figures in, text out; colours are the page's own, by name of class."""

from workshop.reports.content import Heat, Picture
from workshop.words.numbers import number_words

#: The room for the curve, and around it, in units of the picture.
_WIDTH, _HEIGHT, _LEFT, _TOP = 520.0, 130.0, 56.0, 12.0
_CELL = 22.0


def chart(picture: Picture) -> str:
    """Readings as a line over the straight way from start to target; what lags behind it is a hollow point."""
    trend = picture.trend
    values = [trend.start, trend.target, *(point.value for point in trend.points)]
    low, high = min(values), max(values)
    span = (high - low) or 1.0

    def x(share: float) -> float:
        return _LEFT + share * _WIDTH

    def y(value: float) -> float:
        return _TOP + (high - value) / span * _HEIGHT

    line = " ".join(f"{x(point.share):.1f},{y(point.value):.1f}" for point in trend.points)
    dots = "".join(
        f'<circle class="{"keeps" if point.keeps_up else "lags"}" cx="{x(point.share):.1f}" '
        f'cy="{y(point.value):.1f}" r="4"/>'
        for point in trend.points
    )
    return (
        f'<svg class="chart" viewBox="0 0 {_LEFT + _WIDTH + 70:.0f} {_HEIGHT + 2 * _TOP:.0f}" aria-hidden="true">'
        f'<line class="way" x1="{x(0):.1f}" y1="{y(trend.start):.1f}" x2="{x(1):.1f}" y2="{y(trend.target):.1f}"/>'
        f'<line class="today" x1="{x(trend.now):.1f}" y1="{_TOP:.1f}" x2="{x(trend.now):.1f}" '
        f'y2="{_TOP + _HEIGHT:.1f}"/>'
        f'<polyline class="readings" points="{line}"/>{dots}'
        f'<text x="{_LEFT - 8:.1f}" y="{y(trend.start) + 4:.1f}" text-anchor="end">'
        f"{number_words(trend.start)}</text>"
        f'<text x="{x(1) + 8:.1f}" y="{y(trend.target) + 4:.1f}">{number_words(trend.target)}</text></svg>'
    )


def heat_line(heat: Heat, row: int) -> str:
    """One row of a heat picture: a square a week, the darker the more happened; an empty one stays a frame."""
    counts = heat.rows[row][1]
    most = max((count for _, some in heat.rows for count in some), default=0) or 1
    squares = "".join(
        f'<rect class="{"busy" if count else "still"}" x="{place * _CELL:.0f}" y="1" width="18" height="18" '
        f'fill-opacity="{0.25 + 0.75 * count / most:.2f}"><title>{week}: {count}</title></rect>'
        for place, (week, count) in enumerate(zip(heat.weeks, counts, strict=True))
    )
    return f'<svg class="heat" viewBox="0 0 {len(counts) * _CELL:.0f} 20" aria-hidden="true">{squares}</svg>'
