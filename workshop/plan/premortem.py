"""The premortem: it is the last day and we failed: why? Written sealed, then answered one by one.

Imagining a failure as having happened brings up more of its reasons than asking what might go wrong (Klein, 2007).
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from random import Random

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Risk, RiskAnswer, Source, Workshop
from workshop.plan.cards import Written
from workshop.review.cards import what_not_who
from workshop.track import signals
from workshop.words.text import CARD, TITLE, checked, clean, quoted


def live(w: Workshop, goal: int) -> tuple[Risk, ...]:
    """What came up and was not answered yet."""
    return tuple(risk for risk in w.risks.of(goal) if risk.answer is None)


def answered(w: Workshop, goal: int) -> tuple[Risk, ...]:
    """What came up and became something, or was let go."""
    return tuple(risk for risk in w.risks.of(goal) if risk.answer is not None)


def signs(w: Workshop, goal: int) -> tuple[Risk, ...]:
    """The warning signs that a check-in reads: those of the goal, and of its steps that are still open."""
    found = (risk for risk in w.risks.of(goal) if risk.answer is RiskAnswer.SIGN)
    return tuple(risk for risk in found if risk.step is None or (risk.step in w.steps and w.steps[risk.step].open))


def envelope(w: Workshop, goal: int) -> str:
    """The sealed box's envelope for the goal's present batch."""
    return f"risks:{goal}:{w.goals.need(goal).risk_batches}"


def reveal(w: Workshop, goal: int, texts: Sequence[str], rng: Random) -> Workshop:
    """With all that was sealed, shuffled and without author, and a new batch for what is yet to come."""
    found = [said for text in texts if (said := clean(text))]
    rng.shuffle(found)
    record = w.goals.need(goal)
    return _added(w, goal, found).put(replace(record, risk_batches=record.risk_batches + 1))


def add(w: Workshop, goal: int, text: str) -> Workshop:
    """With one more, called out."""
    w.goals.need(goal)
    return _added(w, goal, [checked(text, "A reason", CARD)])


def reword(w: Workshop, risk: int, text: str) -> Workshop:
    """With other words for it."""
    return w.put(replace(_open(w, risk), text=checked(text, "A reason", CARD)))


def let_go(w: Workshop, risk: int) -> Workshop:
    """With nothing done about it."""
    return w.put(replace(_open(w, risk), answer=RiskAnswer.LET_GO))


def watch(w: Workshop, risk: int, sign: str, step: int | None) -> Workshop:
    """With a warning sign in these words, about a step or the whole goal, which every check-in reads."""
    said = checked(sign, "A warning sign", CARD)
    return w.put(replace(_open(w, risk), text=said, answer=RiskAnswer.SIGN, step=step))


def prepare(w: Workshop, risk: int, step: int, if_then: str) -> Workshop:
    """With an if-then line on an open step; RuleError for one without words, or too long."""
    record, prepared = _open(w, risk), w.steps.need(step)
    if not prepared.open:
        raise RuleError(f"{quoted(prepared.text)} is not open: prepare a step that is.")
    said = checked(re.sub(r"^\s*if\s+(?=if\b)", "", if_then, flags=re.IGNORECASE), "An if-then line", TITLE)
    return w.put(replace(prepared, if_then=said), replace(record, answer=RiskAnswer.IF_THEN, step=step))


def seen(w: Workshop, risk: int, *, now: datetime, by: int | None) -> Workshop:
    """With a signal on the goal: the warning sign shows, and the check-in has to say what comes of it."""
    record = w.risks.need(risk)
    if record.answer is not RiskAnswer.SIGN:
        raise RuleError("This is no warning sign.")
    return signals.signal(w, record.goal, record.text, now=now, source=Source.SIGN, by=by)


def _open(w: Workshop, risk: int) -> Risk:
    found = w.risks.need(risk)
    if found.answer is not None:
        raise RuleError(f"This was answered already ({found.answer}): u takes an answer back.")
    return found


def _added(w: Workshop, goal: int, texts: Iterable[str]) -> Workshop:
    return w.put(*(Risk(number, goal, text) for number, text in enumerate(texts, start=w.risks.next_id)))


RISKS: Written[Risk] = Written(
    table=Risk.TABLE,
    noun="reason",
    sealed="reason",
    limit=CARD,
    asks="It is the last day and we failed: why?",
    hint="It is the last day and we failed: why?",
    intro="One reason per line. What you write is sealed; nobody learns who wrote it, now or later.",
    one=Risk,
    live=live,
    add=add,
    reword=reword,
    drop=lambda w, risk, reason, now, by: let_go(w, risk),
    envelope=envelope,
    batches=lambda goal: goal.risk_batches,
    reveal=reveal,
    judge=what_not_who,
)
