"""The people of a session as stages show them: who is here, by which letter, under which name."""

from workshop.model import Session, Workshop
from workshop.team.team import letters
from workshop.words.names import short_names

#: Letters that mean something else wherever people have letters: joining, undo, and nobody.
RESERVED = "jux"


def letters_of(workshop: Workshop, session: Session) -> dict[str, int]:
    """A letter for everybody present, in the order of the team: the same in every stage."""
    here = [member for member in workshop.members.values() if member.id in session.present]
    return letters(here, RESERVED)


def names_of(workshop: Workshop) -> dict[int, str]:
    return short_names(workshop.members.values())
