"""The one way out for words: what is written to output and to errors, harmless, and never the end of a command.

A terminal obeys some characters, and a file's words may hold them; an output may be full, closed, or of an
encoding that lacks a sign. None of that may hide that a change was saved, or pass for an answer that was given.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from workshop.words.text import harmless


class _Bytes:
    """What an outlet writes bytes with."""

    def __init__(self, outlet: "Outlet") -> None:
        self._outlet = outlet

    def write(self, content: bytes) -> int:
        self._outlet.give(content)
        return len(content)


class Outlet(io.TextIOBase):
    """A stream in front of another: only harmless text passes. ``failure`` is why the rest was dropped."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.failure: OSError | None = None
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an answer is never lost for a sign the terminal lacks

    @property
    def encoding(self) -> str:  # type: ignore[override]  # typeshed has it as an attribute
        return getattr(self._stream, "encoding", None) or "utf-8"

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._stream is not None and self._stream.isatty()

    def fileno(self) -> int:
        """UnsupportedOperation where there is no file behind."""
        if self._stream is None:
            raise io.UnsupportedOperation("there is no file behind")
        return self._stream.fileno()

    def write(self, text: str | bytes) -> int:
        """Write the text without what a terminal would obey; click hands completions on as bytes in UTF-8."""
        if isinstance(text, bytes):
            text = text.decode("utf-8", errors="replace")
        if self._stream is not None and self.failure is None:
            with self._failing():
                self._stream.write(harmless(text))
        return len(text)

    def draw(self, signs: str) -> None:
        """Write signs that a terminal shall obey: the program's own, with no word of anybody's in them."""
        if self._stream is not None and self.failure is None:
            with self._failing():
                self._stream.write(signs)
                self._stream.flush()

    @property
    def buffer(self) -> "_Bytes":
        """The way out for what is no text, as it is."""
        return _Bytes(self)

    def give(self, content: bytes) -> None:
        """Write bytes as they are: a report that somebody asked for in a form that is no text."""
        behind = getattr(self._stream, "buffer", None)
        if behind is not None and self.failure is None:
            with self._failing():
                behind.write(content)
                behind.flush()

    def flush(self) -> None:
        if self._stream is not None and self.failure is None:
            with self._failing():
                self._stream.flush()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:  # ValueError: closed by somebody
            self.failure = error if isinstance(error, OSError) else OSError(str(error))
            self._drop()

    def _drop(self) -> None:
        """Turn what the stream still holds away, so that leaving does not stumble over it again."""
        with suppress(OSError, ValueError):
            number = self.fileno()
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, number)
            os.close(nowhere)


@contextmanager
def outlets() -> Iterator[tuple[Outlet, Outlet]]:
    """Output and errors of the process through outlets until the end of the block."""
    before = sys.stdout, sys.stderr
    out, err = Outlet(sys.stdout), Outlet(sys.stderr)
    sys.stdout, sys.stderr = out, err
    try:
        yield out, err
    finally:
        out.flush()
        err.flush()
        sys.stdout, sys.stderr = before


@contextmanager
def straight() -> Iterator[None]:
    """The streams of the process themselves, for screens, which clean what they show."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
