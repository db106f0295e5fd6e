"""The stages of each kind of session: how long they usually take, and what to say to the room.

``sentence`` is spoken to the room; ``help`` is for the facilitator alone: what to watch for, and what to do
when the room is silent. Sources of the minutes: the design's session tables.
"""

from msgspec import Struct

from workshop.model import SessionKind, StageKey


class Stage(Struct, frozen=True):
    """One stage of a session; ``minutes`` is its usual time, for each goal where it is ``per_goal``.

    One that is ``optional`` is on the agenda only where the room asks for it.
    """

    key: StageKey
    name: str
    minutes: int
    per_goal: bool
    sentence: str
    help: tuple[str, ...]
    optional: bool = False


def _stage(
    key: StageKey, minutes: int, sentence: str, *help_lines: str, per_goal: bool = False, optional: bool = False
) -> Stage:
    return Stage(key, key.capitalize(), minutes, per_goal, sentence, help_lines, optional)


PLANNING: tuple[Stage, ...] = (
    _stage(
        StageKey.WELCOME,
        3,
        "Welcome. We leave with steps that each of you chose. First: what became of the last plan?",
        "Check who is here: ballots and fists are counted against these names.",
        "Read the facts of the last plan aloud, without comment. Blame now costs you ideas later.",
        "Ground rules: everybody writes, everybody votes, one person speaks at a time.",
    ),
    _stage(
        StageKey.GOALS,
        5,
        "These goals were given to us. For each one: why does it matter, and how will we see it move?",
        "A goal without its reason gets half-hearted steps: write the why before you go on.",
        "Silence? Ask: what would our customers notice if we reached this?",
    ),
    _stage(
        StageKey.DRAFT,
        5,
        "Write alone. One step per line, starting with a verb: what will be different when it is done?",
        "The first idea said aloud steers all the others; written alone, late and rare ones come too.",
        "Stuck? Ask: which customer could you call tomorrow that would help this goal?",
        "Ideas still coming at the end? f5 adds two minutes.",
        per_goal=True,
    ),
    _stage(
        StageKey.REFINE,
        5,
        "Here is everything you wrote. What is the same? What does not say yet who does what?",
        "Merge only what the room calls the same. Wordings are kept, and a merge can be undone.",
        "Nobody's idea is defended here: explain it, do not judge it. Judging is the vote.",
        per_goal=True,
    ),
    _stage(
        StageKey.VOTE,
        3,
        "Give your dots to the steps that would move this goal most. Nobody will see your ballot.",
        "Your own ideas count. Leaving dots unused is fine, and so is an empty ballot.",
        "While a ballot is on this screen, the others look away from it.",
        per_goal=True,
    ),
    _stage(
        StageKey.CHOOSE,
        3,
        "This is what we think together. What is above the line we do; the rest we leave for now.",
        "Fewer steps, all done, beat many begun.",
        "The room may overrule the ranking, with a reason. The loudest voice may not.",
        per_goal=True,
    ),
    _stage(
        StageKey.CLAIM,
        5,
        "Who wants this one? Say your name and it is yours. What is your first move this week?",
        "Wait. Ten quiet seconds bring more owners than a push. Asking somebody is an offer, not an order.",
        "Nobody? Ask what would make it smaller. A step that nobody takes is better left out.",
        "Watch for one person taking everything: the marks behind each name show the load.",
        per_goal=True,
    ),
    _stage(
        StageKey.PREMORTEM,
        5,
        "It is the last day of the period, and we failed. Write alone: why did we?",
        "Say “we failed” as a fact: what has happened is explained more freely than what might.",
        "Answer one by one: an if-then on a step, a warning sign for every check-in, or let it go.",
        "Stop at the three that would hurt most. This makes the plan stronger; it does not take it back.",
        per_goal=True,
        optional=True,
    ),
    _stage(
        StageKey.COMMIT,
        2,
        "From zero to five: how far do you stand behind this plan? Show it together, on three.",
        "Thank everybody under three: they say what the others think.",
        "Change the plan if you can, then show hands again. The first show of hands is kept.",
        per_goal=True,
    ),
    _stage(
        StageKey.PLAN,
        5,
        "This is our plan. Let everyone read their own steps aloud, with the day of the first move.",
        "Go through what is still open: settle it now, or close with the gaps named.",
        "Say aloud what we will not do: it is what makes room for the rest.",
    ),
)

