"""The keys of the steps on a ballot: 1 to 9, then the letters; one key each as long as there are enough."""

from string import ascii_lowercase

_KEYS = "123456789" + ascii_lowercase


def step_keys(count: int) -> tuple[str, ...]:
    """Keys for so many steps, in order: single ones, and only past 35 steps some of two.

    The last single keys then open keys of two, so that no key is the beginning of another. Capitals are none: a
    ballot reads them as small letters, so that Caps Lock does no harm.
    """
    opening = next(
        number for number in range(len(_KEYS) + 1) if len(_KEYS) - number + number * len(_KEYS) >= count
    )
    single = list(_KEYS[: len(_KEYS) - opening])
    double = [start + key for start in _KEYS[len(_KEYS) - opening :] for key in _KEYS]
    return tuple((single + double)[:count])
