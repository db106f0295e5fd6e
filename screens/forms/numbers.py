"""Numbers of a measure as they stand in a form: empty where there is none."""

from workshop.words.numbers import number_text, parse_number


def number_of(text: str) -> float | None:
    """The number that was typed, None for an empty field; RuleError where it is none."""
    return parse_number(text) if text.strip() else None


def text_of(number: float | None) -> str:
    """A number to edit, exact; empty for None."""
    return "" if number is None else number_text(number)