CHECK_IN: tuple[Stage, ...] = (
    _stage(
        StageKey.STEPS,
        7,
        "Step by step: done, moved or blocked? What happened, and what do you need?",
        "Ask for facts, not for excuses. A blocked step needs a person who unblocks it, today.",
        "Finished a while ago? Ask whether it worked: the answer is next quarter's lesson.",
    ),
    _stage(
        StageKey.GOALS,
        7,
        "What is the number today, and how sure are you, from zero to ten, that we will get there?",
        "Hear the confidence before the discussion. Under four: who does what about it this week?",
        "Silence? Ask: what would you change if this were your own money?",
    ),
    _stage(
        StageKey.MIRROR,
        1,
        "Look at both: the headline number and our goals. What does this picture tell us?",
        "A good number does not excuse goals that stand still. Say so, kindly, and name one next move.",
    ),
)

RETROSPECTIVE: tuple[Stage, ...] = (
    _stage(
        StageKey.FACTS,
        10,
        "Facts before opinions: what we planned, what we did, and what came of it.",
        "Ask only: is anything missing or wrong here? Reasons come later.",
    ),
    _stage(
        StageKey.WINS,
        7,
        "What worked, who helped, and what could the rest of us copy next week?",
        "Name people and what they did. Silence? Start with a thank-you of your own.",
        "A small win counts when somebody else can copy it.",
    ),
    _stage(
        StageKey.CAUSES,
        7,
        "Write alone: why did this goal fall short? Look for what happened, not for who did it.",
        "Written alone, nobody sees who wrote what, now or later: keep the room quiet until all have finished.",
        "A goal that is not worth the talk can be waived, with the reason said aloud.",
    ),
    _stage(
        StageKey.SORT,
        8,
        "Which of these are the same? Then vote: what held us back most?",
        "One primary cause for each missed goal. The others are kept.",
    ),
    _stage(
        StageKey.WHYS,
        10,
        "Why was that so? And why that? We stop when we reach something we can change.",
        "If an answer is a person's name, ask what made it hard for anybody in that place.",
        "Was it the plan, done without effect? Or the rhythm, never done? They need opposite cures.",
    ),
    _stage(
        StageKey.FOLLOW_UPS,
        10,
        "What will we do differently? One step for each primary cause, and who takes it?",
        "Each primary cause ends in a step with an owner, or in a sentence that we accept it as it is.",
        "The other causes are kept with their goal; nobody is asked about them.",
    ),
    _stage(
        StageKey.LESSONS,
        3,
        "Finish the sentence: we learned that ..., because ..., so next time ...",
        "Write it for a colleague who was not here. It comes back when somebody plans a similar step.",
    ),
    _stage(
        StageKey.CARRY,
        3,
        "Every open step gets an answer: carry it, change it, or stop it. Nothing rolls over by itself.",
        "Carried twice already? Then change it or stop it. Stopping is a decision, not a failure.",
    ),
    _stage(
        StageKey.CLOSE,
        2,
        "How useful was this hour, from one to five? And we end on our best win.",
        "The rating is private. Read the top win aloud, thank by name, and stop there.",
    ),
)

_STAGES = {
    SessionKind.PLANNING: PLANNING,
    SessionKind.CHECK_IN: CHECK_IN,
    SessionKind.RETROSPECTIVE: RETROSPECTIVE,
}


def stages_of(kind: SessionKind) -> tuple[Stage, ...]:
    """The stages of this kind of session, in order."""
    return _STAGES[kind]
