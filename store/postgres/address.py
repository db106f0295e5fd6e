"""The address of a team in a database: what of it is the database's, which team it names, how people call it."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from msgspec import Struct

from store.errors import Missing

#: The options of an address that are nobody's business, also where they are misspelt.
_SECRET = re.compile("pas+w|pwd|secret", re.IGNORECASE)
_HOST = re.compile(r"(\[[0-9A-Fa-f:.%]*\]|[^:\[\]]*)(:\d*)?")


class Address(Struct, frozen=True):
    """An address in its parts: ``database`` is what psycopg is given, ``name`` what people see; nothing secret."""

    database: str
    team: str
    name: str


def parsed(address: str, team: str | None = None) -> Address:
    """The parts of an address, or of that of another ``team`` in the same database.

    :raises Missing: it is none; nothing of it is repeated, for a part of its password may stand anywhere.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        raise Missing(_UNCLEAR) from None
    user, _, hosts = parts.netloc.rpartition("@")
    fields = [field for field in parts.query.split("&") if field]
    if (
        "@" in user
        or "@" in f"{parts.path}{parts.query}"
        or parts.fragment
        or not all(_HOST.fullmatch(host) for host in hosts.split(","))
        or not all("=" in field for field in fields)
        or re.search("%(?![0-9A-Fa-f]{2})", address)
    ):
        raise Missing(_UNCLEAR)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    named = options.pop("team", "") if team is None else team
    open_to_all = {key: value for key, value in options.items() if not _SECRET.search(key)} | {"team": named}
    login = quote(unquote(user.partition(":")[0]))
    return Address(
        urlunsplit(parts._replace(query=_query(options))),
        named,
        urlunsplit(parts._replace(netloc=f"{login}@{hosts}" if user else hosts, query=_query(open_to_all))),
    )


def _query(options: Mapping[str, str]) -> str:
    return urlencode(options, quote_via=quote)


_UNCLEAR = (
    "This address cannot be read as that of a database: postgresql://user@host/database?team=NAME. In a user's "
    "name or password the signs / ? # @ & and % are written as %2F %3F %23 %40 %26 and %25."
)
