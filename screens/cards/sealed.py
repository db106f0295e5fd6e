"""Writing cards down for a goal: called out and typed, or written alone and sealed."""

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.cards.advice_line import AdviceLine
from screens.cards.cardlist import listed
from screens.cards.dropping import drop_cards
from screens.cards.envelope import Envelope
from screens.cards.place import place_of
from screens.cards.private_cards import PrivateCards
from screens.cards.writing import Keeper, Writing
from screens.commands import Command, RoomCommand, StandingCommand
from screens.dialogs.confirm import Stake, all_the_same
from screens.doing import Doing
from screens.page import Part
from screens.people import letters_of, names_of
from screens.text import plain, styled
from screens.widgets.display import counted, has_room
from screens.widgets.strip import PeopleStrip
from workshop.meet.clock import clock, left_words
from workshop.meet.fitting import spread_minutes
from workshop.meet.moment import Seen
from workshop.meet.unfinished import unfinished
from workshop.model import Workshop
from workshop.plan.cards import Written
from workshop.plan.wordings import Worded
from workshop.words.numbers import count_words
from workshop.words.text import quoted

T = TypeVar("T", bound=Worded)

OWN_HINT = "enter seals it · ↑ to your list"
#: The two ways of writing.
_SEALED, _ALOUD = "sealed", "aloud"


