"""A goal as facts to read: its reasons, its key results, its context, the checks."""

from screens.commands import Hint
from screens.widgets.facts import Entry, Fact, Title
from workshop.model import Goal, KeyResult, Workshop
from workshop.plan.goals import Check, smart
from workshop.plan.targets import history_words
from workshop.track.measures import latest, near, span_words
from workshop.words.dates import short_day
from workshop.words.numbers import number_words
from workshop.words.signs import FINISHED, OPEN

#: The texts of a goal's context with their labels, in the order in which they are read.
CONTEXT = {
    "contributes_to": "Serves",
    "for_us": "For us",
    "market": "Market",
    "customers": "Customers",
    "value_proposition": "Our value",
    "strategy": "Strategy",
}
#: Cells that stand free for the labels.
LABEL = 13


def why_missing(hint: Hint) -> str:
    """What stands where no why is written; how to write it where that can be done."""
    return f"Not written yet.{hint('edit', ' Press e and say in a line why it matters, and why now.')}"


def no_measure(hint: Hint) -> str:
    """What stands where a goal has no key result; how to add one where that can be done."""
    return f"None yet.{hint('key_results', ' Press k and say how we will see this goal move.')}"


def reason_facts(goal: Goal, hint: Hint) -> list[Entry]:
    """Why there is this goal; a why that is missing is asked for."""
    return [Fact(goal.why, "Why") if goal.why else Fact(why_missing(hint), "Why", style="$quiet")]


def serves_words(goal: Goal) -> str:
    because = f"because {goal.contributes_because}" if goal.contributes_because else ""
    return ", ".join(part for part in (goal.contributes_to, because) if part)


def context_text(goal: Goal, field: str) -> str:
    return serves_words(goal) if field == "contributes_to" else str(getattr(goal, field))


def context_facts(goal: Goal) -> list[Entry]:
    """What it serves, what is in it for us, market, customers, value, strategy: what is written of them."""
    return [Fact(text, label) for field, label in CONTEXT.items() if (text := context_text(goal, field))]


def measure_words(measure: KeyResult) -> str:
    """ "18 → 25 %, now 21.5"."""
    last, span = latest(measure), span_words(measure)
    return span if last is None else f"{span}, now {number_words(near(measure, last.value))}"


def measure_name(measure: KeyResult) -> str:
    return f"{measure.name} (leading)" if measure.leading else measure.name


def measure_facts(workshop: Workshop, goal: int, hint: Hint) -> list[Entry]:
    """The key results with their targets; what a target was before it was changed stays in view."""
    facts: list[Entry] = []
    for measure in workshop.key_results.of(goal):
        label, value = "" if facts else "Key results", measure_words(measure)
        facts.append(Fact(measure_name(measure), label, aside=value, aside_style=""))
        for old in measure.earlier:
            was = "none" if old.target is None else number_words(old.target, measure.unit)
            facts.append(Fact(f"target was {was} until {short_day(old.on)}: {old.reason}", style="$text-muted"))
    return facts or [Fact(no_measure(hint), "Key results", style="$quiet")]


def check_marks(workshop: Workshop, goal: int) -> str:
    """A sign for each of the checks in their order: ``✓✓□``."""
    return "".join(FINISHED if check.passed else OPEN for check in smart(workshop, goal))


def check_summary(workshop: Workshop, goal: int) -> list[Entry]:
    """The checks that have passed in a line, and below it what to do about each of the others."""
    checks = smart(workshop, goal)
    passed = ", ".join(check.name for check in checks if check.passed)
    facts: list[Entry] = [Fact(passed, sign=(FINISHED, "$good"))] if passed else []
    facts += [Fact(words, style="$text-muted") for words in history_words(workshop, goal)]
    return facts + [_check(check) for check in checks if not check.passed]


def _check(check: Check) -> Fact:
    sign = (FINISHED, "$good") if check.passed else (OPEN, "$quiet")
    return Fact(f"{check.name}: {check.advice}", style="" if check.passed else "$quiet", sign=sign)


def check_facts(workshop: Workshop, goal: int) -> list[Entry]:
    return [Title("Is it smart?"), *map(_check, smart(workshop, goal))]
