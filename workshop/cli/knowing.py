"""Commands about who sits here and how they want things."""

import click

from workshop.cli import context, remembered, settings
from workshop.cli.answers import columns, tell
from workshop.cli.completing import MEMBER


@click.command("me")
@click.argument("name", required=False, type=MEMBER)
@click.option("--forget", is_flag=True, help="Nobody in particular sits here.")
@context.file_option
def me_command(name: str | None, forget: bool, file: str | None) -> None:
    """Say once who you are and which file is yours; from then on 'workshop claim 12' is enough.

    Without a name it says who you are. Every answer names the team and the person it is about.
    """
    if forget:
        remembered.forget_me()
        click.echo("Nobody in particular sits here.")
        return
    with context.opened(file, quiet=True) as store:
        w, place = store.workshop, store.place
        member = context.person(w, name) if name else context.actor(w, None, place)
        if name and member is not None:
            remembered.remember_me(w.members[member].name, place.name)
        who = w.members[member].name if member else "the room"
        click.echo(f"{who} of {w.team.name}, in {context.shown(file or place.name)}")
        if member is None:
            click.echo("Say who you are with 'workshop me NAME'.")


@click.command("config")
def config_command() -> None:
    """Show how things are set, and where each value comes from; what the configuration file cannot set is named.

    The file is TOML: file, person, theme, first_day_of_week, and a table [keys] of keys by the name of a command.
    """
    read = settings.configuration()
    file = settings.file()
    person = settings.person(file.value) if file.value else settings.Setting()
    rows = [
        (name, context.shown(one.value) if one.value else "—", one.source)
        for name, one in (
            ("file", file),
            ("person", person),
            ("theme", settings.theme()),
            ("first_day_of_week", settings.first_day_of_week()),
        )
    ]
    rows += [(f"key of {name}", key, "configuration") for name, key in settings.keys().items()]
    there = "" if read.path and read.path.is_file() else " (not there)"
    tell(
        [f"Configuration: {context.shown(read.path) if read.path else 'no place for one'}{there}", *columns(rows)]
    )
    if read.faults:
        raise click.exceptions.Exit(2)
