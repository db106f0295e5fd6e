"""Commands for figures: the period's one overall number, and measures split by segments."""

import click

from workshop.cli import context
from workshop.errors import RuleError
from workshop.model import Headline, Workshop
from workshop.plan import goals
from workshop.team import periods
from workshop.track import measures, segments
from workshop.words import dates
from workshop.words.numbers import parse_number


@click.command("headline")
@click.argument("value", metavar="[[PART=]VALUE]", required=False)
@click.option("--on", metavar="DAY", help="The day of the figure; else today.")
@click.option("--name", help="Set what the headline is called.")
@click.option("--unit", help="Set its unit.")
@click.option("--baseline", metavar="VALUE", help="Set where it begins.")
@click.option("--target", metavar="VALUE", help="Set where it should be in the end.")
@click.option("--because", default="", metavar="WHY", help="Why a target changes: the old one stays in view.")
@context.acting_options
def headline_command(
    value: str | None,
    on: str | None,
    name: str | None,
    unit: str | None,
    baseline: str | None,
    target: str | None,
    because: str,
    file: str | None,
    me: str | None,
) -> None:
    """Enter where the headline stands, 4.2M, or one of its parts, Benelux=1.2M; without a value, show it.

    --name, --unit, --baseline and --target set it; changing a target needs --because.
    """
    today, now = context.today(), context.now()
    named, _, figure = (value or "").rpartition("=")
    number = None if value is None else parse_number(figure)
    day = dates.parse_day(on, today) if on else today
    if day > today:
        raise RuleError(f"{dates.long_day(day)} is still to come: a figure is of today or of a day before.")
    with context.acting(file, me) as (store, by):
        period = context.current(store.workshop, today)
        if name or unit or baseline or target:
            old = period.headline or Headline(name or "")
            new = (
                name or old.name,
                old.unit if unit is None else unit,
                parse_number(baseline) if baseline else old.baseline,
                parse_number(target) if target else old.target,
            )

            def change(w: Workshop) -> Workshop:
                return periods.set_headline(w, period.id, *new, today=today, reason=because, now=now, by=by)

            period = store.apply(change, by, f"set the headline {new[0]}").periods[period.id]
        if number is not None:
            headline = periods.need_headline(period)
            part = segments.part_by_beginning(headline, named)
            read = {part.name if part else named: number}
            do = f"{headline.name} at {value}"
            store.apply(lambda w: segments.read_headline(w, period.id, day, read, by), by, do)
        headline = periods.need_headline(store.workshop.periods[period.id])
        click.echo(f"{headline.name}: {measures.value_words(headline)}")
        for one in headline.parts:
            click.echo(f"  {one.name}: {segments.part_words(one, headline.unit)}")


@click.command("split")
@click.argument("words", metavar="[GOAL KEY-RESULT] PART=[BASELINE:]TARGET...", nargs=-1)
@click.option("--apart", is_flag=True, help="The parts do not add up to the whole.")
@context.acting_options
def split_command(words: tuple[str, ...], apart: bool, file: str | None, me: str | None) -> None:
    """Split a key result, or without goal and key result the headline, by region, customer group or channel.

    A part is written DACH=5M, or with where it begins DACH=2M:5M. Parts that should add up and do not are refused
    with the difference; percentages do not add up.
    """
    parts = [segments.typed_part(word) for word in words if "=" in word]
    named = [word for word in words if "=" not in word]
    if len(named) not in (0, 2) or not parts:
        raise click.UsageError("Say what is split: 'workshop split GOAL KEY-RESULT DACH=5 Benelux=3'.")
    sums = False if apart else None
    with context.acting(file, me) as (store, by):
        w = store.workshop
        period = context.current(w, context.today())
        if named:
            goal = goals.goal_by_beginning(w, period.id, named[0])
            key = goals.key_result_by_beginning(w, goal.id, named[1]).id
            name = w.key_results[key].name
            store.apply(lambda w: w.put(segments.split(w.key_results[key], parts, sums=sums)), by, f"split {name}")
        else:
            name = periods.need_headline(period).name
            store.apply(lambda w: segments.split_headline(w, period.id, parts, sums=sums), by, f"split {name}")
        click.echo(f"{name} is split into {', '.join(part.name for part in parts)}.")
