"""A report of what is on the screen: which one, in which format, to a file or to the clipboard."""

import asyncio
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.confirm import Confirm, Stake
from screens.page import Takes
from store.errors import Exists
from store.history import origin
from store.writing import write
from workshop.errors import RuleError
from workshop.words.text import clean

if TYPE_CHECKING:
    from workshop.reports.content import Report

#: Formats that go to the clipboard too, and what that is called.
_COPIES = {"copy text": "text", "copy md": "md"}


async def take_home(desk: Desk, offered: Sequence[Takes], copy: Callable[[str], None]) -> None:
    """Ask which of the reports, in which format and where to; write it, or ``copy`` it, and say where it is."""
    takes = await _which(desk, offered)
    if takes is None:
        return
    desk.say("Being put together …")
    try:
        report = await asyncio.to_thread(_made, desk, takes)
        desk.say("")
        form = await _how(desk, report)
        if form is None:
            return
        desk.say(f"{report.title}: being written …")
        content = await asyncio.to_thread(_written, desk, report, _COPIES.get(form, form))
        desk.say("")
    except RuleError as refusal:
        desk.say(str(refusal), refused=True)
        return
    if form in _COPIES:
        copy(content.decode())
        desk.say(
            f"{report.title} is copied. If nothing arrives, this terminal forbids it: x writes a file instead."
        )
        return
    await _to_file(desk, report, form, content)


async def _which(desk: Desk, offered: Sequence[Takes]) -> Takes | None:
    from workshop.reports.catalogue import REPORTS

    if len(offered) == 1:
        return offered[0]
    choices = [Choice(one, one.name.capitalize(), REPORTS[one.name].words) for one in offered]
    chosen: Takes | None = await desk.push_screen_wait(Choose("What do you take home?", choices))
    return chosen


async def _how(desk: Desk, report: "Report") -> str | None:
    """The format; those with nothing in them for this report are not offered, nor files to a guest."""
    from workshop.reports.catalogue import FORMATS

    empty = {"ics"} if not report.moments else set()
    empty |= {"csv", "xlsx"} if not report.sheets else set()
    order = () if desk.guest else ("html", "text", "md", "xlsx", "csv", "ics", "json")
    choices = [
        Choice(one, f"File .{FORMATS[one].ending}", FORMATS[one].words) for one in order if one not in empty
    ]
    choices += [Choice(name, "Clipboard", FORMATS[form].words) for name, form in _COPIES.items()]
    form: str | None = await desk.push_screen_wait(Choose(f"{report.title}: how?", choices))
    return form


def _made(desk: Desk, takes: Takes) -> "Report":
    from workshop.reports.catalogue import REPORTS, Subject

    return REPORTS[takes.name].make(Subject(desk.workshop, desk.today, takes.period, takes.goal, takes.member))


def _written(desk: Desk, report: "Report", form: str) -> bytes:
    from workshop.reports.catalogue import written

    return written(report, form, origin(desk.store.history()), desk.workshop.version)


async def _to_file(desk: Desk, report: "Report", form: str, content: bytes) -> None:
    from workshop.reports.catalogue import FORMATS

    taken: list[str] = []

    def save(text: str) -> None:
        taken.clear()
        try:
            write(Path(text).expanduser(), content, desk.store.path, force=False)
        except Exists:
            taken.append(text)
        except OSError as trouble:
            raise RuleError(f"Not written: {_why(trouble)}. Choose another place.") from trouble

    words = re.sub(r"\W+", "-", report.title.casefold()).strip("-")[:60]
    proposed = f"{words}.{FORMATS[form].ending}"
    hint = f"In {clean(os.getcwd())}, or type another place."
    name = await desk.push_screen_wait(
        Ask("Write it to", hint, text=proposed, what="The name", limit=1000, check=save)
    )
    if name is None:
        return
    if taken:
        if not await desk.push_screen_wait(
            Confirm(f"Replace {clean(name)}?", yes="Replace it", stake=Stake.REPLACED)
        ):
            desk.say("Nothing was written.")
            return
        try:
            write(Path(name).expanduser(), content, desk.store.path, force=True)
        except OSError as trouble:
            desk.say(f"Not written: {_why(trouble)}.", refused=True)
            return
    desk.say(f"{report.title} is in {clean(name)}.")


def _why(trouble: OSError) -> str:
    return clean((trouble.strerror or str(trouble)).lower())
