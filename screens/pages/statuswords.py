"""How a status looks: a shape beside its word, before it is a colour."""

from workshop.track.status import Status

SIGNS = {
    Status.NO_PLAN: "✖",
    Status.PENDING: "○",
    Status.STALE: "◆",
    Status.OFF_TRACK: "▼",
    Status.AT_RISK: "▲",
    Status.ON_TRACK: "●",
    Status.REACHED: "★",
}
STYLES = {
    Status.NO_PLAN: "$text-error",
    Status.PENDING: "$text-muted",
    Status.STALE: "$text-warning",
    Status.OFF_TRACK: "$text-error",
    Status.AT_RISK: "$text-warning",
    Status.ON_TRACK: "$text-success",
    Status.REACHED: "$text-success",
}


def status_mark(status: Status, flag: str = "") -> tuple[str, str]:
    """ "▲ at risk" and its style; ``flag`` is a sentence that the figures tell too good a story, marked by "!"."""
    return (f"{SIGNS[status]} {status}{' !' if flag else ''}", STYLES[status])
