"""Which sign marks the decimals in a file: its own numbers decide together; and a number with its unit."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from workshop.errors import RuleError
from workshop.importing.stored import Stored
from workshop.importing.vocabulary import PERCENT, folded, unbound
from workshop.words.numbers import decimal_sign, exact_words, is_ambiguous, parse_number, unit_in, with_unit


class Figures(Struct, frozen=True):
    """How the numbers of a file or column are read.

    ``signs`` are those that its numbers prove to mark decimals, by the currency written with them: who writes R$
    in the Brazilian way proves nothing about a number without it, as long as that has proofs of its own.
    """

    signs: Mapping[str, frozenset[str]]

    @property
    def mixed(self) -> bool:
        """Whether numbers of one currency, or of none, contradict each other."""
        return any(len(signs) > 1 for signs in self.signs.values())

    def number(self, text: str) -> tuple[float, str]:
        """The number and the unit written with it; RuleError where it is none, or could be two in a file that
        writes numbers both ways."""
        if isinstance(text, Stored) and isinstance(text.value, float):
            return text.value, text.unit
        if len(text) < 15 and text.isascii() and text.isdigit():
            return float(text), ""
        bare, unit = apart(text)
        signs = self._of(bare)
        if len(signs) > 1 and is_ambiguous(bare) and _currency(bare) in self.signs:
            one, other = (exact_words(parse_number(bare, sign)) for sign in ".,")
            raise RuleError(
                f"“{text.strip()}” can be {one} or {other}, and other numbers here are written both ways: "
                "write it without a sign between the thousands, or with other than three decimals."
            )
        return parse_number(bare, next(iter(signs)) if len(signs) == 1 else None), unit

    def doubt(self, text: str) -> str:
        """How an ambiguous number was understood where no other number decides; empty where there is no doubt."""
        if isinstance(text, Stored) or not _marked(text):
            return ""
        bare = apart(text)[0]
        if not is_ambiguous(bare) or len(self._of(bare)) == 1:
            return ""
        if _currency(bare) in self.signs:
            return ""
        read = exact_words(parse_number(bare))
        return f"“{text.strip()}” was read as {read}: no other number in the file shows how decimals are written."

    def _of(self, text: str) -> frozenset[str]:
        """The signs that count for this number: those of its currency, else all."""
        every: frozenset[str] = frozenset().union(*self.signs.values())
        return self.signs.get(_currency(text), every)


def apart(text: str) -> tuple[str, str]:
    """A number apart from its unit, without words for at least or at most; "percent" is "%"."""
    number, unit = with_unit(unbound(text))
    return number, sign_of(unit)


def sign_of(unit: str) -> str:
    """A unit as it is written here: "%" for per cent in any of the languages."""
    return "%" if folded(unit) in PERCENT else unit


def decide(numbers: Iterable[str]) -> Figures:
    """How numbers written like these are to be read."""
    found: dict[str, set[str]] = {}
    for number in numbers:
        if isinstance(number, Stored) or not _marked(number):
            continue
        if sign := decimal_sign(bare := apart(number)[0]):
            found.setdefault(_currency(bare), set()).add(sign)
    return Figures({unit: frozenset(signs) for unit, signs in found.items()})


def decide_all(columns: Iterable[list[str]]) -> list[Figures]:
    """How to read each column of numbers: as all of them together prove, else each column for itself."""
    written = list(columns)
    together = decide(number for numbers in written for number in numbers)
    return [decide(numbers) if together.mixed else together for numbers in written]


def _marked(text: str) -> bool:
    """Whether a sign is in it that may mark decimals."""
    return "." in text or "," in text


def _currency(text: str) -> str:
    return unit_in(text).replace("%", "")
