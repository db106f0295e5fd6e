"""Sheets whose rows are goals, key results and steps in turn, told apart by their type and joined by a parent."""

from collections.abc import Sequence

from workshop.importing.cells import Cells
from workshop.importing.columns import Layout
from workshop.importing.reading import Row
from workshop.importing.vocabulary import TYPES, folded
from workshop.words.text import clean

_TEXTS = ("goal", "measure", "step")


class Tree:
    """Which row belongs to which: by the id or the title of its parent, else to the goal above it."""

    def __init__(self, layout: Layout, rows: Sequence[Row]) -> None:
        self._layout = layout
        self._known: dict[str, Row] = {}
        self._above = ""
        for row in rows:
            for name in (self._text(row), clean(layout.cell(row.cells, "id"))):
                if name:
                    self._known.setdefault(name.casefold(), row)

    def take(self, cells: Cells) -> None:
        """Give a row's text to what its type says it is, and its goal's title to the goal."""
        kind = TYPES.get(folded(cells.raw("type")), ("",))[0]
        text = next((cells.raw(meaning) for meaning in _TEXTS if cells.has(meaning)), "")
        above = "parent" if cells.has("parent") else "contributes_to"
        parent = self._known.get(cells.text(above).casefold()) if cells.has(above) else None
        if not kind:
            cells.fault(
                "type", f"“{cells.text('type')[:40]}” is not a type: write objective, key result or initiative."
            )
        if kind in ("goal", ""):
            self._above = clean(text)
            cells.instead = {"goal": text, "measure": "", "step": ""}
            if parent is not None and not cells.has("contributes_to"):
                cells.instead["contributes_to"] = self._text(parent)
            return
        goal = self._goal_of(parent)
        if cells.has("parent") and goal is None:
            cells.fault(
                "parent", f"no goal in this sheet is “{cells.text('parent')[:40]}”: write its id or title."
            )
        cells.instead = dict.fromkeys((*_TEXTS, "why", "category", "sponsor", "contributes_to"), "")
        cells.instead |= {"goal": self._above if goal is None else goal, kind: text}

    def _goal_of(self, row: Row | None) -> str | None:
        """The title of the goal that a row is, or belongs to through its parents."""
        for _ in range(9):
            if row is None:
                return None
            if TYPES.get(folded(self._layout.cell(row.cells, "type")), ("",))[0] == "goal":
                return self._text(row)
            row = self._known.get(clean(self._layout.cell(row.cells, "parent")).casefold())
        return None

    def _text(self, row: Row) -> str:
        texts = (clean(self._layout.cell(row.cells, meaning)) for meaning in _TEXTS)
        return next(filter(None, texts), "")