class Sealed(Part, Generic[T]):
    """Cards of the goal in view, written in one of two ways; around a ``Writing``, which is a part of its own.

    ``begins_sealed`` says in which way to begin, ``goals`` for which goals a person writes on a page of their own;
    ``advice`` makes the line of advice below what is typed. With ``own`` a member sits here, and seals what is
    written.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "reveal",
            "enter",
            "show all",
            "Show all that is sealed to the room, shuffled, without names.",
            when=lambda part: part.sealed,
            needs=lambda part: part.envelope.writers(),
        ),
        StandingCommand(
            "seal",
            "enter",
            "seal it",
            "Seal what you have typed.",
            when=lambda part: part.desk.me is not None and part.writing.typing,
        ),
        StandingCommand(
            "add_typed",
            "enter",
            "add",
            "Add what is typed to the list.",
            when=lambda part: part.desk.me is None and part.writing.typing,
        ),
        RoomCommand(
            "call_out", "f2", "aloud instead", "Call out what is written here.", when=lambda part: part.sealed
        ),
        RoomCommand(
            "write_alone",
            "f2",
            "sealed instead",
            "Let everybody write alone, sealed.",
            when=lambda part: not part.sealed,
        ),
    )
    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Sealed {
        & PeopleStrip { display: none; padding: 1 2 0 2; }
        & #sealing { display: none; padding: 0 2; height: auto; color: $text-muted; }
        &.-sealed {
            & PeopleStrip, & #sealing { display: block; }
            & Writing { margin-top: 1; }
            & CardList > .sheet--cursor, & CardList:focus > .sheet--cursor {
                color: $foreground;
                background: $background;
            }
        }
        &.-told #sealing { display: block; }
    }
    .-high Sealed.-told Writing { margin-top: 1; }
    .-low Sealed PeopleStrip { padding: 0 2; }
    .-low.-tiny Sealed.-told #sealing { display: none; }
    """

    sealed = var(False, toggle_class="-sealed")

    def __init__(
        self,
        cards: Written[T],
        *,
        begins_sealed: Callable[[], bool],
        goals: Callable[[], Sequence[int]],
        advice: Callable[[], AdviceLine],
        own: bool,
    ) -> None:
        super().__init__()
        self.cards = cards
        self._begins_sealed = begins_sealed
        self._goals = goals
        self._advice = advice
        self._sealing = Static(id="sealing")
        self._people = PeopleStrip()
        aloud = f"enter adds the {cards.noun} · pasted lines become a {cards.noun} each · ↑ to the list"
        self.writing = Writing[T](
            Keeper(self._take, self._reword, self._drop, self._may_change),
            what=cards.called,
            asks=cards.asks,
            limit=cards.limit,
            advice=advice(),
            hint=OWN_HINT if own else aloud,
        )

    def compose(self) -> ComposeResult:
        yield self._sealing
        yield self._people
        yield self.writing

    @property
    def goal(self) -> int:
        return place_of(self).goal.id

    @property
    def envelope(self) -> Envelope[T]:
        return Envelope(self.desk, self.cards, self.goal)

    def begin(self) -> None:
        """Go on in the way that was used last for this goal: aloud, where something was typed and not finished."""
        typed, writers = self.writing.take_up(self.envelope.place(self.desk.me)), self.envelope.writers()
        chosen = self.desk.store.background.kept(self.envelope.way)
        sealed = chosen == _SEALED if chosen else bool(writers) or (not typed and self._begins_sealed())
        self.set_reactive(Sealed.sealed, self.desk.me is None and sealed)
        self.set_class(self.sealed, "-sealed")
        self._focus_way()

    def show(self, workshop: Workshop) -> None:
        envelope, me, session = self.envelope, self.desk.me, place_of(self).session
        open_ones = self.cards.written(workshop, envelope.goal)
        own = envelope.of(me) if me is not None else []
        groups = [(0, "On the list already"), (len(open_ones), "Yours, sealed")] if open_ones and own else []
        letters, writers = letters_of(workshop, session), envelope.writers()
        ever = workshop.table(self.cards.table).of(envelope.goal)
        self.writing.steps.empty = "" if self.sealed or writers or ever else f"No {self.cards.noun} yet."
        self.writing.put(listed([*open_ones, *own]), groups)
        written = [member for member in letters.values() if member in writers]
        self._people.put(letters, names_of(workshop), written)
        self.set_class(me is not None or (bool(written) and not self.sealed), "-told")
        self._sealing.update(self._sealing_words(workshop, len(written), len(letters)))

    def _sealing_words(self, workshop: Workshop, written: int, people: int) -> Content:
        all_of_them = f"all {self.cards.sealed}s"
        if self.desk.me is not None:
            shown = f"{all_of_them.capitalize()} are shown together, without names."
            return plain(f"Only you see what you write here. {shown}")
        if not self.sealed:
            sealed = f"have sealed {self.cards.sealed}s that are not shown yet"
            return plain(f"{written} of {people} {sealed}: F2 leads to them.")
        if not written:
            shown_before = self.cards.batches(workshop.goals.need(self.goal))
            none = "Nothing is sealed now." if shown_before else "Nobody has written yet."
            return styled((none, "bold"), "  A letter opens that person's own page." if people else "")
        more = f"Enter shows {all_of_them}, shuffled and without names."
        if written >= people:
            return styled(("Everybody has written.", "bold"), f"  {more}")
        return counted(written, people, "have written.", more, tall=has_room(self.screen, people))

    def watch_sealed(self) -> None:
        if self.stands:
            self.desk.keep(self.envelope.way, _SEALED if self.sealed else _ALOUD)
            self._focus_way()
            self.page.refresh_page()

    def _focus_way(self) -> None:
        self.writing.open_line(not self.sealed)
        if self.sealed:
            self.writing.action_list()
        else:
            self.writing.action_write()

    @property
    def seen(self) -> Seen:
        alone = self.sealed or self.desk.me is not None
        return Seen(self.envelope.writers(), _SEALED if alone else _ALOUD)

    def missing(self) -> Collection[str]:
        """Who is here and has written nothing, once somebody has."""
        writers = self.envelope.writers()
        return unfinished(self.workshop, place_of(self).session_id, writers) if writers else ()

    def unfinished(self) -> Collection[str]:
        if not self.envelope.writers():
            return ()
        shows = "no, then enter, shows them" if self.sealed else "no, then F2 and enter, shows them"
        still = f"The {self.cards.sealed}s are still sealed: {shows}. If you go on, they wait."
        return (*self.missing(), still)

    def _may_change(self, card: T) -> bool:
        return not self.sealed and (self.desk.me is None or card.id < 0)

    def _take(self, texts: Sequence[str]) -> Doing:
        if self.desk.me is not None:
            return self._shown(self.envelope.add(self.desk.me, texts))
        goal = place_of(self).goal
        return self.desk.record(
            f"add {self.cards.some(len(texts))} to {quoted(goal.title, len(goal.title))}",
            self.cards.add_all,
            goal.id,
            texts,
        )

    def _reword(self, card: T, text: str) -> Doing:
        if self.desk.me is not None:
            return self._shown(self.envelope.reword(self.desk.me, card, text))
        return self.desk.record(f"reword {quoted(card.text)}", self.cards.reword, card.id, text)

    async def _drop(self, card: T) -> bool:
        if self.desk.me is not None:
            return await self._shown(self.envelope.drop(self.desk.me, card))
        return await drop_cards(self.desk, self.cards, [card], ask=False)

    def _shown(self, sealed: Doing) -> Doing:
        return sealed.then(self.page.refresh_page)

    async def action_seal(self) -> None:
        await self.writing.line.action_submit()

    async def action_add_typed(self) -> None:
        await self.writing.line.action_submit()

    def action_call_out(self) -> None:
        self.sealed = False

    def action_write_alone(self) -> None:
        self.sealed = True

    def on_key(self, event: events.Key) -> None:
        member = self._people.pressed(event) if self.sealed else None
        if member is not None:
            self._open_private(member)

    @on(PeopleStrip.Chosen)
    def _clicked(self, message: PeopleStrip.Chosen) -> None:
        self._open_private(message.member)

    def _open_private(self, member: int) -> None:
        page = PrivateCards(self.cards, self._goals(), self.goal, member, self._advice, self._time_left)
        self.desk.push_screen(page, lambda _: self.page.refresh_page())

    def _time_left(self) -> str:
        session = place_of(self).session
        return left_words(clock(session, self.desk.now, spread_minutes(self.workshop, session.id)))

    @work(group="asking", exclusive=True)
    async def action_reveal(self) -> None:
        noun, envelope = self.cards.sealed, self.envelope
        waiting = tuple(unfinished(self.workshop, place_of(self).session_id, envelope.writers()))
        although = f"Show the {noun}s although somebody has not written?"
        if not await all_the_same(self.desk, although, waiting, stake=Stake.SHOWN):
            return
        before = len(self.cards.live(self.workshop, envelope.goal))
        if await envelope.reveal():
            new = len(self.cards.live(self.workshop, envelope.goal)) - before
            what = count_words(new, f"{noun} is", f"{noun}s are")
            self.page.say(f"{what} on the list now, shuffled and without names.")
