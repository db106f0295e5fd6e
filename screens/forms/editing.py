"""What was changed in an open form, and what others changed meanwhile."""

from collections.abc import Mapping

from workshop.errors import RuleError
from workshop.words.text import clean_lines


class MeanwhileError(RuleError):
    """Somebody else changed the same fields while the form was open; ``theirs`` is what they wrote."""

    def __init__(self, sentence: str, theirs: Mapping[str, str]) -> None:
        super().__init__(sentence)
        self.theirs = theirs


class Editing:
    """A form that is open on a record.

    ``shown`` are the texts the form began with, by field; ``names`` how the fields are called in a sentence. Only
    what was changed here is handed on, so that two people may change different fields of one record.
    """

    def __init__(self, shown: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._base = dict(shown)
        self._names = names

    def changes(self, typed: Mapping[str, str]) -> dict[str, str]:
        """The fields whose text is another than the form began with."""
        return {field: text for field, text in typed.items() if _same(text) != _same(self._base.get(field, ""))}

    def check(self, now: Mapping[str, str], typed: Mapping[str, str]) -> None:
        """Raise MeanwhileError where a field that was changed here was changed by others to something else.

        ``now`` are the texts of the record as it is, by field.
        """
        theirs = {
            field: now[field]
            for field, text in self.changes(typed).items()
            if field in now and _same(now[field]) not in (_same(self._base.get(field, "")), _same(text))
        }
        if theirs:
            told = "; ".join(f"{self._names[field]} is now {_told(text)}" for field, text in theirs.items())
            raise MeanwhileError(
                f"Somebody else wrote here meanwhile: {told}. Save again to put yours there.", theirs
            )

    def adopt(self, theirs: Mapping[str, str]) -> None:
        """Take what others wrote as what the form began with: saving again is then a decision."""
        self._base.update(theirs)


def _same(text: str) -> str:
    return clean_lines(text)


def _told(text: str) -> str:
    return f"“{text}”" if text else "empty"
