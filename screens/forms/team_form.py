"""The team's settings in their form."""

from screens.desk import Desk
from screens.dialogs.form import Field
from screens.forms.saving import Values, edit
from workshop.errors import RuleError
from workshop.model import Workshop
from workshop.team import team


async def edit_settings(desk: Desk) -> bool:
    """Ask for another team name, rhythm of check-ins, or load that counts as heavy."""

    def apply(w: Workshop, values: Values) -> Workshop:
        return team.edit_team(
            w,
            name=values.get("name"),
            check_in_days=_whole(values, "check_in_days"),
            heavy_load=_whole(values, "heavy_load"),
        )

    now = _shown(desk.workshop)
    fields = [
        Field("name", "Team", now["name"]),
        Field("check_in_days", "Check-ins", now["check_in_days"], hint="days from one to the next", limit=3),
        Field("heavy_load", "Heavy load", now["heavy_load"], hint="open steps from which it is marked", limit=3),
    ]
    return await edit(desk, "The team's settings", fields, _shown, apply, "change the team's settings")


def _shown(w: Workshop) -> dict[str, str]:
    one = w.team
    return {"name": one.name, "check_in_days": str(one.check_in_days), "heavy_load": str(one.heavy_load)}


def _whole(values: Values, key: str) -> int | None:
    """The whole number of a field, None where it was not changed; RuleError where it is none."""
    if key not in values:
        return None
    if not (values[key].isascii() and values[key].isdecimal()):
        raise RuleError(f"“{values[key]}” is not a whole number: write it in figures, like 7.")
    return int(values[key])
