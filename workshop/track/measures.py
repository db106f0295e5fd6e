"""What a measure says: key results and headlines alike."""

import math
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Headline, KeyResult, Part, Reading, TargetChange
from workshop.words.numbers import number_words
from workshop.words.text import DETAILS, TITLE, checked

#: Most characters in a unit.
UNIT = 30

Measure = TypeVar("Measure", KeyResult, Headline)
#: What has a baseline, a target and readings.
Measured = TypeVar("Measured", KeyResult, Headline, Part)


def latest(measure: KeyResult | Headline | Part) -> Reading | None:
    """The reading of the latest day, or None."""
    return measure.readings[-1] if measure.readings else None


def value(measure: KeyResult | Headline | Part) -> float | None:
    """Where the measure stands: its latest reading, else its baseline."""
    last = latest(measure)
    return measure.baseline if last is None else last.value


def near(measure: KeyResult | Headline | Part, number: float, figures: int = 3) -> float:
    """A value as exact as it matters: to so many figures of the way to the target; "72.9" of 90 to 45 days.

    What is read has three; what is worked out, two.
    """
    way = abs((measure.target or 0.0) - (measure.baseline or 0.0))
    return round(number, max(0, figures - 1 - math.floor(math.log10(way)))) if way else number


def keeps(measure: KeyResult | Headline | Part) -> bool:
    """Whether the target is where the measure starts: a level to keep."""
    return measure.target is not None and measure.target == measure.baseline


def attainment(measure: KeyResult | Headline | Part) -> float | None:
    """(value − baseline) / (target − baseline): 0 at the start, 1 at the target, also for one that goes down.

    Without a baseline the measure counts from zero, without a reading it stands at its baseline. Of a level to
    keep it is the share that is there, 1 at most. None without a target, and for one of zero without a baseline.
    """
    if measure.target is None:
        return None
    start = measure.baseline or 0.0
    stands = value(measure)
    stands = start if stands is None else stands
    if keeps(measure):
        return (
            1.0
            if stands >= measure.target
            else max(0.0, 1.0 - (measure.target - stands) / (abs(measure.target) or 1))
        )
    return None if measure.target == start else (stands - start) / (measure.target - start)


def value_words(measure: KeyResult | Headline) -> str:
    """ "2 of 8 accounts"; "81 days (aim 45)" of what falls; without a target "2 accounts", with neither "—".

    A headline nobody has read yet is "— of 4.2M EUR": its baseline is no figure of the period.
    """
    stands = value(measure)
    if measure.target is None:
        return "—" if stands is None else number_words(stands, measure.unit)
    unread = isinstance(measure, Headline) and not measure.readings
    falls = measure.target < (measure.baseline or 0.0)
    told = "—" if unread else number_words(near(measure, stands or 0.0), measure.unit if falls else "")
    if falls:
        return f"{told} (aim {number_words(measure.target)})"
    return f"{told} of {number_words(measure.target, measure.unit)}"


def figure_words(measures: Sequence[KeyResult]) -> str:
    """Where the key result to speak of stands, one with a target and not leading before others; empty for none."""
    known = [one for one in measures if one.target is not None] or [one for one in measures if one.readings]
    return value_words(min(known, key=lambda one: one.leading)) if known else ""


def span_words(measure: KeyResult | Headline | Part) -> str:
    """From baseline to target, "18 → 25 %"; or the level to keep, "keep at 95 %"."""
    unit = getattr(measure, "unit", "")
    if keeps(measure):
        return f"keep at {number_words(measure.target or 0.0, unit)}"
    start = "?" if measure.baseline is None else number_words(measure.baseline)
    target = "?" if measure.target is None else number_words(measure.target)
    return f"{start} → {target} {unit}".rstrip()


def checked_name(name: str) -> str:
    """The cleaned name of a measure; RuleError where it is empty or too long."""
    return checked(name, "The name of a measure", TITLE)


def checked_unit(unit: str) -> str:
    """The cleaned unit of a measure; RuleError where it is too long."""
    return checked(unit, "A unit", UNIT, required=False)


def check_span(name: str, baseline: float | None, target: float | None) -> None:
    """RuleError where baseline or target are no numbers. Where they are the same, the level is to be kept."""
    for number in (baseline, target):
        if number is not None and not math.isfinite(number):
            raise RuleError(f"“{name}” needs a number as baseline and target.")


def check_sum(parts: Sequence[Part], target: float | None, unit: str, *, sums: bool) -> None:
    """RuleError, with the difference, where parts that add up to a measure have targets that do not."""
    targets = [part.target for part in parts if part.target is not None]
    if not sums or target is None or len(targets) < len(parts) or not parts:
        return
    whole = math.fsum(targets)
    if not math.isclose(whole, target, rel_tol=1e-9, abs_tol=1e-9):
        more = "more" if whole > target else "less"
        raise RuleError(
            f"The parts add up to {number_words(whole, unit)}, {number_words(abs(whole - target), unit)} {more} "
            f"than the target of {number_words(target, unit)}: change a part or the target, or let them "
            "stand apart."
        )


def retargeted(measure: Measure, baseline: float | None, target: float | None, on: date, reason: str) -> Measure:
    """The measure with a new baseline and target; what they were is kept with the day and the reason.

    A first target, or one that stays as it is, needs no reason; any other change does (RuleError).
    """
    check_span(measure.name, baseline, target)
    if (measure.baseline, measure.target) == (baseline, target):
        return measure
    check_sum(measure.parts, target, measure.unit, sums=measure.sums)
    changed: Measure = replace(measure, baseline=baseline, target=target)
    if measure.target is None:
        return changed
    if not reason.strip():
        raise RuleError(
            f"“{measure.name}” already has the target {number_words(measure.target, measure.unit)}. "
            "Say why it changes: the old one stays visible with the reason."
        )
    reason = checked(reason, "The reason", DETAILS)
    old = TargetChange(on, measure.baseline, measure.target, reason)
    kept: Measure = replace(changed, earlier=(*measure.earlier, old))
    return kept


def with_reading(measure: Measured, on: date, number: float, by: int | None) -> Measured:
    """The measure with its value on a day; a second reading of one day takes the place of the first."""
    if not math.isfinite(number):
        raise RuleError(f"“{measure.name}” needs a number as its reading.")
    others: list[Reading] = [one for one in measure.readings if one.on != on]
    readings = sorted([*others, Reading(on, number, by)], key=lambda one: one.on)
    changed: Measured = replace(measure, readings=tuple(readings))
    return changed
