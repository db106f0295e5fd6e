"""The first stage: who is here, what became of the last plan, the lessons that apply, the ground rules."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll

from screens.commands import Command, RoomCommand
from screens.forms.team_form import add_person, edit_person
from screens.stages.intime import time_line
from screens.stages.retrospective.celebrating import ask_held
from screens.stages.stage import StagePage
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.facts import GAP, Entry, Fact, Facts, Title
from screens.widgets.rows import Rows
from screens.words import lesson_words, next_time_words, outcome_mark
from workshop.learn import celebrating
from workshop.meet import last_plan, sessions
from workshop.model import Member, Outcome, Session, StageKey, Workshop
from workshop.words.numbers import count_words, of_words
from workshop.words.signs import FINISHED, MISSING
from workshop.words.text import quoted

#: Short enough to be said in one breath each.
GROUND_RULES = ("What, not who.", "One person speaks.", "All of it is written.")
#: More lessons than these are not read aloud; the others come up again while steps are drafted.
READ_ALOUD = 3
_PEOPLE = Columns(Column("", 1), Column("", 8, grows=True), Column("", 4), gap=1)


class WelcomePage(StagePage):
    """Who is here, and the facts to begin with."""

    DEFAULT_CSS = """
    WelcomePage {
        & #here { width: 28; padding: 0 1 0 0; }
        & #here .rules { margin: 1 0 0 0; }
        & #people { height: 1fr; }
        & #past { width: 1fr; padding: 0 1 0 0; scrollbar-size-vertical: 1; }
        &.-wide #beside { display: block; }
        & #beside { display: none; scrollbar-size-vertical: 1; }
        & #beside Facts { padding: 0; }
        & #beside .rules { margin: 1 0 0 0; }
        & .lessons { margin: 1 0 0 0; }
        & #beside .lessons { margin: 0; }
        &.-wide #here { width: 32; }
        &.-wide #here .rules { display: none; }
        &.-wide #past .lessons { display: none; }
    }
    """
    stage = StageKey.WELCOME
    BESIDE = False
    HELP = (
        "Begin together: who is here, and what became of the last plan.\n\n"
        "Tick everybody who is in the room: only they draft, vote and show how far they stand behind it. "
        "Then read the facts of the last plan aloud, without comment; c says of each celebration that was "
        "promised whether it was held; the lessons that apply; the ground rules."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand("presence", "space", "here or not", "Whether the highlighted person is here; on to the next."),
        RoomCommand(
            "held",
            "c",
            "celebrated?",
            "Say whether what was promised for a win took place.",
            when=lambda page: celebrating.to_ask(page.workshop, page.desk.today),
        ),
        RoomCommand("add", "a", "add", "Add a person to the team and to this session."),
        Command("read", "tab", "read on", "Move to the facts, where the arrows scroll, and back to the people."),
        RoomCommand("ends", "ctrl+t", "end time", "Say when the meeting has to be over, and see what fits."),
        RoomCommand("edit", "e", "edit", "Correct the name or the initials of the highlighted person."),
    )
    people: getters.query_one[Rows[Member]] = getters.query_one("#people", Rows)

    def parts(self) -> ComposeResult:
        with Horizontal(id="stage"):
            with Vertical(id="here"):
                yield Facts(id="count")
                yield Rows[Member](self._person, id="people", empty="Nobody yet: press a to add the first person.")
                yield Facts(classes="rules")
            with VerticalScroll(id="past"):
                yield Facts(id="last")
                yield Facts(classes="lessons")
            with VerticalScroll(id="beside", classes="panel"):
                yield Facts(classes="lessons")
                yield Facts(classes="rules")

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        present = set(session.present)
        people = [one for one in workshop.members.values() if one.active or one.id in present]
        self.query_one("#count", Facts).put([Title(f"Here: {len(present)} of {len(people)}")])
        self.people.show(people)
        time: list[Entry] = [Title("The time"), Fact(time_line(self.desk, self.session_id), style="bold")]
        held = _celebrated(workshop, session, self.desk.today)
        self.query_one("#last", Facts).put([*_last_plan(workshop, session), *held, *time])
        for lessons in self.query(".lessons").results(Facts):
            lessons.put(_lessons(workshop, session))
        for rules in self.query(".rules").results(Facts):
            rules.put([Title("Ground rules"), *(Fact(rule) for rule in GROUND_RULES)])

    def _person(self, member: Member, width: int, selected: bool) -> Sequence[Fragment]:
        here = member.id in self.session.present
        if here:
            return _PEOPLE.line(width, (FINISHED, "$text-success"), member.name, (member.initials, "$text-muted"))
        return _PEOPLE.line(width, "", (member.name, "$text-muted"), ("away", "$text-muted"))

    def action_presence(self) -> None:
        member = self.people.item
        if member is None:
            return
        session, here = self.session_id, member.id not in self.session.present
        do = f"mark {member.name} as {'here' if here else 'away'}"
        marked = self.desk.record(do, sessions.set_present, session, member.id, here)
        marked.then(lambda: self.people.move(1))

    async def on_rows_chosen(self) -> None:
        await self.run_action("presence")

    def action_read(self) -> None:
        self.focus_next()

    @work(group="forms", exclusive=True)
    async def action_add(self) -> None:
        added = await add_person(self.desk, session=self.session_id)
        if added is not None:
            self.people.highlight(added)

    @work(group="forms", exclusive=True)
    async def action_held(self) -> None:
        await ask_held(self.desk)

    def unfinished(self) -> Collection[str]:
        waiting = celebrating.to_ask(self.workshop, self.desk.today)
        return [f"Nobody said whether it was celebrated: {win.text}" for win in waiting]

    @work(group="forms", exclusive=True)
    async def action_edit(self) -> None:
        if self.people.item is not None:
            await edit_person(self.desk, self.people.item.id)


def _last_plan(workshop: Workshop, session: Session) -> list[Entry]:
    last = last_plan.previous_period(workshop, session.period)
    goals = last_plan.recall(workshop, last.id) if last else ()
    if last is None or not goals:
        label = workshop.periods.need(session.period).label
        return [
            Title("The last plan"),
            Fact(
                f"None is in this file: {label} is the first. What is decided today will be read here next time."
            ),
        ]
    done, planned = sum(one.done for one in goals), sum(one.planned for one in goals)
    achieved = sum(one.goal.outcome is Outcome.ACHIEVED for one in goals)
    facts: list[Entry] = [
        Title(f"What became of {last.label}"),
        Fact(
            f"{of_words(achieved, len(goals), 'goal')} achieved, {of_words(done, planned, 'step')} done",
            style="bold",
        ),
        GAP,
    ]
    marks = [outcome_mark(one.goal.outcome) for one in goals]
    widest = max(len(words) for words, _ in marks)
    for one, (words, style) in zip(goals, marks, strict=True):
        steps = f"{one.done}/{one.planned}" if one.planned else MISSING
        facts.append(Fact(one.goal.title, aside=f"{words:<{widest}}  {steps:>5}", aside_style=style))
    return facts


def _celebrated(workshop: Workshop, session: Session, today: date) -> list[Entry]:
    """The celebrations to ask about, and what became of those of the last period."""
    last = last_plan.previous_period(workshop, session.period)
    said = list(celebrating.said_of(workshop, last.id)) if last else []
    asked = [f"Was it celebrated? {quoted(win.text, 80)}" for win in celebrating.to_ask(workshop, today)]
    title: list[Entry] = [Title("Celebrations")] if said or asked else []
    return [*title, *map(Fact, (*asked, *said))]


def _lessons(workshop: Workshop, session: Session) -> list[Entry]:
    fitting = last_plan.lessons_for(workshop, session.goals)
    facts: list[Entry] = [Title("Lessons that apply")]
    if not fitting:
        facts.append(Fact("None yet for goals of these kinds: the first review brings them.", style="$text-muted"))
    for number, lesson in enumerate(fitting[:READ_ALOUD]):
        facts += [GAP] if number else []
        facts.append(Fact(lesson_words(lesson)))
        facts += [Fact(next_time_words(lesson), style="bold")] if lesson.next_time else []
    if len(fitting) > READ_ALOUD:
        more = len(fitting) - READ_ALOUD
        comes = count_words(more, "more comes", "more come")
        facts += [GAP, Fact(f"{comes} up while you draft.", style="$text-muted")]
    return facts
