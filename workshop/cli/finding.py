"""The command that searches everything."""

import click
from msgspec.structs import asdict

from workshop.cli import context
from workshop.cli.answers import columns, tell, tell_json
from workshop.track.find import Hit, find
from workshop.words import dates
from workshop.words.text import shortened


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@context.file_option
@context.json_option
def find_command(words: tuple[str, ...], file: str | None, as_json: bool) -> None:
    """Find these words in everything: goals, steps, notes, check-ins, wins, causes, lessons, decisions.

    JSON: a list of kind, id, goal (title or null), on, text, state (of a step, else null), into (the step that one
    was merged into, or null), name (of the record, where text is not its name, else empty).
    """
    with context.opened(file) as store:
        w, today = store.workshop, context.today()
        hits = find(w, " ".join(words))

        def goal_of(hit: Hit) -> str:
            goal = w.goals.get(hit.goal or 0)
            return goal.title if goal else ""

        if as_json:
            tell_json([asdict(one) | {"goal": goal_of(one) or None} for one in hits])
            return
        rows = [
            (
                f"{one.kind} {one.id}",
                str(one.state or "") if one.into is None else f"merged into {one.into}",
                dates.day_words(one.on, today) if one.on else "",
                shortened(goal_of(one), 28),
                one.words,
            )
            for one in hits
        ]
        tell(columns(rows) or [f"Nothing has these words: {' '.join(words)}"])
