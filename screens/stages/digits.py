"""A stage in which everybody answers with one digit, sealed: the letter of a person, then the digit."""

from collections.abc import Collection

from textual import events, on

from screens.stages.people import letters_of, names_of
from screens.stages.stage import StagePage
from screens.stages.strip import PeopleStrip
from screens.stages.typeahead import pass_on
from workshop.model import Session, Workshop


class DigitPage(StagePage):
    """A stage with a ``PeopleStrip`` that says who has answered, never what.

    Subclasses give ``collecting``, ``answered``, ``seal``, ``main`` (enter) and ``show_question``. On a member's
    own terminal only that member is asked.
    """

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self.asked: int | None = None
        self.names: dict[int, str] = {}

    def collecting(self) -> bool:
        """Whether answers are still sealed."""
        raise NotImplementedError

    def answered(self) -> Collection[int]:
        """Who has answered."""
        raise NotImplementedError

    def seal(self, member: int, value: int) -> bool:
        """Seal a digit for a member; False where it was refused, and said."""
        raise NotImplementedError

    def main(self) -> None:
        """What enter does, in its turn among the keys before it."""
        raise NotImplementedError

    def show_question(self) -> None:
        """Say who is asked, or what came of it."""

    def show_people(self, workshop: Workshop, session: Session) -> None:
        """Who has answered; the next one who has not is asked."""
        self.names = names_of(workshop)
        letters, done = letters_of(workshop, session), self.answered()
        self.query_one(PeopleStrip).put(letters, self.names, done)
        me = self.desk.me
        asking = [member for member in letters.values() if me in (None, member)]
        if self.asked not in asking or self.asked in done:
            self.asked = next((member for member in asking if member not in done), None)
        self.show_question()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses a person, a digit is that person's answer; enter is worked off in their order."""
        if pass_on(self, event):
            return
        if event.key == "enter":
            event.stop()
            self.main()
            return
        sign = event.character or ""
        if not self.collecting() or len(sign) != 1:
            return
        if sign.isdecimal() and self.asked is not None:
            event.stop()
            if self.seal(self.asked, int(sign)):
                self.asked = None
                self.refresh_page()
        elif sign.islower() and (member := self.query_one(PeopleStrip).find(sign)) is not None:
            event.stop()
            self.ask(member)

    @on(PeopleStrip.Chosen)
    def _clicked(self, message: PeopleStrip.Chosen) -> None:
        self.ask(message.member)

    def ask(self, member: int) -> None:
        """The next digit is this member's."""
        if self.collecting() and self.desk.me in (None, member):
            self.asked = member
            self.show_question()
