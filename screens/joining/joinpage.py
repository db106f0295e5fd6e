"""Where people join: address, code and QR code for the whole room to see, and who is there."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from screens.commands import Command, RoomCommand
from screens.dialogs.confirm import Confirm, Stake
from screens.joining.house import House
from screens.page import Page
from screens.text import styled
from screens.widgets.rows import Column, Columns, Fragment, Rows
from workshop.errors import RuleError
from workshop.meet import underway
from workshop.meet.unfinished import envelopes_here
from workshop.model import Workshop
from workshop.team import before_meeting
from workshop.words.signs import CONNECTED, FINISHED, MISSING

_LINE = Columns(Column("", 1), Column("", 8, grows=True), Column("", 24), gap=1)
#: Seconds between two looks at who is connected.
_LOOK_EVERY = 0.5


class Guest(Struct, frozen=True):
    """A line of the list: somebody who has joined, and what is to say of them."""

    id: int
    name: str
    connected: bool
    words: str


class JoinPage(Page):
    """The join page. ``house`` serves what is shown here."""

    DEFAULT_CSS = """
    JoinPage {
        & #work { layout: horizontal; padding: 0 1; }
        & #qr { width: auto; height: auto; margin: 1 3 0 1; }
        & #told { height: auto; padding: 1 0; }
        & #people { height: 1fr; min-height: 3; }
        &.-tiny #qr { display: none; }
        &.-narrow #qr { margin: 0 1 0 0; }
    }
    """
    HELP = """Everybody opens the address, or points a camera at the square, and types name and code.
A page is each one's own: what is written there is closed to the room, and to this screen.
At first only this machine can open it. o opens it to the network of this room: whoever is in that network then
reaches the page, and on plain http the network's other users may read along. See docs/joining.md."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("close", "escape", "back", "Back to where you were; the pages stay open."),
        RoomCommand("open_network", "o", "to the network", "Let other machines of this network join."),
        RoomCommand("new_code", "n", "new code", "Take another code; pages stay, terminals over ssh end."),
        RoomCommand("remove", "delete,r", "sign out", "Sign the highlighted person out, on all their screens."),
        RoomCommand("open_ahead", "b", "before the meeting", "Let people write before the meeting, or no longer."),
    )
    people: getters.query_one[Rows[Guest]] = getters.query_one("#people", Rows)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house
        self._seen: object = None
        self.id = "join"

    def body(self) -> ComposeResult:
        with Horizontal():
            yield Static(id="qr")
            with VerticalScroll():
                yield Static(id="told")
                yield Rows[Guest](self._draw, id="people", empty="Nobody is joined now.")

    def on_mount(self) -> None:
        self.set_interval(_LOOK_EVERY, self._look)
        self.people.focus()

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return (f"{workshop.team.name}: join", "", "")

    def show(self, workshop: Workshop) -> None:
        house = self.house
        address = (house.url, house.code, house.is_open)
        if self._seen != address:
            self._seen = address
            self.query_one("#qr", Static).update(qr_code(f"{house.url}?code={house.code}"))
        where = (
            "Open to the network."
            if house.is_open
            else "Only this machine can open it: o opens it to the network."
        )
        written = before_meeting.words(workshop)
        terminal = (("or, in a terminal,\n", "$text-muted"), (f"{house.ssh}\n\n", "$text-accent"))
        self.query_one("#told", Static).update(
            styled(
                ("Open\n", "$text-muted"),
                (f"{house.url}\n\n", "bold"),
                ("and join with your name and the code\n", "$text-muted"),
                (f"{house.spoken_code}\n\n", "bold"),
                *(terminal if house.ssh else ()),
                (f"{where}{' ' + written if written else ''}", "$text-muted"),
            )
        )
        self.people.show(self._guests(workshop))

    def _guests(self, w: Workshop) -> list[Guest]:
        session, box = underway.running(w), self.desk.store.box
        done: set[int] = set()
        if session is not None:
            done = {member for name in envelopes_here(w, session.id) for member in box.sealed_by(name)}
        found = []
        for one in self.house.joined():
            said = ["connected" if one.connected else "away", f"{one.screens} screens" if one.screens > 1 else ""]
            if session is not None:
                said += [
                    "" if one.member in session.present else "not present",
                    f"{FINISHED} done" if one.member in done else "",
                ]
            if one.member in w.members:
                words = " · ".join(word for word in said if word)
                found.append(Guest(one.member, w.members[one.member].name, one.connected, words))
        return found

    def _draw(self, guest: Guest, width: int, selected: bool) -> Sequence[Fragment]:
        sign = (CONNECTED, "$text-success") if guest.connected else (MISSING, "$text-muted")
        return _LINE.line(width, sign, guest.name, (guest.words, "$text-muted"))

    def _look(self) -> None:
        if self.is_current and self._guests(self.workshop) != self.people.items:
            self.refresh_page()

    def action_close(self) -> None:
        self.leave_for_good()
        self.dismiss(None)

    @work(group="joining", exclusive=True)
    async def action_open_network(self) -> None:
        if self.house.is_open:
            self.say("It is open to the network already.")
            return
        details = (
            "Whoever is in this network can open the page then; joining still takes the code.",
            "On plain http others in the network may read along: use a network of your own, or --cert.",
        )
        if await self.desk.push_screen_wait(
            Confirm("Open it to the network?", details=details, stake=Stake.OPENED)
        ):
            try:
                await asyncio.to_thread(self.house.open_to_network)
            except RuleError as refusal:
                self.say(str(refusal), refused=True)
            self.refresh_page()

    @work(group="joining", exclusive=True)
    async def action_new_code(self) -> None:
        await asyncio.to_thread(self.house.renew_code)
        self.refresh_page()
        self.say("This is the code now. Pages that have joined stay.")

    @work(group="joining", exclusive=True)
    async def action_remove(self) -> None:
        """Sign somebody out, after a yes; they may join again with the code."""
        guest = self.people.item
        if guest is None:
            return
        details = ("With the code they can join again: take a new code to keep them out.",)
        if await self.desk.push_screen_wait(Confirm(f"Sign {guest.name} out?", details=details)):
            await asyncio.to_thread(self.house.remove, guest.id)
            self.refresh_page()

    def action_open_ahead(self) -> None:
        """Let people write before the meeting: steps for the goals of this period, then causes, then nothing."""
        w, today = self.workshop, self.desk.today
        following = before_meeting.next_kind(w, today)
        do = f"let people write {following}s ahead" if following else "end the writing ahead"
        opened = self.desk.record(do, before_meeting.open_ahead, today, following)
        opened.then(lambda: self.say(before_meeting.words(self.workshop) or "Nothing is written ahead any more."))


#: Squares of quiet around it; scanners cope with two.
_QUIET = 2
_HALVES = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


def qr_code(text: str) -> Content:
    """The code as lines of cells: a square is a cell wide and half a cell high."""
    import segno

    rows = [tuple(row) for row in segno.make(text, error="l", micro=False).matrix_iter(border=_QUIET)]
    if len(rows) % 2:
        rows.append((0,) * len(rows[0]))
    lines = [
        "".join(_HALVES[bool(above), bool(below)] for above, below in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
    return styled(("\n".join(lines), "#000000 on #ffffff"))
