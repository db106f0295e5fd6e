"""The command that says what is due, for schedulers and mails."""

import click

from workshop.cli import context
from workshop.cli.answers import columns, tell, tell_json
from workshop.track.dues import due
from workshop.words import dates
from workshop.words.names import short_names

#: The exit status where nothing is due.
NOTHING = 1


@click.command("due")
@click.option(
    "--within", default=7, show_default=True, type=click.IntRange(0, 400), metavar="DAYS", help="How far."
)
@context.acting_options
@context.json_option
def due_command(within: int, file: str | None, me: str | None, as_json: bool) -> None:
    """Say what is due by then: steps, first moves, verdicts, and for the team the check-ins.

    Exit status: 0 where something is due, 1 where nothing is: 'workshop due | mail …' needs no more.

    JSON: a list of on, what, goal (title), step (number or null), owner (name or null), text.
    """
    today = context.today()
    with context.acting(file, me) as (store, by):
        w = store.workshop
        found = due(w, today, within, by)
        names = short_names(w.members.values())
        if as_json:
            tell_json(
                [
                    {
                        "on": one.on,
                        "what": one.what,
                        "goal": w.goals[one.goal].title,
                        "step": one.step,
                        "owner": w.members[one.owner].name if one.owner else None,
                        "text": one.text,
                    }
                    for one in found
                ]
            )
        elif found:
            rows = [
                (
                    f"{'late: ' if one.on < today else ''}{dates.day_words(one.on, today)}",
                    one.what,
                    f"{one.step or ''}",
                    names.get(one.owner or 0, "—"),
                    one.text,
                )
                for one in found
            ]
            tell(columns(rows))
    if not found:
        raise click.exceptions.Exit(NOTHING)
