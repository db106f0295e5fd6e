"""Numbers as people and spreadsheets write them, on both sides of the Channel.

A comma or a point may group thousands or mark decimals. What a number proves by itself:

- both signs are there: the last one marks the decimals ("1.200,50", "1,200.50");
- the same sign twice or more groups thousands ("1.200.000");
- one sign with other than three digits behind it, more than three before it, or a lone zero before it,
  marks the decimals ("21,5", "0,125", "1234,500").

Only one sign with exactly three digits behind it ("1,200", "1.200") proves nothing: other numbers of the same
file decide, and where there are none the sign groups thousands.
"""

import re

from workshop.errors import RuleError
from workshop.words.currencies import SIGNS, currency

#: No measure of a sales team is larger; a longer number is a slip of the finger.
LARGEST = 1e15
_LONGEST = 60

_MONEY = "|".join((*sorted(map(re.escape, SIGNS), key=len, reverse=True), "[a-z]{3}"))

_SPACES = " \u00a0\u2007\u2009\u202f"
#: Compiled, like the two below it, where the first number is read: nothing that is only shown waits for it.
_BOUND = r"(?:[<>≤≥=~≈]+|at least|at most|min\.|max\.|approx\.?|about|around|ca\.?|circa|etwa|env\.|约|約)\s*"
#: A number and one or two words of a unit behind it; words that join two numbers are none.
_WORD = r"[^\W\d_][^\d\s,;:!?]"
_UNIT = rf"(?P<number>[-+−–]?[0-9](?:[0-9.,'’]*[0-9])?)\s*(?P<unit>(?:/ ?)?{_WORD}{{0,19}}(?: {_WORD}{{0,14}})?)"
#: Signs of an East Asian keyboard that are written wide.
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0xFFE5: "¥", 0xFFE1: "£", 0xFFE6: "₩"}
_SCALE = (
    "k|tsd\\.?|m|mn|mio\\.?|mln|million|millions|millones|milhões|bn|mrd\\.?|mld|billion|lakh|crore|cr|万|億|亿"
)
_NUMBER = (
    rf"(?P<open>\()?(?P<sign>[-+−–]?)[{_SPACES}]*(?P<before>{_MONEY})?[{_SPACES}]*(?P<inner>[-−–]?)"
    rf"(?P<figures>[0-9](?:[0-9.,'’{_SPACES}]*[0-9])?|[.,][0-9]+)(?:[.,][-–—](?![0-9]))?"
    rf"(?:[{_SPACES}]*(?P<scale>{_SCALE}))?"
    rf"[{_SPACES}]*(?P<behind>%|{_MONEY})?(?P<after>-)?(?P<close>\))?"
)
_MINUS = ("sign", "inner", "after", "open")
_SCALES = {
    "k": 1e3,
    "t": 1e3,
    "m": 1e6,
    "b": 1e9,
    "lakh": 1e5,
    "cr": 1e7,
    "crore": 1e7,
    "万": 1e4,
    "億": 1e8,
    "亿": 1e8,
}
_SCALES |= {"mrd": 1e9, "mrd.": 1e9, "mld": 1e9}


def parse_number(text: str, decimal: str | None = None) -> float:
    """The number written in ``text``; a currency or percent sign around it is passed over.

    ``decimal`` is the sign known to mark decimals ("." or ","), or None to go by the number alone.
    RuleError where it is no number, or not one with that sign.
    """
    found = _found(text)
    value = None if found is None else _value(found, decimal)
    if found is None or value is None:
        raise RuleError(f"“{text.strip()[:40]}” is not a number: write it in figures, like 18, 21.5 or 1,200,000.")
    if abs(value) > LARGEST:
        raise RuleError(f"“{text.strip()[:40]}” is too large for a measure: check it, or choose a larger unit.")
    return value


def decimal_sign(text: str) -> str | None:
    """The sign that this number proves to mark decimals: "." or ",", or None where it proves nothing."""
    found = _found(text)
    return None if found is None else _proven(found["figures"])


def is_ambiguous(text: str) -> bool:
    """Whether this number means one thing with a decimal point and another with a decimal comma."""
    found = _found(text)
    if found is None or _proven(found["figures"]):
        return False
    return _value(found, ".") != _value(found, ",")


def number_words(value: float, unit: str = "") -> str:
    """A number to read, in few characters: "4.2M", "1.25M", "250.5k", "35,000", "21.5 %", "2 accounts"."""
    size = abs(value)
    if size >= 999_950:
        scale, letter = (1e9, "bn") if size >= 999_995_000 else (1e6, "M")
        words = f"{value / scale:,.2f}".removesuffix("0") + letter
    elif size >= 100_000:
        words = _short(f"{value / 1e3:.1f}") + "k"
    else:
        words = _short(f"{value:,.2f}")
    return f"{words} {_of_one(unit) if value == 1 else unit}".rstrip()


