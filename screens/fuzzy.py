"""Words with a slip of the finger in them, found again by the rapidfuzz library."""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: A word of fewer letters may mean too much.
_LONG_ENOUGH = 4
#: How alike two words have to be: the share of letters that are not wrong, missing, too many or swapped.
_ALIKE = 0.78
_AT_MOST = 5


def close_words(word: str, known: Sequence[str]) -> Sequence[str]:
    """The known words that a typed one may mean, most alike first; else those whose beginning it may be.

    One slip is forgiven from five letters on (in four, a missing letter), two from ten on.
    """
    if len(word) < _LONG_ENOUGH:
        return ()
    whole = _close(word, known)
    return [known[place] for place in whole or _close(word, [one[: len(word)] for one in known])]


def _close(word: str, among: Sequence[str]) -> list[int]:
    """The places of the words that are alike enough."""
    found = process.extract(word, among, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_AT_MOST)
    return [place for _, _, place in found]
