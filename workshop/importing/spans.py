"""Which period a row belongs to, and the earlier period that a value of history belongs to."""

from datetime import date, timedelta

from msgspec import Struct

from workshop.errors import RuleError
from workshop.importing.days import Days, days_of, label_of
from workshop.importing.ledger import Ledger
from workshop.model import Period, Workshop
from workshop.team.labels import PER_YEAR, Label, calendar_days, months_on, same
from workshop.words.dates import long_day
from workshop.words.text import clean


class Into(Struct, frozen=True):
    """The period that a row goes into; None where it is left out, and why."""

    period: int | None
    why: str = ""


class Spans:
    """Finds periods by what a sheet calls them; ``default`` is the one for rows that name none."""

    def __init__(self, ledger: Ledger, default: int, today: date, *, only: bool) -> None:
        self._ledger = ledger
        self._default = default
        self._today = today
        self._only = only
        self._known: dict[str, Into] = {}

    def of(self, said: str) -> Into:
        """The period for a row that says this about it."""
        if said not in self._known:
            self._known[said] = self._into(clean(said)) if said else Into(self._default)
        return self._known[said]

    def _into(self, said: str) -> Into:
        found = _named(self._ledger.w, said, self._today)
        if found is None:
            return Into(None, _why_not(said, self._today))
        if found.closed_on is not None:
            return Into(None, f"{found.label} is closed")
        if self._only and found.id != self._default:
            return Into(None, f"it is of {found.label}")
        return Into(found.id)

    def history(self, at: Label | date) -> Period | str:
        """The period whose value this is; a closed one is made where the team has none so far back. Or why not."""
        if isinstance(at, date):
            periods = self._ledger.w.periods.values()
            return next((one for one in periods if one.first <= at <= one.last), "no period holds that day")
        found = _named(self._ledger.w, at.text, self._today) or self._made(at)
        if found is not None:
            return found
        days = self._days(at)
        if days is None:
            return f"which days “{at.text}” had is not known"
        if days[1] >= self._today:
            return f"“{at.text}” is not over yet"
        overlaps = any(one.first <= days[1] and days[0] <= one.last for one in self._ledger.w.periods.values())
        if overlaps:
            return f"“{at.text}” overlaps a period of another name"
        return self._ledger.put(Period(self._ledger.next_id("periods"), at.text, *days, None, days[1]))

    def _made(self, at: Label) -> Period | None:
        """The period that this import made for an earlier value."""
        return next((one for one in self._ledger.made(Period) if one.label == at.text), None)

    def _days(self, at: Label) -> tuple[date, date] | None:
        """First and last day of a period, counted back from one of the team that is called in the same way."""
        for period in self._ledger.w.periods.values():
            label = label_of(period.label)
            if label is None or label.kind != at.kind or (label.year is None) != (at.year is None):
                continue
            after = period.last + timedelta(days=1)
            months = 12 * (after.year - period.first.year) + after.month - period.first.month
            if months and months_on(period.first, months) == after:
                per_year = 12 // months if 12 % months == 0 else PER_YEAR.get(at.kind, 4)
                first = months_on(period.first, (at.counted(per_year) - label.counted(per_year)) * months)
                return first, months_on(first, months) - timedelta(days=1)
        return calendar_days(at)


def _named(w: Workshop, said: str, today: date) -> Period | None:
    """The period of this label, however it is written; else the one that holds the calendar days it names."""
    periods = list(w.periods.values())
    exact = [one for one in periods if one.label.casefold() == said.casefold()]
    label = label_of(said)
    if not exact and label is not None:
        exact = [one for one in periods if (other := label_of(one.label)) is not None and same(label, other)]
    if not exact and (days := days_of(said, today)):
        exact = [one for one in periods if one.first <= days[0] and days[1] <= one.last]
    elif not exact and label is None:
        exact = _on_day(periods, said, today)
    return exact[0] if len(exact) == 1 else None


def _why_not(said: str, today: date) -> str:
    """Why this is no period: another one, a day that can be two, or no words for one."""
    if label_of(said) is not None or days_of(said, today):
        return f"“{said[:40]}” is no period of this team"
    try:
        day = Days(()).read(said, today)
    except RuleError as refusal:
        return str(refusal) if "can be" in str(refusal) else f"“{said[:40]}” is not understood as a period"
    return f"{long_day(day)} is in no period of this team"


def _on_day(periods: list[Period], said: str, today: date) -> list[Period]:
    try:
        day = Days(()).read(said, today)
    except RuleError:
        return []
    return [one for one in periods if one.first <= day <= one.last]
