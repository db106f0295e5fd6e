"""Facts about how the screens are built, from their sources alone: imports (types included), classes, commands."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TOP = Path(__file__).parent.parent


@cache
def trees(package: str = "screens") -> dict[str, ast.Module]:
    """The parsed modules of a package, by their dotted names."""
    return {
        ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in sorted((TOP / package).rglob("*.py"))
    }


@cache
def imports() -> dict[str, frozenset[str]]:
    """What each module of the screens imports of them, at its beginning, in a function or for its types."""
    known = set(trees()) - {"screens"}
    graph = {}
    for module, tree in trees().items():
        found: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
            elif isinstance(node, ast.Import):
                found |= {one.name for one in node.names}
        graph[module] = frozenset(found & known - {module})
    return graph


def circles() -> set[str]:
    """The modules that import themselves by way of others."""

    def reached(module: str) -> set[str]:
        found: set[str] = set()
        ahead = [module]
        while ahead:
            new = imports()[ahead.pop()] - found
            found |= new
            ahead += new
        return found

    return {module for module in imports() if module in reached(module)}


def classes() -> Iterator[tuple[str, ast.ClassDef]]:
    """Every class of the screens, under its name."""
    for tree in trees().values():
        yield from ((node.name, node) for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def methods() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every method of the screens' classes, under ``Class.method``."""
    for name, kind in classes():
        for one in kind.body:
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name}.{one.name}", one


def depths() -> dict[str, int]:
    """How many classes of ours each class is deep: one without a base of ours is 1."""
    bases = {name: [ast.unparse(base).partition("[")[0] for base in kind.bases] for name, kind in classes()}

    def depth(name: str, below: tuple[str, ...] = ()) -> int:
        if name not in bases or name in below:
            return 0
        return 1 + max((depth(base, (*below, name)) for base in bases[name]), default=0)

    return {name: depth(name) for name in bases}


def empty_hooks() -> list[str]:
    """The methods that only say that somebody else has to write them."""
    return [where for where, method in methods() if "NotImplementedError" in {*_raised(method)}]


def _raised(method: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    for statement in method.body:
        if isinstance(statement, ast.Raise) and statement.exc is not None:
            yield ast.unparse(statement.exc).partition("(")[0]
