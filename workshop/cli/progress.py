"""How far something long is, on one line of a terminal that goes away again."""

import sys
from time import monotonic

import click

from workshop.words.numbers import share_words

#: Seconds before anything is said: what is done by then needs no words.
_SOON = 0.5


class Progress:
    """Says on a terminal how far the work on something is, from half a second on; elsewhere nothing is said."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._begun = monotonic()
        self._told = False

    def tell(self, share: float) -> None:
        """Say which share of 1 is done."""
        if sys.stderr.isatty() and monotonic() - self._begun > _SOON:
            self._told = True
            click.echo(f"\r\x1b[K{self._doing}: {share_words(share)} …", nl=False, err=True)

    def __enter__(self) -> None:
        """Nothing is said yet."""

    def __exit__(self, *_: object) -> None:
        """Take the line away again."""
        if self._told:
            click.echo("\r\x1b[K", nl=False, err=True)
