"""The demo's story: a quarter that is over, and one in its seventh week, chapter by chapter."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from msgspec.structs import replace

from workshop.demo.chapters import Chapter, Days, ago, moment
from workshop.demo.finding import goal_id, member_id, step_id
from workshop.demo.learned import earlier_lessons
from workshop.demo.lookback import retrospective
from workshop.demo.meeting import Planning
from workshop.demo.past import PARTS, PAST
from workshop.demo.running import RUNNING
from workshop.demo.script import CheckInScript, GoalScript, MeasureScript, StepScript
from workshop.meet import sessions
from workshop.model import Headline, Session, SessionEnd, SessionKind, StageTime, Verdict, Workshop
from workshop.plan import drafting, goals
from workshop.team import periods, team
from workshop.track import checkins, doing, verdicts
from workshop.words.dates import first_of_week
from workshop.words.text import quoted

TEAM = "Northwind Sales"
PEOPLE = (
    "Ana Ferreira",
    "Ben Okafor",
    "Chen Wei",
    "Dana Levi",
    "Eli Novak",
    "Freja Lindqvist",
    "Giulia Conti",
    "Hugo Brandt",
)
_MEMBERS = {"".join(word[0] for word in name.split()): member for member, name in enumerate(PEOPLE, start=1)}
#: The revenue by week, in EUR: the last quarter's, and the running one's.
REVENUE = (
    {3: 0.7e6, 5: 1.4e6, 7: 2.2e6, 9: 3.0e6, 11: 3.9e6, 13: 4.7e6},
    {2: 0.6e6, 3: 1.3e6, 4: 2.0e6, 5: 2.8e6, 6: 3.5e6, 7: 4.2e6},
)
TARGETS = (4.5e6, 5e6)
_PARKED = ("Who answers when a Finnish customer calls at night?", "The expense form takes longer than the trip.")

When = Callable[[int, int], date]


def story(today: date, now: datetime, rng: Random) -> tuple[Chapter, ...]:
    """The chapters in their order; each works on what the ones before it left."""
    running = Days(first_of_week(today) - timedelta(weeks=6))
    past = Days(running.first - timedelta(weeks=13))
    label, begins, _ = periods.quarter_of(running.day(7, 4))
    before = periods.quarter_of(begins - timedelta(days=1))[0]
    chapters = [
        *_quarter(past, before, 0, PAST, rng.random(), lambda week, weekday: past.day(week, weekday)),
        *_between(past),
        *_quarter(running, label, 1, RUNNING, rng.random(), lambda days, _: ago(today, days)),
        *(_check_in_session(2, ago(today, days)) for days in (23, 9)),
    ]
    told = (replace(chapter, at=min(chapter.at, now)) for chapter in chapters)
    return tuple(sorted(told, key=lambda chapter: chapter.at))


def _quarter(
    days: Days, label: str, index: int, scripts: Sequence[GoalScript], seed: float, when: When
) -> Iterator[Chapter]:
    """A quarter from its beginning on. ``when`` tells the day of something by the number in its script and a
    weekday, which counts where that number is a week."""
    period = index + 1
    start = moment(days.first - timedelta(days=3), 14)
    yield Chapter(
        start, None, "start the file" if index == 0 else "add a period", partial(_begin, days, label, index)
    )
    yield Chapter(start + timedelta(minutes=20), None, "import goals.csv", partial(_import, scripts, period))
    planning = Planning(period, days.first, scripts, moment(days.day(1, 2), 9), seed)
    yield from planning.held(_PARKED if period == 2 else ())
    if period == 2:
        yield Chapter(planning.now, None, "settle what was parked", _settle_parked)
    for week, value in REVENUE[index].items():
        day = days.day(week, 1)
        change = partial(periods.add_headline_reading, period=period, on=day, value=value, by=1)
        yield Chapter(moment(day, 7), 1, "add a reading of the headline", change)
    for script in scripts:
        for measure in script.measures:
            for number, value in measure.readings:
                yield _reading(script, measure, when(number, 5), value)
        for step in script.steps:
            yield from _work(step, when)
        for one in script.check_ins:
            yield _check_in(script, one, when(one.when, 4))


def _begin(days: Days, label: str, index: int, w: Workshop) -> Workshop:
    if index == 0:
        w = team.found(w, TEAM)
        for name in PEOPLE:
            w = team.add_member(w, name)
        w = earlier_lessons(w, moment(days.first - timedelta(days=20), 12))
    return periods.add_period(w, label, days.first, days.last, Headline("Revenue", "EUR", 0, TARGETS[index]))


def _import(scripts: Sequence[GoalScript], period: int, w: Workshop) -> Workshop:
    for script in scripts:
        w = goals.add_goal(w, period, script.title, **script.fields)
        goal = w.goals.last_id
        for one in script.measures:
            w = goals.add_key_result(w, goal, one.name, one.unit, one.baseline, one.target, one.leading)
    return w


def _settle_parked(w: Workshop) -> Workshop:
    return sessions.settle_parked(w, w.parked.last_id, "Ana takes it to finance.")


def _reading(script: GoalScript, measure: MeasureScript, day: date, value: float) -> Chapter:
    def change(w: Workshop) -> Workshop:
        found = goals.key_result_named(w, goal_id(w, script.title), measure.name)
        return goals.add_reading(w, found.id, day, value) if found else w

    return Chapter(moment(day, 15), None, f"add a reading of {quoted(measure.name)}", change)


def _work(step: StepScript, when: When) -> Iterator[Chapter]:
    """What happened to a step after the planning session."""

    def begin(at: datetime, w: Workshop) -> Workshop:
        begun = doing.start(w, step_id(w, step.text), now=at)
        return doing.block(begun, step_id(w, step.text), step.blocker, now=at) if step.blocker else begun

    def finish(at: datetime, w: Workshop) -> Workshop:
        owner = member_id(w, step.owner)
        return doing.finish(w, step_id(w, step.text), at.date(), now=at, note=step.note, by=owner)

    def judge(verdict: Verdict, at: datetime, w: Workshop) -> Workshop:
        return verdicts.give_verdict(w, step_id(w, step.text), verdict, at.date())

    by = _MEMBERS.get(step.owner)
    if step.started:
        at = moment(when(24, 2), 16)
        yield Chapter(at, by, f"begin {quoted(step.text)}", partial(begin, at))
    if step.done is not None:
        at = moment(when(step.done, 3), 16)
        yield Chapter(at, by, f"finish {quoted(step.text)}", partial(finish, at))
        if step.verdict is not None:
            later = at + timedelta(days=verdicts.SOON_DAYS)
            yield Chapter(later, by, f"say what came of {quoted(step.text)}", partial(judge, step.verdict, later))


def _check_in(script: GoalScript, one: CheckInScript, day: date) -> Chapter:
    def change(w: Workshop) -> Workshop:
        goal, by = goal_id(w, script.title), member_id(w, one.by)
        return checkins.check_in(w, goal, day, one.confidence, one.changed, one.blocker, by)

    return Chapter(moment(day, 15, 30), _MEMBERS[one.by], f"check in on {quoted(script.title)}", change)


def _between(past: Days) -> Iterator[Chapter]:
    """What changed on the way in the last quarter, and how it ended."""
    dearer, bought, end = past.day(3, 2), past.day(5, 1), past.day(13, 4)

    def retarget(w: Workshop) -> Workshop:
        found = w.key_results.of(goal_id(w, PARTS))[0].id
        reason = "Steel became dearer in the second week."
        return goals.edit_key_result(
            w, found, today=dearer, target=26, reason=reason, now=moment(dearer, 10), by=1
        )

    def stop(w: Workshop) -> Workshop:
        step = step_id(w, "Visit the five resellers in Linz and Graz")
        return drafting.drop(w, step, "The group bought a dealer in Vienna.", moment(bought, 10), 1)

    yield Chapter(moment(dearer, 10), 1, "change a target", retarget)
    yield Chapter(moment(bought, 10), 1, "drop a step", stop)
    yield _check_in_session(1, past.day(7, 2))
    yield from retrospective(1, moment(end, 13))


def _check_in_session(period: int, day: date) -> Chapter:
    """A check-in meeting of a quarter of an hour."""
    begin = moment(day, 8)
    spent = (StageTime("steps", None, 430), StageTime("goals", None, 510), StageTime("mirror", None, 80))
    end = begin + timedelta(seconds=sum(time.seconds for time in spent))

    def change(w: Workshop) -> Workshop:
        return w.put(
            Session(
                w.sessions.next_id,
                period,
                SessionKind.CHECK_IN,
                begin,
                "mirror",
                end,
                goals=tuple(goal.id for goal in goals.goals_of(w, period)),
                facilitator=1,
                present=tuple(w.members),
                spent=spent,
                ended=end,
                end=SessionEnd.DONE,
            )
        )

    return Chapter(end, None, "hold a check-in", change)
