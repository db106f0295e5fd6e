# ruff: noqa: N818  names of situations: "Busy" says more than "BusyError"
"""What can go wrong with a team's file. Every text is a sentence that a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from workshop.errors import RuleError
from workshop.words.numbers import exact_words


class StoreError(Exception):
    """Something is wrong with the file or the disk; the subclasses say what."""


class Missing(StoreError):
    """There is no file of this name, or it is no team's file."""


class Exists(StoreError):
    """There is a file already where a new one was to be started."""


class NotSaved(StoreError):
    """The disk refused the change; nothing was changed, and it may be tried again."""


class Unsure(StoreError):
    """The disk failed after it had taken the change; this store writes no more."""


class Busy(StoreError):
    """Another program has held the lock for too long; nothing was changed."""


class Replaced(StoreError):
    """The file was moved, deleted or put back from a backup while it was open."""


class Unreachable(StoreError):
    """The file or database cannot be read or looked at just now; it may again."""


class Damaged(StoreError):
    """A file does not hold what was written to it; it is left as it is."""


class Strange(StoreError):
    """The file holds documents that this version cannot read or does not know in full."""


class Newer(StoreError):
    """The file was written by a newer version of the program; it is left as it is."""


class ReadOnly(StoreError):
    """The file or its folder may only be read."""


class Stale(StoreError):
    """A change returned a state that was not worked out from the one it was given."""


class CannotUndo(RuleError):
    """A change cannot be undone or redone; the text says why, and who changed it since.

    ``blocker`` is the number of the change that stands in the way, or 0.
    """

    def __init__(self, text: str, blocker: int = 0) -> None:
        super().__init__(text)
        self.blocker = blocker


_TOLD = 20


def reason(error: OSError) -> str:
    """What the operating system says, to be put into a sentence."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def unflushed(what: str, error: OSError) -> Unsure:
    """The sentence on something that was done, though the disk does not say that it will last."""
    return Unsure(
        f"{what}, but the disk reported an error ({reason(error)}): it may be gone after a power cut. "
        "Save a copy on another disk before going on."
    )


@contextmanager
def reaching(name: str) -> Iterator[None]:
    """Turn what the operating system says, where nothing has been written yet, into a sentence: Unreachable."""
    try:
        yield
    except OSError as error:
        raise Unreachable(
            f"{name} cannot be reached ({reason(error)}). Nothing was changed: it goes on as soon as that is over."
        ) from error


def few(sentences: list[str]) -> list[str]:
    """The first sentences, and how many more there are where they are too many to read."""
    more = len(sentences) - _TOLD
    return sentences if more <= 0 else [*sentences[:_TOLD], f"And {exact_words(more)} more like these."]
