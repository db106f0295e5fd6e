"""The signs, one meaning each, and the fills: a shape before it is a colour."""

ON_TRACK, AT_RISK, OFF_TRACK, STALE = "●", "▲", "▼", "◆"
"""The state of a goal. ``AT_RISK`` is also a person whose load is heavy."""
MISSED, PENDING, PARTLY = "✖", "○", "◐"
"""Missed, missing or refused; pending or waived; partly, or begun and left unfinished."""
DONE, AT_WORK, OPEN = "■", "▣", "□"
"""The state of a step, and of whatever is counted off."""
MUST_MOVE, FINISHED, TODAY = "★", "✓", "┃"
"""Must-move or primary; finished; today."""
DROPPED, MERGED, LEFT_BEHIND = "×", "≡", "▢"
"""Steps that are not in play any more."""
MISSING = "–"
"""What is ordinarily missing, in quiet."""

SIGNS = (
    *(ON_TRACK, AT_RISK, OFF_TRACK, STALE, MISSED, PENDING, PARTLY, DONE, AT_WORK, OPEN, MUST_MOVE, FINISHED),
    *(TODAY, DROPPED, MERGED, LEFT_BEHIND),
)

HERE = "bold reverse $say on $ink"
"""Where we are: real reverse, so that it stands out in sixteen colours and without any, too."""
FILLED = "bold reverse $fill on $ink"
"""People who are done, and quantities."""
LOW = "bold reverse $warn on $ink"
"""People below the line."""
BELOW = "reverse $rule on $ground"
"""Quantities below the line."""
