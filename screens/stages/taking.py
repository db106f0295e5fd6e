"""Taking steps by letter: what the claim round and the follow-ups have in common."""

from textual import events, on

from screens.stages.stage import StagePage
from screens.stages.strip import PeopleStrip
from screens.stages.typeahead import pass_on
from workshop.model import Step
from workshop.plan import claiming
from workshop.words.text import quoted


class TakingPage(StagePage):
    """A stage with a ``PeopleStrip`` in which a letter takes the step in question, and shift and the letter help.

    Subclasses give ``current``, and ``main``, which is what enter does. A member's own terminal acts for that
    member only.
    """

    def current(self) -> Step | None:
        """The step in question."""
        raise NotImplementedError

    def main(self) -> None:
        """What enter does here, in its turn among letters that were typed faster than they are worked off."""
        raise NotImplementedError

    def taking(self) -> bool:
        """Whether letters are people now."""
        return True

    def nothing_to_take(self) -> None:
        """What to say to a letter while no step is in question."""

    def on_key(self, event: events.Key) -> None:
        """A letter takes the step for its person, shift and the letter help; enter comes in its turn."""
        if pass_on(self, event) or not self.taking():
            return
        if event.key == "enter":
            event.stop()
            self.main()
            return
        letter = event.character or ""
        if len(letter) != 1 or not letter.isalpha():
            return
        member = self.query_one(PeopleStrip).find(letter.lower())
        if member is not None:
            event.stop()
            if letter.isupper():
                self.help_or_not(member)
            else:
                self.take(member)

    def _asked_of(self, member: int) -> Step | None:
        """The step in question, where this terminal may act for this member."""
        step = self.current()
        if step is None:
            self.nothing_to_take()
        elif self.desk.me not in (None, member):
            self.say("From your own terminal you take steps for yourself only.", refused=True)
            return None
        return step

    @on(PeopleStrip.Chosen)
    def _clicked(self, message: PeopleStrip.Chosen) -> None:
        self.take(message.member)

    def take(self, member: int) -> None:
        """This member takes the step."""
        step = self._asked_of(member)
        if step is None:
            return
        now, zone, number = self.desk.now, self.desk.zone, step.id
        name = self.workshop.members.need(member).name
        do = f"{name} takes {quoted(step.text)}"
        self.desk.record(lambda w: claiming.claim(w, number, member, now, zone), do)

    def help_or_not(self, member: int) -> None:
        """This member helps with the step, or no longer."""
        step = self._asked_of(member)
        if step is None:
            return
        number, helps = step.id, member in step.helpers
        act = claiming.stop_helping if helps else claiming.help_with
        name = self.workshop.members.need(member).name
        do = f"{name} {'no longer helps' if helps else 'helps'} with {quoted(step.text)}"
        self.desk.record(lambda w: act(w, number, member), do)
