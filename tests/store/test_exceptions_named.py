"""The tests that run on files only are named, and are there."""

import ast
from pathlib import Path

from tests.store.conftest import ABOUT_FILES, AT_ONCE


def test_every_named_test_is_there() -> None:
    for module, named in (*ABOUT_FILES.items(), *AT_ONCE.items()):
        tree = ast.parse(Path(__file__).with_name(f"{module}.py").read_text(encoding="utf-8"))
        there = {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
        assert set(named.split()) <= there, module
