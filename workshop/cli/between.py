"""Commands between meetings: a signal from outside, one's own week, a period that nobody looks back on."""

from collections.abc import Iterator
from datetime import date, timedelta

import click

from workshop.cli import context, settings
from workshop.cli.answers import columns, tell
from workshop.cli.completing import GOAL, STEP, Said
from workshop.model import Celebration, Source, Step, Workshop
from workshop.plan import goals
from workshop.words import dates
from workshop.words.names import short_names
from workshop.words.text import quoted


@click.command("signal")
@click.argument("goal", type=GOAL)
@click.argument("text")
@click.option(
    "--from", "source", type=click.Choice([one.value for one in Source]), default="customer", help="Whose."
)
@context.acting_options
def signal_command(goal: str, text: str, source: str, file: str | None, me: str | None) -> None:
    """Tell what a customer, the market or a rival did that may change the plan; the next check-in reads it."""
    from workshop.track import signals

    now = context.now()
    with context.acting(file, me) as (store, by):
        found = goals.goal_by_beginning(store.workshop, context.current(store.workshop, context.today()).id, goal)
        w = store.apply(
            lambda w: signals.signal(w, found.id, text, now=now, source=Source(source), by=by),
            by,
            f"a signal on {quoted(found.title)}",
        )
        one = w.signals[w.signals.last_id]
        click.echo(f"Signal {one.id} on {quoted(found.title)}, from {_whose(one.source)}: {one.text}")


@click.command("week")
@click.argument("steps", metavar="[STEP...]", type=STEP, nargs=-1)
@click.option("--clear", is_flag=True, help="Choose nothing for this week.")
@context.acting_options
def week_command(steps: tuple[int, ...], clear: bool, file: str | None, me: str | None) -> None:
    """Choose up to three steps for this week; without steps, show it.

    It says what became of the last week's steps, and after whom you ask: to you only.
    """
    from workshop.track import week

    today = context.today()
    first = dates.first_of_week(today, settings.week_begins())
    with context.acting(file, me) as (store, by):
        member = context.need_actor(by, "chooses")
        if steps or clear:
            store.apply(lambda w: week.choose(w, member, steps, first), by, "choose a week's steps")
        w = store.workshop
        chosen = week.chosen(w, member, first)
        lines = [f"This week, to {dates.day_words(first + timedelta(days=6), today)}:" if chosen else _NOTHING]
        lines += [_line(step, today) for step in chosen]
        lines += [
            f"  last week, {one.how}: step {one.step.id}, {one.step.text}" for one in week.became(w, member, first)
        ]
        tell([*lines, *_asks_after(w, member, today)])


_NOTHING = "Nothing chosen for this week yet: 'workshop week 12 15' chooses steps 12 and 15, up to three."


@click.command("waive")
@click.argument("period", metavar="PERIOD")
@click.argument("reason", metavar="WHY")
@context.acting_options
def waive_command(period: str, reason: str, file: str | None, me: str | None) -> None:
    """Say why nobody looks back on a period that is over, so that the next one can be planned."""
    from workshop.team import lookback, periods

    today, now = context.today(), context.now()
    with context.acting(file, me) as (store, by):
        found = periods.labelled(store.workshop, period)
        store.apply(
            lambda w: lookback.waive(w, found.id, reason, today, now, by),
            by,
            f"waive looking back on {found.label}",
        )
        click.echo(f"Nobody looks back on {found.label}. Its open steps stay in 'workshop steps --adrift'.")


@click.command("signals")
@click.argument("number", metavar="[NUMBER]", type=int, required=False)
@click.argument("end", metavar="[END]", required=False, type=Said("end", ("noted", "changed", "step")))
@click.argument("text", default="")
@context.acting_options
def signals_command(number: int | None, end: str | None, text: str, file: str | None, me: str | None) -> None:
    """List the signals that nothing came of yet, or say what came of one: noted, changed, or a step.

    A changed plan needs its reason as TEXT, a step its words.
    """
    from workshop.track import signals
    from workshop.track.unread import told, unread

    today, now = context.today(), context.now()
    if (number is None) is not (end is None):
        raise click.UsageError('Say what came of it: \'workshop signals 3 noted\', changed "why" or step "words".')
    with context.acting(file, me) as (store, by):
        if number is not None:
            ends = {
                "noted": lambda w: signals.noted(w, number, today, text),
                "changed": lambda w: signals.changed(w, number, today, text),
                "step": lambda w: signals.stepped(w, number, text, today, now=now),
            }
            w = store.apply(ends[end or "noted"], by, f"a signal: {end}")
            click.echo(told(w.signals[number]))
            return
        w = store.workshop
        found = unread(w, context.current(w, today).id)
        rows = [(f"{one.id:>4}", quoted(w.goals[one.goal].title, 28), told(one)) for one in found]
        tell(columns(rows) or ["No signal waits."])


@click.command("celebrations")
@click.argument("win", metavar="[WIN]", type=int, required=False)
@click.option("--kind", type=click.Choice([one.value for one in Celebration]), help="How it is celebrated.")
@click.option("--held/--not-held", default=None, help="Whether it took place.")
@context.acting_options
def celebrations_command(
    win: int | None, kind: str | None, held: bool | None, file: str | None, me: str | None
) -> None:
    """List the celebrations of which nobody said whether they were held, or say it of one."""
    from workshop.learn import celebrating

    with context.acting(file, me) as (store, by):
        if win is not None:

            def change(w: Workshop) -> Workshop:
                w = w if kind is None else celebrating.promise(w, win, Celebration(kind))
                return w if held is None else celebrating.hold(w, win, held)

            w = store.apply(change, by, "a celebration")
            click.echo(
                f"{w.wins.need(win).text}: {celebrating.in_words(w.wins[win]) or 'no celebration promised'}"
            )
            return
        w = store.workshop
        rows = [
            (f"{one.id:>4}", celebrating.in_words(one), one.text) for one in celebrating.to_ask(w, context.today())
        ]
        tell(columns(rows) or ["No celebration waits to be asked about."])


def _whose(source: Source) -> str:
    return f"the {source}" if source is Source.MARKET else f"a {source}"


def _line(step: Step, today: date) -> str:
    day = f", due {dates.day_words(step.due, today)}" if step.open and step.due else ""
    return f"  step {step.id}, {step.text}{day}{'' if step.open else f' ({step.state})'}"


def _asks_after(w: Workshop, member: int, today: date) -> Iterator[str]:
    from workshop.track import buddies

    names = short_names(w.members.values())
    after = [
        f"{names.get(step.owner or 0, 'nobody yet')} (step {step.id})" for step in buddies.asks_after(w, member)
    ]
    if after:
        yield f"You ask after {', '.join(after)}."
    for one in buddies.unanswered(w, today, context.zone(), member):
        news = f"{names[one.owner]}, {one.kind} {dates.day_words(one.at, today)}"
        yield f"  {news}: step {one.step.id}, {one.step.text}"
        yield f"    say a line: workshop note {one.step.id} 'TEXT'"
