"""The causes of a miss as cards: written, sealed, put together and voted on like steps."""

from collections.abc import Collection
from datetime import date

from workshop.model import Cause
from workshop.plan.advice import Advice
from workshop.plan.cards import Cards
from workshop.review import causes, whys
from workshop.words.text import CARD


def what_not_who(text: str, today: date, names: Collection[str]) -> Advice:
    """A remark where the text names somebody of the team."""
    remark = whys.advise(text, names)
    return Advice(remarks=(remark,) if remark else ())


CAUSES: Cards[Cause] = Cards(
    table=Cause.TABLE,
    noun="cause",
    sealed="cause",
    limit=CARD,
    asks="What happened, or did not happen?",
    hint="What happened, or did not happen?",
    intro="One cause per line. What you write is sealed; nobody learns who wrote it, now or later.",
    one=Cause,
    live=causes.live,
    gone=lambda w, goal: [cause for cause in w.causes.of(goal) if cause.dropped],
    candidates=causes.live,
    add=causes.add_cause,
    reword=causes.reword,
    drop=lambda w, cause, reason, now, by: causes.drop(w, cause),
    restore=causes.restore,
    merge=causes.merge,
    unmerge=causes.unmerge,
    merged_into=causes.merged_into,
    envelope=causes.envelope,
    batches=lambda goal: goal.cause_batches,
    reveal=causes.reveal,
    opens=causes.open_vote,
    judge=what_not_who,
)
