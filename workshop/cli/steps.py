"""The command that lists steps."""

from datetime import date
from pathlib import Path

import click

from workshop.cli import context
from workshop.cli.answers import columns, tell, tell_json
from workshop.model import Step, StepState, Workshop
from workshop.plan import goals
from workshop.track import status
from workshop.track.projection import steps_as_json
from workshop.words import dates
from workshop.words.names import short_names


@click.command("steps")
@click.option("--owner", metavar="NAME", help="Only the steps of this person.")
@click.option("--goal", metavar="GOAL", help="Only the steps of this goal.")
@click.option("--overdue", is_flag=True, help="Only steps whose day is over.")
@click.option("--unclaimed", is_flag=True, help="Only steps that nobody has.")
@click.option("--all", "everything", is_flag=True, help="Also what is done, an idea, or dropped.")
@context.file_option
@context.json_option
def steps_command(
    owner: str | None,
    goal: str | None,
    overdue: bool,
    unclaimed: bool,
    everything: bool,
    file: Path | None,
    as_json: bool,
) -> None:
    """List the open steps of the period, the next due first.

    JSON: a list of id, text, goal (title), goal_id, state, owner (name or null), owner_id, helpers, buddy, due,
    overdue, must_move, first_move, first_move_on, if_then, kind, blocker, dots, done_on, check_on, verdict. What
    is not known is null.
    """
    today = context.today()
    with context.opened(file) as store:
        w = store.workshop
        period = context.current(w, today)
        member = context.person(w, owner)
        of_goals = goals.goals_of(w, period.id)
        if goal:
            of_goals = (goals.goal_by_beginning(w, period.id, goal),)
        steps = [
            step
            for one in of_goals
            for step in w.steps.of(one.id)
            if (everything or step.open)
            and (member is None or step.owner == member)
            and (not overdue or status.is_overdue(step, today))
            and (not unclaimed or (step.open and step.owner is None))
        ]
        steps.sort(key=lambda step: (step.due or date.max, step.id))
        if as_json:
            tell_json(steps_as_json(w, steps, today))
        else:
            tell(_step_lines(w, steps, today) or ["No such steps."])


def _step_lines(w: Workshop, steps: list[Step], today: date) -> list[str]:
    names = short_names(w.members.values())
    return columns(
        [
            (
                f"{step.id:>4}",
                _when(step, today),
                names.get(step.owner or 0, "—"),
                _said(step),
            )
            for step in steps
        ]
    )


def _said(step: Step) -> str:
    must_move = "! " if step.must_move else ""
    return f"{must_move}{step.text}{f' (blocked: {step.blocker})' if step.blocker else ''}"


def _when(step: Step, today: date) -> str:
    if not step.open:
        day = f" {dates.day_words(step.done_on, today)}" if step.state is StepState.DONE and step.done_on else ""
        return f"{step.state}{day}"
    if step.due is None:
        return "no date"
    late = "late: " if status.is_overdue(step, today) else ""
    return f"{late}{dates.day_words(step.due, today)}"
