"""A sheet made elsewhere, before anything of it is recorded: how it is read, what it brings, what is left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from time import monotonic
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from screens.commands import Command
from screens.dialogs.choose import Choice, Choose
from screens.page import Page
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.facts import Fact, Facts
from screens.widgets.rows import Group, Rows
from workshop import importing
from workshop.errors import RuleError
from workshop.importing import Plan
from workshop.importing.meanings import CHOICES, LEFT_OUT
from workshop.model import Workshop
from workshop.words.numbers import exact_words, share_words
from workshop.words.signs import MISSED

_COLUMNS = Columns(
    Column("Column", 18, grows=True, roomy=24), Column("is read as", 16), Column("for example", 24, grows=True)
)
_TONES = {"new": "$good", "updated": "$link", "left out": "$warn", MISSED: "$bad"}
#: Seconds after which the page says how far reading is.
SOON = 0.5
#: So many lines of one kind are shown; a sheet of ten thousand rows is not read line by line.
_MOST = 400


class Shown(Struct, frozen=True):
    """A line of the page: a column that can be given another meaning, or words about what happens.

    Of those the word that it ``marks`` has a colour.
    """

    id: str
    words: str
    column: str = ""
    meaning: str = ""
    examples: str = ""
    style: str = ""
    marks: str = ""


class ImportPage(Page):
    """One sheet that is about to be imported; nothing is recorded before the yes."""

    HELP = (
        "How each column of the sheet is read, with some of what is below it; then what would be new, updated or "
        "left out, and why. Enter gives the highlighted column another meaning; the rest shows what comes of it.\n"
        "y records all of it as one change: u takes it back as one. What is there already by name is updated and "
        "never doubled."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "accept",
            "y",
            "import it",
            "Record everything that is shown as new or updated, as one change.",
            needs=lambda page: page.plan,
        ),
        Command("meaning", "enter", "other meaning", "Give the highlighted column another meaning."),
        Command(
            "skip",
            "s",
            "skip faulty",
            "Leave out the lines with a fault, or no longer.",
            when=lambda page: page.faulty,
        ),
        Command("close", "escape", "leave", "Leave without recording anything."),
    )
    DEFAULT_CSS = """
    ImportPage #about { padding: 1 2; height: auto; }
    """

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__()
        self._called = name
        self._data = data
        self._mapping: dict[str, str] = {}
        self._skip = False
        self.plan: Plan | None = None
        self._base: Workshop | None = None

    def body(self) -> ComposeResult:
        yield Facts(id="about", label=10)
        yield Rows[Shown](self._draw, heading=_COLUMNS.heading, empty="Nothing of this sheet can be shown yet.")

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return (workshop.team.name, self._called, "Import")

    def show(self, workshop: Workshop) -> None:
        if self.plan is None:
            self.query_one("#about", Facts).put([Fact(f"{self._called} is being read …")])
        if workshop is not self._base:
            self._read(workshop, self._mapping)

    @property
    def faulty(self) -> bool:
        return self.plan is not None and bool(self.plan.faults)

    @work(group="reading", exclusive=True, thread=True)
    def _read(self, workshop: Workshop, mapping: Mapping[str, str]) -> None:
        """Work out what would happen, beside the screen: a large sheet takes a second."""
        plan: Plan | RuleError
        begun = monotonic()

        def tell(share: float) -> None:
            if monotonic() - begun > SOON:
                self.app.call_from_thread(self._tell, share)

        try:
            plan = self._planned(workshop, mapping, tell)
        except RuleError as refusal:
            plan = refusal
        self.app.call_from_thread(self._take, plan, workshop, dict(mapping))

    def _planned(
        self, workshop: Workshop, mapping: Mapping[str, str], tell: Callable[[float], object] = bool
    ) -> Plan:
        return importing.plan(
            workshop,
            self._data,
            today=self.desk.today,
            now=self.desk.now,
            skip_faulty=self._skip,
            mapping=mapping,
            progress=tell,
        )

    def _tell(self, share: float) -> None:
        self.query_one("#about", Facts).put([Fact(f"{self._called} is being read: {share_words(share)} …")])

    def _take(self, plan: Plan | RuleError, workshop: Workshop, mapping: dict[str, str]) -> None:
        """Show a plan; a meaning with which the sheet makes no sense is not kept."""
        if isinstance(plan, RuleError):
            self.say(str(plan), refused=True)
            if self.plan is None:
                self.query_one("#about", Facts).put([Fact(f"{self._called} cannot be imported as it is.")])
            return
        self.plan, self._base, self._mapping = plan, workshop, mapping
        counted = f"{plan.holds}: {plan.summary}"
        faults = f"{len(plan.faults)} with a fault, {'left out' if self._skip else 's leaves them out'}"
        self.query_one("#about", Facts).put(
            [
                Fact(f"{self._called} → {workshop.team.name} ({self.desk.store.place.name})", "Into"),
                Fact(counted, "Brings"),
                *([Fact(faults, "Faults")] if plan.faults else []),
            ]
        )
        self.query_one(Rows).show(list(_lines(plan)))
        self.refresh_bindings()

    def _draw(self, line: Shown, width: int, selected: bool) -> Sequence[Fragment]:
        if line.column:
            meaning = (line.meaning or LEFT_OUT, "" if line.meaning else "$text-muted")
            return _COLUMNS.line(width, line.column, meaning, (line.examples, "$text-muted"))
        before, word, after = line.words.partition(line.marks or line.words)
        return [(before, line.style), (word, _TONES.get(line.marks, line.style)), (after, line.style)]

    @work(group="asking", exclusive=True)
    async def action_meaning(self) -> None:
        line: Shown | None = self.query_one(Rows).item
        if line is None or not line.column:
            return
        choices = [Choice(word, word, near=word == line.meaning) for word in CHOICES]
        said = await self.desk.push_screen_wait(Choose(f"What is “{line.column}”?", choices, line.examples))
        if said is not None:
            self.say("")
            self._read(self.workshop, self._mapping | {line.column: said})

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_meaning()

    def action_skip(self) -> None:
        self._skip = not self._skip
        self._read(self.workshop, self._mapping)

    def action_accept(self) -> None:
        plan, base = self.plan, self._base
        if plan is None or base is None:
            return
        if plan.faults and not self._skip:
            self.say("Some lines have a fault: s leaves them out, or mend them in the sheet.", refused=True)
            return

        def change(w: Workshop) -> Workshop:
            return plan.after if w.version == base.version else self._planned(w, self._mapping).after

        if not plan.after.touched:
            self.say("There is nothing new in this sheet.")
        else:
            self.desk.record(f"import {self._called}", change).then(lambda: self._imported(plan))

    def _imported(self, plan: Plan) -> None:
        self.dismiss(None)
        self.desk.say(f"Imported: {plan.summary}. u takes it back.")

    def action_close(self) -> None:
        self.dismiss(None)


def _lines(plan: Plan) -> Iterator[Shown | Group]:
    """Columns first, then faults, what is left out, remarks, and what comes in."""
    several = len(plan.sheets) > 1
    for place, sheet in enumerate(plan.sheets):
        if several:
            yield Group(f"{sheet.name}: {sheet.holds}, {sheet.summary}")
        for number, one in enumerate(sheet.columns):
            examples = ", ".join(one.examples)
            yield Shown(f"{place} column {number}", "", one.name, one.meaning, examples)
    groups = (
        ("Faults", [(f"{MISSED} {one.words}", MISSED) for one in plan.faults]),
        ("Left out", [(one.words, one.kind) for one in plan.changes if one.kind == "left out"]),
        ("To know", [(one, "") for one in plan.notes]),
        ("Comes in", [(one.words, one.kind) for one in plan.changes if one.kind in ("new", "updated")]),
    )
    for title, lines in groups:
        if lines:
            yield Group(title)
        yield from (
            Shown(f"{title} {number}", words, marks=marks) for number, (words, marks) in enumerate(lines[:_MOST])
        )
        if len(lines) > _MOST:
            yield Shown(f"{title} more", f"… and {exact_words(len(lines) - _MOST)} more", style="$text-muted")
