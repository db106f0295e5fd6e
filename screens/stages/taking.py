"""Taking steps by letter: what the claim round and the follow-ups have in common."""

from textual import events, on

from screens.desk import desk_of
from screens.steps.room_for import record_load
from screens.widgets.strip import PeopleStrip
from workshop.model import Step
from workshop.plan import claiming
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
        number = step.id
        name, text = desk.workshop.members.need(member).name, quoted(step.text)
        if not helps:
            record_load(self, f"{name} takes {text}", claiming.claim, number, member, desk.now, desk.zone)
        elif member in step.helpers:
            desk.record(f"{name} no longer helps with {text}", claiming.stop_helping, number, member)
        elif desk.record(f"{name} helps with {text}", claiming.help_with, number, member) and step.owner is None:
            desk.say(f"{name} helps, nobody has it: the small letter takes it. Is Caps Lock on?")
