"""What is said under the line while causes, whys and wins are typed: it never stops anybody."""

from collections.abc import Collection
from datetime import date

from workshop.plan.advice import Advice
from workshop.review import whys


def what_not_who(text: str, today: date, names: Collection[str]) -> Advice:
    """A remark where the text names somebody of the team."""
    remark = whys.advise(text, names)
    return Advice(remarks=(remark,) if remark else ())


def nothing(text: str, today: date, names: Collection[str]) -> Advice:
    """Nothing: a win is welcome in any words, and names belong into it."""
    return Advice()
