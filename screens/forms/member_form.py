"""A person in their form: name and initials."""

from screens.desk import Desk
from screens.dialogs.form import Field
from screens.forms.saving import Values, edit, fill_in
from workshop.meet import sessions
from workshop.model import Workshop
from workshop.team import team


async def add_person(desk: Desk, *, session: int | None = None) -> int | None:
    """Ask for somebody new, who is present in the session if one is given; their id, None where it was left."""
    added: list[int] = []

    def apply(w: Workshop, values: Values) -> Workshop:
        added[:] = [w.members.next_id]
        w = team.add_member(w, values["name"], values["initials"])
        return w if session is None else sessions.set_present(w, session, added[0], True)

    saved = await fill_in(desk, "Somebody new in the team", _fields("", ""), apply, "add a person")
    return added[0] if saved else None


async def edit_person(desk: Desk, member: int) -> bool:
    """Ask for another name or other initials."""
    found = desk.workshop.members.need(member)

    def apply(w: Workshop, values: Values) -> Workshop:
        return team.edit_member(w, member, name=values.get("name"), initials=values.get("initials"))

    def shown(w: Workshop) -> Values:
        one = w.members.need(member)
        return {"name": one.name, "initials": one.initials}

    fields = _fields(found.name, found.initials)
    return await edit(desk, "Edit the person", fields, shown, apply, f"edit {found.name}")


def _fields(name: str, initials: str) -> list[Field]:
    hint = "" if name else "up to four letters; left empty, they come from the name"
    return [
        Field("name", "Name", name, limit=team.NAME),
        Field("initials", "Initials", initials, hint=hint, limit=team.INITIALS),
    ]
