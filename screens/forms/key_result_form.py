"""A key result in its form: name, unit, baseline, target, leading or lagging."""

from msgspec.structs import replace

from screens.desk import Desk
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.fields import Kind
from screens.doing import Doing
from screens.forms.saving import edit, fill_in
from screens.forms.table import NUMBER, PARTS, YES_NO, Asked, Read, Table
from workshop.model import Workshop
from workshop.plan import goals
from workshop.track.measures import UNIT, latest, span_words
from workshop.track.segments import split
from workshop.words.dates import short_day
from workshop.words.numbers import number_words
from workshop.words.text import DETAILS, quoted

_ADD, _REMOVE = 0, -1

KEY_RESULT: Table = (
    Asked("name", "Key result", hint="what is counted, such as signed accounts"),
    Asked("unit", "Unit", limit=UNIT, hint="such as %, EUR or accounts"),
    Asked("baseline", "Stands at", hint="where it is today, in figures", way=NUMBER),
    Asked("target", "Target", hint="where it should be at the end of the period", way=NUMBER),
    Asked("leading", "Leading", kind=Kind.YES_NO, hint="it moves early, by our own doing", way=YES_NO),
    PARTS,
)
_REASON = Asked(
    "reason",
    "Why it changes",
    kind=Kind.DETAILS,
    hint="only for another baseline or target",
    limit=DETAILS,
    more=True,
)


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
        return gone is not None and await remove_key_result(desk, gone)
    return await edit_key_result(desk, chosen)


async def add_key_result(desk: Desk, goal: int) -> bool:
    title = f"How will we see {quoted(desk.workshop.goals.need(goal).title)} move?"

    def apply(w: Workshop, values: Read) -> Workshop:
        typed = values.pop("parts")
        w = goals.add_key_result(w, goal, **values)
        return w.put(split(w.key_results[w.key_results.last_id], typed.parts, sums=typed.sums)) if typed else w

    return await fill_in(desk, title, KEY_RESULT, apply, "add a key result")


async def edit_key_result(desk: Desk, key_result: int) -> bool:
    """Ask for other values of a key result; another target needs a reason."""
    found, today, now, me = desk.workshop.key_results.need(key_result), desk.today, desk.now, desk.me
    last = latest(found)
    title, table = "Edit the key result", KEY_RESULT
    if last is not None:
        title += f"; on {short_day(last.on)} it stood at {number_words(last.value, found.unit)}"
        table = tuple(replace(one, label="Began at") if one.key == "baseline" else one for one in table)

    def apply(w: Workshop, values: Read) -> Workshop:
        was, typed = w.key_results.need(key_result), values.pop("parts", None)
        if typed is not None:  # the new parts are set against the new target
            w = w.put(replace(was, parts=()))
        w = goals.edit_key_result(w, key_result, today=today, now=now, by=me, **values)
        if typed is None:
            return w
        whole = replace(w.key_results[key_result], parts=was.parts)
        return w.put(split(whole, typed.parts, sums=typed.sums))

    return await edit(
        desk,
        title,
        table if found.target is None else (*table, _REASON),
        lambda w: w.key_results.need(key_result),
        apply,
        f"edit the key result {quoted(found.name)}",
    )


def remove_key_result(desk: Desk, key_result: int) -> Doing:
    """Remove a key result; one that has readings stays, and the sentence says so."""
    name = desk.workshop.key_results.need(key_result).name
    return desk.record(f"remove the key result {quoted(name)}", goals.remove_key_result, key_result)
