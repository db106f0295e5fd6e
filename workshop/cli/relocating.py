"""Moving a team to another place: what ``workshop move PLACE PLACE`` does."""

import click

from workshop.cli import context, remembered


def relocate(source: str, target: str) -> None:
    """Move a team, remember its new place and say so."""
    from store.moving import move

    there = move(source, target, context.now)
    remembered.remember(there.name)
    click.echo(f"The team is now in {there.name}. {context.shown(source)} can only be looked at, and says so.")
