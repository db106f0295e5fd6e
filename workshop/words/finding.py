"""Finding by words, as they are typed: a text is found where it has them all, whatever their capitals."""

from workshop.words.text import clean


def wanted(text: str) -> tuple[str, ...]:
    """The words to look for in casefolded texts."""
    return tuple(clean(text).casefold().split())


def narrows(words: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether whatever has ``words`` has those of ``before``, too: only that needs to be searched."""
    return all(any(one in word for word in words) for one in before)
