"""What a page, a form or a question needs of the app: state, person and moment; asking, recording, going."""

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from random import Random
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from textual.dom import DOMNode
from textual.screen import Screen

from screens.doing import Doing
from store import Store
from workshop.errors import RuleError
from workshop.model import Period, Session, Step, Workshop
from workshop.model.rule import Given, Rule

if TYPE_CHECKING:
    from workshop.learn.memory import Memory

Answer = TypeVar("Answer")


class Desk(Protocol):
    """One terminal on one team file, as those who work at it see it. The app is one; a test may be another."""

    @property
    def store(self) -> Store:
        """The team file and its sealed box."""

    @property
    def workshop(self) -> Workshop:
        """The newest state."""

    @property
    def me(self) -> int | None:
        """Who acts at this terminal; None for the room."""

    @property
    def guest(self) -> bool:
        """Whether somebody from another machine sits here, who neither reads nor writes files of this one."""

    @property
    def now(self) -> datetime:
        """The present moment, in UTC."""

    @property
    def today(self) -> date:
        """The present day where the people are."""

    @property
    def period(self) -> Period | None:
        """The period to look at: the current one, or the one that was opened as it ended."""

    @property
    def zone(self) -> tzinfo:
        """The time zone of the people's days."""

    @property
    def first_day(self) -> int:
        """On which day a week begins here: 0 for Monday to 6 for Sunday."""

    @property
    def random(self) -> Random:
        """Where chance comes from."""

    @property
    def memory(self) -> "Memory":
        """What may come back while a step is typed."""

    def may(self, act: str, step: Step | None = None) -> bool:
        """Whether whoever sits here may do this here and now, to a step or to what is their own."""

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Say a sentence on the topmost page."""

    def record(self, do: str, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> Doing:
        """Apply a rule to the newest state and keep what came of it; where it was refused, that is said.

        ``do`` says in a few words what is done, for history and undo. What follows waits for what is given back,
        which may come later: flows await it, others hand on to it what is ``then`` to be done.
        """

    def record_move(self, do: str, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> Doing:
        """The same for mere navigation, which undo passes over."""

    def attempt(self, act: Callable[[], object], *, quiet: bool = False) -> Doing:
        """Do something with the store and show the newest state; a refusal is said, if not ``quiet``."""

    def keep(self, place: str, text: str) -> None:
        """Keep beside the file, soon, what is not finished at a place; empty text forgets it."""

    def take_newest(self) -> None:
        """Make the store's newest state the one that is shown."""

    def push_screen(self, screen: Screen[Answer], callback: Callable[[Answer | None], None] | None = None) -> Any:
        """Show a screen on top and hand its answer to ``callback``; what comes back waits until it stands."""

    async def push_screen_wait(self, screen: Screen[Answer], /) -> Answer | Any:
        """Show a screen on top and wait for its answer, as a worker."""

    def is_on_top(self, page: Screen[Any]) -> bool:
        """Whether this is the topmost page, be it under a dialog."""

    def go_home(self) -> None:
        """Back to the first screen."""

    def go_to_session(self, session: Session) -> None:
        """Show the stage where this session stands; home, where it has ended."""

    def resume_session(self, session: Session) -> None:
        """Go on with a session where it stopped."""

    def show_steps_of(self, member: int) -> None:
        """Show what one person has to do."""

    async def show_day(self, day: date, period: int | None = None) -> None:
        """Show the team, or one period, as it was at the end of this day."""

    async def show_goal(self, goal: int, step: int | None = None) -> None:
        """Show everything about a goal, with one of its steps highlighted."""


def asks_in_vain(desk: Desk, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> bool:
    """Whether the rule refuses whatever is answered, which is said: asked of it before the question is put.

    What is handed to it stands for an answer.
    """
    try:
        rule(desk.workshop, *args, **named)
    except RuleError as refusal:
        desk.say(str(refusal), refused=True)
        return True
    return False


def desk_of(node: DOMNode) -> Desk:
    """The desk at which a page, or something on one, is used."""
    return cast(Desk, node.app)


class AtDesk(Generic[Answer]):
    """What a page, or a part of one, finds at its desk under the name of an attribute."""

    def __init__(self, read: Callable[[Desk], Answer]) -> None:
        self._read = read

    def __get__(self, node: DOMNode, owner: type) -> Answer:
        return self._read(desk_of(node))


def back_then(node: DOMNode) -> date | None:
    """The day that is shown in place of today; mostly None."""
    return getattr(node.app, "back_then", None)
