"""The guides tell the truth: their commands run, in order; options shown anywhere exist; the keys are there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell, clock, shell
from tests.reference import TARGET
from workshop.cli.program import COMMANDS, program

__all__ = ["clock", "shell"]

TOP = Path(__file__).parent.parent
GUIDES = ("facilitator.md", "rep.md")
#: What opens screens: for want of a terminal it is refused, and nothing else is wrong with it.
SCREENS = ("open", "demo", "serve")
PAGES = sorted([TOP / "README.md", *(TOP / "docs").glob("*.md")])


def text_of(name: str) -> str:
    """A guide as it is written."""
    return (TOP / "docs" / name).read_text(encoding="utf-8")


def test_every_command_of_the_guides_runs_one_after_the_other(shell: Shell) -> None:
    for name in GUIDES:
        for sheet, content in re.findall(r"`(\w+\.csv)`\n\n```csv\n(.*?)```", text_of(name), re.DOTALL):
            Path(sheet).write_text(content, encoding="utf-8")
        lines = "".join(re.findall(r"```sh\n(.*?)```", text_of(name), re.DOTALL)).splitlines()
        assert len(lines) > 10
        for line in lines:
            command, *arguments = shlex.split(line)[1:]
            answer = shell(command, *arguments)
            expected = (2,) if command in SCREENS else (0, 1) if command == "due" else (0,)
            assert answer.status in expected, (line, answer.out, answer.err)
            assert command not in SCREENS or "need a terminal" in answer.err, (line, answer.err)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_that_is_shown_exists(page: Path) -> None:
    shown = re.findall(r"workshop ([a-z]+)\b([^`\n]*)", page.read_text(encoding="utf-8"))
    for name, rest in shown:
        if name not in COMMANDS:
            continue
        here = rest.split("workshop ")[0]
        command = program.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} | {"--help"}
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", here):
            assert option in known, f"{page.name}: workshop {name} {option}"


def test_the_reference_is_what_the_program_says() -> None:
    """It names every command with its options, every report and format, every key of every page."""
    code = "import sys; from tests.reference import reference; sys.stdout.buffer.write(reference().encode())"
    made = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, check=True).stdout
    assert TARGET.read_bytes() == made, "out of date: python -m tests.reference writes it anew"


def test_the_guides_are_as_long_as_they_say() -> None:
    assert len(text_of("facilitator.md").split()) < 1000  # two printed pages
    assert len(text_of("rep.md").split()) < 500
