"""The steps in the cells of a row, and lists in one cell."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from msgspec.structs import replace

from workshop.importing.cells import Cells, yes_or_no
from workshop.importing.columns import Layout
from workshop.importing.entries import StepRow
from workshop.importing.people import names_in
from workshop.importing.vocabulary import WHENEVER, folded, is_gap, state
from workshop.model import StepState
from workshop.words.text import CARD, DETAILS, TITLE, checked, clean

_BULLET = re.compile(r"^\s*(?:[-*•–▪◦]|\(?\d{1,2}[.):]|KR ?\d{1,2}[.:)]?)\s*", re.IGNORECASE)
_INLINE = re.compile(r"(?:^|[\s,;])\s*(?:\(?[1-9][.)]|KR ?[1-9][.:)])\s+", re.IGNORECASE)


def read_steps(cells: Cells, layout: Layout, day: Callable[[str], date]) -> tuple[StepRow, ...]:
    """The step of a row; several where its cell lists them."""
    places = layout.numbered("step")
    lines = [*several(cells.raw("step"), apart=False), *(cells.at(places[one]) for one in sorted(places))]
    check = partial(checked, what="A step", limit=TITLE)
    texts = [text for line in lines if (text := cells.read_text("step", line, check)) is not None]
    if not texts:
        return ()
    owners = names_in(cells.text("owner"))
    days: dict[str, date | None] = {}
    for one in ("due", "first_move_on", "done_on"):
        never = folded(cells.raw(one)) in WHENEVER
        if never:
            cells.note(one, f"“{cells.text(one)}” is no day; the step comes without.")
        days[one] = None if never or is_gap(cells.raw(one)) else cells.read(one, day)
    outcome = cells.read("outcome", partial(checked, what="The outcome", limit=DETAILS, lines=True)) or ""
    note = clean(cells.raw("note"))
    if len(note) > CARD:
        cells.note("note", f"it has more than {CARD} characters and was left out.")
        note = ""
    first = StepRow(
        text=texts[0],
        owner=owners[0] if owners else "",
        helpers=(*owners[1:], *names_in(cells.text("helpers"))),
        buddy=next(iter(names_in(cells.text("buddy"))), ""),
        first_move=cells.read("first_move", partial(checked, what="A first move", limit=TITLE)) or "",
        if_then=cells.read("if_then", partial(checked, what="An if-then line", limit=TITLE)) or "",
        must_move=bool(cells.read("must_move", yes_or_no)),
        state=_state(cells, days["done_on"]),
        outcome=outcome,
        note=note,
        **days,
    )
    return first, *(replace(first, text=text) for text in texts[1:])


def _state(cells: Cells, done_on: date | None) -> StepState | None:
    if not cells.has("state"):
        return StepState.DONE if done_on else None
    said = state(cells.raw("state"))
    if not said and cells.text("state").casefold() in list(StepState):
        said = cells.text("state").casefold()
    if not said:
        cells.note("state", f"“{cells.text('state')[:40]}” is not known; a new step is planned.")
    if said == "blocked":
        cells.note("state", f"“{cells.text('state')[:40]}” comes in as doing: say what is in the way of the step.")
        said = StepState.DOING
    return StepState(said) if said else None


def several(text: str, *, apart: bool) -> list[str]:
    """The key results of one cell: its lines where each has a bullet or number, or numbers set them apart; and
    without figures beside them its lines, or what semicolons set apart."""
    lines = [line for line in text.splitlines() if clean(line)]
    if len(lines) < 2:
        lines = [line for line in _INLINE.split(text) if clean(line)] if _INLINE.match(text) else lines
        if len(lines) < 2 and apart and ";" in text:
            lines = [part for part in text.split(";") if clean(part)]
    elif not apart and not all(map(_BULLET.match, lines)):
        return [text]
    return [clean(_BULLET.sub("", line)) for line in lines]
