"""A key result in its form: name, unit, baseline, target, leading or lagging."""

from typing import Any

from screens.desk import Desk
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.form import Field, Kind
from screens.forms.numbers import number_of, text_of
from screens.forms.saving import Values, edit, fill_in
from workshop.model import KeyResult, Workshop
from workshop.plan import goals
from workshop.track.measures import UNIT, span_words
from workshop.words.text import DETAILS, quoted

_ADD, _REMOVE = 0, -1


async def key_results(desk: Desk, goal: int) -> bool:
    """Ask which key result of a goal to change, or to add or remove one; a goal without any gets its first."""
    measures = desk.workshop.key_results.of(goal)
    if not measures:
        return await add_key_result(desk, goal)
    choices = [Choice(one.id, one.name, span_words(one)) for one in measures]
    extra = [Choice(_ADD, "Add a key result", letter="a"), Choice(_REMOVE, "Remove a key result", letter="d")]
    keys = "123456789".ljust(len(choices))
    numbered = [
        Choice(one.value, one.label, one.note, key.strip()) for one, key in zip(choices, keys, strict=False)
    ]
    title = f"Key results of {quoted(desk.workshop.goals.need(goal).title)}"
    chosen = await desk.push_screen_wait(Choose(title, [*numbered, *extra]))
    if chosen is None:
        return False
    if chosen == _ADD:
        return await add_key_result(desk, goal)
    if chosen == _REMOVE:
        gone = await desk.push_screen_wait(Choose("Which one is removed?", choices))
        return gone is not None and remove_key_result(desk, gone)
    return await edit_key_result(desk, chosen)


async def add_key_result(desk: Desk, goal: int) -> bool:
    """Ask for a new key result of a goal."""

    def apply(w: Workshop, values: Values) -> Workshop:
        return goals.add_key_result(w, goal, **_typed(values))

    return await fill_in(
        desk,
        f"How will we see {quoted(desk.workshop.goals.need(goal).title)} move?",
        _fields(None),
        apply,
        "add a key result",
    )


async def edit_key_result(desk: Desk, key_result: int) -> bool:
    """Ask for other values of a key result; another target needs a reason."""
    found = desk.workshop.key_results.need(key_result)
    today, now, me = desk.today, desk.now, desk.me

    def apply(w: Workshop, values: Values) -> Workshop:
        return goals.edit_key_result(w, key_result, today=today, now=now, by=me, **_typed(values))

    return await edit(
        desk,
        "Edit the key result",
        _fields(found),
        lambda w: _shown(w.key_results.need(key_result)),
        apply,
        f"edit the key result {quoted(found.name)}",
    )


def remove_key_result(desk: Desk, key_result: int) -> bool:
    """Remove a key result; one that has readings stays, and the sentence says so."""
    name = desk.workshop.key_results.need(key_result).name
    return desk.record(lambda w: goals.remove_key_result(w, key_result), f"remove the key result {quoted(name)}")


def _fields(measure: KeyResult | None) -> list[Field]:
    shown = _shown(measure) if measure else {}
    fields = [
        Field("name", "Key result", shown.get("name", ""), hint="what is counted, such as signed accounts"),
        Field("unit", "Unit", shown.get("unit", ""), limit=UNIT, hint="such as %, EUR or accounts"),
        Field("baseline", "Stands at", shown.get("baseline", ""), hint="where it is today, in figures"),
        Field("target", "Target", shown.get("target", ""), hint="where it should be at the end of the period"),
        Field("leading", "Leading", shown.get("leading", ""), Kind.YES_NO, "it moves early, by our own doing"),
    ]
    if measure is not None and measure.target is not None:
        hint = "only for another baseline or target; the old one stays visible with it"
        fields.append(Field("reason", "Why it changes", "", Kind.DETAILS, hint, DETAILS))
    return fields


def _shown(measure: KeyResult) -> dict[str, str]:
    return {
        "name": measure.name,
        "unit": measure.unit,
        "baseline": text_of(measure.baseline),
        "target": text_of(measure.target),
        "leading": "yes" if measure.leading else "",
    }


def _typed(values: Values) -> dict[str, Any]:
    typed: dict[str, Any] = dict(values)
    for key in ("baseline", "target"):
        if key in typed:
            typed[key] = number_of(typed[key])
    if "leading" in typed:
        typed["leading"] = typed["leading"] == "yes"
    return typed
