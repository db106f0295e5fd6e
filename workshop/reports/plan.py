"""The plan on paper, and the pages of one goal and of one person."""

from collections.abc import Iterator
from datetime import date

from workshop.learn.lessons import lesson_sentence
from workshop.meet.last_plan import lessons_for
from workshop.meet.sessions import not_doing_words, parking_lot
from workshop.model import Goal, Period, Session, SessionKind, Workshop
from workshop.plan.gates import gates
from workshop.plan.goals import goals_of
from workshop.plan.targets import history_words
from workshop.reports import goals as about
from workshop.reports import moments, sheets
from workshop.reports.content import Facts, Part, Prose, Report, Section, Tone, bullets, section
from workshop.track.measures import span_words
from workshop.track.mysteps import MySteps, my_steps
from workshop.track.week import chosen_on
from workshop.words.dates import long_day


def plan(w: Workshop, period: int, today: date) -> Report:
    """The plan of a period: each goal with why, key results, steps and gaps; what we will not do."""
    record = w.periods.need(period)
    session = planning_of(w, period)
    present = () if session is None else session.present
    sections: list[Section] = list(_head(record))
    for number, goal in enumerate(goals_of(w, period), 1):
        open_ = [one for one in gates(w, goal.id, present, today) if not one.passed and not one.waits]
        gaps = [one.gap for one in open_ if one.key != "steps"]  # the plan itself says that it is empty
        parts = (
            *about.why_of(goal),
            *about.measures_of(w, goal.id),
            *about.plan_of(w, goal.id),
            *about.signs_of(w, goal.id),
            *(Prose(gap, Tone.WARN) for gap in gaps),
        )
        sections += section(f"{number}  {goal.title}", *parts)
    if session is not None:
        sections += section("What we will not do", *bullets(not_doing_words(w, session.id)))
    sections += section("Parked", *bullets([one.text for one in parking_lot(w)]))
    steps = sheets.steps(w, sheets.plan_steps(w, period))
    return Report(
        "plan",
        f"The plan for {record.label}",
        w.team.name,
        today,
        tuple(sections),
        (steps, sheets.goals(w, period), sheets.people(w), sheets.readings(w, period)),
        moments.of_period(w, period, today),
    )


def _head(period: Period) -> Iterator[Section]:
    rows = [("When", f"{long_day(period.first)} to {long_day(period.last)}")]
    if period.headline is not None:
        rows.append((period.headline.name, span_words(period.headline)))
    yield Section("", (Facts(tuple(rows)),))


def planning_of(w: Workshop, period: int) -> Session | None:
    """The last planning session of a period; None before the first."""
    found = [one for one in w.sessions.of(period) if one.kind is SessionKind.PLANNING]
    return found[-1] if found else None


def goal(w: Workshop, goal_id: int, today: date) -> Report:
    """Everything about one goal."""
    record = w.goals.need(goal_id)
    period = w.periods.need(record.period)
    lessons = [lesson_sentence(one) for one in lessons_for(w, [goal_id])][:5]
    sections = (
        *section("", *about.why_of(record), *about.context_of(record)),
        *section("How we see it move", *_measures(w, record, today)),
        *section("Steps", *about.plan_of(w, goal_id)),
        *section("Asked back", *about.questions_of(w, goal_id)),
        *section("Watched", *about.signs_of(w, goal_id)),
        *section("Check-ins", *about.check_ins_of(w, goal_id)),
        *section("Decided", *about.decisions_of(w, goal_id)),
        *section("Learned before", *bullets(lessons)),
    )
    steps = tuple(w.steps.of(goal_id))
    return Report(
        "goal",
        record.title,
        f"{w.team.name} · {period.label}",
        today,
        sections,
        (sheets.steps(w, (step for step in steps if step.in_plan)),),
        moments.of_steps(w, steps),
    )


def _measures(w: Workshop, record: Goal, today: date) -> Iterator[Part]:
    yield from about.measures_of(w, record.id, targets=True)
    yield from (Prose(words, Tone.QUIET) for words in history_words(w, record.id))
    yield from about.pictures_of(w, record, today)


#: The lists of one person's steps, and what they are called.
_LISTS = (
    ("overdue", "Overdue"),
    ("this_week", "This week"),
    ("later", "Later"),
    ("undated", "Without a day"),
    ("offered", "Asked of you"),
    ("helping", "Helping"),
    ("verdicts_due", "What came of it?"),
    ("done_lately", "Done in the last two weeks"),
)


def mine(w: Workshop, member: int, today: date) -> Report:
    """One person's steps, for that person."""
    person = w.members.need(member)
    found: MySteps = my_steps(w, member, today)
    week = chosen_on(w, member, today)
    sections: list[Section] = list(section("My week", about.step_table(w, week, goal=True)) if week else ())
    for name, words in _LISTS:
        steps = [step for step in getattr(found, name) if step not in week]
        if steps:
            sections += section(words, about.step_table(w, steps, goal=True))
    sections = sections or [Section("", (Prose("No steps."),))]
    own = tuple(step for step in w.steps.values() if step.owner == member)
    listed = tuple(step for name, _ in _LISTS for step in getattr(found, name))
    return Report(
        "mine",
        f"{person.name}: my steps",
        w.team.name,
        today,
        tuple(sections),
        (sheets.steps(w, listed),),
        moments.of_steps(w, own),
    )
