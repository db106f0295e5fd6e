"""The command that adds a step."""

from pathlib import Path

import click

from workshop.cli import context
from workshop.meet import sessions
from workshop.model import SessionKind, Workshop
from workshop.plan import drafting, goals
from workshop.track import doing
from workshop.words import dates
from workshop.words.text import quoted


@click.command("add")
@click.argument("goal")
@click.argument("text")
@click.option("--due", metavar="DAY", help="The day by which it is done: 15 feb, 15.2., fri, +2w.")
@context.file_option
@context.as_option
def add_command(goal: str, text: str, due: str | None, file: Path | None, me: str | None) -> None:
    """Add a step to the plan of a goal, named by the beginning of its title.

    While a session plans that goal, it becomes an idea among the others.
    """
    today, now = context.today(), context.now()
    day = dates.parse_day(due, today) if due else None
    with context.acting(file, me) as (store, by):
        found = goals.goal_by_beginning(store.workshop, context.current(store.workshop, today).id, goal)

        def change(w: Workshop) -> Workshop:
            if _being_planned(w, found.id):
                return drafting.add_idea(w, found.id, text)
            return doing.add_step(w, found.id, text, now=now, due=day)

        w = store.apply(change, by, f"add a step to {quoted(found.title)}")
        step = w.steps[w.steps.last_id]
        place = "in the plan" if step.open else "an idea for the plan that is being made"
        click.echo(f"Step {step.id} is {place} of {quoted(found.title)}: {step.text}")


def _being_planned(w: Workshop, goal: int) -> bool:
    """Whether a planning session with this goal on its agenda is running."""
    session = sessions.running(w)
    return session is not None and session.kind is SessionKind.PLANNING and goal in session.goals
