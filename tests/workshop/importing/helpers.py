"""A team with a period, and files to import into it."""

from datetime import UTC, date, datetime
from typing import Any

from workshop import importing
from workshop.importing import Plan
from workshop.model import KeyResult, Part, Workshop
from workshop.team import periods, team

TODAY = date(2027, 1, 13)
NOW = datetime(2027, 1, 13, 9, tzinfo=UTC)
START = periods.add_period(team.found(Workshop(), "Northwind Sales"), *periods.quarter_of(TODAY)).settled()
#: The day and the team that most small files are made for.
AUTUMN_DAY, AUTUMN_NOW = date(2026, 11, 26), datetime(2026, 11, 26, 9, tzinfo=UTC)
AUTUMN = periods.add_period(team.found(Workshop(), "T"), *periods.quarter_of(AUTUMN_DAY)).settled()


def brought(data: str | bytes, w: Workshop = AUTUMN, **options: Any) -> Plan:
    """What this file would change in a team in autumn."""
    raw = data.encode() if isinstance(data, str) else data
    return importing.plan(w, raw, today=AUTUMN_DAY, now=AUTUMN_NOW, **options)


def planned(data: str | bytes, w: Workshop = START, *, skip_faulty: bool = False, **options: Any) -> Plan:
    """What this file would change."""
    raw = data.encode() if isinstance(data, str) else data
    return importing.plan(w, raw, today=TODAY, now=NOW, skip_faulty=skip_faulty, **options)


def faults(data: str | bytes, w: Workshop = START) -> list[str]:
    """What is wrong in this file, in words."""
    return [fault.words for fault in planned(data, w).faults]


def brief(plan: Plan) -> list[str]:
    """What a plan brings, in a line each: "Goal > key result 2 → 8 unit @5", "Goal : step, owner, due", people."""
    w = plan.after
    told = [
        f"{w.goals[one.goal].title} > {_figures(one.name, one, one.unit)}"
        + "".join(f" [{_figures(part.name, part)}]" for part in one.parts)
        for one in w.key_results.values()
        if w.goals[one.goal].period == 1
    ]
    for step in w.steps.values():
        people = "+".join(w.members[one].name for one in (step.owner, *step.helpers) if one)
        facts = (step.text, people, str(step.due or ""), str(step.state))
        told.append(f"{w.goals[step.goal].title} : {', '.join(filter(None, facts))}")
    busy = {*(one.goal for one in w.key_results.values()), *(one.goal for one in w.steps.values())}
    told += [one.title for one in w.goals.values() if one.id not in busy]
    told += [f"{one.name} ({one.initials}){'' if one.active else ' left'}" for one in w.members.values()]
    return told


def _figures(name: str, one: KeyResult | Part, unit: str = "") -> str:
    start, target = (f"{'?' if number is None else f'{number:g}'}" for number in (one.baseline, one.target))
    stands = f"@{one.readings[-1].value:g}" if one.readings else ""
    return " ".join(filter(None, (name, start, "→", target, unit, stands)))
