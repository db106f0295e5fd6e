"""A planning meeting held by a script that presses only keys which the screen names, and counts them.

The terminal is handed in, so that the same meeting is held in the suite and on a real one.
"""

import re
from collections import Counter
from typing import Protocol

LETTERS = "abcdefghiklmnop"
#: What people write for every goal: as many as there are people.
DRAFTS = (
    "Call the ten lapsed accounts by Friday",
    "Visit the three resellers in March",
    "Write to the former customers of the rival",
    "Train the inside team on the offer",
    "Offer a pilot month to five companies",
    "Ring the buyers of last year",
    "Meet the two big dealers",
    "Show the new line at the fair",
)
#: A ballot for each person: the places of the steps in the list, without a tie across the line.
BALLOTS = ("12", "13", "12", "12", "13", "12", "12", "1")
#: A key as screens name it: in the key line, or in what is said to come next.
_NAMED = re.compile(r"\b(?:enter|space|esc|letter|f\d|[a-z])\b|→|←|\^[a-z]|[!+]")


class Terminal(Protocol):
    """A screen and its keyboard."""

    async def look(self) -> str:
        """What stands on the screen, once it has come to rest."""

    async def press(self, key: str) -> None:
        """Press a key."""

    async def type(self, text: str) -> None:
        """Type a text."""


class SilentError(AssertionError):
    """A screen that does not name the key that is wanted, or does not say what comes next."""


class Holding:
    """A meeting being held; ``keys`` counts what was pressed for what, ``screens`` those that were looked at."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.keys: Counter[str] = Counter()
        self.screens = 0

    async def see(self, *words: str) -> str:
        """Wait until the screen says all of these."""
        shown = ""
        for _ in range(100):
            shown = await self.terminal.look()
            if all(re.search(one, shown) for one in words):
                return shown
        raise SilentError(f"{words} never came:\n{shown}")

    async def press(self, key: str, named: str, what: str) -> None:
        """Press a key that the screen names in these words; it says what comes next before and after."""
        shown = await self.see(named)
        self.screens += 1
        said = "\n".join([line for line in shown.split("\n") if line.strip()][-3:])
        if not _NAMED.search(said):
            raise SilentError(f"What comes next?\n{shown}")
        self.keys[what] += 1
        await self.terminal.press(key)

    async def onward(self, stage: str) -> None:
        """The way on, which is named, to this stage."""
        await self.press("right", "→", "stage")
        await self.see(rf" {stage.upper()} ")

    async def hold(self, goals: int, people: int) -> None:
        """The whole meeting, from the first screen to the close."""
        await self.press("p", r"\bp plan", "start")
        await self.see(" WELCOME ")
        await self.onward("goals")
        await self.onward("draft")
        for goal in range(1, goals + 1):
            await self.see(rf"Goal {goal} of {goals}")
            await self._draft(people)
            await self.onward("refine")
            await self.onward("vote")
            await self._vote(people)
            await self.onward("choose")
            await self._choose()
            await self.onward("claim")
            await self._claim()
            await self.onward("commit")
            await self._commit(people)
            await self.onward("plan" if goal == goals else "draft")
        await self.press("f2", "f2 closes the session", "close")
        await self.press("y", "y yes", "close")
        await self.see("The session is closed: planned.", "x hands out the plan")

    async def _draft(self, people: int) -> None:
        if "f2 sealed instead" in await self.see("f2 (?:sealed|aloud) instead"):
            await self.press("f2", "f2 sealed instead", "way")
        for letter, text in zip(LETTERS[:people], DRAFTS, strict=False):
            await self.press(letter, rf"\b{letter} \w+", "draft")
            await self.see("this page is yours alone")
            await self.terminal.type(text)
            await self.press("enter", "enter seal", "draft")
            await self.see(re.escape(text))
            await self.press("escape", "esc done", "draft")
        await self.press("enter", "enter shows? all", "reveal")
        await self.see("shuffled and without names")

    async def _vote(self, people: int) -> None:
        await self.press("enter", "enter open", "vote")
        for letter, dots in zip(LETTERS[:people], BALLOTS, strict=False):
            await self.press(letter, rf"\b{letter} \w+", "ballot")
            keys = ""
            while len(keys) < int(max(dots)):
                shown = await self.see("this page is yours alone", "its key gives a dot")
                keys = "".join(re.findall(r"(?m)^[ ▌]*(\w)  +(?:\d+  +)?[A-Z]", shown))
            for key in (keys[int(place) - 1] for place in dots):
                await self.press(key, rf"(?m)^[ ▌]*{key}\b", "ballot dots")
            await self.press("enter", "enter cast", "ballot")
        await self.press("enter", "enter count", "count")
        await self.see("Counted")

    async def _choose(self) -> None:
        await self.press("enter", "enter chooses", "choose")
        await self.press("exclamation_mark", "!", "must-move")
        await self.see("This is what we do")

    async def _claim(self) -> None:
        """Every step is taken by the next person; the must-move, which comes first, gets its first move."""
        steps = int((re.search(r"Step 1 of (\d+)", await self.see(r"Step 1 of (\d+)")) or ["", "0"])[1])
        for place in range(steps):
            await self.see(rf"Step {place + 1} of {steps}")
            letter = LETTERS[place]
            await self.press(letter, rf"\b{letter} \w+", "claim")
            await self.press("enter", "enter", "dates")
            if not place:
                await self.see("First move")
                await self.terminal.type("List them")
                await self.press("ctrl+s", r"\^s", "first move")

    async def _commit(self, people: int) -> None:
        for place in range(people):
            await self.see(rf"\b{LETTERS[place - 1]} \w+ ✓" if place else "")
            await self.press("4", "0 to 5", "fist")
        await self.press("enter", "enter shows? (?:them|all)", "show")
        await self.see("how far we stand behind it|stands behind this plan")

    def over_budget(self, goals: int, people: int) -> dict[str, tuple[int, int]]:
        """What took more keys than the design allows: the budget and what it was, by what was done."""
        dots = sum(map(len, BALLOTS[:people]))
        budget = {
            "draft": 3 * people * goals,
            "ballot": 2 * people * goals,
            "ballot dots": dots * goals,
            "stage": 2 + 6 * goals,
            "fist": people * goals,
        }
        spent = {what: (most, self.keys[what]) for what, most in budget.items()}
        return {what: pair for what, pair in spent.items() if pair[1] > pair[0]}
