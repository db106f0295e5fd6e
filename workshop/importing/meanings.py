"""What a column can mean, and which meanings a sheet of each kind uses."""

from collections.abc import Mapping
from enum import StrEnum

from workshop.importing.vocabulary import en


class Holds(StrEnum):
    """What a sheet is about."""

    GOALS = "goals"
    MEMBERS = "members"
    STEPS = "steps"
    READINGS = "readings"


#: Meanings by what stands below them.
NUMBERS = frozenset({"baseline", "current", "target", "value", "progress"})
DAYS = frozenset({"due", "begins", "first_move_on", "date", "done_on"})
#: Meanings that only tell what a sheet is about; their content has no place here.
TELLING = frozenset({"about_person", "about_task", "about_goal", "progress", "begins"})

_GOAL = (
    "goal, why, category, sponsor, contributes_to, contributes_because, for_us, market, customers, "
    "value_proposition, strategy, measure, unit, baseline, current, target, leading, period, year, type, "
    "id, parent, date, begins"
)
_STEP = (
    "step, owner, helpers, buddy, due, first_move, first_move_on, must_move, if_then, state, outcome, note, "
    "done_on"
)
#: By kind: the meanings it uses, those first that a column is given first where it can mean several.
USES: Mapping[Holds, tuple[str, ...]] = {
    holds: tuple(words.split(", "))
    for holds, words in {
        Holds.GOALS: f"{_GOAL}, segment, {_STEP}",
        Holds.MEMBERS: "first_name, infix, last_name, member, initials, active",
        Holds.STEPS: f"step, goal, {_STEP}, {_GOAL}",
        Holds.READINGS: "date, value, measure, headline, goal, unit, segment, period, year",
    }.items()
}
LEFT_OUT = "left out"
#: How a meaning is called where it is spoken of: by its first English word.
OWN: Mapping[str, str] = {meaning: words.split(",")[0] for meaning, words in en.HEADERS.items()} | {
    "about_person": "about a person",
    "about_task": "about a task",
    "about_goal": "about a goal",
    "headline": "headline",
    "member": "name",
    "due": "due date",
    "current": "current",
    "progress": "progress",
    "active": "active",
    "first_name": "first name",
    "last_name": "last name",
    "first_move_on": "first move on",
}
#: What a person can choose for a column.
CHOICES = (
    LEFT_OUT,
    *(
        OWN[one]
        for one in dict.fromkeys((*USES[Holds.STEPS], *USES[Holds.MEMBERS], *USES[Holds.READINGS]))
        if one not in TELLING
    ),
)
