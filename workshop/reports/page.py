"""A report as one HTML page that stands by itself, reads in dark and light, and prints on A4 and Letter."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workshop.reports import drawing
from workshop.reports.content import Report
from workshop.reports.text import cell_words, trend_words
from workshop.words.dates import long_day
from workshop.words.text import clean

if TYPE_CHECKING:
    from jinja2 import Template


def as_page(report: Report) -> str:
    """The report as a page without anything loaded from elsewhere; every text stands there literally."""
    return _template().render(report=report, day=long_day(report.day))


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = Path(__file__).parent
    found = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"words": cell_words, "clean": clean, "told": trend_words}
    found.globals |= {
        "chart": lambda picture: Markup(drawing.chart(picture)),
        "heat_line": lambda heat, row: Markup(drawing.heat_line(heat, row)),
        "style": Markup((folder / "page.css").read_text(encoding="utf-8")),
        "kind": lambda part: type(part).__name__,
    }
    return found.get_template("page.html")
