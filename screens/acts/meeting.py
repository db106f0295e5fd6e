"""What people do in and between sessions besides sealing and steps: join, say a concern, check in."""

from collections.abc import Mapping

from screens.acts.actor import Actor
from workshop.errors import RuleError
from workshop.meet import sessions, underway
from workshop.model import Blocker
from workshop.plan import committing
from workshop.track import checkins
from workshop.words.text import quoted


def join(who: Actor) -> None:
    """Mark the member who acts as present in the running session; nothing happens where there is none."""
    me, session = who.me, underway.running(who.workshop)
    if me is not None and session is not None and me not in session.present:
        who.record_move("join the session", sessions.set_present, session.id, me, True)


def concern(who: Actor, goal: int, member: int, text: str) -> None:
    """What keeps this member from standing behind the goal's plan, once the fists are shown."""
    current = committing.current_commitment(who.workshop, goal)
    if current is None:
        raise RuleError("No fists were shown for this goal yet: a concern comes after them.")
    name = who.workshop.members.need(member).name
    who.record(f"write down {name}'s concern", committing.add_concern, current.id, member, text)


def check_in(
    who: Actor,
    goal: int,
    confidence: int,
    changed: str,
    blocker: Blocker | None,
    read: Mapping[tuple[int, str], float],
) -> None:
    """A dated note on the goal: how sure, what changed, what is in the way, where its measures stand.

    ``read`` are values by key result and the name of its part; "" is the whole.
    """
    title = who.workshop.goals.need(goal).title
    whole = {one: value for (one, part), value in read.items() if not part}
    parts = {what: value for what, value in read.items() if what[1]}
    said = (confidence, changed, blocker, who.me, whole, parts)
    who.record(f"check in on {quoted(title)}", checkins.check_in, goal, who.today, *said)
