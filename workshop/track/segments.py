"""A measure split one level, by region, customer group or channel: its parts, and what their sum hides."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Headline, KeyResult, Part, Period, Workshop
from workshop.team.periods import elapsed, need_headline
from workshop.track.measures import Measure, attainment, check_span, check_sum, near, value, with_reading
from workshop.track.status import AT_RISK, ON_TRACK
from workshop.words.numbers import number_text, number_words, parse_number, share_words
from workshop.words.text import TITLE, checked, clean, quoted

_APART = "apart"


def split(measure: Measure, parts: Sequence[Part], *, sums: bool | None = None) -> Measure:
    """The measure split into these parts; a part of the same name keeps its readings, no parts take a split back.

    ``sums`` says whether they add up to it: they do unless it is in per cent. RuleError for one part alone, a name
    that comes twice, and targets that should add up and do not, with the difference.
    """
    named = [replace(part, name=checked(part.name, "The name of a part", TITLE)) for part in parts]
    names = [part.name.casefold() for part in named]
    if len(named) == 1:
        raise RuleError("A measure is split into two parts or more: name the others.")
    if twice := next((part.name for part in named if names.count(part.name.casefold()) > 1), ""):
        raise RuleError(f"There are two parts called {twice}: give each a name of its own.")
    for part in named:
        check_span(part.name, part.baseline, part.target)
    adds = "%" not in measure.unit if sums is None else sums
    check_sum(named, measure.target, measure.unit, sums=adds)
    before = {part.name.casefold(): part.readings for part in measure.parts}
    kept = tuple(replace(part, readings=part.readings or before.get(part.name.casefold(), ())) for part in named)
    divided: Measure = replace(measure, parts=kept, sums=adds and bool(kept))
    return divided


class Typed(NamedTuple):
    """Parts as somebody typed them, and whether they add up to the whole (None: nobody said)."""

    parts: tuple[Part, ...]
    sums: bool | None

    def __bool__(self) -> bool:
        return bool(self.parts)


def typed_parts(text: str) -> Typed:
    """What "DACH=4M; Benelux=200k:1M; apart" means; RuleError for what is no part.

    A part is its name and its target, or where it begins and its target; "apart" says that they do not add up.
    """
    words = [word for word in re.split(r"[;\n]|,(?=[^;,=]*=)", text) if word.strip()]
    named = [word for word in words if word.strip().casefold() != _APART]
    return Typed(tuple(map(typed_part, named)), False if len(named) < len(words) else None)


def typed_part(word: str) -> Part:
    """The part that "DACH=2M:5M" means, or "DACH=5M"; RuleError for one without a name or without figures."""
    name, _, figures = word.rpartition("=")
    if not clean(name):
        raise RuleError(f"{quoted(clean(word))} is no part: write its name and its target, like Benelux=1.2M.")
    baseline, _, target = figures.rpartition(":")
    begins, aims = (parse_number(one) if one.strip() else None for one in (baseline, target))
    return Part(clean(name), begins, aims)


def parts_text(measure: Headline | KeyResult) -> str:
    """The parts as they are typed, exact."""

    def written(part: Part) -> str:
        begins = "" if part.baseline is None else f"{number_text(part.baseline)}:"
        return f"{part.name}={begins}{'' if part.target is None else number_text(part.target)}"

    words = list(map(written, measure.parts))
    if words and not measure.sums and "%" not in measure.unit:
        words.append(_APART)
    return "; ".join(words)


def part_by_beginning(measure: Measure, text: str) -> Part | None:
    """The part whose name begins like this; None where none or several do."""
    wanted = clean(text).casefold()
    fits = [part for part in measure.parts if wanted and part.name.casefold().startswith(wanted)]
    exact = [part for part in fits if part.name.casefold() == wanted]
    found = exact or fits
    return found[0] if len(found) == 1 else None


def read_part(measure: Measure, name: str, on: date, number: float, by: int | None) -> Measure:
    """The measure with a part's value on a day; where the parts add up, its own value follows once all are known.

    RuleError where it has no part of this name.
    """
    if all(part.name != name for part in measure.parts):
        raise RuleError(f"“{measure.name}” is not split by {clean(name)}: split it first.")
    parts = tuple(with_reading(part, on, number, by) if part.name == name else part for part in measure.parts)
    changed: Measure = replace(measure, parts=parts)
    stands = [value(part) for part in parts]
    known = [one for one in stands if one is not None]
    if not measure.sums or len(known) < len(stands):
        return changed
    return with_reading(changed, on, math.fsum(known), by)


def split_headline(w: Workshop, period: int, parts: Sequence[Part], *, sums: bool | None = None) -> Workshop:
    """The period's headline split into these parts, by the rules of :func:`split`; RuleError where it has none."""
    record = w.periods.need(period)
    return w.put(replace(record, headline=split(need_headline(record), parts, sums=sums)))


def read_headline(w: Workshop, period: int, on: date, values: Mapping[str, float], by: int | None) -> Workshop:
    """The values of a period's headline on a day, by the names of its parts; that of no name is the whole's.

    RuleError where there is no headline, or no part of a name.
    """
    record = w.periods.need(period)
    headline = need_headline(record)
    for name, number in values.items():
        whole = with_reading(headline, on, number, by)
        headline = read_part(headline, name, on, number, by) if name else whole
    return w.put(replace(record, headline=headline))


def asked(measure: Headline | KeyResult) -> tuple[str, ...]:
    """What to ask for to know where a measure stands: its parts by name, and itself (""), unless they add up."""
    names = tuple(part.name for part in measure.parts)
    return names if names and measure.sums else ("", *names)


def part_words(part: Part, unit: str) -> str:
    """Where a part stands: "1.0M EUR, 50 %"; "—" where nobody read it."""
    stands, share = value(part), attainment(part)
    figures = "—" if stands is None else number_words(near(part, stands), unit)
    return figures if share is None else f"{figures}, {share_words(share)}"


def hides(measure: Headline | KeyResult, period: Period, today: date) -> str:
    """A sentence where a good sum hides a part that is far behind: "104 % in all, Benelux at 40 %"; else nothing.

    The whole is on track (0.9 of the time gone by or more) and the part off track (below 0.7).
    """
    gone, whole = elapsed(period, today), attainment(measure)
    if whole is None or whole < ON_TRACK * gone:
        return ""
    shares = [(share, part.name) for part in measure.parts if (share := attainment(part)) is not None]
    behind = sorted((share, name) for share, name in shares if share < AT_RISK * gone)
    if not behind:
        return ""
    named = ", ".join(f"{name} at {share_words(share)}" for share, name in behind)
    return f"{share_words(whole)} in all, {named}"
