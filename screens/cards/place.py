"""What a part for cards needs to know of the stage it is on."""

from typing import Protocol, cast

from screens.page import Part
from workshop.model import Goal, Session


class Place(Protocol):
    """A stage of a session, on the goal in view."""

    @property
    def session_id(self) -> int:
        """Its number, by which rules name it."""

    @property
    def session(self) -> Session:
        """The session as it stands."""

    @property
    def goal(self) -> Goal:
        """The goal in view."""


def place_of(part: Part) -> Place:
    return cast(Place, part.screen)
