"""What the meeting ends on: the best win of the period, large, and the people who are thanked for it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from screens.commands import Command
from screens.page import Page
from screens.stages.retrospective.thanks import Thanks
from screens.text import plain, styled
from workshop.learn import wins
from workshop.model import Workshop
from workshop.words.signs import MUST_MOVE


class TopWinPage(Page):
    """One win and nothing else."""

    HELP = (
        "The meeting ends here. Read the win aloud, thank by name, and stop. F9 shows all thanks as text to send."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("close", "enter,escape", "home", "Back to the first screen."),
        Command("thanks", "f9", "thanks", "All thanks as text, to copy and send."),
    )
    DEFAULT_CSS = """
    TopWinPage {
        & #middle { height: 1fr; align: center middle; }
        & Static { width: 100%; height: auto; text-align: center; padding: 0 8; }
        & #stars { color: $text; }
        & #win {
            color: $text;
            text-style: bold;
            padding: 2 4;
            margin: 2 8;
            width: 100%;
            border-top: heavy $border-blurred;
            border-bottom: heavy $border-blurred;
        }
        & #thanks { text-style: bold; }
        & #copy { color: $text-muted; text-style: italic; padding: 1 8; }
        &.-tiny Static, &.-narrow Static { padding: 0 1; }
        &.-tiny #win, &.-narrow #win { padding: 0 1; margin: 1 0; }
    }
    """

    def __init__(self, session: int) -> None:
        super().__init__()
        self.session_id = session

    def body(self) -> ComposeResult:
        with Vertical(id="middle"):
            yield Static("   ".join(MUST_MOVE * 3), id="stars", markup=False)
            yield Static(id="win")
            yield Static(id="thanks")
            yield Static(id="copy")

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        session = workshop.sessions.need(self.session_id)
        return (workshop.team.name, workshop.periods.need(session.period).label, "Our best win")

    def show(self, workshop: Workshop) -> None:
        session = workshop.sessions.need(self.session_id)
        win = wins.top_win(workshop, session.period)
        if session.ended is None or win is None:
            self.action_close()
            return
        names = [workshop.members[one].name for one in win.thanks if one in workshop.members]
        self.query_one("#win", Static).update(plain(win.text))
        self.query_one("#thanks", Static).update(plain(f"With thanks to {', '.join(names)}" if names else ""))
        self.query_one("#copy", Static).update(styled(f"To copy: {win.copy}" if win.copy else ""))

    def action_thanks(self) -> None:
        period = self.workshop.periods.need(self.workshop.sessions.need(self.session_id).period)
        self.desk.push_screen(Thanks(f"Thanks, {period.label}", wins.all_thanks(self.workshop, period.id)))

    def action_close(self) -> None:
        if not self.left:
            self.leave_for_good()
            self.dismiss(None)
