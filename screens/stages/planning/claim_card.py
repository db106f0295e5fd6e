"""The step in question in the claim round, large: what it is, what it got, who has it and until when."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from textual.content import Content
from textual.widgets import Static

from screens.signs import FILLED
from screens.steps.stepwords import who
from screens.text import Part, styled, wrap
from screens.widgets.bars import dots, load
from screens.widgets.strip import MANY
from workshop.model import Size, Step, StepKind, Workshop
from workshop.plan import capacity
from workshop.plan.claiming import loads
from workshop.words.dates import day_words
from workshop.words.numbers import count_words
from workshop.words.signs import AT_RISK, MUST_MOVE
from workshop.words.steps import SOMEBODY, helper_words, move_words, owner_words

_LABEL = 12
_MOST_DOTS = 20
_WRAP = 66


class ClaimCard(Static):
    """A card with the step, framed where there is room; what is only suggested says so."""

    DEFAULT_CLASSES = "card"

    def put(
        self,
        step: Step,
        *,
        names: Mapping[int, str],
        today: date,
        suggested_due: date,
        roomy: bool,
        origin: str = "",
    ) -> None:
        """Show this step; ``roomy`` leaves a blank line below its words, ``origin`` says where it came from."""
        lines: list[list[Part]] = [[(line, "bold")] for line in wrap(step.text, _WRAP)]
        if roomy:
            lines.append([])
        must_move = (f"{MUST_MOVE} must-move", "bold") if step.must_move else ""
        facts = [one for one in (_votes(step), must_move, (origin, "$quiet") if origin else "") if one]
        lines.append([part for one in facts for part in ("     ", one)][1:])
        lines.append(_owner(step, names))
        lines.append([_label("Effort/kind"), *_keyed(EFFORTS, step.effort), *_keyed(KINDS, step.kind)])
        dates = [_due(step, today, suggested_due), *_first_move(step, today)]
        lines += dates if step.owner is not None else [[] for _ in dates]  # What is below stays where it is.
        if step.if_then:
            lines.append([_label("If-then"), step.if_then])
        self.update(Content("\n").join(styled(*line) for line in lines))


#: The keys for how much a step takes, and for what it works on.
EFFORTS = dict(zip("123", Size, strict=True))
KINDS = dict(zip("4567", StepKind, strict=True))


def _keyed(words: Mapping[str, str], chosen: str | None) -> list[Part]:
    """What can be said with one key each; once something is, it stands out, and its key takes it back."""
    parts: list[Part] = []
    for key, word in words.items():
        said = word == chosen
        parts += [(key, "bold $key"), (f" {word} ", FILLED if said else ""), " "]
    return parts


def _label(word: str) -> Part:
    return (f"{word:<{_LABEL}}", "$quiet")


def _votes(step: Step) -> Part:
    if not step.dots:
        return ""
    people = f" from {count_words(step.voters, 'person', 'people')}" if step.voters else ""
    return (f"{dots(min(step.dots, _MOST_DOTS))}  {count_words(step.dots, 'dot')}{people}", "$text")


def _owner(step: Step, names: Mapping[int, str]) -> list[Part]:
    line: list[Part] = [_label("Owner"), who(step, names, "bold")]
    if step.owner is None and step.offered_to is not None:
        line = [_label("Owner"), (owner_words(step, names), "bold"), "  enter: yes · del: no"]
    if step.helpers:
        line.append(f"   {helper_words(step, names)}")
    if step.buddy is not None:
        line.append(f"   buddy {names.get(step.buddy, SOMEBODY)}")
    return line


def _due(step: Step, today: date, suggested: date) -> list[Part]:
    if step.due is not None:
        return [_label("Due"), day_words(step.due, today)]
    return [_label("Due"), day_words(suggested, today), ("  suggested: enter accepts, F2 changes", "$quiet")]


def _first_move(step: Step, today: date) -> list[list[Part]]:
    if step.first_move:
        return [[_label("First move"), move_words(step, today)]]
    if step.must_move:
        return [[_label("First move"), ("enter asks for it: the smallest start within 7 days", "$quiet")]]
    return []


def load_tails(workshop: Workshop, present: Iterable[int], step: Step) -> dict[int, tuple[str, str]]:
    """What stands behind each name: the load in squares and weeks, ``▲ heavy``, and who has or helps this step.

    Of many people the load is a mere number.
    """
    open_steps, weeks, heavy = loads(workshop), capacity.week_loads(workshop), workshop.team.heavy_load
    here, tails = tuple(present), {}
    few = len(here) <= MANY
    for member in here:
        steps, taken, free = open_steps.get(member, 0), weeks.get(member, 0.0), workshop.members[member].weeks_free
        mark = "over" if capacity.is_over(taken, free) else "heavy" if steps >= heavy else ""
        words = [
            load(steps) if few else str(steps or ""),
            capacity.weeks_words(taken, free) if few else "",
            mark and f"{AT_RISK} {mark}",
            _part_in(step, member),
        ]
        tails[member] = (" ".join(word for word in words if word), "$warn" if mark else "$quiet")
    return tails


def _part_in(step: Step, member: int) -> str:
    if member == step.owner:
        return "has it"
    return "helps" if member in step.helpers else ""


def given(page: Any) -> bool:
    """Whether there is something to give back or to decline, by whoever sits here."""
    has = {page.step.owner, page.step.offered_to} - {None} if page.step else ()
    return bool(has) and page.desk.me in (None, *has)


def dates(page: Any) -> bool:
    """Whether the step is somebody's, whose dates then can be accepted, or is offered to somebody."""
    step: Step | None = page.step
    if step is None or lacks_first_move(page):
        return False
    return step.offered_to is not None or (step.owner is not None and step.due is None)


def lacks_first_move(page: Any) -> bool:
    """Whether the step is a must-move that somebody has, and that has no first move yet."""
    step: Step | None = page.step
    return step is not None and step.owner is not None and step.must_move and not step.first_move
