"""A replay on the real pages: what was recorded appears change by change, and nothing can be changed."""

from collections.abc import Callable

from textual import events
from textual.timer import Timer

from screens.app import WorkshopApp
from screens.page import Page
from screens.stages.stage import StagePage
from screens.widgets.keyline import KeyLine
from screens.widgets.rows import Rows
from screens.widgets.sheet import Sheet
from workshop.meet import underway
from workshop.track.replaying import Player, Scene
from workshop.words.dates import long_day
from workshop.words.moments import time_words

#: Seconds after which it is looked again whether the page of a scene has come.
_AGAIN = 0.05


class Replay:
    """Shows the scenes of a player in an app, on the pages where they happened; its keys are the only ones.

    ``leave`` says what leaving leads to. ``taken`` is the scene that is to be gone on from by hand; None where
    the replay is just left.
    """

    def __init__(self, app: WorkshopApp, player: Player, leave: str = "esc end") -> None:
        self.app, self.player, self.leave = app, player, leave
        self.taken: Scene | None = None
        self._due: Timer | None = None
        self._said: object = None
        self._means: dict[str, Callable[[], object]] = {
            "space": player.toggle,
            "right": lambda: self._by_hand(1),
            "left": lambda: self._by_hand(-1),
            "plus": lambda: player.hurry(2),
            "minus": lambda: player.hurry(0.5),
            "g": self._take,
            "escape": app.exit,
            "ctrl+q": app.exit,
        }
        app.live, app.taker = False, self._takes
        app.set_reactive(WorkshopApp.workshop, player.scene.workshop)

    def _takes(self, event: events.Event) -> bool:
        """Keys steer the replay and nothing else; the mouse rests."""
        if isinstance(event, events.Ready):
            self._changed()
            self.app.set_interval(_AGAIN, self._say)
        elif isinstance(event, events.Key):
            if event.key in self._means:
                self._means[event.key]()
                self._changed()
            return True
        return isinstance(event, events.Paste | events.MouseDown | events.MouseUp | events.Click)

    def _by_hand(self, by: int) -> None:
        self.player.paused = True
        self.player.go(by)

    def _take(self) -> None:
        self.taken = self.player.scene
        self.app.exit()

    def _go_on(self) -> None:
        self.player.go(1)
        self._changed()

    def _changed(self) -> None:
        """Show where the player stands; the next change comes by itself, unless it is paused or at the end."""
        self._show()
        if self._due is not None:
            self._due.stop()
            self._due = None
        if not self.player.paused and not self.player.at_end:
            self._due = self.app.set_timer(self.player.seconds, self._go_on)

    def _show(self) -> None:
        app = self.app
        app.workshop = self.player.scene.workshop
        running = underway.running(app.workshop)
        if running is None and isinstance(app.screen, StagePage):
            app.go_home()
        elif running is not None and not isinstance(app.screen, StagePage):
            app.go_to_session(running)
        app.call_after_refresh(self._say)

    def _say(self) -> None:
        """Where the replay stands, what was done, and the keys, in place of the page's own."""
        page, player, scene = self.app.screen, self.player, self.player.scene
        about = page, player.place, player.paused, player.speed
        if not isinstance(page, Page) or page.left or not page.stands or about == self._said:
            return
        self._said = about
        page.query_one(KeyLine).display = False
        self._point_at(player.touched)
        at = scene.at.astimezone(self.app.zone)
        how = "end" if player.at_end else "paused" if player.paused else f"{player.speed:g} ×"
        self.app.say(
            f"Replay {player.place + 1} of {len(player.scenes)}, {how} · {long_day(at.date())} {time_words(at)} · "
            f"{scene.who}: {scene.what}\n"
            f"space pause · → ← step · + - speed · g goes on by hand in a copy · {self.leave}"
        )

    def _point_at(self, step: int | None) -> None:
        """Highlight the step that was changed in the lists of a goal's stage."""
        page = self.app.screen
        if step is not None and isinstance(page, StagePage) and page.goal_id is not None:
            for rows in page.query(Rows):
                rows.highlight(step)
            for sheet in page.query(Sheet):
                sheet.highlight(step)
