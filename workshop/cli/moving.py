"""The command that moves: steps to another day or goal, a team to another place."""

from collections.abc import Sequence

import click

from workshop.cli import context
from workshop.cli.completing import GOAL, STEP
from workshop.cli.relocating import relocate
from workshop.plan import goals
from workshop.track import placing
from workshop.words import dates
from workshop.words.text import quoted


@click.command("move")
@click.argument("words", metavar="STEP... [DAY]", nargs=-1, required=True, shell_complete=STEP.shell_complete)
@click.option("--goal", metavar="GOAL", type=GOAL, help="To this goal instead of another day.")
@click.option("--why", default="", metavar="TEXT", help="Why the day is moved.")
@context.acting_options
@click.pass_context
def move_command(
    ctx: click.Context, words: Sequence[str], goal: str | None, why: str, file: str | None, me: str | None
) -> None:
    """Move steps to another day: 15 feb, 15.2., fri, +2w. With --goal, to another goal.

    Several steps move together, or none does.

    With two places, files or addresses like postgresql://host/database?team=NAME, the team moves from one to the
    other: history, numbers and checksums stay. The old place can only be looked at, and says where the team is.
    """
    if len(words) == 2 and not words[0].isdecimal():
        if words[1].isdecimal():
            raise click.UsageError("Say the step first, then the day: 'workshop move 12 fri'.")
        relocate(*words)
        return
    *numbers, last = words if goal is None else (*words, "")
    if not numbers:
        raise click.UsageError("Say to which day it moves: 'workshop move 12 fri', or with --goal to which goal.")
    steps = [STEP.convert(number, None, ctx) for number in numbers]
    today, now = context.today(), context.now()
    if goal is None:
        day = dates.parse_day(last, today)
    with context.acting(file, me) as (store, by):
        w = store.workshop
        called = context.called(w, steps)
        if goal is not None:
            into = goals.goal_by_beginning(w, context.current(w, today).id, goal)
            where, act = quoted(into.title), lambda w, step: placing.move_to_goal(w, step, into.id, now=now, by=by)
        else:
            where, act = dates.day_words(day, today), placing.moved(day, today, now, why, by)
        store.apply(lambda w: placing.together(w, steps, act), by, f"move {called} to {where}")
        for step in steps:
            click.echo(f"Moved to {where}: step {step}, {w.steps[step].text}")
