"""What is said while somebody writes: advice, a step like it, and what comes back from earlier quarters."""

from datetime import date
from typing import Any

from workshop.learn.matching import comes_back
from workshop.learn.memory import Memory
from workshop.model import Workshop
from workshop.plan.cards import STEPS, Written
from workshop.plan.similar import most_similar
from workshop.words.signs import FINISHED
from workshop.words.text import clean


def advice(
    w: Workshop, cards: Written[Any], goal: int, text: str, today: date, memory: Memory | None
) -> dict[str, str]:
    """In a few words; nothing where nothing is to say. It stops nobody.

    ``checks`` are what a step has and lacks, ``remark`` one sentence, ``like`` a step that is listed already,
    ``back`` a lesson or a step of an earlier quarter: with ``memory``, once a first draft is written.
    """
    typed = clean(text)[: cards.limit]
    if not typed or goal not in w.goals:
        return {}
    found = cards.judge(typed, today, [member.name for member in w.members.values()])
    said = {"remark": found.remarks[0] if found.remarks else ""}
    if cards is STEPS:
        checks = (("verb", found.verb), ("outcome", found.outcome), ("date", found.date))
        alike = most_similar(typed, STEPS.live(w, goal))
        match = comes_back(w, goal, typed, today, memory) if memory is not None else None
        said |= {
            "checks": "  ".join(
                f"{name} {FINISHED if passed else '?'}" for name, passed in checks if passed is not None
            ),
            "like": f"Like one that is listed: {alike.text}" if alike is not None else "",
            "back": match.line if match is not None else "",
        }
    return {name: words for name, words in said.items() if words}
