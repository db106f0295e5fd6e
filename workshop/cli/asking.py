"""The commands about questions back: what the team asks a goal's sponsor, and the answers."""

import click

from workshop.cli import context
from workshop.cli.answers import columns, tell
from workshop.cli.completing import GOAL
from workshop.plan import goals, questions
from workshop.words.text import quoted


@click.command("ask")
@click.argument("goal", type=GOAL, required=False)
@click.argument("text", required=False)
@context.acting_options
def ask_command(goal: str | None, text: str | None, file: str | None, me: str | None) -> None:
    """Ask the sponsor of a goal something; without a question, list what was not answered yet."""
    now = context.now()
    with context.acting(file, me) as (store, by):
        period = context.current(store.workshop, context.today()).id
        found = None if goal is None else goals.goal_by_beginning(store.workshop, period, goal)
        if found is None or text is None:
            w = store.workshop
            some = goals.goals_of(w, period) if found is None else (found,)
            rows = [
                (f"{one.id:>4}", quoted(w.goals[one.goal].title, 28), questions.told(w, one))
                for each in some
                for one in questions.open_ones(w, each.id)
            ]
            tell(columns(rows) or ["No question waits for an answer."])
            return
        w = store.apply(lambda w: questions.ask(w, found.id, text, now=now, by=by), by, f"ask {quoted(text)}")
        one = w.questions[w.questions.last_id]
        click.echo(f"Question {one.id} on {quoted(found.title)}: {questions.told(w, one)}")


@click.command("answer")
@click.argument("number", type=click.IntRange(1))
@click.argument("text")
@context.acting_options
def answer_command(number: int, text: str, file: str | None, me: str | None) -> None:
    """Keep what the sponsor answered; with '' as TEXT the question is open again."""
    with context.acting(file, me) as (store, by):
        found = store.workshop.questions.need(number)
        w = store.apply(
            lambda w: questions.answer(w, number, text, context.today()), by, f"answer {quoted(found.text)}"
        )
        click.echo(questions.told(w, w.questions[number]))
