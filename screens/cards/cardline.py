"""The line in which steps or causes are typed: what comes after enter always belongs to the next one."""

from collections.abc import Callable

from screens.widgets.line import Line


class CardLine(Line):
    """A line that hands its text over within the very key press, so that fast typing is never mixed up.

    ``take`` gets the text and says whether it was taken: then the line is empty, otherwise the text stays for now.
    ``what`` names the text in sentences about it, ``asks`` stands in the empty line.
    """

    def __init__(self, take: Callable[[str], object], *, place: str, what: str, asks: str, limit: int) -> None:
        super().__init__(placeholder=asks, what=what, limit=limit, place=place, many=True, leaves=False)
        self._take = take

    async def action_submit(self) -> None:
        if self.text and self._take(self.text):
            self.value = ""
            self.keep()

    def allow_focus(self) -> bool:
        """Nobody types into a line that does not show: sealed words would be lost to the open list."""
        return self.display and super().allow_focus()
