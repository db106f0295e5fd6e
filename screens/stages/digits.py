"""Answering with one digit, sealed: the letter of a person, then the digit."""

from collections.abc import Collection
from dataclasses import dataclass

from textual import events, on
from textual.content import Content
from textual.message import Message

from screens.desk import desk_of
from screens.people import letters_of, names_of
from screens.text import plain, styled
from screens.widgets.strip import PeopleStrip
from workshop.model import Session, Workshop


class DigitStrip(PeopleStrip):
    """The people with a sign who has answered, never what; the next one who has not is ``asked``.

    On a member's own terminal only that member is asked. The page hands on the keys that reach it, and
    says who is asked whenever that changes.
    """

    @dataclass
    class Answered(Message):
        """A member has pressed a digit."""

        strip: "DigitStrip"
        member: int
        value: int

    @dataclass
    class Asked(Message):
        """Another member is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: int | None = None
        self.names: dict[int, str] = {}
        self._told: int | None = None
        self.collecting = True
        self.here: list[int] = []
        self.done: Collection[int] = ()

    def show(self, workshop: Workshop, session: Session, done: Collection[int], *, collecting: bool) -> None:
        self.names, self.collecting, self.done = names_of(workshop), collecting, done
        letters = letters_of(workshop, session)
        self.put(letters, self.names, done)
        self.here = [member for member in letters.values() if self._may_answer(member)]
        if self.asked not in self.here or self.asked in done:
            self.asked = next((member for member in self.here if member not in done), None)

    def question(self, asks: str, done: str) -> Content:
        """Who is asked, and what; ``done`` is said where everybody has answered."""
        alone = desk_of(self).me is not None
        if self.asked is not None:
            return styled((self.names[self.asked], "bold"), asks)
        if not self.here:
            who = "You are not marked as here" if alone else "Nobody is marked as here"
            return plain(f"{who}.")
        if alone:
            return plain("You have answered. Your letter, then another number, corrects it.")
        return styled(("Everybody has answered. ", "bold"), done)

    def _may_answer(self, member: int) -> bool:
        return desk_of(self).me in (None, member)

    def is_asked_again(self, member: int) -> bool:
        """Whether the room was told just now that this member has answered at an own screen, and answers again."""
        told, self._told = self._told, member if member in self.done else None
        return told == member

    def typed(self, event: events.Key) -> None:
        """A letter chooses a person, a digit is that person's answer."""
        sign = event.character or ""
        if not self.collecting or len(sign) != 1:
            return
        if sign.isdecimal() and self.asked is not None:
            event.stop()
            self.post_message(self.Answered(self, self.asked, int(sign)))
        elif (member := self.pressed(event)) is not None:
            self.ask(member)

    @on(PeopleStrip.Chosen)
    def _clicked(self, message: PeopleStrip.Chosen) -> None:
        message.stop()
        self.ask(message.member)

    def ask(self, member: int) -> None:
        if self.collecting and self._may_answer(member):
            self.asked = member
            self.post_message(self.Asked())
