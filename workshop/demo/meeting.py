"""The demo's planning sessions: held through the rules, stage by stage, as a team would."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from msgspec.structs import replace

from workshop.demo.chapters import Days
from workshop.demo.finding import goal_id, member_id, origin_of, step_id
from workshop.demo.script import GoalScript, StepScript
from workshop.meet import agenda, sessions
from workshop.meet.stages import PLANNING
from workshop.model import Workshop
from workshop.plan import choosing, claiming, committing, drafting, goals, merging, scheduling, ties, voting
from workshop.plan.ranking import tied_across

#: How long this team takes for its stages, as a share of the usual time.
_PACE = {"welcome": 1.4, "goals": 1.3, "draft": 0.9, "refine": 1.2, "vote": 0.7, "choose": 0.8, "claim": 1.5}


class Planning:
    """A planning session under way: the workshop, and the clock on the wall."""

    def __init__(
        self, w: Workshop, period: int, scripts: Sequence[GoalScript], begin: datetime, rng: Random
    ) -> None:
        self.scripts = scripts
        self.now = begin
        self.rng = rng
        self.days = Days(w.periods[period].first)
        titles = [goal.id for goal in goals.goals_of(w, period)]
        self.w = sessions.start_planning(w, period, titles, facilitator=1, now=begin)
        self.session = self.w.sessions.last_id
        self.people = [member.id for member in self.w.members.values()]

    def held(self, parked: Sequence[str] = ()) -> Workshop:
        """The workshop after the session, which goes through all goals and stages."""
        self._spend("welcome")
        self._enter("goals")
        for script in self.scripts:
            self._goal(script, goal_id(self.w, script.title))
        for remark in parked:
            self.w = sessions.park(self.w, self.session, remark, self.now)
        self._enter("plan")
        return sessions.close_planning(self.w, self.session, self.now.date(), self.now, 1)

    def _spend(self, stage: str) -> None:
        usual = next(one.minutes for one in PLANNING if one.key == stage) * _PACE.get(stage, 1.0)
        self.now += timedelta(seconds=round(usual * 60 * self.rng.uniform(0.8, 1.2)))

    def _enter(self, stage: str, goal: int | None = None) -> None:
        self.w = agenda.go_to(self.w, self.session, stage, goal, self.now)
        self._spend(stage)

    def _goal(self, script: GoalScript, goal: int) -> None:
        self._enter("draft", goal)
        drafts = [text for step in script.steps for text in (step.text, *step.also)]
        self.w = drafting.reveal(self.w, goal, [*drafts, *script.left], self.rng)
        self._enter("refine", goal)
        for step in script.steps:
            if step.also:
                others = [step_id(self.w, text) for text in step.also]
                self.w = merging.merge(self.w, step_id(self.w, step.text), others)
        if not script.steps:
            return
        self._enter("vote", goal)
        self._vote(script, goal)
        self._enter("choose", goal)
        self._choose(script, goal)
        self._enter("claim", goal)
        for step in script.steps:
            self._claim(step, step_id(self.w, step.text))
        self._enter("commit", goal)
        self._commit(script, goal)

    def _vote(self, script: GoalScript, goal: int) -> None:
        self.w = voting.open_round(self.w, goal, self.people)
        order = [step_id(self.w, text) for text in (*(step.text for step in script.steps), *script.left)]
        ballots: dict[int, dict[int, int]] = {person: {} for person in self.people}
        for step, dots in zip(order, script.dots, strict=True):
            fewest_first = sorted(self.people, key=lambda person: (len(ballots[person]), self.rng.random()))
            for person in fewest_first[:dots]:
                ballots[person][step] = 1
        self.w = voting.count(self.w, self.w.rounds.last_id, ballots)

    def _choose(self, script: GoalScript, goal: int) -> None:
        found, cut = self.w.rounds.last_id, len(script.steps)
        tied = tied_across(self.w, found, cut)
        if tied:
            chosen = [step_id(self.w, step.text) for step in script.steps]
            order = sorted(tied, key=lambda step: step not in chosen)
            self.w = ties.settle_by_facilitator(self.w, found, order, script.tie, self.now, 1)
        self.w = choosing.choose(self.w, found, cut)
        self.w = choosing.set_must_move(self.w, step_id(self.w, script.steps[0].text))

    def _claim(self, script: StepScript, step: int) -> None:
        today = self.now.date()
        self.now += timedelta(seconds=self.rng.randint(20, 70))
        if script.owner:
            self.w = claiming.claim(self.w, step, member_id(self.w, script.owner), self.now)
        for helper in script.helpers:
            self.w = claiming.help_with(self.w, step, member_id(self.w, helper))
        self.w = scheduling.schedule(
            self.w,
            step,
            due=self.days.day(*script.due),
            first_move=script.move or None,
            if_then=script.if_then or None,
            today=today,
        )
        about = replace(self.w.steps[step], outcome=script.outcome, origin=origin_of(self.w, script))
        self.w = self.w.put(about)

    def _commit(self, script: GoalScript, goal: int) -> None:
        self.w = committing.open_commitment(self.w, goal)
        commitment = self.w.commitments.last_id
        fists = {person: script.fists.get(self.w.members[person].initials, 4) for person in self.people}
        self.w = committing.show_fists(self.w, commitment, fists, self.now)
        concern, answer = script.concern
        for fist in committing.low(self.w.commitments[commitment]):
            self.w = committing.add_concern(self.w, commitment, fist.member, concern)
            self.w = committing.answer_concern(self.w, commitment, fist.member, answer)
