"""The demo's planning sessions: held through the rules, change by change, as a team would."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from msgspec.structs import replace

from workshop.demo.chapters import Chapter, Days
from workshop.demo.finding import goal_id, member_id, origin_of, step_id
from workshop.demo.script import GoalScript, StepScript
from workshop.meet import agenda, sessions
from workshop.meet.stages import PLANNING
from workshop.model import Workshop
from workshop.plan import choosing, claiming, committing, drafting, goals, merging, scheduling, ties, voting
from workshop.plan.ranking import tied_across
from workshop.words.numbers import count_words
from workshop.words.text import quoted

#: How long this team takes for its stages, as a share of the usual time.
_PACE = {"welcome": 1.4, "goals": 1.3, "draft": 0.9, "refine": 1.2, "vote": 0.7, "choose": 0.8, "claim": 1.5}


class Planning:
    """A planning session under way: the clock on the wall, and what is done at each of its moments."""

    def __init__(
        self, period: int, first: date, scripts: Sequence[GoalScript], begin: datetime, seed: float
    ) -> None:
        self.period = period
        self.days = Days(first)
        self.scripts = scripts
        self.now = begin
        self.rng = Random(seed)

    def held(self, parked: Sequence[str] = ()) -> Iterator[Chapter]:
        """The session through all goals and stages. Each chapter works on what those before it left."""
        yield self._does("start the planning session", partial(self._begin, self.now))
        self._spend("welcome")
        yield self._enter("goals")
        for script in self.scripts:
            yield from self._goal(script)
        for remark in parked:
            yield self._does("park a thought", partial(_park, remark, self.now))
        yield self._enter("plan")
        yield self._does("close the planning session", partial(_close, self.now))

    def _does(self, do: str, change: Callable[[Workshop], Workshop], *, move: bool = False) -> Chapter:
        return Chapter(self.now, None, do, change, move)

    def _begin(self, now: datetime, w: Workshop) -> Workshop:
        all_goals = [goal.id for goal in goals.goals_of(w, self.period)]
        return sessions.start_planning(w, self.period, all_goals, facilitator=1, now=now)

    def _spend(self, stage: str) -> None:
        usual = next(one.minutes for one in PLANNING if one.key == stage) * _PACE.get(stage, 1.0)
        self.now += timedelta(seconds=round(usual * 60 * self.rng.uniform(0.8, 1.2)))

    def _enter(self, stage: str, script: GoalScript | None = None) -> Chapter:
        found = self._does(f"go to {stage}", partial(_go, stage, script, self.now), move=True)
        self._spend(stage)
        return found

    def _goal(self, script: GoalScript) -> Iterator[Chapter]:
        yield self._enter("draft", script)
        yield from self._drafts(script)
        yield self._enter("refine", script)
        for step in script.steps:
            if step.also:
                do = f"merge {count_words(len(step.also) + 1, 'step')} into {quoted(step.text)}"
                yield self._does(do, partial(_merge, step))
        if not script.steps:
            return
        yield self._enter("vote", script)
        yield self._does("open the vote", partial(_open_vote, script))
        yield self._does("count the vote", partial(_count, script, self.rng.random()))
        yield self._enter("choose", script)
        if script.tie:
            yield self._does("settle a tie by decision", partial(_settle, script, self.now))
        yield self._does("choose what goes into the plan", partial(_choose, script))
        yield self._does("mark the must-move", partial(_must_move, script))
        yield self._enter("claim", script)
        for step in script.steps:
            yield from self._claim(step)
        yield self._enter("commit", script)
        yield from self._commit(script)

    def _drafts(self, script: GoalScript) -> Iterator[Chapter]:
        """The first goal's are called out, the others' written alone and shown together."""
        if script is not self.scripts[0]:
            do = f"reveal the drafts for {quoted(script.title)}"
            yield self._does(do, partial(_reveal, script, self.rng.random()))
            return
        for text in self.rng.sample(found := _drafts(script), len(found)):
            yield self._does(f"add 1 step to {quoted(script.title)}", partial(_add, script, text))

    def _claim(self, step: StepScript) -> Iterator[Chapter]:
        self.now += timedelta(seconds=self.rng.randint(20, 70))
        if step.owner:
            yield self._does(f"claim {quoted(step.text)}", partial(_claim, step, self.now))
        yield self._does(f"set the dates of {quoted(step.text)}", partial(_date, step, self.days, self.now.date()))

    def _commit(self, script: GoalScript) -> Iterator[Chapter]:
        yield self._does(
            "ask for fists", lambda w: committing.open_commitment(w, goal_id(w, script.title)), move=True
        )
        yield self._does("show all fists", partial(_fists, script, self.now))
        if script.concern[0]:
            yield self._does("write down a concern", partial(_concern, script, answered=False))
            yield self._does("answer a concern", partial(_concern, script, answered=True))


def _go(stage: str, script: GoalScript | None, now: datetime, w: Workshop) -> Workshop:
    return agenda.go_to(w, w.sessions.last_id, stage, goal_id(w, script.title) if script else None, now)


def _park(remark: str, now: datetime, w: Workshop) -> Workshop:
    return sessions.park(w, w.sessions.last_id, remark, now)


def _close(now: datetime, w: Workshop) -> Workshop:
    return sessions.close_planning(w, w.sessions.last_id, now.date(), now, 1)


def _drafts(script: GoalScript) -> list[str]:
    return [text for step in script.steps for text in (step.text, *step.also)] + list(script.left)


def _add(script: GoalScript, text: str, w: Workshop) -> Workshop:
    return drafting.add_idea(w, goal_id(w, script.title), text)


def _reveal(script: GoalScript, seed: float, w: Workshop) -> Workshop:
    return drafting.reveal(w, goal_id(w, script.title), _drafts(script), Random(seed))


def _merge(step: StepScript, w: Workshop) -> Workshop:
    return merging.merge(w, step_id(w, step.text), [step_id(w, text) for text in step.also])


def _open_vote(script: GoalScript, w: Workshop) -> Workshop:
    return voting.open_round(w, goal_id(w, script.title), list(w.members))


def _count(script: GoalScript, seed: float, w: Workshop) -> Workshop:
    rng, people = Random(seed), list(w.members)
    order = [step_id(w, text) for text in (*(step.text for step in script.steps), *script.left)]
    ballots: dict[int, dict[int, int]] = {person: {} for person in people}
    for step, dots in zip(order, script.dots, strict=True):
        fewest_first = sorted(people, key=lambda person: (len(ballots[person]), rng.random()))
        for person in fewest_first[:dots]:
            ballots[person][step] = 1
    return voting.count(w, w.rounds.last_id, ballots)


def _settle(script: GoalScript, now: datetime, w: Workshop) -> Workshop:
    found, cut = w.rounds.last_id, len(script.steps)
    chosen = [step_id(w, step.text) for step in script.steps]
    order = sorted(tied_across(w, found, cut), key=lambda step: step not in chosen)
    return ties.settle_by_facilitator(w, found, order, script.tie, now, 1)


def _choose(script: GoalScript, w: Workshop) -> Workshop:
    return choosing.choose(w, w.rounds.last_id, len(script.steps))


def _must_move(script: GoalScript, w: Workshop) -> Workshop:
    return choosing.set_must_move(w, step_id(w, script.steps[0].text))


def _claim(script: StepScript, now: datetime, w: Workshop) -> Workshop:
    step = step_id(w, script.text)
    w = claiming.claim(w, step, member_id(w, script.owner), now)
    for helper in script.helpers:
        w = claiming.help_with(w, step, member_id(w, helper))
    return w


def _date(script: StepScript, days: Days, today: date, w: Workshop) -> Workshop:
    step = step_id(w, script.text)
    w = scheduling.schedule(
        w,
        step,
        due=days.day(*script.due),
        first_move=script.move or None,
        if_then=script.if_then or None,
        today=today,
    )
    return w.put(replace(w.steps[step], outcome=script.outcome, origin=origin_of(w, script)))


def _fists(script: GoalScript, now: datetime, w: Workshop) -> Workshop:
    fists = {one.id: script.fists.get(one.initials, 4) for one in w.members.values()}
    return committing.show_fists(w, w.commitments.last_id, fists, now)


def _concern(script: GoalScript, w: Workshop, *, answered: bool) -> Workshop:
    commitment = w.commitments.last_id
    concern, answer = script.concern
    for fist in committing.low(w.commitments[commitment]):
        if answered:
            w = committing.answer_concern(w, commitment, fist.member, answer)
        else:
            w = committing.add_concern(w, commitment, fist.member, concern)
    return w
