"""Answers in lines: columns that line up, and JSON that stays as it is documented."""

import codecs
import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from unicodedata import east_asian_width

import click

from workshop.words.text import harmless


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows with their cells in columns; the last column is as wide as it is."""
    rows = [[harmless(cell).replace("\n", " ") for cell in row] for row in rows]
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]) - 1)] if rows else []
    return ["  ".join((*map(_padded, row, widths), row[-1])).rstrip() for row in rows]


def tell(lines: Sequence[str]) -> None:
    """Write lines to output."""
    click.echo("\n".join(lines))


def tell_json(value: Any) -> None:
    """Write a value as JSON: days as ``2027-01-14``, moments in UTC as ``2027-01-14T09:12:03Z``.

    It is UTF-8; where output has another encoding, other signs than ASCII are escaped, so that none is lost.
    """
    import json

    utf8 = codecs.lookup(sys.stdout.encoding).name == "utf-8"
    click.echo(json.dumps(_plain(value), ensure_ascii=not utf8, indent=2))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def _width(text: str) -> int:
    """Columns of a terminal; a wide sign takes two."""
    return len(text) if text.isascii() else len(text) + sum(east_asian_width(sign) in "WF" for sign in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