def _of_one(unit: str) -> str:
    """An English unit as it is said of one: "account" of "accounts", "company" of "companies"."""
    for end, one in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", "")):
        if unit.endswith(end) and unit.islower() and not unit.endswith(("ss", "us", "is")):
            return unit.removesuffix(end) + one
    return unit


def count_words(number: int, one: str, many: str = "") -> str:
    """How many, in words that agree: "1 goal", "3 goals", "2 people are"; ``many`` where an s does not make it."""
    return f"{number:,} {agree(number, one, many or f'{one}s')}"


def agree(number: int, one: str, many: str) -> str:
    """The words that agree with this number, without it: "is" or "are"."""
    return one if number == 1 else many


def of_words(part: int, whole: int, one: str) -> str:
    """A part of so many: "3 of 5 steps", "1 of 1 step"."""
    return f"{part:,} of {count_words(whole, one)}"


def share_words(share: float) -> str:
    """A share of 1 to read: "40 %"."""
    return f"{share * 100:.0f} %"


def share_figure(share: float) -> str:
    """The same in as few signs as there are, for large digits: "40%"."""
    return f"{share:.0%}"


def times_words(times: int) -> str:
    """How often: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def exact_words(value: float) -> str:
    """A number to read with all its figures: "2,000,000.5"."""
    return f"{value:,.15g}"


def unit_in(text: str) -> str:
    """The currency or percent sign written with a number, or nothing."""
    found = _found(text)
    if found is None:
        return ""
    return "%" if found["behind"] == "%" else currency(found["behind"] or found["before"] or "")


def with_unit(text: str) -> tuple[str, str]:
    """The number of "8 days", "≤ 3 %", "EUR 5" apart from its unit, which may be empty; the text where it is none.

    A sign for at least or at most says in which direction is good, and is passed over.
    """
    bound = re.match(_BOUND, text.strip(), re.IGNORECASE)
    bare = text.strip()[bound.end() if bound else 0 :].removesuffix("+")
    if _found(bare) is not None:
        return bare, unit_in(bare)
    split = re.fullmatch(_UNIT, bare)
    return (split["number"], split["unit"]) if split else (text, "")


def number_text(value: float) -> str:
    """A number to edit: exact, without grouping, and read back as the same by :func:`parse_number`."""
    text = _short(f"{value:.15f}" if 0 < abs(value) < 1e-3 else format(value, ".15g"))
    if "e" in text:
        text = f"{value:.0f}"
    return f"{text}0" if is_ambiguous(text) else text


def _found(text: str) -> "re.Match[str] | None":
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    found = re.fullmatch(_NUMBER, text if text.isascii() else text.translate(_NARROW), re.IGNORECASE)
    if found is None or bool(found["open"]) != bool(found["close"]) or sum(map(bool, found.group(*_MINUS))) > 1:
        return None
    money = [one for one in found.group("before", "behind") if one and one != "%"]
    return found if len(money) < 2 and all(map(currency, money)) else None


def _proven(figures: str) -> str | None:
    marks = [sign for sign in figures if sign in ".,"]
    if not marks:
        return None
    last = marks[-1]
    if len(set(marks)) == 2:
        return last
    if len(marks) > 1:
        return "," if last == "." else "."
    before, _, behind = figures.partition(last)
    if len(behind) != 3 or len(before) > 3 or before in ("", "0"):
        return last
    return None


def _value(found: "re.Match[str]", decimal: str | None) -> float | None:
    """The value, or None where the signs contradict each other or ``decimal``."""
    figures = found["figures"]
    written = (found["scale"] or "").lower()
    scale = written[:1]
    decimal = decimal or _proven(figures)
    if decimal is None:
        # "4.250M" is said with decimals, "1,200" and "1,200k" with thousands.
        point = "." if "." in figures else ","
        decimal = point if scale and scale in "mb" else {",": ".", ".": ","}[point]
    whole, _, behind = figures.partition(decimal)
    parts = re.split(rf"[.,'’{_SPACES}]", whole)
    if (behind and not behind.isdecimal()) or not _grouped(parts, whole):
        return None
    value = float(f"{''.join(parts) or '0'}.{behind or '0'}") * _SCALES.get(written, _SCALES.get(scale, 1.0))
    return -value if value and any(found[mark] not in (None, "", "+") for mark in _MINUS) else value


def _grouped(parts: list[str], whole: str) -> bool:
    """Whether the digits stand alone or in groups set apart by one kind of sign: of three, or as in India of two
    before the last three ("12,34,567")."""
    if len(parts) == 1:
        return True
    kinds = {" " if sign in _SPACES else sign for sign in whole if not sign.isdecimal()}
    groups = {len(part) for part in parts[1:-1]} or {3}
    return (
        len(kinds) == 1
        and len(groups) == 1
        and 1 <= len(parts[0]) <= max(groups) <= 3
        and len(parts[-1]) == 3
        and min(groups) >= 2
    )


def _short(text: str) -> str:
    """Without zeros at the end of the decimals, and without the sign of a negative zero."""
    if "." in text and "e" not in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
