"""Steps that say much the same: pointed out by the words they share, never merged by the program."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from workshop.plan.wordings import Worded

W = TypeVar("W", bound=Worded)

#: From this similarity on, two steps are worth a look: half of their words are the same.
WORTH_A_LOOK = 0.5

#: A word, with the marks that stand on its letters.
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff])+")
#: Runs of Chinese, Japanese, Thai, Lao, Burmese and Khmer signs, which have no blanks between words.
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
#: Two signs of Japanese grammar, which say nothing about what a step is about.
_GRAMMAR = re.compile(r"[\u3040-\u309f]{2}")
# Words that say nothing about what a step is about: English, and the commonest of our neighbours' languages.
_NO_MATTER = """
    a about after all an and any are as at be before by each end every for from has have in into is it its more
    new next of off on one or our out over own so some than that the their them then there they this to until up
    us we who will with your
    two three four five six seven eight nine ten
    jan feb mar apr jun jul aug sep oct nov dec january february march april may june july august september
    october november december mon tue wed thu fri monday tuesday wednesday thursday friday week weeks month months
    quarter day days
    der die das den dem des ein eine einen einem und oder mit für von vom zu zum zur bei bis auf aus im am an alle
    le la les un une du et ou avec pour par dans sur chez aux ce cette nos
    el los las del al y o con para por en una nuestros nuestras
    il lo gli di e da con per una het een van voor met naar
    """
_STOP_WORDS = frozenset(_NO_MATTER.split())
_ENDINGS = ("ing", "ed")


def similarity(a: str, b: str) -> float:
    """How much two texts share, from 0 (nothing) to 1 (the same words in whatever form and order).

    Twice the shared word stems over all of both (the Sørensen–Dice measure), without numbers, dates and stop
    words. One shared word alone says nothing unless it is all there is.
    """
    return _similarity(stems(a), stems(b))


def similar_pairs(steps: Iterable[Worded], at_least: float = WORTH_A_LOOK) -> tuple[tuple[int, int, float], ...]:
    """The pairs of steps at least so similar, as (lower id, higher id, similarity), most similar first."""
    known = sorted((step.id, stems(step.text)) for step in steps)
    pairs = ((a, b, _similarity(one, other)) for (a, one), (b, other) in combinations(known, 2))
    return tuple(sorted((pair for pair in pairs if pair[2] >= at_least), key=lambda pair: (-pair[2], pair[:2])))


def most_similar(text: str, steps: Iterable[W]) -> W | None:
    """The step most similar to the text, or None where none is similar enough."""
    wanted = stems(text)
    score, _, found = max(
        ((_similarity(wanted, stems(step.text)), -step.id, step) for step in steps),
        default=(0.0, 0, None),
        key=lambda one: one[:2],
    )
    return found if score >= WORTH_A_LOOK else None


def _similarity(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    if not shared or (shared == 1 and a != b):
        return 0.0
    return 2 * shared / (len(a) + len(b))


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, in whatever form they stand there.

    Where there are no blanks between words, every two signs that stand together are one.
    """
    dense = [run[at : at + 2] for run in _DENSE.findall(text) for at in range(len(run) - 1)]
    pairs = {pair for pair in dense if not _GRAMMAR.fullmatch(pair)}
    words = [word for word in _WORD.findall(_DENSE.sub(" ", text.casefold())) if word not in _STOP_WORDS]
    return frozenset(_stem(word) for word in words if len(word) > 1) | pairs


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """The word without plural, -ing and -ed: "companies" and "company", "planning" and "plan" become one."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif not word.endswith("ss"):
        word = word.removesuffix("s")
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), "")
    word = word.removesuffix(ending)
    word = word.removesuffix("e")
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
