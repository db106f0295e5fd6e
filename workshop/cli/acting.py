"""Commands on who has a step: claimed, given back."""

import click

from workshop.cli import context
from workshop.cli.completing import STEP
from workshop.plan import claiming
from workshop.track import placing
from workshop.words import dates
from workshop.words.text import quoted


@click.command("claim")
@click.argument("step", type=STEP)
@context.acting_options
def claim_command(step: int, file: str | None, me: str | None) -> None:
    """Take a step: you are its one owner. One that you were offered is accepted."""
    with context.acting(file, me) as (store, by):
        member = context.need_actor(by, "takes it")
        text, now, zone = store.workshop.steps.need(step).text, context.now(), context.zone()
        name = store.workshop.members[member].name
        w = store.apply(lambda w: claiming.claim(w, step, member, now, zone), member, f"take {quoted(text)}")
        due = w.steps[step].due
        day = f", due {dates.day_words(due, context.today())}" if due else ""
        click.echo(f"{name} has step {step}{day}: {text}")


@click.command("release")
@click.argument("steps", metavar="STEP...", type=STEP, nargs=-1, required=True)
@context.acting_options
def release_command(steps: tuple[int, ...], file: str | None, me: str | None) -> None:
    """Give steps back: they are free to be claimed by anybody. Several go together, or none does."""
    with context.acting(file, me) as (store, by):
        called = context.called(store.workshop, steps)
        w = store.apply(
            lambda w: placing.together(w, steps, lambda w, step: placing.give_back(w, step, by=by)),
            by,
            f"give back {called}",
        )
        for step in steps:
            click.echo(f"Free to be claimed: step {step}, {w.steps[step].text}")
