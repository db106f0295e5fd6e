"""Words of the trade that mean much the same, so that "phone the clients" finds "call the customers"."""

from collections.abc import Iterable

from workshop.plan.similar import stems

_ALIKE = """
    call phone ring telephone
    customer client buyer
    account key-account
    visit meet see tour
    offer quote quotation proposal bid
    reseller dealer distributor partner
    train teach coach instruct
    lapsed former lost inactive dormant
    discount rebate reduction
    price pricing
    demo demonstration show present
    fair exhibition expo
    letter mail email write
    rep seller salesperson
    competitor rival
    ask interview question
    leave left
    leave-behind sample
    freight shipping delivery
    contract agreement
    order purchase
"""


def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _ALIKE.strip().splitlines():
        words = [stem for word in line.split() for stem in stems(word)]
        found |= {word: words[0] for word in words if word not in found}
    return found


_MEANING = _meanings()


def meanings(words: Iterable[str]) -> frozenset[str]:
    """The stems with those that mean the same made one."""
    return frozenset(_MEANING.get(word, word) for word in words)
