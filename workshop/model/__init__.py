"""The records of a team's file and the aggregate that holds them."""

from workshop.model.aggregate import KINDS, Record, Workshop
from workshop.model.between import Signal, SignalEnd, Source, Week
from workshop.model.doubts import Question, Risk, RiskAnswer
from workshop.model.goals import Category, Goal, Headline, KeyResult, Outcome, Part, Period, Reading, TargetChange
from workshop.model.learning import Cause, CauseKind, Celebration, CheckIn, Lesson, Win
from workshop.model.people import Member, Team
from workshop.model.sessions import (
    Decision,
    DecisionKind,
    Parked,
    Session,
    SessionEnd,
    SessionKind,
    StageKey,
    StageTime,
)
from workshop.model.steps import Blocker, Note, Origin, Size, Step, StepKind, StepState, Verdict
from workshop.model.table import Table
from workshop.model.votes import Commitment, Concern, Fist, Round, RoundState, TieRule, Total, Votable
