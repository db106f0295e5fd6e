"""The command that lists steps."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from workshop.cli import context
from workshop.cli.answers import columns, tell, tell_json
from workshop.cli.completing import GOAL, MEMBER
from workshop.cli.past import as_it_was, as_of_option
from workshop.model import Period, Step, StepState, Workshop
from workshop.plan import goals
from workshop.track.adrift import adrift
from workshop.track.projection import steps_as_json
from workshop.words import dates
from workshop.words.names import short_names
from workshop.words.steps import NO_DATE, blocked_words, owner_words, starred
from workshop.words.text import shortened

#: Most columns that the title of a goal takes.
_GOAL = 24


@click.command("steps")
@click.option("--owner", metavar="NAME", type=MEMBER, help="Only this person's, also of somebody who has left.")
@click.option("--goal", metavar="GOAL", type=GOAL, help="Only the steps of this goal.")
@click.option("--overdue", is_flag=True, help="Only steps whose day is over.")
@click.option("--unclaimed", is_flag=True, help="Only steps that nobody has.")
@click.option(
    "--adrift", "only_adrift", is_flag=True, help="Only steps that nothing would bring up again, and why."
)
@click.option("--all", "everything", is_flag=True, help="Also what is done, an idea, or dropped.")
@context.file_option
@context.json_option
@as_of_option
def steps_command(
    owner: str | None,
    goal: str | None,
    overdue: bool,
    unclaimed: bool,
    only_adrift: bool,
    everything: bool,
    file: str | None,
    as_json: bool,
    as_of: str | None,
) -> None:
    """List the open steps of every period that is not closed, the next due first.

    Adrift is what is open though its period is over, what a leaver had, what nobody has or answered to, what has
    no date, and what has been blocked for two weeks. Of a person also the steps they were asked to take.

    JSON: a list of id, text, goal (title), goal_id, state, owner (name or null), owner_id, helpers, buddy, due,
    overdue, must_move, first_move, first_move_on, if_then, kind, blocker, dots, done_on, check_on, verdict. What
    is not known is null.
    """
    with context.opened(file) as store:
        w, today = as_it_was(store, as_of)
        current = context.current(w, today)
        member = context.person(w, owner, ever=True)
        of = goals.goal_by_beginning(w, current.id, goal).id if goal else None
        whys = (
            {one.step.id: ", ".join(one.whys) for one in adrift(w, today, context.zone())} if only_adrift else {}
        )
        steps = [
            step
            for step in _steps(w, current, of)
            if (everything or step.open)
            and (member is None or member in (step.owner, step.offered_to))
            and (not overdue or step.overdue(today))
            and (not unclaimed or (step.open and step.owner is None))
            and (not only_adrift or step.id in whys)
        ]
        steps.sort(key=lambda step: (step.due or date.max, step.id))
        if as_json:
            tell_json(steps_as_json(w, steps, today))
        else:
            tell(_step_lines(w, steps, today, whys) or ["No such steps."])


def _steps(w: Workshop, current: Period, of: int | None) -> Iterator[Step]:
    """The steps of one goal; else of the current period and of all that are not closed."""
    shown = [one.id for one in w.periods.values() if one.closed_on is None or one.id == current.id]
    ids = [goal.id for period in shown for goal in w.goals.of(period)] if of is None else [of]
    for goal in ids:
        yield from w.steps.of(goal)


def _step_lines(w: Workshop, steps: Sequence[Step], today: date, whys: dict[int, str]) -> list[str]:
    names = short_names(w.members.values())
    return columns(
        [
            (
                f"{step.id:>4}",
                _when(step, today),
                owner_words(step, names),
                shortened(w.goals[step.goal].title, _GOAL),
                f"{_said(step)}{f' ({whys[step.id]})' if step.id in whys else ''}",
            )
            for step in steps
        ]
    )


def _said(step: Step) -> str:
    return f"{starred(step)}{f' ({blocked_words(step)})' if step.blocker else ''}"


def _when(step: Step, today: date) -> str:
    if not step.open:
        day = f" {dates.day_words(step.done_on, today)}" if step.state is StepState.DONE and step.done_on else ""
        return f"{step.state}{day}"
    if step.due is None:
        return NO_DATE
    late = "late: " if step.overdue(today) else ""
    return f"{late}{dates.day_words(step.due, today)}"
