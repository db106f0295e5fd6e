"""From what there is to what one person sees: a pure function of the look, the person, the place and the day."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from screens.joining import others, stages
from screens.joining.look import Look, Shown
from workshop.meet.agenda import Place
from workshop.meet.open_envelopes import opened_ahead
from workshop.model import Session, Step
from workshop.words import steps
from workshop.words.dates import day_words
from workshop.words.numbers import count_words

#: Where one can be, and what the way there is called.
PLACES = {"/": "The room", "/mine": "My steps", "/check": "Check in"}
#: What is asked before the meeting, by what is written.
_AHEAD = {"draft": "What would move these goals?", "cause": "Why was it missed?"}
_BEFORE = {"place": "Before the meeting", "stage": "", "sentence": "The room shows all in the meeting, shuffled."}


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
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["day"] = lambda day, today: day_words(day, today) if day else ""
    env.filters["count"] = count_words
    env.filters["facts"] = _facts
    env.globals["ui"] = env.get_template("ui.html").module
    return env


def _facts(step: Step, names: Mapping[int, str], today: date) -> str:
    """What stands below a step's words: who has it, who helps, until when, its dots."""
    due, dots = step.due and steps.due_words(step, today), step.dots and count_words(step.dots, "dot")
    return " · ".join(
        word for word in (steps.owner_words(step, names), steps.helper_words(step, names), due, dots) if word
    )


def page(look: Look, member: int, at: str, today: date) -> Parts:
    shown = _shown(look, look.session, member, at, today)
    context = {
        **(_room(look.session, look.here) if look.session and look.here else _BEFORE),
        "at": at,
        "me": member,
        "today": today,
        "names": look.names,
        "title": shown.title,
        "why": shown.why,
        **shown.context,
    }
    body, form, tail = (_block(f"{shown.block}_{part}", context) for part in ("body", "form", "tail"))
    title = context["stage"] or shown.title or "Workshop"
    return Parts(title, f"{at}:{shown.key}", _block("head", context) + body, form, tail)


def sorry(words: str) -> Parts:
    """A page that says why there is nothing else to see."""
    return Parts("Workshop", "sorry", _block("wait_body", {"words": words, "sentence": ""}))


def _room(session: Session, here: Place) -> dict[str, Any]:
    of = session.goals.index(here.goal) + 1 if here.goal in session.goals else 0
    place = f"Goal {of} of {len(session.goals)}" if of else session.kind.capitalize()
    people = len(session.present)
    return {"place": place, "stage": here.stage.name, "sentence": here.stage.sentence, "people": people}


def _shown(look: Look, session: Session | None, member: int, at: str, today: date) -> Shown:
    if at == "/check":
        return others.check(look, today)
    kind, goals = opened_ahead(look.workshop)
    if at == "/mine" or (session is None and not goals):
        return others.mine(look, member, today)
    if session is None:
        return stages.writing(look, kind, goals, member, _AHEAD[kind])
    if member not in session.present:
        return others.wait(look, session, "You are not marked as present. Tell whoever facilitates.")
    view = stages.VIEWS[session.kind].get(session.stage)
    return (view and view(look, session, member, today)) or others.wait(look, session)


def _block(name: str, context: Mapping[str, Any]) -> str:
    template = templates().get_template("views.html")
    block = template.blocks.get(name)
    return "".join(block(template.new_context(dict(context)))) if block else ""
