"""Commands on one step: claimed, done."""

from pathlib import Path

import click

from workshop.cli import context
from workshop.plan import claiming
from workshop.track import doing
from workshop.words import dates
from workshop.words.text import quoted


@click.command("claim")
@click.argument("step", type=int)
@context.file_option
@context.as_option
def claim_command(step: int, file: Path | None, me: str | None) -> None:
    """Take a step: you are its one owner."""
    with context.acting(file, me) as (store, by):
        member = context.need_actor(by, "takes it")
        text, now, zone = store.workshop.steps.need(step).text, context.now(), context.zone()
        name = store.workshop.members[member].name
        w = store.apply(lambda w: claiming.claim(w, step, member, now, zone), member, f"take {quoted(text)}")
        due = w.steps[step].due
        day = f", due {dates.day_words(due, context.today())}" if due else ""
        click.echo(f"{name} has step {step}{day}: {text}")


@click.command("done")
@click.argument("step", type=int)
@click.option("--note", default="", metavar="TEXT", help="What came of it, in a line.")
@context.file_option
@context.as_option
def done_command(step: int, note: str, file: Path | None, me: str | None) -> None:
    """Mark a step as done today."""
    today, now = context.today(), context.now()
    with context.acting(file, me) as (store, by):
        text = store.workshop.steps.need(step).text
        store.apply(
            lambda w: doing.finish(w, step, today, now=now, note=note, by=by), by, f"finish {quoted(text)}"
        )
        click.echo(f"Done: step {step}, {text}")
