"""The key of each step on a ballot: the number that it has on every screen, or a letter beside it."""

from collections.abc import Sequence
from itertools import islice, product
from string import ascii_lowercase


def step_keys(steps: Sequence[int]) -> tuple[str, ...]:
    """A key for each of these steps: its number, where all numbers have one digit; else letters, in order.

    It is one letter up to 26 steps, and past that as many for each as it takes, so that no key begins another.
    Capitals are none: a ballot reads them as small letters, so that Caps Lock does no harm.
    """
    if max(steps, default=0) < 10:
        return tuple(map(str, steps))
    length = next(length for length in range(1, len(steps) + 1) if len(ascii_lowercase) ** length >= len(steps))
    return tuple(map("".join, islice(product(ascii_lowercase, repeat=length), len(steps))))
