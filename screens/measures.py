"""How wide things are, in cells: one measure for each kind, known to styles as theme variables."""

#: Lines of prose, tables, and the frames of cards (and the sentence to say) at most; dialogs as they are.
PROSE, TABLE, CARD, DIALOG = 72, 100, 76, 72
#: What stands around them: the gutter at the left, the air and the scrollbar at the right.
_AROUND = 4

VARIABLES = {
    "prose-width": str(PROSE + _AROUND),
    "table-width": str(TABLE + _AROUND),
    "card-width": str(CARD),
    "say-width": str(CARD + _AROUND),
    "dialog-width": str(DIALOG),
}
