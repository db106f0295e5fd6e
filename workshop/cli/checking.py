"""The command that checks in on a goal."""

from collections.abc import Iterable

import click

from workshop.cli import context
from workshop.cli.completing import GOAL
from workshop.errors import RuleError
from workshop.model import Blocker, Workshop
from workshop.plan import goals
from workshop.track import checkins
from workshop.track.segments import part_by_beginning
from workshop.words.numbers import number_words, parse_number
from workshop.words.text import quoted

_BLOCKERS = click.Choice([blocker.value for blocker in Blocker])


@click.command("checkin")
@click.argument("goal", type=GOAL)
@click.argument("changed", default="")
@click.option("--confidence", type=int, required=True, metavar="0-10", help="How sure you are that it is reached.")
@click.option("--reading", "readings", multiple=True, metavar="[NAME=]VALUE", help="A key result's value today.")
@click.option("--blocker", type=_BLOCKERS, help="What stands in the way.")
@context.acting_options
def checkin_command(
    goal: str,
    changed: str,
    confidence: int,
    readings: tuple[str, ...],
    blocker: str | None,
    file: str | None,
    me: str | None,
) -> None:
    """Check in on a goal: how sure you are, where its key results stand, what changed.

    A reading without a name is one of the goal's main key result: the first that is not leading. --reading may be
    given more than once; the name may be that of a part by which a key result is split.
    """
    today = context.today()
    with context.acting(file, me) as (store, by):
        found = goals.goal_by_beginning(store.workshop, context.current(store.workshop, today).id, goal)
        read = _read(store.workshop, found.id, readings)
        wholes = {key: value for (key, part), value in read.items() if not part}
        parts = {(key, part): value for (key, part), value in read.items() if part}
        why = Blocker(blocker) if blocker else None

        def change(w: Workshop) -> Workshop:
            return checkins.check_in(w, found.id, today, confidence, changed, why, by, wholes, parts)

        w = store.apply(change, by, f"check in on {quoted(found.title)}")
        click.echo(f"Checked in on {quoted(found.title)}: confidence {confidence} of 10.")
        for (key_result, part), value in read.items():
            measure = w.key_results[key_result]
            click.echo(f"{measure.name}{f', {part}' if part else ''}: {number_words(value, measure.unit)}")


def _read(w: Workshop, goal: int, readings: Iterable[str]) -> dict[tuple[int, str], float]:
    """The value of each key result and each part of one that was given; RuleError where one has two."""
    read: dict[tuple[int, str], float] = {}
    for key, value in (_reading(w, goal, reading) for reading in readings):
        if read.setdefault(key, value) != value:
            name = key[1] or w.key_results.need(key[0]).name
            raise RuleError(f"Two readings of {quoted(name)}: name the key result of the other one, NAME=VALUE.")
    return read


def _reading(w: Workshop, goal: int, reading: str) -> tuple[tuple[int, str], float]:
    """The key result, its part or nothing, and the value that "18", "meetings=18" or "Benelux=4" mean."""
    name, equals, number = reading.rpartition("=")
    if equals:
        fits = [(one.id, part.name) for one in w.key_results.of(goal) if (part := part_by_beginning(one, name))]
        if len(fits) == 1:
            return fits[0], parse_number(number)
        return (goals.key_result_by_beginning(w, goal, name).id, ""), parse_number(number)
    main = goals.main_key_result(w, goal)
    if main is None:
        raise RuleError("This goal has no key result to read: add one first.")
    return (main.id, ""), parse_number(number)
