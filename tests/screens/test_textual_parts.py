"""The private parts of Textual that are used are there, and are called as we do; no others are used."""

import ast
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.command import CommandPalette
from textual.message_pump import MessagePump
from textual.scroll_view import ScrollView
from textual.widget import Widget

from screens.keyqueue import KeyQueue
from screens.textual_parts import Palette, removals_done
from screens.widgets.painting import Painted
from tests import house

PARTS: list[tuple[Callable[..., Any], list[str]]] = [
    (MessagePump._flush_next_callbacks, ["self"]),
    (App._check_bindings, ["self", "key", "priority"]),
    (App._handle_exception, ["self", "error"]),
    (App._close_messages_no_wait, ["self"]),
    (Widget._scroll_update, ["self", "virtual_size"]),
    (CommandPalette._action_command_list, ["self", "action"]),
]


@pytest.mark.parametrize(("part", "parameters"), PARTS)
def test_each_part_is_called_as_before(part: Callable[..., Any], parameters: list[str]) -> None:
    assert list(inspect.signature(part).parameters) == parameters


def test_textual_itself_calls_what_is_replaced() -> None:
    for module, call in (
        ("textual.app", "self._check_bindings("),
        ("textual.app", "self._handle_exception("),
        ("textual.app", "self._exception_event.set("),
        ("textual.widget", "self._scroll_update("),
        ("textual.command", "self._action_command_list("),
        ("textual.screen", "if not self.app._disable_notifications:"),
        ("textual.screen", "if not self.app._disable_tooltips:"),
    ):
        assert call in inspect.getsource(__import__(module, fromlist=["_"])), call
    assert KeyQueue._check_bindings is not App._check_bindings
    assert Painted._scroll_update is not Widget._scroll_update
    assert Palette._action_command_list is not CommandPalette._action_command_list


async def test_what_waits_for_a_screen_to_go_is_done() -> None:
    app: App[None] = App()
    async with app.run_test():
        done: list[int] = []
        app.call_next(done.append, 1)
        assert app._next_callbacks
        await removals_done(app)
        assert done == [1]
        assert not app._next_callbacks


def test_no_other_private_part_is_touched() -> None:
    """A private name that is used is one of ours, or stands in the one file for those of Textual."""
    ours = {name for tree in house.trees().values() for name in _made(tree)}
    foreign = {
        f"{module}: {node.attr}"
        for module, tree in house.trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and node.attr not in ours
    }
    used = {
        "_action_command_list",
        "_check_bindings",
        "_close_messages_no_wait",
        "_disable_notifications",
        "_disable_tooltips",
        "_exception_event",
        "_handle_exception",
        "_flush_next_callbacks",
        "_next_callbacks",
        "_scroll_update",
    }
    assert foreign == {f"screens.textual_parts: {name}" for name in used}


def test_no_private_method_of_textual_is_replaced_elsewhere() -> None:
    """A method of ours whose name is a private one of Textual's would replace it unseen."""
    taken = set(dir(ScrollView)) | set(dir(App)) | set(dir(CommandPalette))
    replaced = {
        where
        for where, method in house.methods()
        if method.name.startswith("_") and not method.name.startswith("__") and method.name in taken
    }
    assert replaced == {"Palette._action_command_list"}


def _made(tree: ast.Module) -> set[str]:
    """The private names that are given here: to functions, to attributes of ``self``, in classes."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name != "_action_command_list":
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found |= {node.attr} if ast.unparse(node.value) == "self" else set()
    return found
