"""What can be typed next: the numbers of steps with their texts, the names of people, the goals."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from workshop.cli import settings
from workshop.words.text import clean, quoted

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from workshop.model import Step, Workshop

    Word = click.ParamType[Any]
else:
    Word = click.ParamType


class StepNumber(Word):
    """The number of a step, completed with the steps that are open, one's own first."""

    name = "step"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; a usage error for anything else."""
        text = str(value)
        if not (text.isascii() and text.isdecimal() and len(text) < 10):
            said = f"“{clean(text)[:40]}” is not the number of a step: 'workshop steps' lists them."
            raise click.BadParameter(said, ctx, param)
        return int(text)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The open steps whose numbers begin like this."""
        found = _workshop(ctx)
        return [] if found is None else _items(_steps(*found, incomplete), incomplete)


class GoalName(Word):
    """The title of a goal, or its beginning."""

    name = "goal"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The goals of the periods that are not closed, whose titles begin like this."""
        found = _workshop(ctx)
        if found is None:
            return []
        w = found[0]
        still = [one.id for one in w.periods.values() if one.closed_on is None]
        return _items(((goal.title, "") for period in still for goal in w.goals.of(period)), incomplete)


class MemberName(Word):
    """The name of somebody in the team, or its beginning."""

    name = "name"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The people of the team whose names begin like this."""
        found = _workshop(ctx)
        people = () if found is None else found[0].members.values()
        return _items(((one.name, "") for one in people if one.active), incomplete)


class Said(Word):
    """One of some words, by its beginning; a space may be a hyphen."""

    def __init__(self, name: str, words: tuple[str, ...]) -> None:
        self.name, self._words = name, words

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word that begins like this; a usage error, naming all of them, for none or several."""
        begun = str(value).replace("-", " ").casefold()
        fits = [word for word in self._words if word.startswith(begun)]
        if len(fits) != 1:
            given = quoted(str(value)[:40])
            self.fail(f"{given} is not the beginning of one of these: {', '.join(self._words)}.", param, ctx)
        return fits[0]

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The words that begin like this, with hyphens."""
        from click.shell_completion import CompletionItem

        words = (word.replace(" ", "-") for word in self._words)
        return [CompletionItem(word) for word in words if word.startswith(incomplete)]


STEP, GOAL, MEMBER = StepNumber(), GoalName(), MemberName()


def register() -> None:
    """Let bash show the texts beside the numbers, and take titles with spaces."""
    from click.shell_completion import BashComplete, CompletionItem, add_completion_class

    class Bash(BashComplete):
        """Bash, told more than values: while several are left, each comes with what it means."""

        def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
            found = super().get_completions(args, incomplete)
            if len(found) < 2:
                return [_quoted(one) for one in found]
            return [CompletionItem(f"{one.value}  {one.help}") if _is_step(one) else _quoted(one) for one in found]

    def _quoted(item: CompletionItem) -> CompletionItem:
        # bash puts in what it is given as it is, click takes away what it was quoted with
        return CompletionItem(re.sub(r"([^\w@%+=:,./-])", r"\\\1", item.value), type=item.type)

    def _is_step(item: CompletionItem) -> bool:
        return bool(item.help) and item.value.isdecimal()

    add_completion_class(Bash, "bash")


def _workshop(ctx: click.Context) -> "tuple[Workshop, int | None] | None":
    """The team that is meant, and who asks; None where that is not clear.

    Nothing goes wrong aloud while somebody types.
    """
    with suppress(Exception):
        from store.store import Store
        from workshop.cli import context

        named = ctx.params.get("file") or ctx.find_root().params.get("file") or settings.file().value
        if named:
            context.check_file(named)
            with Store.open(named, context.now) as store:
                w, place = store.workshop, store.place
            me = ctx.params.get("me") or ctx.find_root().params.get("me") or settings.person(place.name).value
            with suppress(Exception):
                return w, context.person(w, me)
            return w, None
    return None


def _steps(w: "Workshop", me: int | None, begun: str) -> Iterator[tuple[str, str]]:
    """Number and text of each open step whose number begins like this, those of the one who asks first."""
    still = [one.id for one in w.periods.values() if one.closed_on is None]
    goals = [goal.id for period in still for goal in w.goals.of(period)]
    steps = [one for goal in goals for one in w.steps.of(goal) if one.open and str(one.id).startswith(begun)]

    def mine_first(step: "Step") -> tuple[bool, int]:
        return me is None or step.owner != me, step.id

    return ((str(step.id), step.text) for step in sorted(steps, key=mine_first))


def _items(pairs: Iterable[tuple[str, str]], incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    begun = incomplete.casefold()
    return [
        CompletionItem(clean(value), help=clean(text))
        for value, text in pairs
        if value.casefold().startswith(begun)
    ]
