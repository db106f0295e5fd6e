"""Which sign marks the decimals in a file: its own numbers decide together."""

from collections.abc import Iterable

from msgspec import Struct

from workshop.errors import RuleError
from workshop.words.numbers import decimal_sign, exact_words, is_ambiguous, parse_number


class Figures(Struct, frozen=True):
    """How the numbers of a file or column are read.

    ``decimal`` is the sign that all numbers which prove anything agree on; None where none proves anything, or
    where they contradict each other (``mixed``).
    """

    decimal: str | None
    mixed: bool = False

    def number(self, text: str) -> float:
        """The number; RuleError where it is none, or could be two in a file that writes numbers both ways."""
        if self.mixed and is_ambiguous(text):
            one, other = (exact_words(parse_number(text, sign)) for sign in ".,")
            raise RuleError(
                f"“{text.strip()}” can be {one} or {other}, and other numbers here are written both ways: "
                "write it without a sign between the thousands, or with other than three decimals."
            )
        return parse_number(text, self.decimal)

    def doubt(self, text: str) -> str:
        """How an ambiguous number was understood where no other number decides; empty where there is no doubt."""
        if self.decimal or self.mixed or not is_ambiguous(text):
            return ""
        read = exact_words(parse_number(text))
        return f"“{text.strip()}” was read as {read}: no other number in the file shows how decimals are written."


def decide(numbers: Iterable[str]) -> Figures:
    """How numbers written like these are to be read."""
    signs = {sign for sign in map(decimal_sign, numbers) if sign}
    return Figures(signs.pop()) if len(signs) == 1 else Figures(None, mixed=bool(signs))
