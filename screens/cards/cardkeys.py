"""What to type for a step on a ballot: the number that it has on every screen."""

from collections.abc import Sequence


def step_keys(steps: Sequence[int]) -> tuple[str, ...]:
    """The numbers of these steps; one with which another begins has zeros before it: 01 beside 12.

    So no key is the beginning of another, and the last digit gives the dot.
    """
    plain = [str(step) for step in steps]
    digits = max(map(len, plain), default=0)
    begun = {one[:length] for one in plain for length in range(1, len(one))}
    return tuple(one.zfill(digits) if one in begun else one for one in plain)
