"""The reference, made from the program: commands, reports, keys. ``python -m tests.reference`` writes it."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import click

import screens
from screens.commands import DECLARED, Command, key_sign
from workshop.cli.program import COMMANDS, program
from workshop.reports.catalogue import FORMATS, REPORTS

TARGET = Path(__file__).parent.parent / "docs" / "reference.md"
#: What a class of keys is called after: its name, without what all of them are.
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KINDS = ("Page", "Keys")


def reference() -> str:
    """The whole page."""
    return "\n".join([*_head(), *_commands(), *_reports(), *_keys()]) + "\n"


def _head() -> Iterator[str]:
    yield "# Reference"
    yield ""
    yield "Made from the program by `python -m tests.reference`: what stands here is what `--help` and `?` say."


def _commands() -> Iterator[str]:
    yield "\n## Commands\n"
    with program.make_context("workshop", [], resilient_parsing=True) as root:
        for name in COMMANDS:
            command = program.get_command(root, name)
            assert command is not None, name
            with click.Context(
                command, info_name=name, parent=root, terminal_width=110, max_content_width=110
            ) as here:
                yield f"### workshop {name}\n"
                yield f"```\n{command.get_help(here).rstrip()}\n```\n"


def _reports() -> Iterator[str]:
    yield "## Reports\n"
    yield "`workshop report NAME`, or `x` where it is on the screen.\n"
    yield "| report | what it says |\n|---|---|"
    yield from (f"| {name} | {kind.words} |" for name, kind in REPORTS.items())
    yield "\n| format | ending | what it is |\n|---|---|---|"
    yield from (f"| {name} | .{form.ending} | {form.words} |" for name, form in FORMATS.items())


def _keys() -> Iterator[str]:
    yield "\n## Keys\n"
    yield "By page and part; the first list holds everywhere. `?` on a page shows the same for where you are."
    for cls in sorted(declared(), key=lambda one: (one.__name__ != "WorkshopApp", one.__module__, one.__name__)):
        yield f"\n### {title(cls)}\n"
        if about := about_of(cls):
            yield f"{about}\n"
        yield "| key | | what it does |\n|---|---|---|"
        yield from (f"| {signs(one)} | {_cell(one.name)} | {_cell(one.tip)} |" for one in cls.__dict__["KEYS"])


def declared() -> set[type]:
    """Every class of the screens that has keys of its own."""
    for module in walk_packages(screens.__path__, "screens."):
        import_module(module.name)
    return {one for one in DECLARED if one.__module__.startswith("screens.") and one.__dict__.get("KEYS")}


def title(cls: type) -> str:
    """What a class of keys is called in the reference: "Home", "Claim", "My steps"."""
    if cls.__name__ == "WorkshopApp":
        return "Everywhere"
    name = cls.__name__
    for kind in _KINDS:
        name = name.removesuffix(kind) or name
    place = cls.__module__.split(".")
    session = f"{place[2]}: " if place[1] == "stages" and len(place) > 3 else ""
    return f"{session}{_WORDS.sub(' ', name).lower()}".capitalize()


def about_of(cls: type) -> str:
    """What a class says of itself in its first line, where that is not about code."""
    first = (cls.__doc__ or "").strip().splitlines()[0]
    return "" if "``" in first else first


def signs(command: Command) -> str:
    """All keys of a command, as they are written on screens."""
    first, *others = command.keys.split(",")
    keys = [command.shown or key_sign(first), *map(key_sign, others)]
    return " ".join(f"`{key}`".replace("|", "\\|") for key in keys)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
