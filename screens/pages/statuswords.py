"""How a status looks: a shape beside its word, before it is a colour."""

from screens import signs
from workshop.track.status import Status

SIGNS = {
    Status.NO_PLAN: signs.MISSED,
    Status.PENDING: signs.PENDING,
    Status.STALE: signs.STALE,
    Status.OFF_TRACK: signs.OFF_TRACK,
    Status.AT_RISK: signs.AT_RISK,
    Status.ON_TRACK: signs.ON_TRACK,
    Status.REACHED: signs.FINISHED,
}
STYLES = {
    Status.NO_PLAN: "$bad",
    Status.PENDING: "$quiet",
    Status.STALE: "$warn",
    Status.OFF_TRACK: "$bad",
    Status.AT_RISK: "$warn",
    Status.ON_TRACK: "$good",
    Status.REACHED: "$good",
}


def status_mark(status: Status, flag: str = "") -> tuple[str, str]:
    """ "▲ at risk" and its style; ``flag`` is a sentence that the figures tell too good a story, marked by "!"."""
    return (f"{SIGNS[status]} {status}{' !' if flag else ''}", STYLES[status])
