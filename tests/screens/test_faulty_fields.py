"""Every form that is refused says why and puts the cursor into the faulty field: a table of forms and of slips."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC
from pathlib import Path
from typing import Any, cast

import pytest
from msgspec.structs import replace

from screens.desk import Desk
from screens.dialogs.fields import MisfitError
from screens.dialogs.form import Form
from screens.doing import Doing
from screens.forms.checkin_form import check_in_on
from screens.forms.goal_form import add_goal, edit_goal
from screens.forms.key_result_form import add_key_result, edit_key_result
from screens.forms.lesson_form import add_lesson, edit_lesson
from screens.forms.period_form import add_period, edit_period
from screens.forms.step_form import edit_dates, edit_follow_up, edit_step
from screens.forms.team_form import add_person, edit_person, edit_settings
from store import Store, StoreError
from tests.house import TOP
from tests.world import NOW, TODAY, Clock, planned
from workshop.errors import RuleError
from workshop.learn import lessons
from workshop.model import Workshop

LONG = "x" * 600


class Typist:
    """A desk whose only form is filled in otherwise and saved; what came of it is kept."""

    me, now, today, zone = None, NOW, TODAY, UTC

    def __init__(self, store: Store, typed: dict[str, str]) -> None:
        self.store, self.typed = store, typed
        self.refusal: RuleError | None = None

    @property
    def workshop(self) -> Workshop:
        """The state."""
        return self.store.workshop

    def attempt(self, act: Callable[[], object], *, quiet: bool) -> Doing:
        """Do it at once, or tell why not."""
        assert quiet
        try:
            act()
        except (RuleError, StoreError) as refusal:
            return Doing().end(refusal)
        return Doing().end(None)

    async def push_screen_wait(self, form: Form) -> None:
        """Fill in the form and save."""
        fields = {field.key: field.text for field in form.fields}
        assert self.typed.keys() <= fields.keys()
        assert form.check is not None
        try:
            await cast(Any, form.check({**fields, **self.typed}))
        except RuleError as refusal:
            self.refusal = refusal


def state() -> Workshop:
    """A plan of three steps, the first somebody's and with dates, and a lesson."""
    w = planned("claim")
    w = w.put(replace(w.steps[1], owner=1, due=TODAY))
    return lessons.add_lesson(w, "it rains", "of clouds", "take a coat", on=TODAY, goal=1).settled()


Opens = Callable[[Desk], Awaitable[object]]
#: The form, what is typed into it, and the field in which the cursor is afterwards.
SLIPS: list[tuple[str, Opens, dict[str, str], str]] = [
    ("goal", lambda d: add_goal(d, 1), {"title": ""}, "title"),
    ("goal", lambda d: add_goal(d, 1), {"title": "Share in DACH"}, "title"),
    ("goal", lambda d: edit_goal(d, 1), {"title": "Open the Nordics", "why": "so"}, "title"),
    ("goal", lambda d: edit_goal(d, 1), {"why": LONG}, "why"),
    ("key result", lambda d: add_key_result(d, 1), {"name": "", "target": "5"}, "name"),
    ("key result", lambda d: add_key_result(d, 1), {"name": "Calls", "baseline": "few"}, "baseline"),
    ("key result", lambda d: add_key_result(d, 1), {"name": "Calls", "baseline": "1", "target": "many"}, "target"),
    ("key result", lambda d: edit_key_result(d, 1), {"target": "30"}, "reason"),
    ("key result", lambda d: edit_key_result(d, 1), {"target": "lots", "reason": "so"}, "target"),
    ("period", add_period, {"label": ""}, "label"),
    ("period", add_period, {"first": "soon"}, "first"),
    ("period", add_period, {"last": "1 feb 2026"}, "last"),
    ("period", add_period, {"name": "Revenue", "target": "much"}, "target"),
    ("period", lambda d: edit_period(d, 1), {"last": "1 dec 2026"}, "last"),
    ("period", lambda d: edit_period(d, 1), {"target": "6M"}, "reason"),
    ("person", add_person, {"name": ""}, "name"),
    ("person", add_person, {"name": "Ana Ferreira"}, "name"),
    ("person", add_person, {"name": "Zoe", "initials": "AF"}, "initials"),
    ("person", lambda d: edit_person(d, 1), {"weeks_free": "some"}, "weeks_free"),
    ("person", lambda d: edit_person(d, 1), {"weeks_free": "-1"}, "weeks_free"),
    ("team", edit_settings, {"check_in_days": "weekly"}, "check_in_days"),
    ("team", edit_settings, {"heavy_load": "0"}, "heavy_load"),
    ("team", edit_settings, {"name": ""}, "name"),
    ("step", lambda d: edit_step(d, 1), {"text": ""}, "text"),
    ("step", lambda d: edit_step(d, 1), {"due": "1 dec"}, "due"),
    ("dates", lambda d: edit_dates(d, 1), {"first_move": "Ring", "first_move_on": "1 mar"}, "first_move_on"),
    ("dates", lambda d: edit_dates(d, 1), {"due": "soon"}, "due"),
    ("dates", lambda d: edit_dates(d, 1), {"if_then": LONG}, "if_then"),
    ("follow-up", lambda d: edit_follow_up(d, 1), {"check_on": "never"}, "check_on"),
    ("check-in", lambda d: check_in_on(d, 1), {"sure": ""}, "sure"),
    ("check-in", lambda d: check_in_on(d, 1), {"sure": "11"}, "sure"),
    ("check-in", lambda d: check_in_on(d, 1), {"sure": "7", "figure 1": "many"}, "figure 1"),
    ("lesson", lambda d: add_lesson(d, d.workshop.goals[1]), {"because": "b", "next_time": "c"}, "learned"),
    ("lesson", lambda d: edit_lesson(d, 1), {"learned": ""}, "learned"),
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with that state."""
    path = tmp_path_factory.mktemp("forms") / "team.json"
    Store.create(path, state(), clock=Clock()).close()
    return path


def test_a_refused_form_goes_to_the_faulty_field(file: Path) -> None:
    wrong = []
    with Store.open(file, clock=Clock()) as store:
        for form, opens, typed, field in SLIPS:
            desk, before = Typist(store, typed), store.seq
            asyncio.run(cast(Any, opens(cast(Desk, desk))))
            at = desk.refusal.field if isinstance(desk.refusal, MisfitError) else ""
            if at != field or store.seq != before:
                wrong.append(f"{form} {typed}: {at or 'nowhere'}, not {field}: {desk.refusal}")
    assert not wrong, "\n".join(wrong)


def test_every_form_is_in_the_table() -> None:
    made = {path.stem.removesuffix("_form") for path in (TOP / "screens" / "forms").glob("*_form.py")}
    spoken = {"goal", "key_result", "period", "member", "team", "step", "checkin", "lesson"}
    assert made - spoken == {"sheet", "headline"}  # They ask for one thing only, or for figures like a check-in's.
