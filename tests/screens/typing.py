"""Filling in forms as a person does."""

from textual.pilot import Pilot

from screens.dialogs.form import Form
from screens.widgets.area import Area
from tests.screens.kit import A, paste, settle, tap, until


async def filled(pilot: Pilot[A], **texts: str) -> Form:
    """Put these texts into the open form, field by field, in place of what stands there."""
    app = pilot.app
    form = await until(lambda: app.screen if isinstance(app.screen, Form) and app.screen.rows else None)
    assert isinstance(form, Form)
    await settle(pilot)
    for key, text in texts.items():
        row = next(row for row in form.rows if row.field.key == key)
        form.go_to(key)
        await settle(pilot)
        keys = ("f7",) if isinstance(row.input, Area) else ("end", "shift+home")
        await tap(pilot, *keys)
        await tap(pilot, "delete")
        if text:
            await paste(pilot, text)
    return form


async def saved(pilot: Pilot[A], **texts: str) -> None:
    """Fill in the open form, save it, and wait until it has closed."""
    form = await filled(pilot, **texts)
    await tap(pilot, "ctrl+s")
    await until(lambda: pilot.app.screen is not form)
    await settle(pilot)
