"""A stage in which steps or causes are written down: called out and typed, or written alone and sealed."""

from collections.abc import Collection, Sequence
from typing import ClassVar, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.cards.cardlist import listed
from screens.cards.private_writing import PrivateWritingPage
from screens.cards.sealed_texts import SealedTexts
from screens.cards.writing import Writing
from screens.cards.writing_page import DROP, REWORD, WRITE, WritingPage
from screens.commands import Command
from screens.dialogs.confirm import Confirm
from screens.stages.people import letters_of, names_of
from screens.stages.stage import StagePage
from screens.stages.strip import PeopleStrip
from screens.stages.typeahead import pass_on
from screens.text import plain, styled
from workshop.meet.unfinished import unfinished
from workshop.model import Session, Workshop
from workshop.plan.wordings import Worded

T = TypeVar("T", bound=Worded)

OWN_HINT = "enter seals it · ↑ to your list"


class SealingPage(StagePage, WritingPage[T]):
    """The room's page for writing something down for one goal, in one of two ways.

    Subclasses give the ``writing_parts``, the envelope (``drafts``), what is ``live`` in the open, the
    ``private_page`` of a person, and what becomes of what is called out: ``add_aloud``, ``change_aloud`` and
    ``drop_aloud``. They repeat these ``KEYS`` behind that of ``reveal``, which has a key in common with them.
    ``onward_words`` say where the way leads after the reveal.
    """

    AUTO_FOCUS = ""
    KEYS: ClassVar[tuple[Command, ...]] = (
        WRITE,
        REWORD,
        DROP,
        Command("change_way", "f2", "sealed or aloud", "Change between writing alone, sealed, and calling out."),
        Command("pause", "escape", "leave", "Leave the line; from the list, leave to the first screen."),
    )
    DEFAULT_CSS = """
    SealingPage {
        & PeopleStrip { display: none; padding: 1 2 0 2; }
        & #sealing { display: none; padding: 0 2; height: auto; color: $text-muted; }
        &.-low PeopleStrip { padding: 0 2; }
        &.-sealed Writing, &.-high.-told Writing { margin-top: 1; }
        &.-low.-tiny #sentence { display: none; }
        &.-told #sealing { display: block; }
        &.-low.-tiny.-told #sealing { display: none; }
        &.-sealed {
            & PeopleStrip, & #sealing { display: block; }
            & StepList > .sheet--cursor, & StepList:focus > .sheet--cursor {
                color: $foreground;
                background: $background;
            }
        }
    }
    """

    sealed = var(False, toggle_class="-sealed")

    # To be given -----------------------------------------------------------------------------------

    @property
    def drafts(self) -> SealedTexts[T]:
        """The envelope of what is sealed."""
        raise NotImplementedError

    def writing_parts(self) -> Writing[T]:
        """The list and its line."""
        raise NotImplementedError

    def reveals(self) -> int:
        """How often what was sealed for this goal has been shown."""
        raise NotImplementedError

    def onward_words(self) -> str:
        """What comes after the reveal."""
        raise NotImplementedError

    def live(self, workshop: Workshop) -> Sequence[T]:
        """What is written in the open."""
        raise NotImplementedError

    def private_page(self, member: int) -> PrivateWritingPage[T]:
        """The page on which this person writes."""
        raise NotImplementedError

    def begins_sealed(self) -> bool:
        """Whether the page opens for sealed writing: in the way that was used last."""
        raise NotImplementedError

    def add_aloud(self, texts: Sequence[str]) -> bool:
        """Keep what was called out; False where that was refused, and said."""
        raise NotImplementedError

    def change_aloud(self, which: T, text: str) -> bool:
        """Keep other words for it; False where that was refused, and said."""
        raise NotImplementedError

    async def drop_aloud(self, which: T) -> None:
        """Keep it no longer."""
        raise NotImplementedError

    # Building ----------------------------------------------------------------------------------------

    def parts(self) -> ComposeResult:
        """For sealed writing, the people; the list and its line."""
        yield Static(id="sealing")
        yield PeopleStrip()
        yield self.writing_parts()

    @property
    def place(self) -> str:
        """Where unfinished typing is kept."""
        return self.drafts.place(self.desk.me)

    def on_mount(self) -> None:
        """Go on in the way that was used last, with what was typed and not finished."""
        self.begin_writing()

    def begin_writing(self) -> None:
        """Go on in the way that was used last for this goal: aloud, where something was typed and not finished."""
        typed = self.desk.store.box.kept(self.place)
        aloud = self.desk.me is not None or (typed and not self.drafts.writers())
        self.set_reactive(SealingPage.sealed, not aloud and self.begins_sealed())
        self.set_class(self.sealed, "-sealed")
        self.writing.restore(typed)
        self._focus_way()

    # Showing --------------------------------------------------------------------------------------

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The list; and who has written, or what this member has."""
        open_ones = list(self.live(workshop))
        own = self.drafts.of(self.desk.me) if self.desk.me is not None else []
        groups = [(0, "On the list already"), (len(open_ones), "Yours, sealed")] if open_ones and own else []
        names = [member.name for member in workshop.members.values()]
        self.writing.put(listed([*open_ones, *own]), today=self.desk.today, names=names, groups=groups)
        letters = letters_of(workshop, session)
        written = [member for member in letters.values() if member in self.drafts.writers()]
        self.query_one(PeopleStrip).put(letters, names_of(workshop), written)
        self.set_class(self.desk.me is not None or (bool(written) and not self.sealed), "-told")
        self.query_one("#sealing", Static).update(self._sealing_words(len(written), len(letters)))

    def _sealing_words(self, written: int, people: int) -> Content:
        all_of_them = f"all {self.drafts.NOUN}s"
        if self.desk.me is not None:
            shown = f"{all_of_them.capitalize()} are shown together, without names."
            return plain(f"Only you see what you write here. {shown}")
        if not self.sealed:
            sealed = f"have sealed {self.drafts.NOUN}s that are not shown yet"
            return plain(f"{written} of {people} {sealed}: F2 leads to them.")
        if not written:
            none = "Nothing is sealed now." if self.reveals() else "Nobody has written yet."
            return styled((none, "bold"), "  A letter opens that person's own page.")
        done = "Everybody has written." if written >= people else f"{written} of {people} have written."
        return styled((done, "bold"), f"  Enter shows {all_of_them}, shuffled and without names.")

    def watch_sealed(self) -> None:
        """The keyboard goes where it is used: to the line, or to the letters."""
        if self.is_mounted:
            self._focus_way()
            self.refresh_page()

    def _focus_way(self) -> None:
        self.writing.open_line(not self.sealed)
        if self.sealed:
            self.writing.action_list()
        else:
            self.writing.write()

    def unfinished(self) -> Collection[str]:
        """Those present who have sealed nothing, once somebody has; and that the drafts are still sealed."""
        writers = self.drafts.writers()
        if not writers:
            return ()
        shows = "enter here shows them" if self.sealed else "F2 and then enter show them"
        still = f"The {self.drafts.NOUN}s are still sealed: {shows}. If you go on, they wait."
        return (*unfinished(self.workshop, self.session_id, writers), still)

    # Aloud ------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where letters are people, the list has no keys; a member's own terminal has its own drafts only."""
        if self.is_mounted:
            if action == "reveal":
                return (True if self.drafts.writers() else None) if self.sealed else False
            if action == "change_way":
                return self.desk.me is None
            if action in ("write", "reword", "drop") and self.sealed:
                return False
        return super().check_action(action, parameters)

    def may_change(self, step: T) -> bool:
        """A member changes only what that member wrote."""
        return self.desk.me is None or step.id < 0

    def take(self, texts: Sequence[str]) -> bool:
        """Add these without author; a member's are sealed."""
        if self.desk.me is not None:
            return self._shown(self.drafts.add(self.desk.me, texts))
        return self.add_aloud(texts)

    def change(self, step: T, text: str) -> bool:
        """Reword one of them."""
        if self.desk.me is not None:
            return self._shown(self.drafts.reword(self.desk.me, step, text))
        return self.change_aloud(step, text)

    def cross_out(self, step: T) -> None:
        """Drop one of them."""
        if self.desk.me is not None:
            self._shown(self.drafts.drop(self.desk.me, step))
        else:
            self._drop(step)

    @work(group="asking", exclusive=True)
    async def _drop(self, step: T) -> None:
        await self.drop_aloud(step)

    def _shown(self, sealed: bool) -> bool:
        if sealed:
            self.refresh_page()
        return sealed

    # Sealed -----------------------------------------------------------------------------------------

    def action_change_way(self) -> None:
        """Sealed instead of aloud, or the other way round."""
        self.sealed = not self.sealed

    def on_key(self, event: events.Key) -> None:
        """A letter opens a person's page; what comes behind it belongs there."""
        if pass_on(self, event):
            return
        letter = event.character or ""
        if self.is_current and self.sealed and len(letter) == 1 and letter.islower():
            member = self.query_one(PeopleStrip).find(letter)
            if member is not None:
                event.stop()
                self._open_private(member)

    @on(PeopleStrip.Chosen)
    def _clicked(self, message: PeopleStrip.Chosen) -> None:
        self._open_private(message.member)

    def _open_private(self, member: int) -> None:
        self.desk.push_screen(self.private_page(member), lambda _: self.refresh_page())

    @work(group="asking", exclusive=True)
    async def action_reveal(self) -> None:
        """Show all that is sealed; where somebody has not written, only after a yes."""
        noun = self.drafts.NOUN
        waiting = tuple(unfinished(self.workshop, self.session_id, self.drafts.writers()))
        if waiting and not await self.desk.push_screen_wait(
            Confirm(f"Show the {noun}s although somebody has not written?", details=waiting)
        ):
            return
        before = len(self.live(self.workshop))
        if self.drafts.reveal():
            new = len(self.live(self.workshop)) - before
            what = f"One {noun} is" if new == 1 else f"{new} {noun}s are"
            self.say(f"{what} on the list now, shuffled and without names. {self.onward_words()}")
