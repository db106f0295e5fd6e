"""Answers in lines: columns that line up, and JSON that stays as it is documented."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from unicodedata import east_asian_width

import click


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows with their cells in columns; the last column is as wide as it is."""
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]) - 1)] if rows else []
    return ["  ".join((*map(_padded, row, widths), row[-1])).rstrip() for row in rows]


def tell(lines: Sequence[str]) -> None:
    """Write lines to output."""
    for line in lines:
        click.echo(line)


def tell_json(value: Any) -> None:
    """Write a value as JSON: days as ``2027-01-14``, moments in UTC as ``2027-01-14T09:12:03Z``."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not written as JSON")


def _width(text: str) -> int:
    """Columns of a terminal; a wide sign takes two."""
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
