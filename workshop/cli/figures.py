"""The command for the period's one overall number."""

import click

from workshop.cli import context
from workshop.errors import RuleError
from workshop.team import periods
from workshop.track import measures
from workshop.words import dates
from workshop.words.numbers import parse_number


@click.command("headline")
@click.argument("value", required=False)
@click.option("--on", metavar="DAY", help="The day of the figure; else today.")
@context.file_option
@context.as_option
def headline_command(value: str | None, on: str | None, file: str | None, me: str | None) -> None:
    """Enter where the headline stands, 4.2M; without a value, show it."""
    today = context.today()
    number = None if value is None else parse_number(value)
    day = dates.parse_day(on, today) if on else today
    if day > today:
        raise RuleError(f"{dates.long_day(day)} is still to come: a figure is of today or of a day before.")
    with context.acting(file, me) as (store, by):
        period = context.current(store.workshop, today)
        if number is not None:
            name = period.headline.name if period.headline else "the headline"
            store.apply(
                lambda w: periods.add_headline_reading(w, period.id, day, number, by), by, f"{name} at {value}"
            )
        headline = store.workshop.periods[period.id].headline
        if headline is None:
            raise RuleError(f"{period.label} has no headline yet: open the file and set one with n.")
        click.echo(f"{headline.name}: {measures.value_words(headline)}")
