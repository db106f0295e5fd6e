"""An entry of the library in full, what the library is narrowed down to, and a step made from an entry."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.dialog import Dialog
from screens.dialogs.facts import ReadFacts
from screens.steps.entryfacts import entry_facts
from screens.steps.stepedits import check_words
from workshop.errors import RuleError
from workshop.learn import reuse
from workshop.learn.library import Entry, Kind
from workshop.model import Category, Workshop
from workshop.words.text import quoted


async def in_full(desk: Desk, table: str, id: int) -> None:
    """Show a lesson, a win or a step in full; and make a step from it where that is wanted."""
    titles = {"lessons": "A lesson", "wins": "A win", "steps": "A step done before"}
    facts = tuple(entry_facts(desk.workshop, table, id, desk.today))
    if facts and await desk.push_screen_wait(ReadFacts(titles[table], facts, makes_step=True)) is False:
        await make_step(desk, table, id)


class Asked(Struct, frozen=True):
    """A step that somebody wants: for which goal, in which words, and whether it is ``planned`` or an idea."""

    goal: int
    text: str
    planned: bool

    def where(self, w: Workshop) -> str:
        """Where it stands then."""
        title = quoted(w.goals.need(self.goal).title)
        return f"{'in the plan' if self.planned else 'among the ideas'} of {title}"


async def ask_step(
    wait: Callable[[Dialog[Any]], Awaitable[Any]], w: Workshop, today: date, category: Category, text: str
) -> Asked | None:
    """Ask for a goal of the period that is planned or running, and for the words, at first ``text``.

    While that period is planned the step is an idea among the others, otherwise one of the plan.
    RuleError where there is no goal.
    """
    period, planning = reuse.where_to(w, today)
    goals = reuse.goals_for(w, period.id, category) if period is not None else ()
    if period is None or not goals:
        raise RuleError("There is no goal to make a step for: add one on the first screen with a.")
    choices = [Choice(goal.id, goal.title, str(goal.category)) for goal in goals]
    goal = await wait(Choose(f"For which goal of {period.label}?", choices))
    if goal is None:
        return None
    hint = "Put it into words that fit this goal: who does what, by when?"
    said = await wait(Ask("The step", hint, text=text, what="A step", check=check_words))
    return Asked(goal, said, not planning) if said else None


async def make_step(desk: Desk, table: str, id: int) -> bool:
    """Ask for goal and words, and make a step from an entry; whether one was made."""
    w = desk.workshop
    try:
        asked = await ask_step(
            desk.push_screen_wait, w, desk.today, _category(w, table, id), reuse.suggested_text(w, table, id)
        )
    except RuleError as refusal:
        desk.say(str(refusal), refused=True)
        return False
    if asked is None:
        return False
    do = f"make a step for {quoted(w.goals.need(asked.goal).title)}"
    made = await desk.record(do, reuse.make_step, table, id, asked.goal, asked.text, planned=asked.planned)
    if made:
        desk.say(f"Step {desk.workshop.steps.last_id} is {asked.where(desk.workshop)}. u takes it back.")
    return made


def _category(w: Workshop, table: str, id: int) -> Category:
    record = w.table(table).need(id)
    if table == "lessons":
        category: Category = record.category
        return category
    goal = w.goals.get(record.goal) if record.goal is not None else None
    return goal.category if goal else Category.OTHER


class Only(Struct, frozen=True):
    """What the library is narrowed down to; None: nothing is left out."""

    kind: Kind | None = None
    category: Category | None = None
    period: int | None = None
    goal: int | None = None

    def words(self, w: Workshop) -> str:
        period = w.periods.get(self.period) if self.period is not None else None
        goal = w.goals.get(self.goal) if self.goal is not None else None
        parts = (
            f"{self.kind}s" if self.kind else "",
            str(self.category) if self.category else "",
            period.label if period else "",
            goal.title if goal else "",
        )
        return " · ".join(part for part in parts if part)


async def ask_only(desk: Desk, only: Only, entries: Sequence[Entry]) -> Only:
    """Ask by what to narrow down, among what there is; the same where the question was left."""
    choices = list(_choices(desk.workshop, only, entries))
    answer = await desk.push_screen_wait(
        Choose("Show only …", choices, "Type to find a kind, category, period or goal.")
    )
    return only if answer is None else answer


def _choices(w: Workshop, only: Only, entries: Sequence[Entry]) -> Iterator[Choice[Only]]:
    if only != Only():
        yield Choice(Only(), "Everything", "no longer only some")
    for kind in Kind:
        yield Choice(replace(only, kind=kind), f"{kind}s".capitalize(), "kind")
    for category in Category:
        if any(entry.category is category for entry in entries):
            yield Choice(replace(only, category=category), str(category).capitalize(), "category")
    there = {entry.period for entry in entries}
    for period in sorted(w.periods.values(), key=lambda one: one.first, reverse=True):
        if period.id in there:
            yield Choice(replace(only, period=period.id), period.label, "period")
    titled = {entry.goal for entry in entries}
    for goal in w.goals.values():
        if goal.id in titled:
            yield Choice(replace(only, goal=goal.id), goal.title, f"goal, {w.periods.need(goal.period).label}")
