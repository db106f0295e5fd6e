"""A period in its form: label, first and last day, and its headline."""

from datetime import date, timedelta

from screens.desk import Desk
from screens.dialogs.form import Field, Kind
from screens.forms.numbers import number_of, text_of
from screens.forms.saving import Values, edit, fill_in
from workshop.model import Headline, Period, Workshop
from workshop.team import periods
from workshop.track.measures import UNIT
from workshop.words.dates import long_day, parse_day
from workshop.words.text import DETAILS

_HEADLINE = {"name", "unit", "baseline", "target", "reason"}


async def add_period(desk: Desk) -> int | None:
    """Ask for a new period, the next quarter if nothing else is typed; its id, None where it was left."""
    added: list[int] = []
    today = desk.today

    def apply(w: Workshop, values: Values) -> Workshop:
        added[:] = [w.periods.next_id]
        first, last = parse_day(values["first"], today), parse_day(values["last"], today)
        w = periods.add_period(w, values["label"], first, last)
        return _with_headline(w, added[0], values, desk) if _about_headline(values) else w

    saved = await fill_in(desk, "A new period", _fields(_next(desk.workshop, today)), apply, "add a period")
    return added[0] if saved else None


async def edit_period(desk: Desk, period: int) -> bool:
    """Ask for another label, other days or another headline; another target of the headline needs a reason."""
    found = desk.workshop.periods.need(period)
    today = desk.today

    def apply(w: Workshop, values: Values) -> Workshop:
        days = {key: parse_day(values[key], today) for key in ("first", "last") if key in values}
        w = periods.edit_period(
            w, period, label=values.get("label"), first=days.get("first"), last=days.get("last")
        )
        if not _HEADLINE.intersection(values):
            return w
        return _with_headline(w, period, {**_texts(w.periods.need(period)), **values}, desk)

    return await edit(
        desk,
        f"Edit {found.label}",
        _fields(found),
        lambda w: _texts(w.periods.need(period)),
        apply,
        f"edit {found.label}",
    )


def _with_headline(w: Workshop, period: int, texts: Values, desk: Desk) -> Workshop:
    """The period with the headline of these texts; RuleError where they do not make one."""
    return periods.set_headline(
        w,
        period,
        texts["name"],
        texts["unit"],
        number_of(texts["baseline"]),
        number_of(texts["target"]),
        today=desk.today,
        reason=texts.get("reason", ""),
        now=desk.now,
        by=desk.me,
    )


def _about_headline(values: Values) -> bool:
    return any(values.get(key) for key in _HEADLINE)


def _fields(period: Period) -> list[Field]:
    shown = _texts(period)
    fields = [
        Field("label", "Period", shown["label"], limit=periods.LABEL),
        Field("first", "First day", shown["first"], hint="such as 1 Jan 2027"),
        Field("last", "Last day", shown["last"]),
        Field("name", "Headline", shown["name"], hint="the one overall number, such as Revenue"),
        Field("unit", "Unit", shown["unit"], limit=UNIT),
        Field("baseline", "Starts at", shown["baseline"], hint="in figures, such as 0 or 4.2M"),
        Field("target", "Target", shown["target"]),
    ]
    if period.headline is not None and period.headline.target is not None:
        hint = "only for another target or start; the old one stays visible with it"
        fields.append(Field("reason", "Why it changes", "", Kind.DETAILS, hint, DETAILS))
    return fields


def _texts(period: Period) -> dict[str, str]:
    headline = period.headline or Headline("")
    return {
        "label": period.label,
        "first": long_day(period.first),
        "last": long_day(period.last),
        "name": headline.name,
        "unit": headline.unit,
        "baseline": text_of(headline.baseline),
        "target": text_of(headline.target),
    }


def _next(w: Workshop, today: date) -> Period:
    """The quarter after the last period, or the one that today is in."""
    ends = [period.last for period in w.periods.values()]
    return Period(1, *periods.quarter_of(max(ends) + timedelta(days=1) if ends else today))
