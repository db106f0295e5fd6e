"""Taking steps by letter: what the claim round and the follow-ups have in common."""

from textual import events, on

from screens.acts import stepping
from screens.acts.actor import at
from screens.desk import desk_of
from screens.people import names_of
from screens.steps.room_for import record_load
from screens.widgets.strip import PeopleStrip
from workshop.model import Step
from workshop.words.text import quoted


class TakingStrip(PeopleStrip):
    """The people, of whom a letter takes the ``step`` in question, and shift and the letter help with it.

    ``nothing`` is said to a letter while no step is. A member's own terminal acts for that member only. The page
    hands the keys on that reach it.
    """

    def __init__(self, nothing: str = "") -> None:
        super().__init__()
        self.step: Step | None = None
        self.nothing = nothing

    def typed(self, event: events.Key) -> None:
        """A letter takes the step for its person; shift and the letter help."""
        member = self.pressed(event)
        if member is not None:
            self.act(member, helps=(event.character or "").isupper())

    @on(PeopleStrip.Chosen)
    def _clicked(self, message: PeopleStrip.Chosen) -> None:
        message.stop()
        self.act(message.member)

    def act(self, member: int, *, helps: bool = False) -> None:
        """This member takes the step; with ``helps`` they help with it, or no longer."""
        desk, step = desk_of(self), self.step
        if step is None:
            desk.say(self.nothing)
            return
        if desk.me not in (None, member):
            desk.say("From your own terminal you take steps for yourself only.", refused=True)
            return
        if not helps:
            has_it = f"{names_of(desk.workshop)[member]} has it. u takes it back."
            record_load(self, stepping.claim, step.id, member).then(lambda: desk.say(has_it))
            return
        done = desk.attempt(lambda: stepping.help_or_not(at(desk), step.id, member))
        name = desk.workshop.members.need(member).name
        if member in step.helpers:
            said = f"{name} helps no longer."
        elif step.owner is None:
            said = f"{name} helps, nobody has it: the small letter takes it. Is Caps Lock on?"
        else:
            said = f"{name} helps with {quoted(step.text)}: once more, and no longer."
        done.then(lambda: desk.say(said))
