"""The command that replays what was recorded."""

import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.cli import context, splash
from workshop.cli.answers import columns, tell
from workshop.cli.past import scenes
from workshop.cli.terminal import is_terminal, show
from workshop.model import SessionKind
from workshop.track.replaying import FASTEST, SLOWEST, Player, Scene, of_day, of_session
from workshop.words.dates import parse_day
from workshop.words.moments import stamp_words

if TYPE_CHECKING:
    from store.store import Store


@click.command("replay")
@click.option("--session", type=int, metavar="N", help="Only this session, by its number, from beginning to end.")
@click.option("--day", metavar="DAY", help="Only what was changed on this day.")
@click.option(
    "--speed",
    type=click.FloatRange(SLOWEST, FASTEST),
    default=1.0,
    show_default=True,
    help="How fast, for screens.",
)
@context.file_option
def replay_command(session: int | None, day: str | None, speed: float, file: str | None) -> None:
    """Replay what was recorded, change by change, on the screens as they were.

    space pauses, → and ← go one change on and back, + and - change the speed, g goes on by hand in a copy, esc
    ends it. Nothing in the file is changed. Where output is no terminal, the changes are written as lines: number,
    day and time, who, what.
    """
    with context.opened(file) as store:
        some: Sequence[Scene] = scenes(store)
        if session is not None:
            some = of_session(some, session)
        if day is not None:
            some = of_day(some, parse_day(day, context.today()), context.zone())
        player = Player(some, speed)
        if not is_terminal():
            tell(columns([_told(one) for one in player.scenes]))
            return
        taken = play(store, player)
    if taken is not None:
        go_on(taken, store.path.name)


def play_planning(opened: Callable[[], "Store"]) -> bool:
    """Show the newest planning meeting of a store; True where somebody went on by hand from within it."""
    with opened() as store:
        plans = [one.id for one in store.workshop.sessions.values() if one.kind is SessionKind.PLANNING]
        taken = play(store, Player(of_session(scenes(store), plans[-1])), "esc to today")
    if taken is not None:
        go_on(taken, store.path.name)
    return taken is not None


def play(store: "Store", player: Player, leave: str = "esc end") -> Scene | None:
    """Show the replay until it is left; where it is to be gone on from by hand, or None."""
    from screens.app import WorkshopApp
    from screens.replay import Replay

    splash.wipe()
    app = WorkshopApp(store, lambda: player.scene.at, zone=context.zone())
    replay = Replay(app, player, leave)
    app.run()
    return replay.taken


def go_on(scene: Scene, name: str) -> None:
    """The screens on a copy that holds this state, in a folder of its own, with the clock of that moment."""
    from store.store import Store

    ago = context.now() - scene.at
    copy = Path(tempfile.mkdtemp(prefix="workshop-replay-")) / name

    def clock() -> datetime:
        return context.now() - ago

    show(lambda: Store.create(copy, scene.workshop, clock), clock=clock)
    click.echo(f"The copy stays until the machine tidies up: workshop open {context.typed(copy)}")


def _told(scene: Scene) -> tuple[str, ...]:
    at = scene.at.astimezone(context.zone())
    return (f"{scene.seq:>5}", stamp_words(at), scene.who, scene.what)
