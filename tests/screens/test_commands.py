"""Commands say when and for whom; those of a page's parts are the page's own while the part is in view."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from screens.commands import Command, RoomCommand, offers
from screens.page import Page, Part
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, tap
from tests.world import founded
from workshop.model import Workshop


class Counter(Part):
    """A part that counts, as long as there is something to count."""

    count = 0
    left = 2
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("count(1)", "x", "count", "Count one.", needs=lambda part: part.left),
        Command("count(-1)", "y", "less", "Count one less.", when=lambda part: part.count),
        RoomCommand("reset", "z", "reset", "Begin anew."),
    )

    def compose(self) -> ComposeResult:
        """Nothing that takes the focus."""
        yield from ()

    def action_count(self, by: int) -> None:
        """Count up or down."""
        self.count, self.left = self.count + by, self.left - by
        self.page.refresh_page()

    def action_reset(self) -> None:
        """Back to nothing."""
        self.count, self.left = 0, 2

    def show(self, workshop: Workshop) -> None:
        """Say on the page what was counted."""
        self.page.say(f"Counted {self.count} in {workshop.team.name}.")


class CounterPage(Page):
    """A page put together from one part, which does not have the focus."""

    PARTS = (Counter,)
    KEYS: ClassVar[tuple[Command, ...]] = (Command("own", "x", "own", "Never reached.", when=lambda _: False),)

    def body(self) -> ComposeResult:
        """The part, and nothing else."""
        yield Counter()


def offered(page: Page) -> dict[str, bool]:
    """What the page offers now, and whether it can be done."""
    return {offer.action: offer.enabled for offer in offers(page)}


async def test_the_commands_of_a_part_are_the_pages(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        page = CounterPage()
        await app.push_screen(page)
        part = page.query_one(Counter)
        assert offered(page) == {"count(1)": True, "reset": True}
        await tap(pilot, "y", "x")
        assert part.count == 1
        assert offered(page) == {"count(1)": True, "count(-1)": True, "reset": True}
        assert "Counted 1" in screen_text(app)
        await tap(pilot, "x", "x")
        assert part.count == 2
        assert offered(page) == {"count(1)": False, "count(-1)": True, "reset": True}
        await tap(pilot, "y")
        assert part.count == 1


async def test_a_part_out_of_view_has_no_commands(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        page = CounterPage()
        await app.push_screen(page)
        part = page.query_one(Counter)
        part.display = False
        assert offered(page) == {}
        await tap(pilot, "x")
        assert part.count == 0


async def test_what_leads_the_room_is_not_on_a_members_terminal(run: Run) -> None:
    async with run(founded(), me=1) as (app, pilot):
        page = CounterPage()
        await app.push_screen(page)
        part = page.query_one(Counter)
        assert offered(page) == {"count(1)": True}
        await tap(pilot, "x", "z")
        assert part.count == 1
        app.me = None
        await tap(pilot, "z")
        assert part.count == 0


async def test_a_command_of_a_part_gives_way_to_typing(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        page = CounterPage()
        await app.push_screen(page)
        await page.mount(line := Input())
        line.focus()
        await tap(pilot, "x", "z")
        assert line.value == "xz"
        assert page.query_one(Counter).count == 0
