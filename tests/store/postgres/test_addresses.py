"""How a team in a database is named; and that no secret is in any sentence."""

import re

import pytest

from store import Store, places
from store.errors import Exists, Missing, StoreError, Unreachable
from tests.postgres import Server
from tests.store.helpers import Clock, start


def test_names_and_addresses(server: Server, team: Store, clock: Clock) -> None:
    with pytest.raises(Exists):
        Store.create(team.place.name, start(), clock)
    with pytest.raises(Missing, match="no team"):
        Store.open(server.address() + "?team=nobody")
    with pytest.raises(Missing, match="which team"):
        Store.open(server.address())
    with pytest.raises(Unreachable):
        Store.open("postgresql://127.0.0.1:1/none?team=x")


def test_a_password_is_nowhere(server: Server, team: Store) -> None:
    with_password = team.place.name.replace("workshop@", "workshop:hunter2@")
    with Store.open(with_password) as store:
        assert "hunter2" not in store.place.name
        assert store.place.name == team.place.name
    with pytest.raises(StoreError) as refused:
        Store.open("postgresql://someone:hunter2@127.0.0.1:1/none?team=x")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "u:hunter2@127.0.0.1:1/db",
        "u:hun/ter2@127.0.0.1:1/db",
        "u:hun#ter2@127.0.0.1:1/db",
        "u:hun?ter2@127.0.0.1:1/db",
        "u:hun@ter2@127.0.0.1:1/db",
        "u:hun%ter2@127.0.0.1:1/db",
        "u:[hunter2@127.0.0.1/db",
        "u:hunter2/db",
        "127.0.0.1:1/db?password=hunter2",
        "127.0.0.1:1/db?password=hun&ter2",
        "127.0.0.1:1/db?pasword=hunter2",
    ],
)
def test_a_password_is_in_no_sentence(address: str) -> None:
    address = f"postgresql://{address}{'&' if '?' in address else '?'}team=x"
    said = []
    try:
        said.append(places.at(address).name)
        Store.open(address)
    except StoreError as refused:
        said.append(str(refused))
    for words in said:
        assert not {"hun", "ter2", "hunter2"} & set(re.findall(r"\w+", words)), words


def test_how_to_reach_it_is_remembered_and_no_secret_is() -> None:
    address = (
        "postgresql://u:x@h1:1,h2:2/db?sslmode=verify-full&password=y&passfile=/p&sslpassword=z&team=d%C3%A4ch"
    )
    name = places.at(address).name
    assert name == "postgresql://u@h1:1,h2:2/db?sslmode=verify-full&passfile=%2Fp&team=d%C3%A4ch"
    assert places.at(name).name == name
