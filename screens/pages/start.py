"""What is offered where no file is known yet: a made-up team to look at, a new file, or an existing one."""

from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from screens.commands import Command
from screens.dialogs.ask import Ask
from screens.keyqueue import KeyQueue
from screens.themes import register
from screens.widgets.columns import Fragment
from screens.widgets.keyline import KeyLine
from screens.widgets.rows import Rows
from workshop.errors import RuleError
from workshop.words.text import checked


class Begin(Struct, frozen=True):
    """What somebody chose: ``demo``, or with a meeting to watch first ``play``; ``new`` with a path and a
    team's name, or ``open`` with a path.
    """

    what: str
    path: Path | None = None
    team: str = ""


class _Way(Struct, frozen=True):
    id: str
    name: str
    words: str


_WAYS = (
    _Way("demo", "Look around", "a made-up team in the middle of a quarter"),
    _Way("play", "Watch a meeting", "how that team made its plan, in three minutes"),
    _Way("new", "Start a new file", "for your team, with the quarter that today is in"),
    _Way("open", "Open a file", "one that exists already"),
)


class StartApp(KeyQueue[Begin]):
    """Asks how to begin; the answer is what ``run`` returns, None where somebody left."""

    ENABLE_COMMAND_PALETTE = False
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("choose", "enter", "choose", "Take the highlighted way to begin."),
        Command("quit", "ctrl+q,q,escape", "quit", "Leave the program."),
    )
    CSS = """
    Screen { background: $background; color: $text; align: center middle; }
    #box { width: $prose-width; max-width: 100%; height: auto; padding: 1 2; }
    #name { text-style: bold; }
    #words { margin: 0 0 1 0; color: $text-muted; }
    Rows { height: 5; }
    """

    def __init__(self) -> None:
        super().__init__()
        register(self)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static("Workshop", id="name")
            yield Static("From corporate goals to steps that somebody owns.", id="words")
            yield Rows[_Way](self._draw)
            yield KeyLine()

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show(_WAYS)
        rows.focus()

    def _draw(self, way: _Way, width: int, selected: bool) -> list[Fragment]:
        return [(f"{way.name:<18}", "bold"), (way.words, "$text-muted")]

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    @work(group="asking", exclusive=True)
    async def action_choose(self) -> None:
        way = self.screen.query_one(Rows).item
        if way is None:
            return
        if way.id in ("demo", "play"):
            self.exit(Begin(way.id))
        elif way.id == "new":
            team = await self.push_screen_wait(Ask("What is the team called?", check=_team))
            path = team and await self.push_screen_wait(
                Ask(
                    "Where shall the file be?",
                    "One team is one file. A second and a third one of the same name lie beside it.",
                    text=str(Path.cwd() / "team.json"),
                    limit=1000,
                    check=_new,
                )
            )
            if team and path:
                self.exit(Begin("new", Path(path).expanduser(), team))
        else:
            path = await self.push_screen_wait(
                Ask("Which file?", text=f"{Path.cwd()}/", limit=1000, check=_existing)
            )
            if path:
                self.exit(Begin("open", Path(path).expanduser()))


def _team(text: str) -> None:
    checked(text, "A team's name", 60)


def _new(text: str) -> None:
    path = Path(text).expanduser()
    if path.exists():
        raise RuleError(f"There is already a file {path.name} there: choose another name, or open that one.")
    if not path.parent.is_dir():
        raise RuleError(f"There is no folder {path.parent}: choose one that exists.")


def _existing(text: str) -> None:
    if not Path(text).expanduser().is_file():
        raise RuleError("There is no such file: check the spelling, or press esc and start a new one.")
