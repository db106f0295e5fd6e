"""From a filled-in form to a rule: what is refused is said in the form, and everything typed stays there."""

from collections.abc import Callable, Mapping, Sequence

from screens.desk import Desk
from screens.dialogs.form import Field, Form
from screens.forms.editing import Editing, MeanwhileError
from store.errors import StoreError
from workshop.errors import RuleError
from workshop.model import Workshop

Values = Mapping[str, str]
Apply = Callable[[Workshop, Values], Workshop]
"""Applies a rule to the newest state with the texts of a form; raises RuleError where it refuses."""


async def fill_in(
    desk: Desk, title: str, fields: Sequence[Field], apply: Apply, do: str, *, look: type[Form] = Form
) -> bool:
    """Ask for the fields of a new record in a form of this ``look`` and record it; False where it was left."""
    form = look(title, fields, lambda values: record_or_raise(desk, lambda w: apply(w, values), do))
    return await desk.push_screen_wait(form) is not None


async def edit(
    desk: Desk,
    title: str,
    fields: Sequence[Field],
    shown: Callable[[Workshop], Values],
    apply: Apply,
    do: str,
    *,
    start: str = "",
    look: type[Form] = Form,
) -> bool:
    """Ask for other texts of a record and record those that were changed; False where the form was left.

    ``shown`` gives the texts of the record by field. Where others changed the same field meanwhile, the form says
    so with their text, ours stays in the field, and saving again puts it in the place of theirs.
    """
    names = {field.key: field.label.lower() for field in fields}
    editing = Editing(shown(desk.workshop), names)

    def save(values: Values) -> None:
        def change(w: Workshop) -> Workshop:
            editing.check(shown(w), values)
            return apply(w, editing.changes(values))

        if editing.changes(values):
            try:
                record_or_raise(desk, change, do)
            except MeanwhileError as news:
                editing.adopt(news.theirs)
                raise

    return await desk.push_screen_wait(look(title, fields, save, start=start)) is not None


def record_or_raise(desk: Desk, change: Callable[[Workshop], Workshop], do: str) -> None:
    """Record a change; RuleError with the sentence where a rule or the file refuses it."""
    refused: list[RuleError | StoreError] = []

    def act() -> None:
        try:
            desk.store.apply(change, desk.me, do)
        except (RuleError, StoreError) as refusal:
            refused.append(refusal)

    desk.attempt(act)
    for refusal in refused:
        raise refusal if isinstance(refusal, RuleError) else RuleError(str(refusal))
