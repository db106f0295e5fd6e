"""What may be written about a goal, and how long it may be."""

from collections.abc import Mapping
from typing import Any, TypedDict

from workshop.errors import RuleError
from workshop.model import Category
from workshop.words.text import DETAILS, TITLE, checked, clean


class GoalFields(TypedDict, total=False):
    """What may be written about a goal beside its title."""

    why: str
    category: Category
    sponsor: str
    contributes_to: str
    contributes_because: str
    for_us: str
    market: str
    customers: str
    value_proposition: str
    strategy: str


class AllGoalFields(GoalFields, total=False):
    """The same with the title."""

    title: str


class KeyResultFields(TypedDict, total=False):
    """What may be changed about a key result."""

    name: str
    unit: str
    baseline: float | None
    target: float | None
    leading: bool


#: How the texts of a goal are called in a refusal, and how long they may be.
LIMITS: dict[str, tuple[str, int]] = {
    "title": ("A goal's title", TITLE),
    "why": ("The why", DETAILS),
    "sponsor": ("The sponsor", TITLE),
    "contributes_to": ("What the goal contributes to", TITLE),
    "contributes_because": ("The reason why it contributes", DETAILS),
    "for_us": ("What is in it for us", DETAILS),
    "market": ("The note on the market", DETAILS),
    "customers": ("The note on customers", DETAILS),
    "value_proposition": ("The note on the value proposition", DETAILS),
    "strategy": ("The note on the strategy", DETAILS),
}


def category_of(text: str) -> Category:
    """The category of this name, of this unambiguous beginning, or with this word; RuleError names them all."""
    wanted = clean(text).casefold().replace("-", " ")
    fits = [one for one in Category if one.value == wanted]
    fits = fits or [one for one in Category if wanted and one.value.startswith(wanted)]
    fits = fits or [one for one in Category if wanted and wanted in one.value.split() and wanted != "or"]
    if len(fits) != 1:
        names = ", ".join(Category)
        raise RuleError(f"“{clean(text)[:40]}” is not a category. Choose one of: {names}.")
    return fits[0]


def checked_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a goal with their texts cleaned; RuleError where one is too long or the title is empty."""
    unknown = set(fields) - {*LIMITS, "category"}
    if unknown:
        raise TypeError(f"a goal has no {', '.join(sorted(unknown))}")
    return {
        name: value
        if name == "category"
        else checked(value, *LIMITS[name], required=name == "title", lines=LIMITS[name][1] == DETAILS)
        for name, value in fields.items()
    }
