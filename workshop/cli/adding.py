"""The command that adds a step."""

import click

from workshop.cli import context
from workshop.cli.completing import GOAL, MEMBER
from workshop.errors import RuleError
from workshop.meet import underway
from workshop.model import SessionKind, Workshop
from workshop.plan import drafting, goals
from workshop.plan.similar import most_similar
from workshop.track import doing, placing
from workshop.words import dates
from workshop.words.text import clean, quoted


@click.command("add")
@click.argument("goal", type=GOAL)
@click.argument("text")
@click.option("--due", metavar="DAY", help="The day by which it is done: 15 feb, 15.2., fri, +2w.")
@click.option("--owner", metavar="NAME", type=MEMBER, help="Who has it: you, or somebody who is asked.")
@click.option("--again", is_flag=True, help="Add it though an open step says the same.")
@context.acting_options
def add_command(
    goal: str, text: str, due: str | None, owner: str | None, again: bool, file: str | None, me: str | None
) -> None:
    """Add a step to the plan of a goal, named by the beginning of its title.

    While a session plans that goal, it becomes an idea among the others.
    """
    today, now = context.today(), context.now()
    day = dates.parse_day(due, today) if due else None
    with context.acting(file, me) as (store, by):
        w = store.workshop
        found = goals.goal_by_beginning(w, context.current(w, today).id, goal)
        member = context.person(w, owner)

        def change(w: Workshop) -> Workshop:
            same = placing.doubles(w, found.id, clean(text))
            if same and not again:
                raise RuleError(f"Step {same[0].id} of this goal says the same. Add it all the same with --again.")
            if _being_planned(w, found.id):
                return drafting.add_idea(w, found.id, text)
            w = doing.add_step(w, found.id, text, now=now, due=day)
            return w if member is None else placing.give(w, w.steps.last_id, member, now=now, by=by)

        like = most_similar(text, (step for step in w.steps.of(found.id) if step.open))
        w = store.apply(change, by, f"add a step to {quoted(found.title)}")
        step = w.steps[w.steps.last_id]
        place = "in the plan" if step.open else "an idea for the plan that is being made"
        click.echo(f"Step {step.id} is {place} of {quoted(found.title)}: {step.text}")
        if step.offered_to:
            click.echo(f"{w.members[step.offered_to].name} was asked to take it.")
        if like is not None and not again:
            click.echo(f"Step {like.id} says much the same: {like.text}")


def _being_planned(w: Workshop, goal: int) -> bool:
    """Whether a planning session with this goal on its agenda is running."""
    session = underway.running(w)
    return session is not None and session.kind is SessionKind.PLANNING and goal in session.goals
