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
    "_disable_notifications",  # Textual looks at it
    "_disable_tooltips",  # the same
    "_parents",  # keeps a connection from being closed by a fork
    "db",  # TinyDB's queries, for whoever uses the store in a program of their own
}


def test_nothing_is_unreachable() -> None:
    """What only tests know of, or nobody, goes; a name that something else finds is one of ``KEPT``."""
    assert {name: module for name, module in unreachable().items() if name not in KEPT} == {}


Defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def defined() -> Iterator[tuple[str, Defined, bool]]:
    """Every public class, function and method with where it stands, and whether it has to say what it is.

    Classes have to, and what raises an error of its own; functions of domain and store, which are its rules. What
    only shows may leave the obvious to its name, and a place of the store its methods to the interface.
    """
    promised = set(re.findall(r"def (\w+)", (TOP / "store/place.py").read_text(encoding="utf-8")))
    for path in sources():
        rules = not path.is_relative_to(TOP / "screens")
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            for one in (node, *(node.body if isinstance(node, ast.ClassDef) else ())):
                if isinstance(one, Defined) and not one.name.startswith("_"):
                    raises = any(isinstance(part, ast.Raise) and part.exc for part in ast.walk(one))
                    raises = raises and not (path.is_relative_to(TOP / "store") and one.name in promised)
                    asked = isinstance(one, ast.ClassDef) or raises or (rules and one is node)
                    yield f"{path.relative_to(TOP)}: {one.name}", one, asked


def test_what_has_more_to_say_than_its_name_says_it() -> None:
    silent = [
        str(path) for path in sources() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert [path for path in silent if not path.endswith("__main__.py")] == []
    assert [where for where, one, asked in defined() if asked and not ast.get_docstring(one)] == []


def test_no_docstring_only_repeats_its_name() -> None:
    """ "The list." of ``list`` is noise."""
    said = {"the", "a", "an", "of", "its", "this", "these", "that", "all", "is", "are"}
    noise = []
    for where, one, _ in defined():
        words = set(re.findall(r"[a-z0-9]+", (ast.get_docstring(one) or "").lower())) - said
        if words and words <= {word + end for word in one.name.lower().split("_") for end in ("", "s")}:
            noise.append(where)
    assert noise == []


def test_rules_keep_no_state() -> None:
    """Nothing at the top of a module is filled later; ``lru_cache`` on a pure function only saves its work."""
    kept = []
    for path in (one for one in sources() if one.is_relative_to(TOP / "workshop") and "cli" not in one.parts):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        kept += [f"{path.relative_to(TOP)}: global" for node in ast.walk(tree) if isinstance(node, ast.Global)]
        given = [ast.unparse(one) for one in tree.body if isinstance(one, ast.Assign | ast.AnnAssign)]
        empty = re.compile(r".* = (\{\}|\[\]|set\(\)|dict\(\)|list\(\)|None)")
        kept += [f"{path.relative_to(TOP)}: {one}" for one in given if empty.fullmatch(one)]
    assert kept == []


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
