"""Several places at once: found in folders and databases, and looked at one after the other."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from store import places
from store.core import Clock
from store.errors import NotSaved, ReadOnly, StoreError, reason
from store.files import disk
from store.place import Place
from store.places import Where
from store.store import Store
from workshop.model import Workshop
from workshop.roof.over import Objective

#: The file of a roof, in the folder that it is the roof of.
OBJECTIVES = "objectives.json"


def under(named: Iterable[str]) -> list[Place | str]:
    """The places that are meant: a folder stands for the teams in it, a database for all of its teams.

    A sentence stands for what is none.
    """
    found: list[Place | str] = []
    for one in named:
        try:
            found += _under(one)
        except StoreError as error:
            found.append(str(error))
        except OSError as error:
            found.append(f"{one} cannot be read: {reason(error)}.")
    return found


def _under(named: str) -> list[Place]:
    if places.is_address(named):
        from store.postgres.place import teams_in

        return [*teams_in(named)]
    folder = Path(os.path.expanduser(named))
    if not folder.is_dir():
        return [places.at(named)]
    logs = sorted(path for path in folder.iterdir() if path.name.endswith("-log"))
    return [places.at(log.with_name(log.name.removesuffix("-log"))) for log in logs if log.is_file()]


def look(found: Iterable[Place | str], clock: Clock) -> Iterator[tuple[str, Workshop | str]]:
    """Each team with its newest state, one after the other; or a sentence on why it cannot be read."""
    for one in found:
        if isinstance(one, str):
            yield one, one
            continue
        try:
            with Store.open(one, clock) as store:
                yield one.name, store.workshop
        except StoreError as error:
            yield one.name, f"{one.name}: {error}"


def to_look_at(where: Where, clock: Clock) -> Store:
    """A team, open and followed, in which nothing can be changed."""
    store = Store.open(where, clock)
    if store.core.refusal is None:
        store.core.refusal = ReadOnly(
            "From the roof a team is only looked at; ctrl+q leads back. Open its file to change something."
        )
        store.notices.append(str(store.core.refusal))
    return store


class Teams:
    """Several places, each open and followed; what cannot be opened is tried again at the next :meth:`open`.

    ``news`` is told, by some thread, whenever a team says something else.
    """

    def __init__(self, named: Iterable[str], clock: Clock) -> None:
        self.news: Callable[[], object] = bool
        self._named = tuple(named)
        self._clock = clock
        self._stores: dict[str, Store] = {}
        self._troubles: dict[str, str] = {}
        self._closed = False

    def open(self) -> None:
        """Open what is not open, one place after the other; in a thread, since a place may be far away."""
        lost: dict[str, str] = {}
        for one in under(self._named):
            name = one if isinstance(one, str) else one.name
            if isinstance(one, str):
                lost[name] = one
            elif name not in self._stores and not self._closed:
                try:
                    self._stores[name] = store = Store.open(one, self._clock)
                except StoreError as error:
                    lost[name] = f"{name}: {error}"
                else:
                    store.background.subscribe(partial(self._heard, name))
                    self.news()
        followed = {name: text for name, text in self._troubles.items() if name in self._stores}
        self._troubles = lost | followed
        self.news()
        if self._closed:
            self.close()

    def _heard(self, name: str, trouble: StoreError | None) -> None:
        self._troubles.pop(name, None)
        if trouble is not None:
            self._troubles[name] = f"{name}: {trouble}"
        self.news()

    def found(self) -> Iterator[tuple[str, Workshop | str]]:
        """Each team with its newest known state, by name; and a sentence on what cannot be read just now."""
        for name, store in sorted(self._stores.items()):
            yield name, store.workshop
        yield from sorted(self._troubles.items())

    def store(self, place: str) -> Store:
        """The team that lives there; only what was found."""
        return self._stores[place]

    def close(self) -> None:
        self._closed = True
        while self._stores:
            self._stores.popitem()[1].close()


def objectives(folder: Path) -> tuple[Objective, ...]:
    """The objectives kept in a folder, in order, none without a file; StoreError where it cannot be read."""
    path = folder / OBJECTIVES
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise NotSaved(f"{path} cannot be read: {reason(error)}.") from error
    try:
        tables = msgspec.json.decode(data, type=dict[str, dict[int, Objective]])
    except msgspec.DecodeError as error:
        raise NotSaved(f"{path} holds no objectives that can be read: {error}.") from error
    return tuple(one for _, one in sorted(tables.get("objectives", {}).items()))


def keep(folder: Path, some: Iterable[Objective]) -> Path:
    """Write the objectives of a folder whole, for TinyDB to read; its name. NotSaved where the folder refuses."""
    path = folder / OBJECTIVES
    data = msgspec.json.encode({"objectives": dict(enumerate(some, 1))})
    try:
        disk.replace(path, data + b"\n")
    except OSError as error:
        raise NotSaved(f"Not saved: {path} cannot be written: {reason(error)}.") from error
    return path
