"""From what there is to what one person sees: a pure function of the look, the person, the place and the day."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from screens.joining import others, planning, retrospective
from screens.joining.look import Look
from screens.joining.shown import Shown
from workshop.meet import agenda, underway
from workshop.model import Session, SessionKind
from workshop.words.dates import day_words

#: Where one can be, and what the way there is called.
PLACES = {"/": "The room", "/mine": "My steps", "/check": "Check in"}


class Parts(Struct, frozen=True):
    """A page's parts, from above: ``form`` is what is typed into, and stays as it is as long as ``key`` does."""

    title: str
    key: str
    body: str
    form: str = ""
    tail: str = ""


@cache
def templates() -> Environment:
    """The templates; text of people is escaped in all of them."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["day"] = lambda day, today: day_words(day, today) if day else ""
    env.globals["ui"] = env.get_template("ui.html").module
    return env


def page(look: Look, member: int, at: str, today: date) -> Parts:
    """What this member sees at this place."""
    shown = _shown(look, member, at, today)
    file, block, context = shown.file, shown.block, {"at": at, "me": member, "today": today, **shown.context}
    key = f"{at}:{shown.key}"
    body, form, tail = (_block(file, f"{block}_{part}", context) for part in ("body", "form", "tail"))
    return Parts(shown.title, key, body, form, tail)


def _shown(look: Look, member: int, at: str, today: date) -> Shown:
    if at == "/mine":
        return others.mine(look, member, today)
    if at == "/check":
        return others.check(look, today)
    session = underway.running(look.workshop)
    if session is None:
        return others.between(look, member, today)
    if member not in session.present:
        return others.wait(look, session, "You are not marked as present. Tell whoever facilitates.")
    return _stage(look, session, member, today)


def _stage(look: Look, session: Session, member: int, today: date) -> Shown:
    stage = agenda.here(session).stage.key
    if session.kind is SessionKind.CHECK_IN:
        if stage == "steps":
            return others.mine(look, member, today)
        if stage == "goals":
            return others.check(look, today)
    views = planning.VIEWS if session.kind is SessionKind.PLANNING else retrospective.VIEWS
    view = views.get(stage) if session.kind is not SessionKind.CHECK_IN else None
    found = view(look, session, member, today) if view else None
    return found or others.wait(look, session, "")


def _block(file: str, name: str, context: Mapping[str, Any]) -> str:
    template = templates().get_template(file)
    block = template.blocks.get(name)
    return "".join(block(template.new_context(dict(context)))) if block else ""
