"""A whole team as JSON: out and in without loss, and a refusal for everything else."""

import json

import msgspec
import pytest

from tests.workshop.reports.written import demo_team
from tests.world import founded
from workshop.errors import RuleError
from workshop.model import KINDS, Workshop
from workshop.reports.whole import as_json, from_json, is_whole


def test_out_and_in_is_the_same_team() -> None:
    w = demo_team()
    raw = as_json(w)
    assert is_whole(raw)
    again = from_json(founded(), raw)
    assert all(dict(again.table(name)) == dict(w.table(name)) for name in KINDS)
    assert json.loads(as_json(again)) == json.loads(raw)


def test_it_is_only_read_into_a_new_file() -> None:
    with pytest.raises(RuleError, match="only be read into a new file"):
        from_json(demo_team(), as_json(demo_team()))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"{", "not JSON"),
        (b"[]", "not a whole team"),
        (b'{"workshop": 1, "tables": []}', "not a whole team"),
        (b'{"workshop": 2, "tables": {}}', "newer version"),
        (b'{"workshop": 1, "tables": {"steps": []}}', "cannot be read"),
        (b'{"workshop": 1, "tables": {"steps": {"records": [{"id": "one"}]}}}', "“steps”"),
        (
            b'{"workshop": 1, "tables": {"members": {"records": [{"id": 0, "name": "A", "initials": "A"}]}}}',
            "number",
        ),
    ],
)
def test_what_is_not_a_whole_team_is_refused(raw: bytes, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        from_json(Workshop(), raw)


def test_a_record_that_means_one_that_is_gone_is_refused() -> None:
    found = json.loads(as_json(demo_team()))
    found["tables"]["goals"]["records"].pop()
    with pytest.raises(RuleError, match="not whole"):
        from_json(founded(), msgspec.json.encode(found))
