"""The recipes of CONTRIBUTING.md and the tree of docs/architecture.md name files and rooms that are there."""

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
CONTRIBUTING = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = CONTRIBUTING.partition("## Recipes")[2].partition("\n## ")[0]
HOUSE = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")


def recipes() -> list[tuple[str, list[str]]]:
    """Each recipe with the files that it names."""
    found = re.findall(r"^\*\*(.+?)\*\*(.*?)(?=^\*\*|\Z)", RECIPES, re.MULTILINE | re.DOTALL)
    return [(name, re.findall(r"`((?:[\w.]+/)*[\w.]+\.(?:py|md|toml)|(?:\w+/)+)`", text)) for name, text in found]


@pytest.mark.parametrize(("name", "files"), recipes())
def test_a_recipe_names_files_that_are_there(name: str, files: list[str]) -> None:
    assert files, name
    for file in files:
        assert (TOP / file).exists(), f"{name}: {file}"


def test_what_a_stranger_looks_for_is_among_the_recipes() -> None:
    names = {name for name, _ in recipes()}
    assert {"A stage", "A command on a screen", "A field of a record", "A goal category", "A report"} <= names


def test_what_a_stranger_looks_for_is_where_the_page_says() -> None:
    looked_for = re.findall(r"^\| ([^|]+) \| (`[^|]+) \| `(\w+)` \|$", CONTRIBUTING, re.MULTILINE)
    assert len(looked_for) >= 10
    for what, where, name in looked_for:
        files = re.findall(r"`([^`]+)`", where)
        assert len(files) <= 2, what
        texts = [(TOP / file).read_text(encoding="utf-8") for file in files]
        assert name in texts[0], f"{what}: no {name} in {files[0]}"


def test_the_tree_is_the_one_that_is_there() -> None:
    tree = HOUSE.partition("```\n")[2].partition("```")[0]
    told: set[str] = set()
    top = ""
    for line in tree.splitlines():
        found = re.match(r"( *)([\w.]+/?)", line)
        assert found is not None, line
        top = top if found[1] else found[2]
        told.add(top + found[2] if found[1] else found[2])
    for name in told:
        assert (TOP / name).exists(), name
    for package in ("workshop", "screens", "store"):
        rooms = {f"{package}/{one.name}/" for one in (TOP / package).iterdir() if (one / "__init__.py").exists()}
        assert rooms <= told


def test_one_line_sets_up_and_checks_everything_for_people_and_machines() -> None:
    (line,) = re.findall(r"^python3 -m venv .*tests\.gate$", (TOP / "README.md").read_text("utf-8"), re.MULTILINE)
    windows = line.replace("python3", "python").replace("/bin/", "/Scripts/")
    workflow = (TOP / ".github" / "workflows" / "check.yml").read_text("utf-8")
    assert line in CONTRIBUTING
    assert line in (TOP / ".ci" / "run").read_text("utf-8")
    assert f"run: {line}\n" in workflow
    assert f"run: {windows}\n" in workflow
    assert re.search(r"os: \[ubuntu-\w+, macos-\w+, windows-\w+\]", workflow)
