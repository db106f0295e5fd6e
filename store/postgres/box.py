"""The sealed box in a database: a row for what one member sealed in one envelope, and for what one is typing."""

from collections.abc import Callable
from typing import Any

import msgspec

from store.codec import Unfit
from store.errors import StoreError
from store.place import Owner
from store.postgres.link import SEALED, Link
from store.sealed import numbered
from workshop.errors import RuleError


class Box:
    """The sealed box of one team."""

    def __init__(self, link: Link, owner: Owner, name: str) -> None:
        self.name = f"the sealed box of {name}"
        self.edition = 0
        self.damaged = 0
        self._link = link
        self._owner = owner
        self._envelopes: dict[str, dict[int, Any]] = {}

    def seal(self, envelope: str, member: int, content: Any) -> None:
        data = msgspec.json.encode(content)
        if numbered(msgspec.json.decode(data)) != content:
            raise Unfit(f"what member {member} seals in '{envelope}' would not come back as it is")
        self._change(
            envelope,
            "INSERT INTO workshop.sealed VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (team, envelope, member) DO UPDATE SET content = excluded.content",
            (self._link.team, envelope, member, data),
        )

    def take_back(self, envelope: str, member: int) -> None:
        query = "DELETE FROM workshop.sealed WHERE team = %s AND envelope = %s AND member = %s"
        self._change(envelope, query, (self._link.team, envelope, member))

    def mine(self, envelope: str, member: int) -> Any | None:
        return self.inside(envelope).get(member)

    def sealed_by(self, envelope: str) -> tuple[int, ...]:
        return tuple(self.inside(envelope))

    def keep(self, place: str, text: str, member: int | None = None) -> None:
        team = self._link.team
        if text:
            self._link.run(
                "INSERT INTO workshop.typing VALUES (%s, %s, %s, %s) "
                "ON CONFLICT (team, place, member) DO UPDATE SET body = excluded.body",
                (team, place, member or 0, text),
            )
        else:
            self._link.run(
                "DELETE FROM workshop.typing WHERE team = %s AND place = %s AND member = %s",
                (team, place, member or 0),
            )

    def kept(self, place: str, member: int | None = None) -> str:
        rows = self._link.rows(
            "SELECT body FROM workshop.typing WHERE team = %s AND place = %s AND member = %s",
            (self._link.team, place, member or 0),
        )
        return rows[0][0] if rows else ""

    def forget(self, *places: str) -> None:
        for place in places:
            self._link.run(
                "DELETE FROM workshop.typing WHERE team = %s AND starts_with(place, %s)", (self._link.team, place)
            )

    def inside(self, envelope: str) -> dict[int, Any]:
        self.look()
        return {} if self._owner.was_opened(envelope) else dict(sorted(self._envelopes.get(envelope, {}).items()))

    def holds(self, opened: Callable[[str], bool]) -> bool:
        self.look()
        return any(opened(envelope) for envelope in self._envelopes)

    def empty(self, opened: Callable[[str], bool], *places: str) -> None:
        self.forget(*places)
        self.look()
        gone = [envelope for envelope in self._envelopes if opened(envelope)]
        if gone:
            self._link.run(
                "DELETE FROM workshop.sealed WHERE team = %s AND envelope = ANY(%s)", (self._link.team, gone)
            )
            self._newer()

    def leftover(self) -> bool:
        """Nothing is ever left: what a transaction did not end is not there."""
        return False

    def sweep(self) -> None:
        """Nothing to do."""

    def look(self, certain: bool = False) -> bool:
        """Look again at what others have sealed; whether that has changed.

        Inside a transaction no news arrives, so there, or to be ``certain``, the number of the edition is read.
        """
        with self._link.mutex:
            try:
                if not (certain or self._link.inside) and SEALED not in self._link.listen():
                    return False
                rows = self._link.rows("SELECT edition FROM workshop.teams WHERE team = %s", (self._link.team,))
                edition = rows[0][0] + 1 if rows else 0
                self._link.heard.discard(SEALED)
                if edition == self.edition:
                    return False
                found = self._link.rows(
                    "SELECT envelope, member, content FROM workshop.sealed WHERE team = %s", (self._link.team,)
                )
            except StoreError:
                if self._link.inside:
                    raise
                return False  # what was known stays until the database is back
            self.edition = edition
            self._envelopes = {}
            for envelope, member, content in found:
                self._envelopes.setdefault(envelope, {})[member] = numbered(msgspec.json.decode(bytes(content)))
            return True

    def _change(self, envelope: str, query: str, values: tuple[Any, ...]) -> None:
        with self._owner.writing() as opened:
            if opened(envelope):
                raise RuleError("It has been opened meanwhile, so nothing can be added to it or taken out.")
            self._link.run(query, values)
            self._newer()

    def _newer(self) -> None:
        self._link.rows(
            "UPDATE workshop.teams SET edition = edition + 1 WHERE team = %s "
            "RETURNING pg_notify('workshop', %s || team)",
            (self._link.team, f"{SEALED} "),
        )
        self._link.heard.add(SEALED)
