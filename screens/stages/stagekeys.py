"""The keys that every stage of a session has."""

from collections.abc import Iterator

from screens.commands import Command, RoomCommand, StandingCommand
from workshop.meet.clock import Tone

KEYS: tuple[Command, ...] = (
    RoomCommand("onward", "right,f8", "next", "Go on to the next stage, or to the next goal after the last one."),
    RoomCommand("backward", "left,f7", "back", "Go back a stage; nothing is lost by it."),
    RoomCommand(
        "to_plan",
        "ctrl+r",
        "the plan",
        "Return to the plan, from where something that was missing was settled.",
        when=lambda page: page.returns,
    ),
    RoomCommand("jump", "f6", "jump", "Go to any stage of any goal.", footer=False),
    RoomCommand("park", "f4", "park", "Put what belongs elsewhere into the parking lot."),
    RoomCommand(
        "ask_back",
        "ctrl+n",
        "ask back",
        "Keep a question to the goal's sponsor, to be answered later.",
        footer=False,
        when=lambda page: page.goal_id is not None,
    ),
    RoomCommand("more_time", "f5", "+2 min", "Give this stage two more minutes.", footer=False),
    RoomCommand(
        "ends", "ctrl+t", "end time", "Say when the meeting has to be over, and see what fits.", footer=False
    ),
    StandingCommand(
        "guide", "ctrl+g", "guide", "What helps the facilitator at this stage, shown or hidden.", footer=False
    ),
    Command("pause", "escape", "home", "Leave to the first screen; the session waits and goes on from here."),
)


def ways_now(returns: bool, tone: Tone, pace: str) -> Iterator[str]:
    """Which of these keys, that have no place among those of every moment, somebody who leads needs now."""
    if returns:
        yield "^r returns to the plan"
    if tone is not Tone.CALM:
        yield "f5 gives 2 more minutes"
    if "goal" in pace or " over" in pace:
        yield "f6 leads to any goal"
