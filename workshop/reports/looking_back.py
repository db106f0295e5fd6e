"""What a team takes out of a period: the retrospective, the thanks, the lessons, and the history."""

from collections.abc import Iterable, Iterator
from datetime import date

from workshop.errors import RuleError
from workshop.learn import wins
from workshop.learn.lessons import lesson_sentence
from workshop.learn.library import library
from workshop.learn.origins import follow_ups
from workshop.model import Cause, Goal, Lesson, Outcome, Period, Session, SessionKind, Step, Workshop
from workshop.plan.goals import goals_of
from workshop.reports import goals as about
from workshop.reports import moments, sheets
from workshop.reports.content import Bullets, Facts, Part, Prose, Report, Section, Table, Tone, bullets, section
from workshop.review.causes import live
from workshop.review.goal_facts import facts, in_words
from workshop.review.outcomes import outcome_of, outcome_words
from workshop.review.period_facts import period_facts
from workshop.review.plan_or_rhythm import plan_or_rhythm
from workshop.track.history import Told, by_day
from workshop.track.verdicts import weight_words
from workshop.words.dates import long_day
from workshop.words.names import full_names
from workshop.words.steps import due_day, owner_words


def retrospective(w: Workshop, period: int, today: date) -> Report:
    """Facts, wins and thanks, causes and what follows from them, lessons, and what became of every step."""
    record = w.periods.need(period)
    followed = follow_ups(w)
    whole = [said for _, said in period_facts(w, period, today)]
    sections = [*section("The whole period", *bullets(whole)), *_wins(w, period)]
    for goal in goals_of(w, period):
        sections += section(goal.title, *_looked_back(w, goal, followed, today))
    lessons = [lesson_sentence(one) for one in w.lessons.values() if one.period == period]
    sections += section("What we learned", *bullets(lessons))
    sections += section("The meeting", *_rating(w, period))
    steps = sheets.steps(w, sheets.plan_steps(w, period))
    new = tuple(step for some in followed.values() for step in some if _comes_from(w, step, period))
    return Report(
        "retrospective",
        f"Looking back on {record.label}",
        w.team.name,
        today,
        tuple(sections) or (Section("", (Prose("Nothing is written down yet."),)),),
        (steps, sheets.goals(w, period), sheets.readings(w, period)),
        moments.of_steps(w, new),
    )


def _wins(w: Workshop, period: int) -> Iterator[Section]:
    yield from section("Wins and thanks", *bullets([wins.as_text(w, one.id) for one in wins.wins_of(w, period)]))


def _looked_back(w: Workshop, goal: Goal, followed: dict[int, tuple[Step, ...]], today: date) -> Iterator[Part]:
    outcome = outcome_of(w, goal)
    if outcome is not None:
        tone = {Outcome.ACHIEVED: Tone.GOOD, Outcome.MISSED: Tone.BAD}.get(outcome, Tone.WARN)
        said = f": {goal.outcome_reason}" if goal.outcome_reason else "."
        yield Prose(f"{outcome_words(outcome).capitalize()}{said}", tone)
    yield Bullets(in_words(facts(w, goal.id, today)))
    if outcome is not Outcome.WAIVED:
        yield Prose(plan_or_rhythm(w, goal.id).sentence)
    causes = sorted(live(w, goal.id), key=lambda one: (not one.primary, -one.votes, one.id))
    if causes:
        yield Facts(tuple(_cause_rows(w, causes, followed)))
    if any(step.in_plan for step in w.steps.of(goal.id)):
        yield from about.plan_of(w, goal.id)


def _cause_rows(
    w: Workshop, causes: Iterable[Cause], followed: dict[int, tuple[Step, ...]]
) -> Iterator[tuple[str, str]]:
    for cause in causes:
        kind = f" ({cause.kind})" if cause.kind else ""
        yield "★ Primary cause" if cause.primary else "Cause", f"{cause.text}{kind}"
        yield from (("Why", why) for why in cause.whys)
        for step in followed.get(cause.id, ()):
            due = f", due {due_day(step)}" if step.due else ""
            yield "Follow-up", f"{step.text} ({owner_words(step, full_names(w))}{due})"
        if cause.accepted:
            yield "Accepted", cause.accepted


def _comes_from(w: Workshop, step: Step, period: int) -> bool:
    """Whether a follow-up belongs to a later period than the one looked back on."""
    return w.goals.need(step.goal).period != period


def _rating(w: Workshop, period: int) -> Iterator[Part]:
    held: list[Session] = [one for one in w.sessions.of(period) if one.kind is SessionKind.RETROSPECTIVE]
    if held and held[-1].rating is not None:
        yield Prose(f"Worth its time: {held[-1].rating:.1f} of 5.")


def thanks(w: Workshop, period: int, today: date) -> Report:
    """The thanks for the wins of a period, to send; the top win last. RuleError where there are no wins."""
    record = w.periods.need(period)
    lines = wins.all_thanks(w, period).splitlines()
    if not lines:
        raise RuleError(f"No wins are written down for {record.label}: a retrospective begins with them.")
    table = Table("Wins", ("Win", "To copy"), tuple((one.text, one.copy) for one in wins.wins_of(w, period)))
    parts = tuple(Prose(line) for line in lines)
    return Report("thanks", f"Thanks for {record.label}", w.team.name, today, (Section("", parts),), (table,))


def last_with_wins(w: Workshop) -> Period:
    """The last period with wins; RuleError where there are none at all."""
    found = {win.period for win in w.wins.values()}
    if not found:
        raise RuleError("No wins are written down yet: a retrospective begins with them.")
    return max((w.periods.need(one) for one in found), key=lambda one: one.first)


def lessons(w: Workshop, today: date) -> Report:
    """All that the team learned, by kind of goal; what proved itself comes first."""
    found = [w.lessons.need(entry.id) for entry in library(w).search("") if entry.table == Lesson.TABLE]
    by_kind: dict[str, list[str]] = {}
    for one in found:
        proof = weight_words(one)
        by_kind.setdefault(str(one.category), []).append(f"{lesson_sentence(one)}{f' ({proof})' if proof else ''}")
    sections = tuple(Section(kind.capitalize(), (Bullets(tuple(some)),)) for kind, some in by_kind.items())
    columns = ("Learned", "Because", "Next time", "Category", "On", "Worked", "No effect")
    rows = tuple(
        (one.learned, one.because, one.next_time, str(one.category), one.on, one.worked, one.no_effect)
        for one in found
    )
    empty = (Section("", (Prose("No lessons yet."),)),)
    return Report(
        "lessons", "What we learned", w.team.name, today, sections or empty, (Table("Lessons", columns, rows),)
    )


def history(w: Workshop, told: tuple[Told, ...], today: date) -> Report:
    """What was changed, by whom and when, newest first, in the time of those who read it."""
    sections = tuple(
        Section(long_day(day.day), (Table("History", ("Time", "Who", "What"), tuple(map(_told, day.lines))),))
        for day in by_day(told, today)
    )
    rows = tuple((one.seq, one.day, one.time, one.who, one.what, one.undone_by) for one in told)
    table = Table("History", ("Number", "Day", "Time", "Who", "What", "Undone by"), rows)
    return Report("history", "What was done", w.team.name, today, sections, (table,))


def _told(one: Told) -> tuple[str, str, str]:
    undone = f" (undone by change {one.undone_by})" if one.undone_by else ""
    return one.time, one.who, f"{one.what}{undone}"
