"""Keys that a person wants otherwise; each in a process of its own, because they are given before pages load."""

import subprocess
import sys

import pytest


def said(keys: dict[str, str], then: str = "") -> str:
    """What is said to these keys, and what a line of Python behind it prints."""
    code = f"from screens import keymap; print(*keymap.use({keys!r}), sep='|')\n{then}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_command_has_its_new_key_everywhere() -> None:
    app = "from screens.app import WorkshopApp as A"
    then = f"{app}; print(*[c.keys for c in A.TABLE.commands if c.action == 'undo'])"
    assert said({"undo": "ctrl+z"}, then).splitlines()[-1] == "ctrl+z"


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"undue": "ctrl+z"}, "There is no command “undue” for the key ctrl+z."),
        ({"undo": "ctrl+q"}, "The key ctrl+q of “undo” is also that of “leave”: choose another one."),
    ],
)
def test_what_cannot_be_is_named(keys: dict[str, str], says: str) -> None:
    assert says in said(keys).split("|")
