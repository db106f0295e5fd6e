"""Serving the pages by which people join from a browser: ``workshop serve``."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.cli import context, folders, remembered
from workshop.errors import RuleError

if TYPE_CHECKING:
    from screens.joining.house import House
    from screens.joining.serving import Terminals
    from store.place import Place
    from store.store import Store

#: In place of a port: nothing is served over ssh.
NO_SSH = -1
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("serve")
@click.argument("file", required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to serve; 0.0.0.0: to the network.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; without it, any that is free.")
@click.option("--ssh-port", type=click.IntRange(0, 65535), help="The port for ssh; without it, any that is free.")
@click.option("--no-screen", is_flag=True, help="Serve only, until it is stopped.")
@click.option("--json", "as_json", is_flag=True, help="With --no-screen: say address and code in JSON.")
@click.option("--cert", type=_FILE, help="A certificate, for https.")
@click.option("--key", type=_FILE, help="The certificate's key.")
@click.option("--url", default="", metavar="URL", help="The address people open, where a proxy stands in front.")
def serve_command(
    file: str | None,
    host: str,
    port: int,
    ssh_port: int | None,
    no_screen: bool,
    as_json: bool,
    cert: Path | None,
    key: Path | None,
    url: str,
) -> None:
    """Open a file as the room, and let people join by their browsers, or over ssh, with their name and a code.

    JSON, with --no-screen: one line with url and code, and with --ssh-port what to type for ssh; then it serves
    until it is stopped. Without a screen nothing is served over ssh but with --ssh-port.
    """
    place = context.found(file)
    if no_screen and ssh_port is None:
        ssh_port = NO_SSH
    house = house_for(place, host, port, cert, key, url, ssh_port)
    if no_screen:
        _serve(house, as_json)
        return
    from workshop.cli import terminal

    terminal.require_terminal()

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


def house_for(
    place: "Place",
    host: str = "127.0.0.1",
    port: int = 0,
    cert: Path | None = None,
    key: Path | None = None,
    url: str = "",
    ssh_port: int | None = None,
    clock: Callable[[], datetime] = context.now,
) -> "House":
    """The pages of this team, not yet started; RuleError where what they need is not installed.

    ``ssh_port`` None: any that is free, where terminals can be served at all.
    """
    try:
        from screens.joining.house import House
        from screens.joining.serving import Serving
    except ImportError as missing:
        raise RuleError(
            f"Serving needs {missing.name}: install it with pip install '.[serve]' in the folder of this program."
        ) from missing
    return House(place, clock, context.zone(), Serving(host, port, cert, key, url, _terminals(place, ssh_port)))


def _terminals(place: "Place", port: int | None) -> "Terminals | None":
    """What a login over ssh starts: this program, on this team; None where there is to be none."""
    from screens.joining.serving import Terminals

    if port == NO_SSH:
        return None
    lacks = "" if os.name == "posix" else "a system with terminals of its own"
    lacks = lacks or ("" if find_spec("asyncssh") else "asyncssh: pip install '.[serve]'")
    if lacks and port is not None:
        raise RuleError(f"Terminals over ssh need {lacks}. Leave --ssh-port away.")
    if lacks:
        return None
    environment = {**os.environ, "WORKSHOP_FILE": place.address}
    key = folders.settings() / "ssh-host-key"
    return Terminals((sys.executable, "-P", "-m", "workshop"), environment, key, port or 0)


def _serve(house: "House", as_json: bool) -> None:
    stop = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stop.set())
    house.start()
    try:
        if as_json:
            said = {"url": house.url, "code": house.code} | ({"ssh": house.ssh} if house.ssh else {})
            click.echo(json.dumps(said))
        else:
            terminals = f" Or, in a terminal: {house.ssh}, with the code as password." if house.ssh else ""
            click.echo(f"Open {house.url} and join with the code {house.spoken_code}.{terminals}")
            click.echo("Stop it with ctrl-c.")
        stop.wait()
    finally:
        house.stop()
