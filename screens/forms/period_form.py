"""A period in its form: label, first and last day, and its headline."""

from msgspec.structs import replace

from screens.desk import Desk
from screens.dialogs.fields import Kind
from screens.forms.saving import edit, fill_in
from screens.forms.table import CLEAR_DAY, NUMBER, PARTS, Asked, Read, shown
from workshop.model import Headline, Workshop
from workshop.team import periods, upcoming
from workshop.track.measures import UNIT
from workshop.track.segments import split
from workshop.words.text import DETAILS

DAYS = (
    Asked("label", "Period", limit=periods.LABEL),
    Asked("first", "First day", hint="such as 1 Jan 2027", way=CLEAR_DAY),
    Asked("last", "Last day", way=CLEAR_DAY),
)
_HEADLINE = (
    Asked("name", "Headline", hint="the one overall number: Revenue", within="headline"),
    Asked("unit", "Unit", limit=UNIT, within="headline"),
    Asked("baseline", "Starts at", hint="in figures, such as 0 or 4.2M", way=NUMBER, within="headline"),
    Asked("target", "Target", way=NUMBER, within="headline"),
)
_PARTS = replace(PARTS, within="headline")
_REASON = Asked(
    "reason",
    "Why it changes",
    kind=Kind.DETAILS,
    hint="only for another target or start",
    limit=DETAILS,
    more=True,
)


async def add_period(desk: Desk) -> int | None:
    """Ask for a new period, what follows the last one if nothing else is typed; its id, None where it was left."""
    added: list[int] = []

    def apply(w: Workshop, values: Read) -> Workshop:
        added[:] = [w.periods.next_id]
        w = periods.add_period(w, *(values.pop(one.key) for one in DAYS))
        return _with_headline(w, added[0], values, desk) if any(values.values()) else w

    texts = shown(DAYS, upcoming.suggested_period(desk.workshop, desk.today))
    table = (*DAYS, *_HEADLINE, _PARTS)
    return added[0] if await fill_in(desk, "A new period", table, apply, "add a period", texts=texts) else None


async def edit_period(desk: Desk, period: int) -> bool:
    """Ask for another label, other days or another headline; another target of the headline needs a reason."""
    found = desk.workshop.periods.need(period)
    aimed = found.headline is not None and found.headline.target is not None

    def apply(w: Workshop, values: Read) -> Workshop:
        days = {one.key: values.pop(one.key) for one in DAYS if one.key in values}
        w = periods.edit_period(w, period, **days)
        return _with_headline(w, period, values, desk) if values else w

    return await edit(
        desk,
        f"Edit {found.label}",
        (*DAYS, *_HEADLINE, _PARTS, *((_REASON,) if aimed else ())),
        lambda w: w.periods.need(period),
        apply,
        f"edit {found.label}",
    )


def _with_headline(w: Workshop, period: int, values: Read, desk: Desk) -> Workshop:
    """The period with these values of its headline; RuleError where they do not make one."""
    record, typed = w.periods.need(period), values.get("parts")
    was = record.headline or Headline("")
    if typed is not None and record.headline is not None:  # the new parts are set against the new target
        w = w.put(replace(record, headline=replace(was, parts=())))
    name, unit, baseline, target = (values.get(one.key, getattr(was, one.key)) for one in _HEADLINE)
    reason = values.get("reason", "")
    w = periods.set_headline(
        w, period, name, unit, baseline, target, today=desk.today, reason=reason, now=desk.now, by=desk.me
    )
    if typed is None:
        return w
    record = w.periods.need(period)
    whole = replace(periods.need_headline(record), parts=was.parts)
    return w.put(replace(record, headline=split(whole, typed.parts, sums=typed.sums)))
