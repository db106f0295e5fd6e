"""Which sheet is imported: a path is typed, pasted or dropped on the terminal."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from screens.desk import Desk
from screens.dialogs.ask import Ask
from workshop.errors import RuleError
from workshop.importing.reading import LARGEST_FILE

_LONGEST = 1000


async def ask_sheet(desk: Desk) -> tuple[str, bytes] | None:
    """Name and bytes of the file; None where the question was left."""
    found: list[bytes] = []

    def check(text: str) -> None:
        found[:] = [read_sheet(path_of(text))]

    hint = "CSV, Excel or OpenDocument; you can drop a file on the terminal. Nothing is recorded before a yes."
    path = await desk.push_screen_wait(Ask("Which sheet?", hint, what="A path", limit=_LONGEST, check=check))
    return None if path is None else (path_of(path).name, found[0])


def path_of(text: str) -> Path:
    """The path that is meant, also as terminals drop it: in quotation marks, escaped, as an address."""
    text = text.strip()
    if text[:1] in "'\"" and text[-1:] == text[:1]:
        text = text[1:-1]
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    return Path(text.replace("\\ ", " ")).expanduser()


def read_sheet(path: Path) -> bytes:
    """The bytes of a file; RuleError, saying why, where it cannot be read or is far too large."""
    try:
        if not path.is_file():
            raise RuleError(f"There is no file {path}: check the path.")
        if path.stat().st_size > LARGEST_FILE:
            raise RuleError(f"{path.name} has over {LARGEST_FILE // 1_000_000} MB: this is not a team's sheet.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise RuleError(f"{path.name} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
