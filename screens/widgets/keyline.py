"""The footer: the keys that work here and now, each a word; a click does what the key does."""

from textual import events
from textual.content import Content
from textual.reactive import reactive

from screens.commands import Offer, offers
from screens.text import styled
from screens.widgets.columns import Fragment
from screens.widgets.painting import Look, Painted

_KEY, _COMING = "bold $footer-key-foreground", "$text-muted"


class KeyLine(Painted):
    """One or two lines of keys and their names, taken from the commands of the screen and the app."""

    DEFAULT_CSS = """
    KeyLine {
        width: 1fr;
        height: auto;
        max-height: 2;
        padding: 0 1;
        background: $footer-background;
        color: $footer-description-foreground;
    }
    """
    shown: reactive[tuple[tuple[str, str, bool], ...]] = reactive((), init=False)

    def __init__(self) -> None:
        super().__init__()
        self._offers: list[Offer] = []
        self._places: list[tuple[int, int, int, Offer]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.recall())
        self.watch(self.screen, "focused", lambda *_: self.recall())
        self.recall()

    def recall(self) -> None:
        """Ask anew which commands apply, and repaint where that changed."""
        if not self.is_attached or getattr(self.screen, "left", False):
            return
        focused = self.screen.focused
        typing = focused is not None and focused.check_consume_key("a", "a")
        self._offers = []
        shown = []
        for offer in offers(self.screen, self.app):
            sign = offer.command.sign(typing)
            if offer.command.footer and sign:
                self._offers.append(offer)
                shown.append((sign, offer.command.name, offer.enabled))
        self.shown = tuple(shown)

    def watch_shown(self) -> None:
        if len(self._lay_out(max(self.content_size.width, 20))) != self.content_size.height:
            self.refresh(layout=True)

    def _lay_out(self, width: int) -> list[list[Fragment]]:
        lines: list[list[Fragment]] = [[]]
        self._places = []
        x = 0
        for offer, (sign, name, enabled) in zip(self._offers, self.shown, strict=True):
            length = len(sign) + 1 + len(name)
            if x and x + length > width:
                if len(lines) == 2:
                    break
                lines.append([])
                x = 0
            lines[-1] += [(sign, _KEY if enabled else _COMING), (f" {name}   ", "" if enabled else _COMING)]
            self._places.append((len(lines) - 1, x, x + length, offer))
            x += length + 3
        return lines

    def line(self, y: int) -> Look | None:
        """One of the lines of keys."""
        lines = self._lay_out(max(self.content_size.width, 20))
        return (lines[y], "") if y < len(lines) else None

    def render(self) -> Content:
        return Content("\n").join(styled(*line) for line in self._lay_out(max(self.content_size.width, 20)))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._lay_out(max(width, 20)))

    async def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for line, start, end, offer in self._places:
            if offset is not None and offset.y == line and start <= offset.x < end and offer.enabled:
                await offer.owner.run_action(offer.action)  # type: ignore[attr-defined]
