"""The team's settings, and its people, in their forms."""

from screens.desk import Desk
from screens.forms.saving import edit, fill_in
from screens.forms.table import NUMBER, WHOLE, Asked, Read
from workshop.meet import sessions
from workshop.model import Workshop
from workshop.team import team

TEAM = (
    Asked("name", "Team"),
    Asked("check_in_days", "Check-ins", hint="days from one to the next", limit=3, way=WHOLE),
    Asked("heavy_load", "Heavy load", hint="open steps from which it is marked", limit=3, way=WHOLE),
)
_PERSON = (
    Asked("name", "Name", limit=team.NAME),
    Asked("initials", "Initials", limit=team.INITIALS, hint="left empty, they come from the name"),
)
_WEEKS = Asked("weeks_free", "Weeks free", limit=6, hint="of a period, for steps; empty: no limit", way=NUMBER)


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


async def add_person(desk: Desk, *, session: int | None = None) -> int | None:
    """Ask for somebody new, who is present in the session if one is given; their id, None where it was left."""
    added: list[int] = []

    def apply(w: Workshop, values: Read) -> Workshop:
        added[:] = [w.members.next_id]
        w = team.add_member(w, values["name"], values["initials"])
        return w if session is None else sessions.set_present(w, session, added[0], True)

    found = await fill_in(desk, "Somebody new in the team", _PERSON, apply, "add a person")
    return added[0] if found else None


async def edit_person(desk: Desk, member: int) -> bool:
    """Ask for another name, other initials, or other weeks that are free."""

    def apply(w: Workshop, values: Read) -> Workshop:
        if "weeks_free" in values:
            w = team.set_weeks_free(w, member, values.pop("weeks_free"))
        return team.edit_member(w, member, **values)

    return await edit(
        desk,
        "Edit the person",
        (*_PERSON, _WEEKS),
        lambda w: w.members.need(member),
        apply,
        f"edit {desk.workshop.members.need(member).name}",
    )
