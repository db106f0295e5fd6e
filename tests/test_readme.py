"""The README's promises: its commands exist, its lines are the ones that CI runs, its files are there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.joining.chromium import MISSING, PROGRAM
from tests.pictures import FOLDER, PICTURES, take
from workshop.cli.program import COMMANDS

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")


def shell_lines() -> list[str]:
    """The lines to type, as the README gives them."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def test_two_lines_do_everything() -> None:
    run, check = shell_lines()
    assert run.endswith("workshop demo")
    assert check.endswith("python -m tests.gate")


def test_ci_runs_the_line_of_the_readme() -> None:
    assert shell_lines()[1] in (TOP / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`?workshop ([a-z]+)\b", README))))
def test_every_command_of_the_readme_exists(name: str) -> None:
    assert name in COMMANDS


@pytest.mark.parametrize("target", re.findall(r"\]\((?!http)([^)]+)\)", README))
def test_every_file_that_the_readme_points_to_is_there(target: str) -> None:
    assert (TOP / target).exists()


def test_the_pictures_of_the_readme_are_those_that_are_made() -> None:
    shown = re.findall(r"\]\(docs/pictures/(\w+)\.png\)", README)
    assert sorted(shown) == sorted(PICTURES) == sorted(one.stem for one in FOLDER.iterdir())
    assert sum(one.stat().st_size for one in FOLDER.iterdir()) < 1_000_000


@pytest.mark.skipif(PROGRAM is None, reason=MISSING)
async def test_a_picture_is_made_as_it_is_shown(tmp_path: Path) -> None:
    await take(["mirror"], tmp_path)
    assert (tmp_path / "mirror.png").stat().st_size > 20_000


def test_completion_is_set_up_as_the_readme_says() -> None:
    line = re.search(r'eval "\$\(_WORKSHOP_COMPLETE=(\w+) workshop\)"', README)
    assert line is not None
    code = "from workshop.cli import main; main()"
    asked = {**os.environ, "_WORKSHOP_COMPLETE": line[1]}
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=TOP, env=asked, capture_output=True, text=True, check=False
    )
    assert "_workshop_completion" in answer.stdout
