"""What nothing in the packages refers to by its name: what only tests know, or nobody."""

import ast
import asyncio
import re
from collections.abc import Iterator
from datetime import tzinfo

import asyncssh
import click
from textual.app import App
from textual.command import CommandPalette, Provider
from textual.css.styles import RenderStyles
from textual.events import ScreenResume
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.visual import Visual
from textual.widgets import Input, TextArea
from tinydb import TinyDB
from tinydb.table import Table

from tests import house

PACKAGES = ("workshop", "screens", "store")
#: Methods with these names are found by name: handlers, watchers, actions, hooks of Python itself.
_FOUND = re.compile(r"(_?on|_?watch|compute|validate|_?action|test)_|__\w+__$")
#: A text up to this length may be the name of something: an action, a column, an attribute.
_NAME = 60
#: Whose methods and attributes ours replace, to be called by them.
_FRAMEWORKS: tuple[type, ...] = (
    App,
    CommandPalette,
    Input,
    Provider,
    RenderStyles,
    ScreenResume,
    ScrollBar,
    ScrollBarRender,
    ScrollView,
    Table,
    TextArea,
    TinyDB,
    asyncio.Protocol,
    asyncssh.SSHServer,
    asyncssh.SSHServerSession,
    click.Group,
    Visual,
    tzinfo,
)
_ENUMS = {"Enum", "StrEnum", "IntEnum"}


def unreachable() -> dict[str, str]:
    """The names that stand nowhere but where they are defined, with the module of each."""
    trees = [(module, tree) for package in PACKAGES for module, tree in house.trees(package).items()]
    used = {name for _, tree in trees for name in _used(tree)}
    framework = {name for base in _FRAMEWORKS for name in dir(base)}
    return {
        name: module
        for module, tree in trees
        for name in _defined(tree)
        if name not in used and name not in framework and not _FOUND.match(name)
    }


def _defined(tree: ast.Module) -> Iterator[str]:
    members = {
        one
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) in _ENUMS for base in node.bases)
        for one in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if not any(isinstance(one, ast.Call) and _hands_over(one) for one in node.decorator_list):
                yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node not in members:
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def _used(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.alias) and node.asname:  # what it is called here is looked for by ruff
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) <= _NAME:
            yield from re.findall(r"\w+", node.value)


def _hands_over(decorator: ast.Call) -> bool:
    """Whether the decorator gives the function to somebody who calls it: a message's handler, a command."""
    return ast.unparse(decorator.func).split(".")[-1] in {"on", "command", "group"}
