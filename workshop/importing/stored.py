"""Cells as a workbook stores them: numbers and days that need no guessing."""

from datetime import date, datetime
from typing import Any

from workshop.words.numbers import number_text


class Stored(str):
    """The text of a cell whose number or day is known exactly; ``unit`` is "%" or the currency it is shown in."""

    __slots__ = ("unit", "value")
    value: float | date
    unit: str


def stored(value: Any, style: str = "") -> str:
    """A cell of a workbook as text; ``style`` is the percent sign or the currency of its number format."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        number = float(f"{value * 100:.12g}") if style == "%" else float(value)
        cell = Stored(f"{number_text(number)} {style}".rstrip())
        cell.value, cell.unit = number, style
        return cell
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        cell = Stored(day.isoformat())
        cell.value, cell.unit = day, ""
        return cell
    return "" if value is None else str(value)
