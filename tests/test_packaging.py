"""Wheel and source archive: what is in them is enough to start the program in an empty environment."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import click
import pytest

TOP = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, both made from a clean copy."""
    pytest.importorskip("build")
    pytest.importorskip("setuptools")
    folder = tmp_path_factory.mktemp("built")
    copy = folder / "copy"
    kept = shutil.ignore_patterns(".*", "*.egg-info", "__pycache__", "build", "dist")
    shutil.copytree(TOP, copy, ignore=kept)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_the_wheel_has_every_file_of_the_packages(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    for package in ("workshop", "screens", "store"):
        for path in (TOP / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.relative_to(TOP).as_posix() in inside


def test_the_program_runs_from_nothing_but_the_wheel_and_its_libraries(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=False)
    site = next(tmp_path.glob("env/lib/python*/site-packages"), tmp_path / "env" / "Lib" / "site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    python = next(path for path in (tmp_path / "env").glob("*/python*") if path.stem == "python")
    libraries = str(Path(click.__file__).parent.parent)  # what is installed editable there is not seen this way
    asked = {**os.environ, "PYTHONPATH": libraries, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}

    def run(*arguments: str) -> str:
        command = [str(python), "-m", "workshop", *arguments]
        answer = subprocess.run(command, cwd=tmp_path, env=asked, capture_output=True, text=True, check=False)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    assert run("--version").startswith("workshop ")
    assert "is ready" in run("new", "team.json", "--team", "North")
    assert "North" in run("status")
    where = "import screens.app, store; print(screens.app.__file__, store.__file__)"
    loaded = subprocess.run(
        [str(python), "-c", where], cwd=tmp_path, env=asked, capture_output=True, text=True, check=True
    )
    assert all(Path(one).is_relative_to(site) for one in loaded.stdout.split())


def test_the_source_archive_has_what_a_wheel_is_made_of(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "workshop/cli/program.py", "store/py.typed"} <= names
