"""What the facilitator says, and what comes next and with which key: one table for every stage in every state.

A state is a set of words, each true of the moment: who is here (``nobody``, ``one person``, ``many people``),
what there is to work on (``no steps``, ``one step``, ``many steps``), the way (``aloud``, ``sealed``,
``hands``), how far it is (``before``, ``open``, ``counted``, ``called off``; ``tied``, ``chosen``, ``no must-
move``; ``concerns``, ``gaps``; ``waiting`` for something), and who is done (``none in``, ``some in``, ``all
in``; ``owned``). Of a stage's rows the first one counts whose words all hold; the last one always does.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from msgspec import Struct

from workshop.meet.agenda import following, here
from workshop.model import Session, SessionKind, StageKey

#: In this many of a team's first sessions of a kind, what helps the facilitator is on the screen by itself.
FIRST_TIMES = 2


class Telling(Struct, frozen=True):
    """What to say to the room, and what comes next, with its key; what helps may be ``over``, as in its row."""

    sentence: str
    onward: str
    over: bool = False


class Row(Struct, frozen=True):
    """A row of the table: where all words of ``when`` hold, this is said; no sentence: the stage's own one.

    In ``onward``, ``{next}`` and ``{back}`` are the keys, ``{then}`` is the stage that follows, ``{waiting}``
    names those who are not done. ``over``: what helps the facilitator at this stage has done its work.
    """

    when: str
    onward: str
    sentence: str = ""
    over: bool = False

    def holds(self, words: Collection[str]) -> bool:
        return all(word.strip() in words for word in self.when.split(",") if word.strip())


_NOBODY = "Nobody is here yet. Who is in the room?"
_WELCOME = "{back} leads back; at the welcome, space ticks who is here."
_GO = "{next} goes on to {then}."
_BACK_TO_CHOOSE = "{back} leads back to choose some; {next} goes on."
_NO_STEPS = "There are no steps for this goal yet."
_COUNTED = "This is where our dots went. What surprises you?"
_HANDS = "Type the hands for each one; enter goes on, the last one counts."
_ALL_IN = "All ballots are in: enter counts."

TABLE: Mapping[StageKey, tuple[Row, ...]] = MappingProxyType(
    {
        StageKey.WELCOME: (
            Row("nobody", "space ticks who is here, a adds a person.", _NOBODY),
            Row(
                "one person",
                _GO,
                "Welcome. You leave with steps that you chose. First: what became of the last plan?",
            ),
            Row("", _GO),
        ),
        StageKey.GOALS: (
            Row(
                "",
                "space plans a goal or leaves it out, k its key results; {next} begins with the first one.",
            ),
        ),
        StageKey.DRAFT: (
            Row("sealed, nobody", _WELCOME + " f2 lets ideas be called out.", _NOBODY),
            Row("sealed, all in", "Everybody has written: enter shows all of it."),
            Row("sealed, some in", "Waiting for {waiting}. enter shows what is written."),
            Row("sealed, counted", _GO, "Here is everything you wrote, shuffled and without names.", over=True),
            Row("sealed, one person", "Your letter opens your page; nothing shows until enter."),
            Row("sealed", "Waiting for {waiting}: a letter opens that person's page."),
            Row(
                "no steps",
                "enter adds a step; then {next} goes on to {then}.",
                "Call them out. Each step starts with a verb: what will be different when it is done?",
            ),
            Row(
                "",
                "enter adds a step; {next} goes on to {then}.",
                "What else? Each step starts with a verb: what will be different when it is done?",
            ),
        ),
        StageKey.REFINE: (
            Row(
                "no steps, some in",
                "{back} leads back: enter shows them there, shuffled and without names.",
                "What was written is still sealed. Shall we read it?",
            ),
            Row("no steps", "a adds a step; {back} leads back to drafting.", _NO_STEPS),
            Row("one step", _GO, "There is one step. Does it say who does what, and until when?"),
            Row("", "g merges what is marked, e rewords, d drops; " + _GO),
        ),
        StageKey.VOTE: (
            Row("no steps", "{back} leads back to write some; {next} goes on to {then}.", _NO_STEPS),
            Row("counted", _GO, _COUNTED, over=True),
            Row("hands", _HANDS, "Raise a hand for each dot you give. We count step by step.", over=True),
            Row("open, nobody", "f2 counts hands; " + _WELCOME, _NOBODY),
            Row("open, all in", _ALL_IN),
            Row("open, some in", "Waiting for {waiting}: a letter opens a ballot. enter counts what is in."),
            Row("open", "Waiting for {waiting}: a letter opens a ballot."),
            Row("nobody", _WELCOME, _NOBODY),
            Row(
                "called off",
                "enter opens it anew, f2 counts hands; {next} goes on without a vote.",
                "The vote was called off; nothing was counted. Do we vote again?",
            ),
            Row("one step", "{next} goes on: one step needs no vote.", "There is one step. Do we want it?"),
            Row(
                "",
                "enter opens the vote, f2 counts hands; {next} goes on without one.",
                "Now we vote: each of us gives dots to the steps that would move this goal most.",
            ),
        ),
        StageKey.CHOOSE: (
            Row("no steps", "{back} leads back to write some.", _NO_STEPS),
            Row(
                "open",
                "{back} leads back to the vote: enter counts it there, or it is called off.",
                "A vote is open on these steps. First we count it.",
            ),
            Row(
                "tied", "t settles the tie; + and - move the line.", "Steps are tied across the line. Which first?"
            ),
            Row("counted", "+ and - move the line, enter chooses what is above it."),
            Row(
                "no must-move",
                "! marks it; then {next} goes on to {then}.",
                "Which of these has to move, whatever else happens?",
            ),
            Row("chosen", _GO, "This is what we do for this goal."),
            Row("", "enter takes a step into the plan, and out of it.", "There was no vote. Which do we do?"),
        ),
        StageKey.CLAIM: (
            Row("no plan", _BACK_TO_CHOOSE, "No step of this goal is in the plan yet."),
            Row("owned", "enter accepts the suggested dates; " + _GO),
            Row("all in", _GO, "Every step has an owner and a date. Read yours aloud."),
            Row("nobody", _WELCOME, _NOBODY),
            Row("must-move", "enter asks for its first move, in a form."),
            Row("offered", "enter: yes, they take it. del: no. f2 says more of it."),
            Row("taken", "enter accepts the dates, f2 changes them; then {waiting}."),
            Row("", "Waiting for {waiting}: a letter takes the step, x leaves it for now."),
        ),
        StageKey.PREMORTEM: (
            Row("no plan", _BACK_TO_CHOOSE, "There is no plan for this goal yet."),
            Row(
                "counted",
                "1 prepares a step for it, 2 makes a warning sign, 3 lets go; {next} goes on to {then}.",
                "Here is why we failed. For each: are we prepared, do we watch for it, or let it go?",
            ),
            Row("chosen", _GO, "Each reason has its answer. Is the plan stronger now?"),
            Row("sealed, nobody", _WELCOME + " f2 lets reasons be called out.", _NOBODY),
            Row("sealed, all in", "Everybody has written: enter shows all of it."),
            Row("sealed, some in", "Waiting for {waiting}. enter shows what is written."),
            Row("sealed, one person", "Your letter opens your page; nothing shows until enter."),
            Row("sealed", "Waiting for {waiting}: a letter opens that person's page."),
            Row(
                "",
                "enter adds a reason; {next} goes on to {then}.",
                "It is the last day, and we failed. Call it out: why did we?",
            ),
        ),
        StageKey.COMMIT: (
            Row("no plan", _BACK_TO_CHOOSE, "There is no plan for this goal yet."),
            Row(
                "counted, concerns",
                "enter on a name writes the concern down; f2 shows hands again; {next} goes on to {then}.",
                "Thank you for saying so. What would lift it by one?",
            ),
            Row("counted", _GO, "This is how far we stand behind it."),
            Row("nobody", _WELCOME, _NOBODY),
            Row("all in", "All fists are in: enter shows them together."),
            Row("some in", "Waiting for {waiting}: letter, then 0 to 5. enter shows what is in."),
            Row("", "Waiting for {waiting}: letter, then 0 to 5. f3: first a premortem."),
        ),
        StageKey.PLAN: (
            Row("gaps", "enter on what is missing leads to where it is settled; f2 closes with the gaps named."),
            Row("", "Nothing is missing: f2 closes the session."),
        ),
    }
)
_OPEN = "Waiting: {waiting}; "
_CALLED = "Call it out: why did this goal fall short? What happened, not who did it."
_DOTS = "Give your dots to what held us back most. Nobody will see your ballot."
_TAB = "tab leads to the next goal; " + _GO
_PRIMARY = "This is what held us back most. The others are kept."
#: What the stages of the other meetings say that have states of their own; else their one sentence is said.
OTHERS: Mapping[StageKey, tuple[Row, ...]] = MappingProxyType(
    {
        StageKey.CAUSES: (
            Row("aloud, several", _OPEN + _TAB, _CALLED),
            Row("aloud, waiting", _OPEN + _GO, _CALLED),
            Row("aloud", _GO, _CALLED),
            Row("several", _OPEN + _TAB),
        ),
        StageKey.SORT: (
            Row("hands", _HANDS, "Raise a hand for each dot you give. We count cause by cause."),
            Row("open, none in", "Waiting: {waiting}; a letter opens a ballot.", _DOTS),
            Row("open, all in", _ALL_IN, _DOTS),
            Row("open", "Waiting: {waiting}; a letter opens a ballot, enter counts what is in.", _DOTS),
            Row("before", _OPEN + "enter says which is the primary cause."),
            Row("counted", _OPEN + "enter says which is the primary cause.", _COUNTED),
            Row("chosen, waiting", _OPEN + _TAB, _PRIMARY),
            Row("chosen", _GO, _PRIMARY),
        ),
        StageKey.CLOSE: (
            Row("counted", "f2 closes the period and the session.", "And we end on our best win."),
            Row("waiting", _OPEN + "f2 closes the period and the session."),
            Row("", "f2 closes the period and the session."),
        ),
    }
)
_REST = (
    Row("last, waiting", _OPEN + "{next} closes the session."),
    Row("last", "{next} closes the session."),
    Row("waiting", _OPEN + _GO),
    Row("", _GO),
)

_ROOM_GOES_ON = "The room goes on to {then}."
_SEALS = (Row("", "enter seals what you write; the room shows all of it together."),)
#: What comes next on a member's own terminal, which does not lead the room.
OWN: Mapping[StageKey, tuple[Row, ...]] = MappingProxyType(
    {
        StageKey.DRAFT: _SEALS,
        StageKey.VOTE: (
            Row("open, all in", "All ballots are in; until the count enter opens yours again."),
            Row("open", "enter opens your ballot."),
            Row("before", "The room opens the vote."),
        ),
        StageKey.CHOOSE: (Row("", "The room chooses, and goes on to {then}."),),
        StageKey.CLAIM: (
            Row("no plan", _ROOM_GOES_ON),
            Row("", "Your letter takes the step, shift and your letter help; enter accepts the dates of yours."),
        ),
        StageKey.PREMORTEM: (Row("counted", "The room answers them."), Row("chosen", _ROOM_GOES_ON), *_SEALS),
        StageKey.COMMIT: (
            Row("no plan", _ROOM_GOES_ON),
            Row("counted, concerns", "enter on your name writes down what would lift it."),
            Row("counted", _ROOM_GOES_ON),
            Row("", "0 to 5 says how far you stand behind it; the room shows all together."),
        ),
        StageKey.PLAN: (Row("", "The room closes the session."),),
    }
)
_OWN_REST = (Row("last", "The room closes the session."), Row("", _ROOM_GOES_ON))


def telling(
    session: Session, words: Collection[str], waiting: str, keys: tuple[str, str], *, own: bool = False
) -> Telling:
    """What to say where the session stands, in the state of these words.

    ``waiting`` names those who are not done; ``keys`` are those that go on and back; ``own``: on a member's own
    terminal.
    """
    at, then = here(session), following(session)
    planning, words = session.kind is SessionKind.PLANNING, {*words, "" if then else "last"}
    rows = (TABLE if planning else OTHERS).get(at.stage.key, ())
    row = next(row for row in (*rows, *_REST) if row.holds(words))
    sentence, over = row.sentence or at.stage.sentence, row.over
    if own:
        row = next(row for row in (OWN.get(at.stage.key, ()) if planning else ()) + _OWN_REST if row.holds(words))
    follows = then.stage.key if then else "the close"
    if then is not None and at.goal is not None and then.goal is not None and then.goal != at.goal:
        follows = f"goal {session.goals.index(then.goal) + 1}"
    elif then is not None and then.stage.key == StageKey.PLAN:
        follows = "the plan"
    onward = row.onward.format(next=keys[0], back=keys[1], then=follows, waiting=waiting or "somebody")
    return Telling(sentence, onward, over)


def done_word(answered: int, waiting: int) -> str:
    """How many are done: ``none in``, ``some in`` or ``all in``; ``none in`` where there is nobody."""
    if not answered:
        return "none in"
    return "some in" if waiting else "all in"


def waiting_words(names: Collection[str]) -> str:
    """ "Ana, Ben and 3 more" """
    shown = list(names)[:3] if len(names) != 4 else list(names)
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def is_first_time(sessions: Collection[Session], kind: SessionKind) -> bool:
    """Whether this team has hardly held such a meeting yet: what helps the facilitator shows by itself."""
    ended = sum(session.kind is kind and session.ended is not None for session in sessions)
    return ended < FIRST_TIMES
