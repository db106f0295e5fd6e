"""Serving the pages by which people join from a browser: ``workshop serve``."""

import json
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.cli import context, remembered
from workshop.errors import RuleError

if TYPE_CHECKING:
    from screens.joining.house import House
    from store.place import Place
    from store.store import Store

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("serve")
@click.argument("file", required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to serve; 0.0.0.0: to the network.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; without it, any that is free.")
@click.option("--no-screen", is_flag=True, help="Serve only, until it is stopped.")
@click.option("--json", "as_json", is_flag=True, help="With --no-screen: say address and code in JSON.")
@click.option("--cert", type=_FILE, help="A certificate, for https.")
@click.option("--key", type=_FILE, help="The certificate's key.")
@click.option("--url", default="", metavar="URL", help="The address people open, where a proxy stands in front.")
def serve_command(
    file: str | None,
    host: str,
    port: int,
    no_screen: bool,
    as_json: bool,
    cert: Path | None,
    key: Path | None,
    url: str,
) -> None:
    """Open a file as the room, and let people join by their browsers with their name and a code.

    JSON, with --no-screen: one line with url and code; then it serves until it is stopped.
    """
    place = context.found(file)
    if no_screen:
        _serve(house_for(place, host, port, cert, key, url), as_json)
        return
    from workshop.cli import terminal

    terminal.require_terminal()
    house = house_for(place, host, port, cert, key, url)

    def opened() -> "Store":
        from store.store import Store

        store = Store.open(place, context.now)
        remembered.remember(store.place.name)
        try:
            house.start()
        except BaseException:
            store.close()
            raise
        return store

    try:
        terminal.show(opened, house=house)
    finally:
        house.stop()


def house_for(place: "Place", host: str, port: int, cert: Path | None, key: Path | None, url: str) -> "House":
    """The pages of this team, not yet started; RuleError where what they need is not installed."""
    try:
        from screens.joining.house import House, Serving
    except ImportError as missing:
        raise RuleError(
            f"Serving needs {missing.name}: install it with pip install 'workshop[serve]'."
        ) from missing
    return House(place, context.now, context.zone(), Serving(host, port, cert, key, url))


def _serve(house: "House", as_json: bool) -> None:
    """Serve until a signal says to stop."""
    stop = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stop.set())
    house.start()
    try:
        if as_json:
            click.echo(json.dumps({"url": house.url, "code": house.code}))
        else:
            click.echo(f"Open {house.url} and join with the code {house.spoken_code}. Stop it with ctrl-c.")
        stop.wait()
    finally:
        house.stop()
