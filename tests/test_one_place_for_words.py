"""Dates, times, numbers and plural forms come from workshop/words alone: so that they can be translated there."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from tests.house import TOP, trees

#: Where something is written for machines or files, and never translated.
FOR_MACHINES = {"workshop.cli.crash", "store.files.disk"}
_OWN_FORMAT = re.compile(r"%[a-zA-Z]|,|.*%$")
_COUNTED = re.compile(
    r" (?:days?|weeks?|months?|hours?|minutes?|times|people|goals?|steps?|teams?|dots?|changes?|lines)\b"
)


def written_here(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and kind of what a module words itself."""
    agreeing = {
        id(form)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "agree"
        for form in call.args
    }
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr() if id(node) in agreeing:
                continue
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=str(spec))])):
                if _OWN_FORMAT.fullmatch(spec.split(":")[0]) or "%" in spec:
                    yield node.lineno, f"a format of its own: {spec}"
            case ast.Attribute(attr="strftime"):
                yield node.lineno, "a date of its own"
            case ast.IfExp(test=ast.Compare(ops=[ast.Eq() | ast.NotEq()], comparators=[ast.Constant(value=1)])):
                if all(isinstance(one, ast.JoinedStr | ast.Constant) for one in (node.body, node.orelse)):
                    yield node.lineno, "a plural form of its own"
            case ast.JoinedStr(values=values):
                for number, words in pairwise(values):
                    if (
                        isinstance(number, ast.FormattedValue)
                        and not (isinstance(number.value, ast.Name) and number.value.id.isupper())
                        and isinstance(words, ast.Constant)
                        and _COUNTED.match(str(words.value))
                        and number.format_spec is None
                    ):
                        yield node.lineno, f"counted by itself:{str(words.value)[:20]}"


def test_dates_numbers_and_plural_forms_come_from_one_place() -> None:
    found = [
        f"{module}:{line}: {what}"
        for package in ("workshop", "screens", "store")
        for module, tree in trees(package).items()
        if not module.startswith("workshop.words") and module not in FOR_MACHINES
        for line, what in written_here(tree)
    ]
    assert found == []


def test_templates_count_by_the_same_words() -> None:
    own = re.compile(r"== 1 else|strftime|\}\} (?:days?|dots?|steps?|people|votes?)\b")
    pages = sorted((TOP / "screens" / "joining" / "templates").glob("*.html"))
    assert [found for page in pages for found in own.findall(page.read_text(encoding="utf-8"))] == []
