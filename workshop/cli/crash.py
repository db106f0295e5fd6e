"""What is left of an error of the program itself: where it happened, and nothing that anybody typed."""

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from workshop.cli import folders


def report(error: BaseException) -> Path | None:
    """Write a report of the error to a file and return its name; None where no file can be written.

    It has the kind of the error and the places in the code, down to the first cause: no values and no words of
    the error either, because both may hold what is sealed. Only its owner may read it.
    """
    now = datetime.now(UTC)
    try:
        folder = folders.state()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as stream:
            stream.write(_text(error, now))
    except OSError:
        return None
    return path


def _text(error: BaseException, now: datetime) -> str:
    lines = [
        f"workshop {_version()}, Python {platform.python_version()}, {sys.platform}, {now:%Y-%m-%d %H:%M} UTC"
    ]
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        lines += ["", type(one).__qualname__]
        places = traceback.walk_tb(one.__traceback__)
        lines += [f"  {frame.f_code.co_filename}:{line} {frame.f_code.co_name}" for frame, line in places]
        one = one.__cause__ or one.__context__
    return "\n".join([*lines, ""])


def _version() -> str:
    try:
        return version("workshop")
    except PackageNotFoundError:
        return "of no known version"
