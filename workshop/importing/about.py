"""What a sheet is about, decided by all its columns: never by a lone "name"."""

import re
from collections.abc import Sequence

from workshop.errors import RuleError
from workshop.importing.meanings import Holds
from workshop.importing.reading import Row
from workshop.words.text import clean

_PERSON = re.compile(r"^(?:[^\W\d_a-z]\S*|[a-z'’]{1,4}\.?|[^\x00-ɏ]+)$")


def about(
    names: Sequence[str], may: Sequence[tuple[str, ...]], rows: Sequence[Row], *, numbered: bool, valued: bool
) -> Holds:
    """What the sheet is about.

    ``may`` has what each of its columns can mean, the likeliest first; ``numbered`` says that there are columns of
    numbered key results, ``valued`` that there are columns for the values of periods or days. RuleError where it
    is about nothing that is understood.
    """
    sure = {meanings[0] for meanings in may if meanings}
    called = {"name", "title"} & {one for meanings in may for one in meanings}
    measured, aimed = sure & {"measure", "headline"}, sure & {"baseline", "target"}
    figures = bool(aimed) or "current" in sure or numbered or valued
    if "step" in sure:
        return Holds.STEPS
    told = "current" in sure or valued
    if measured and not aimed and ("value" in sure or (told and ("goal" not in sure or "date" in sure))):
        return Holds.READINGS
    if "type" in sure or "goal" in sure:
        tasks = called and not figures and not measured and sure & {"due", "owner", "state"}
        return Holds.STEPS if tasks and "type" not in sure else Holds.GOALS
    if called and (
        figures or measured or "about_goal" in sure or (sure <= {"name", "title", "why"} and "why" in sure)
    ):
        return Holds.GOALS
    if sure & {"first_name", "last_name", "member", "initials"} and "about_task" not in sure:
        return Holds.MEMBERS
    if called and sure & {"about_task", "due", "owner"}:
        return Holds.STEPS
    if "name" in called:
        place = next(place for place, meanings in enumerate(may) if "name" in meanings)
        if sure & {"about_person", "active"} or _people(rows, place):
            return Holds.MEMBERS
    if measured:
        raise RuleError("The sheet has key results but no column “goal”: add one that says whose they are.")
    read = ", ".join(f"“{name[:30]}”" for name in names[:8] if name)
    raise RuleError(
        f"A line has to name the columns; it reads {read}, and what that is about is not understood. A file of "
        "goals has a column “goal” (objective), one of key results also “key result” (KPI), one of steps “goal” "
        "and “step” (action, task), one of members “name”, one of readings “key result”, “date” and “value”; in "
        "English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish or Japanese. With "
        "--map 'HEADER=MEANING' a column gets a meaning."
    )


def _people(rows: Sequence[Row], place: int) -> bool:
    """Whether what stands in a column called "name" looks like people."""
    names = [clean(row.cells[place]) for row in rows[:200] if place < len(row.cells) and clean(row.cells[place])]
    fits = sum(len(name.split()) <= 5 and all(_PERSON.match(word) for word in name.split()) for name in names)
    return fits * 3 >= len(names) * 2
