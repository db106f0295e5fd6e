"""What a view chooses to show: a block of a template with its context, and the key of the part typed into."""

from typing import Any

from msgspec import Struct

from workshop.model import Goal, Session


class Shown(Struct, frozen=True):
    """``block`` of the template ``file``; ``key`` changes when what is typed into is about something else."""

    title: str
    file: str
    block: str
    key: str
    context: dict[str, Any]


def place_words(session: Session, goal: Goal) -> str:
    """Where the session stands among its goals: "Goal 2 of 5 · "."""
    return (
        f"Goal {session.goals.index(goal.id) + 1} of {len(session.goals)} · " if goal.id in session.goals else ""
    )
