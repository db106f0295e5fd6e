"""Commands on a step at work: blocked, noted, done, and what came of it."""

import click

from workshop.cli import context
from workshop.cli.completing import STEP, Said
from workshop.model import Blocker, Verdict
from workshop.track import doing, verdicts
from workshop.words.text import quoted


@click.command("block")
@click.argument("step", type=STEP)
@click.argument("by_what", metavar="REASON", required=False, type=Said("reason", tuple(Blocker)))
@click.argument("text", metavar="[TEXT]", default="")
@click.option("--clear", is_flag=True, help="Nothing stands in its way any more.")
@context.acting_options
def block_command(
    step: int, by_what: str | None, text: str, clear: bool, file: str | None, me: str | None
) -> None:
    """Say what stands in a step's way: no time, waiting, unclear, crowded out, or outside our control."""
    if (by_what is None) is not clear:
        raise click.UsageError("Say what blocks it, 'workshop block 12 waiting', or free it with --clear.")
    now = context.now()
    with context.acting(file, me) as (store, by):
        called = store.workshop.steps.need(step).text
        if by_what is None:
            store.apply(lambda w: doing.unblock(w, step, by=by), by, f"unblock {quoted(called)}")
            click.echo(f"Nothing blocks it any more: step {step}, {called}")
            return
        blocker = Blocker(by_what)
        store.apply(lambda w: doing.block(w, step, blocker, text, now=now, by=by), by, f"block {quoted(called)}")
        click.echo(f"Blocked, {blocker}: step {step}, {called}")


@click.command("note")
@click.argument("step", type=STEP)
@click.argument("text")
@context.acting_options
def note_command(step: int, text: str, file: str | None, me: str | None) -> None:
    """Write a dated remark on a step."""
    now = context.now()
    with context.acting(file, me) as (store, by):
        called = store.workshop.steps.need(step).text
        store.apply(lambda w: doing.add_note(w, step, text, now=now, by=by), by, f"note on {quoted(called)}")
        click.echo(f"Noted on step {step}, {called}")


@click.command("done")
@click.argument("step", type=STEP)
@click.option("--note", default="", metavar="TEXT", help="What came of it, in a line.")
@context.acting_options
def done_command(step: int, note: str, file: str | None, me: str | None) -> None:
    """Mark a step as done today."""
    today, now = context.today(), context.now()
    with context.acting(file, me) as (store, by):
        text = store.workshop.steps.need(step).text
        store.apply(
            lambda w: doing.finish(w, step, today, now=now, note=note, by=by), by, f"finish {quoted(text)}"
        )
        click.echo(f"Done: step {step}, {text}")


@click.command("verdict")
@click.argument("step", type=STEP)
@click.argument("verdict", type=Said("verdict", tuple(Verdict)))
@click.option("--because", default="", metavar="TEXT", help="Why: it goes into the step's lesson.")
@click.option("--next-time", default="", metavar="TEXT", help="What to do next time: it goes into the lesson.")
@context.acting_options
def verdict_command(
    step: int, verdict: str, because: str, next_time: str, file: str | None, me: str | None
) -> None:
    """Say what came of a finished step: worked, no effect, or too early."""
    today, what = context.today(), Verdict(verdict)
    with context.acting(file, me) as (store, by):
        found = store.workshop.steps.need(step)
        doing.check_may_act(store.workshop, found, by)
        store.apply(
            lambda w: verdicts.give_verdict(w, step, what, today, because, next_time),
            by,
            f"verdict on {quoted(found.text)}: {what}",
        )
        click.echo(f"{what.capitalize()}: step {step}, {found.text}")
