"""What is wrong in a file, by line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a line (counted from 1, as an editor does) and what to do about it.

    ``column`` is the name of the column it is in, or empty where the whole line is meant.
    """

    line: int
    column: str
    text: str

    @property
    def words(self) -> str:
        """ "Line 5, baseline: “eighteen” is not a number: …" """
        place = f"Line {self.line}, {self.column}" if self.column else f"Line {self.line}"
        return f"{place}: {self.text}"
