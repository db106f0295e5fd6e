"""From a filled-in form to a rule: what is refused is said in the form, and everything typed stays there."""

from collections.abc import Callable, Sequence

from msgspec.structs import asdict

from screens.acts.actor import Actor, Trial, at
from screens.desk import Desk
from screens.dialogs.fields import Field, MisfitError
from screens.dialogs.form import Form
from screens.forms.editing import Editing, MeanwhileError
from screens.forms.table import Read, Table, Values, filled, read, shown
from workshop.errors import RuleError
from workshop.model import Workshop

Act = Callable[[Actor, Values], None]
"""Does something with the texts of a form; raises RuleError where a rule refuses it."""
Apply = Callable[[Workshop, Read], Workshop]
"""Applies a rule to the newest state with what was filled in; raises RuleError where it refuses."""

_STAND_INS = ("1", "…")
"""Texts that hardly any rule refuses."""


async def fill_in(
    desk: Desk,
    title: str,
    table: Table,
    apply: Apply,
    do: str,
    *,
    texts: Values | None = None,
    look: type[Form] = Form,
    hint: str = "",
) -> bool:
    """Ask for the fields of a new record, beginning with ``texts``, in a form of this ``look``, and record it.

    False where the form was left.
    """

    def act(who: Actor, values: Read) -> None:
        who.record(do, apply, values)

    return await act_on(desk, title, table, act, texts=texts, look=look, hint=hint)


async def act_on(
    desk: Desk,
    title: str,
    table: Table,
    act: Callable[[Actor, Read], None],
    *,
    texts: Values | None = None,
    look: type[Form] = Form,
    hint: str = "",
) -> bool:
    """The same for an act that is done with what was filled in."""
    fields, today = filled(table, None, texts), desk.today

    async def save(values: Values) -> None:
        await _save(desk, fields, values, lambda who, texts: act(who, read(table, texts, today)))

    return await desk.push_screen_wait(look(title, fields, save, hint)) is not None


async def edit(
    desk: Desk,
    title: str,
    table: Table,
    of: Callable[[Workshop], object],
    apply: Apply,
    do: str,
    *,
    texts: Values | None = None,
    start: str = "",
    look: type[Form] = Form,
) -> bool:
    """Ask for other texts of a record and record those that were changed; False where the form was left.

    ``of`` gives the record as it is in a state; ``texts`` stand in the form instead of its own, as suggestions.
    Where others changed the same field meanwhile, the form says so with their text, ours stays in the field, and
    saving again puts it in the place of theirs.
    """
    today, fields = desk.today, filled(table, of(desk.workshop), texts)
    editing = Editing(shown(table, of(desk.workshop)), {one.key: one.label.lower() for one in table})

    def change(w: Workshop, values: Values) -> Workshop:
        editing.check(shown(table, of(w)), values)
        return apply(w, read(table, editing.changes(values), today))

    async def save(values: Values) -> None:
        if not editing.changes(values):
            return
        try:
            await _save(desk, fields, values, lambda who, texts: who.record(do, change, texts))
        except MeanwhileError as news:
            editing.adopt(news.theirs)
            raise MisfitError(str(news), next(iter(news.theirs))) from news

    return await desk.push_screen_wait(look(title, fields, save, start=start)) is not None


async def _save(desk: Desk, fields: Sequence[Field], values: Values, act: Act) -> None:
    """Do something with what was filled in.

    :raises MeanwhileError: others changed the same.
    :raises MisfitError: a rule or the file refuses it.
    """
    who = at(desk)
    doing = desk.attempt(lambda: act(who, values), quiet=True)
    await doing
    refusal = doing.refusal
    if isinstance(refusal, MeanwhileError):
        raise refusal
    if refusal is not None:
        trial = Trial(**asdict(who))
        raise MisfitError(str(refusal), _faulty(fields, values, lambda v: act(trial, v))) from refusal


def _faulty(fields: Sequence[Field], values: Values, change: Callable[[Values], object]) -> str:
    """The key of the field that a refusal is about: the first that another text in it makes right, else different,
    an empty one before others.

    Rules are pure, so that they can be asked what they would say. Empty where no single field makes a difference.
    """

    def says(values: Values) -> str:
        try:
            change(values)
        except RuleError as refusal:
            return str(refusal)
        return ""

    refused, others = says(values), ""
    typed = sorted((one for one in fields if not one.options), key=lambda one: bool(values[one.key]))
    tries = [(one, text) for one in typed for text in {one.text, *_STAND_INS} - {values[one.key]}]
    # What is right once nothing is said any more comes last: of a move and its day, the day is the faulty one.
    for field, text in sorted(tries, key=lambda one: not one[1]) if refused else ():
        answer = says({**values, field.key: text})
        if not answer:
            return field.key
        if answer != refused and f"“{text}”" not in answer:  # It is not the stand-in that is refused.
            others = others or field.key
    return others


async def record_or_raise(desk: Desk, change: Callable[[Workshop], Workshop], do: str) -> None:
    """Record a change; RuleError with the sentence where a rule or the file refuses it."""
    doing = desk.attempt(lambda: desk.store.apply(change, desk.me, do), quiet=True)
    if not await doing:
        raise RuleError(str(doing.refusal)) from doing.refusal
