"""The files that the screens are measured on: the demo, 10,000 steps, 10,000 changes; and a bare Textual app."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from msgspec.structs import replace

from store import Store
from store.judging import Lenient
from workshop.demo import story
from workshop.model import Category, Headline, Reading, Step, StepState, Workshop
from workshop.plan import goals
from workshop.team import periods, team

STEPS = 10_000
CHANGES = 10_000
GOALS = 40
PEOPLE = 12

#: What every real first frame is compared with: one widget, which shows another number at every key.
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    presses = 0

    def compose(self):
        yield Static("A bare Textual app")

    def on_key(self):
        self.presses += 1
        self.query_one(Static).update(f"Pressed {self.presses} times")

Bare().run()
"""
_VERBS = (
    "Call",
    "Visit",
    "Write to",
    "Offer a pilot to",
    "Train",
    "Ask",
    "Show the module to",
    "Compare prices with",
)
_WHOM = ("the lapsed accounts", "three resellers", "the inside team", "former customers", "a logistics company")
_WHERE = ("in Bavaria", "in Malmö", "around Zürich", "on the coast", "in the north", "at the trade fair")


def demo_file(folder: Path) -> Path:
    """The demo's file as it is on this day."""
    path, now = folder / "demo.json", datetime.now(UTC)
    first, *others = story(now.date(), now, Random(1))
    with Store.create(path, first.change(Workshop()), judge=Lenient()) as store:
        for chapter in others:
            store.apply(chapter.change, chapter.by, chapter.do)
    return path


def large_file(folder: Path) -> Path:
    """A file with ``STEPS`` steps in the quarter that today is in."""
    path = folder / "large.json"
    with Store.create(path, large(date.today())) as store:
        store.apply(lambda w: periods.edit_period(w, 1, label="This quarter"), None, "name the period")
    return path


def large(today: date, steps: int = STEPS) -> Workshop:
    """A team of twelve with 40 goals and so many steps."""
    w = team.found(Workshop(), "Northwind Sales")
    for number in range(PEOPLE):
        w = team.add_member(w, f"{chr(65 + number)}nna Person{number}")
    label, first, last = periods.quarter_of(today)
    headline = Headline("Revenue", "EUR", 0, 5_000_000, (Reading(today, 2_500_000),))
    w = periods.add_period(w, label, first, last, headline)
    for number in range(1, GOALS + 1):
        w = goals.add_goal(
            w, 1, f"Goal {number} of the quarter", why="It matters.", category=Category.MARKET_SHARE
        )
        w = goals.add_key_result(w, number, "Accounts", "accounts", 2, 8)
    rng = Random(3)
    return w.put(*(_step(number, first, last, rng) for number in range(1, steps + 1))).settled()


def _step(number: int, first: date, last: date, rng: Random) -> Step:
    text = f"{rng.choice(_VERBS)} {rng.choice(_WHOM)} {rng.choice(_WHERE)}, number {number}"
    states = (StepState.PLANNED, StepState.PLANNED, StepState.DOING, StepState.DONE)
    due = first + timedelta(days=rng.randrange((last - first).days))
    owner = rng.randrange(PEOPLE + 1) or None
    step = Step(number, 1 + number % GOALS, text, state=rng.choice(states), owner=owner, due=due, dots=number % 9)
    return replace(step, done_on=due, check_on=last) if step.state is StepState.DONE else step


def long_file(folder: Path) -> Path:
    """A file with ``CHANGES`` changes in its history."""
    path = folder / "long.json"
    with Store.create(path, large(date.today(), steps=200), judge=Lenient()) as store:
        for number in range(CHANGES):
            store.apply(_reworded(number), 1 + number % PEOPLE, f"change the words of step {1 + number % 200}")
    return path


def _reworded(number: int) -> Callable[[Workshop], Workshop]:
    step = 1 + number % 200
    return lambda w: w.put(replace(w.steps.need(step), text=f"Call the accounts, wording {number}"))
