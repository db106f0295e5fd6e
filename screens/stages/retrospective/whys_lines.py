"""How the whys under a primary cause look: each one level deeper than the one it answers."""

from screens.cards.blocks import step_block
from screens.cards.cardlist import Listed, Text
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block

#: Cells by which each why stands further in; fewer where the list is narrow.
_DEEPER, _NARROW, _NARROW_DEEPER = 4, 60, 2


def why_block(one: Listed[Text], width: int) -> Block:
    """The lines of a why: its number, a hook from the one above, its words."""
    deeper = _DEEPER if width >= _NARROW else _NARROW_DEEPER
    indent = " " * (deeper * (one.number - 1))
    labels: list[Fragment] = [(f"{one.number}  ", "bold"), (f"{indent}╰ ", "$text-muted")]
    return step_block(labels, one.step.text, width)
