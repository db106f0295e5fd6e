"""The log of the goal page: check-ins, lessons that apply, decisions."""

from collections.abc import Iterator
from datetime import tzinfo

from screens.pages.goalitems import Item, Kind, labelled
from screens.widgets.sheet import Block, Heading, Hint, Rule
from screens.words import check_in_words, lesson_words, next_time_words
from workshop.meet.last_plan import lessons_for
from workshop.model import CheckIn, Decision, Goal, Lesson, Signal, Workshop
from workshop.track.unread import told
from workshop.words.dates import short_day

#: So many lessons are shown, those first that have proved themselves; the library has them all.
LESSONS = 5
_DAY = 8


def log_entries(w: Workshop, goal: Goal) -> Iterator[Item | Rule]:
    """Check-ins, the newest first; the lessons of goals of this kind; decisions, the newest first."""
    check_ins, decisions = w.check_ins.of(goal.id), w.decisions.of(goal.id)
    yield Heading("Check-ins")
    yield from (Item(Kind.CHECK_IN, one.id) for one in reversed(check_ins))
    if not check_ins:
        yield Hint("None yet.")
    lessons = lessons_for(w, (goal.id,))
    if lessons:
        some = f" · {LESSONS} of {len(lessons)}" if len(lessons) > LESSONS else ""
        yield Heading(f"Lessons that apply{some}")
        yield from (Item(Kind.LESSON, one.id) for one in lessons[:LESSONS])
    if decisions:
        yield Heading("Decisions")
        yield from (Item(Kind.DECISION, one.id) for one in reversed(decisions))


def check_in_block(w: Workshop, one: CheckIn, width: int) -> Block:
    return labelled(short_day(one.on), check_in_words(w, one), width, _DAY)


def lesson_block(one: Lesson, width: int) -> Block:
    """A lesson with what to do next time, and how often that worked."""
    proved = f"+{one.worked}" if one.worked > one.no_effect else f"−{one.no_effect}" if one.no_effect else "·"
    text = " ".join(part for part in (lesson_words(one), next_time_words(one)) if part)
    return labelled(proved, text, width, _DAY)


def signal_block(one: Signal, width: int, zone: tzinfo) -> Block:
    """A signal beside its day; one that waits stands out."""
    on = short_day(one.at.astimezone(zone).date())
    return labelled(on, told(one), width, _DAY, tone="$quiet" if one.end else "$warn")


def decision_block(one: Decision, width: int, zone: tzinfo) -> Block:
    """A decision with its reason, beside its day in the time zone of the room."""
    on = short_day(one.at.astimezone(zone).date()) if one.at else ""
    why = f" Because: {one.why}" if one.why else ""
    return labelled(on, f"{one.kind}: {one.what}{why}", width, _DAY)
