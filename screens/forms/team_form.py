"""The team's settings in their form."""

from screens.desk import Desk
from screens.forms.saving import edit
from screens.forms.table import WHOLE, Asked
from workshop.team import team

TEAM = (
    Asked("name", "Team"),
    Asked("check_in_days", "Check-ins", hint="days from one to the next", limit=3, way=WHOLE),
    Asked("heavy_load", "Heavy load", hint="open steps from which it is marked", limit=3, way=WHOLE),
)


async def edit_settings(desk: Desk) -> bool:
    """Ask for another team name, rhythm of check-ins, or load that counts as heavy."""
    return await edit(
        desk,
        "The team's settings",
        TEAM,
        lambda w: w.team,
        lambda w, values: team.edit_team(w, **values),
        "change the team's settings",
    )
