"""A made-up team in the middle of a quarter: something to show on every screen, and true to all rules."""

from datetime import date, datetime
from random import Random

from workshop.demo.chapters import Chapter
from workshop.demo.story import story
from workshop.model import Workshop

__all__ = ["Chapter", "demo", "story"]


def demo(today: date, now: datetime, rng: Random) -> Workshop:
    """The made-up team on this day, in week 7 of 13 of its running quarter."""
    w = Workshop()
    for chapter in story(today, now, rng):
        w = chapter.change(w)
    return w.settled()
