"""The team's documents as a TinyDB, to query. Changes go through :meth:`store.store.Store.apply`."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any, NoReturn

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document
from tinydb.table import Table as TinyTable

from store import codec
from workshop.model import KINDS, Record, Table, Workshop


def _refuse() -> NoReturn:
    raise TypeError("store.db answers queries only: change documents through store.apply")


class _Own(Document):
    """A document that its holder may change freely: it shares nothing with the store."""

    def __init__(self, value: Mapping[str, Any], doc_id: int) -> None:
        super().__init__(deepcopy(dict(value)), doc_id)


class _Readable(TinyTable):
    """A table to query. It keeps no results: TinyDB's cache would know nothing of other processes."""

    document_class = _Own

    def __init__(self, storage: Storage, name: str, **_: Any) -> None:
        super().__init__(storage, name, cache_size=0)

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> NoReturn:
        _refuse()

    def _get_next_id(self) -> NoReturn:
        _refuse()


class _Tables(dict[str, dict[str, dict[str, Any]]]):
    """The tables by name, each turned into documents when it is first asked for."""

    def __init__(self, storage: "_View") -> None:
        super().__init__({name: {} for name, table in storage.tables() if table})
        self._storage = storage

    def __getitem__(self, name: str) -> dict[str, dict[str, Any]]:
        if name not in self:
            raise KeyError(name)
        return self._storage.documents(name)

    def __delitem__(self, name: str) -> NoReturn:
        _refuse()


class _View(Storage):
    """The newest documents of a workshop; one that has not changed is turned into a document only once."""

    def __init__(self, newest: Callable[[], Workshop]) -> None:
        self._newest = newest
        self._known: dict[str, tuple[Table[Any], dict[int, tuple[Record, dict[str, Any]]]]] = {}

    def read(self) -> dict[str, dict[str, dict[str, Any]]]:
        """The tables that hold something."""
        return _Tables(self)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Refused."""
        _refuse()

    def tables(self) -> Iterator[tuple[str, Table[Any]]]:
        workshop = self._newest()
        return ((name, workshop.table(name)) for name in KINDS)

    def documents(self, name: str) -> dict[str, dict[str, Any]]:
        """The documents of a table by id, as TinyDB reads them."""
        table = self._newest().table(name)
        then, known = self._known.get(name, (None, {}))
        if then is not table:
            fresh: dict[int, tuple[Record, dict[str, Any]]] = {}
            for key, record in table.items():
                old = known.get(key)
                fresh[key] = old if old and old[0] is record else (record, codec.plain(record))
            known = fresh
            self._known[name] = table, known
        return {str(key): document for key, (_, document) in known.items()}


class _Database(TinyDB):
    table_class = _Readable  # type: ignore[assignment]  # TinyDB leaves its class untyped


def view(newest: Callable[[], Workshop]) -> TinyDB:
    """A TinyDB that always answers from the workshop that ``newest`` gives."""
    return _Database(newest, storage=_View)
