"""What the architecture promises, checked on the code itself."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests import house
from tests.unreachable import unreachable

TOP = Path(__file__).parent.parent
PACKAGES = ("workshop", "screens", "store")
DOMAIN = sorted(
    str(path.relative_to(TOP)).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    for path in (TOP / "workshop").rglob("*.py")
    if "cli" not in path.parts and path.name != "__main__.py"
)


def sources() -> Iterator[Path]:
    """Every source file of the three packages."""
    for package in PACKAGES:
        yield from sorted((TOP / package).rglob("*.py"))


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh process has loaded after this statement."""
    code = f"import sys; {statement}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_the_domain_loads_neither_screens_nor_files() -> None:
    loaded = loaded_by(f"import {', '.join(DOMAIN)}")
    assert not loaded & {"textual", "tinydb", "click", "rapidfuzz", "store", "screens"}


def test_the_command_line_loads_no_screens_before_it_needs_them() -> None:
    assert not loaded_by("import workshop.cli") & {"textual", "tinydb", "screens"}


def test_the_store_opens_without_tinydb() -> None:
    assert not loaded_by("import store") & {"textual", "tinydb"}


def test_the_first_screen_waits_for_nothing_that_stands_behind_a_key() -> None:
    loaded = loaded_by(
        "import workshop.cli.program, workshop.cli.starting, workshop.cli.terminal, screens.opening"
    )
    behind = {"screens.dialogs", "screens.widgets.line", "workshop.track.doing", "workshop.plan.scheduling"}
    assert not loaded & {*behind, "workshop.cli.serving", "jinja2", "statistics", "tinydb"}


def test_no_file_heads_past_three_hundred_lines() -> None:
    lengths = {path.relative_to(TOP): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > 300} == {}
    assert sorted(lengths.values())[len(lengths) // 2] < 100


def test_no_import_circle_in_the_screens() -> None:
    """Types included: a page asks its desk, never the app that shows it."""
    assert len(house.imports()) > 100
    assert house.circles() == set()


def test_own_classes_are_at_most_three_deep() -> None:
    """What is shared below that is a part, put together by the page, and not an ancestor."""
    assert {name: depth for name, depth in house.depths().items() if depth > 3} == {}


def test_no_two_classes_share_a_style() -> None:
    """A sheet of styles names a class by its bare name: two of one name would be dressed as each other."""
    dressed = [
        name for name, kind in house.classes() if any("DEFAULT_CSS" in ast.unparse(one) for one in kind.body)
    ]
    assert len(dressed) > 50
    assert sorted({name for name in dressed if dressed.count(name) > 1}) == []


def test_commands_say_when_and_for_whom_by_themselves() -> None:
    """A ``check_action`` of one's own is the exception; so is a hook that a subclass has to fill."""
    own = [where for where, method in house.methods() if method.name == "check_action"]
    assert len(own) <= 6, own
    assert len(house.empty_hooks()) <= 10, house.empty_hooks()


#: What nothing refers to and stays: for queries from outside, and for what is asked of the program next.
KEPT = {
    "_parents",  # keeps a connection from being closed by a fork
    "db",  # TinyDB's queries, for whoever uses the store in a program of their own
}


def test_nothing_is_unreachable() -> None:
    """What only tests know of, or nobody, goes; a name that something else finds is one of ``KEPT``."""
    assert {name: module for name, module in unreachable().items() if name not in KEPT} == {}


#: Methods of screens whose base, or whose command's tip, says what they are; more to say than that stays welcome.
TOLD_ELSEWHERE = re.compile(
    r"(compose|body|parts|head|render|render_line|get_content_height|show|show_stage|show_title|title_parts|unfinished|seen"
    r"|on_\w+|watch_\w+|action_\w+)"
)


def test_every_public_function_and_class_says_what_it_is() -> None:
    silent = []
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.name != "__main__.py" and not ast.get_docstring(tree):
            silent.append(f"{path.relative_to(TOP)}")
        for node in tree.body:
            if isinstance(
                node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
            ) and not node.name.startswith("_"):
                members = node.body if isinstance(node, ast.ClassDef) else []
                if path.is_relative_to(TOP / "screens"):
                    members = [one for one in members if not TOLD_ELSEWHERE.fullmatch(getattr(one, "name", ""))]
                public = [
                    one
                    for one in (node, *members)
                    if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
                    and not one.name.startswith("_")
                ]
                silent += [f"{path.relative_to(TOP)}: {one.name}" for one in public if not ast.get_docstring(one)]
    assert silent == []


def test_exclusive_workers_name_their_group() -> None:
    """An exclusive worker without a group would cancel a flow that waits for a dialog."""
    nameless = []
    for path in sorted((TOP / "screens").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "work":
                given = {word.arg for word in node.keywords}
                if "exclusive" in given and "group" not in given:
                    nameless.append(f"{path.relative_to(TOP)}:{node.lineno}")
    assert nameless == []


def test_screens_show_no_text_as_markup() -> None:
    """Widgets that read markup in a plain string get Content, or are told not to."""
    risky = {"notify", "from_markup"}
    found = []
    for path in sorted((TOP / "screens").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                keywords = {word.arg for word in node.keywords}
                literal = not node.args or isinstance(node.args[0], ast.Constant)
                if name in risky or (name in {"Static", "Label"} and not literal and "markup" not in keywords):
                    argument = ast.unparse(node.args[0]) if node.args else ""
                    if not argument.startswith(("plain(", "styled(", "Content(")):
                        found.append(f"{path.relative_to(TOP)}:{node.lineno} {name}({argument})")
    assert found == []
