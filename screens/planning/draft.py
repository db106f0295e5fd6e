"""The draft stage: steps are called out and typed, or written alone and sealed."""

from collections.abc import Collection, Sequence
from functools import reduce
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.commands import Command
from screens.dialogs.confirm import Confirm
from screens.planning.draft_private import DraftPrivatePage
from screens.planning.sealed_drafts import SealedDrafts
from screens.planning.stepedits import drop_step, reword_step
from screens.planning.steplist import listed
from screens.planning.writing import Writing
from screens.planning.writing_page import DROP, REWORD, WRITE, WritingPage
from screens.session.people import letters_of, names_of
from screens.session.stage import StagePage
from screens.session.strip import PeopleStrip
from screens.session.typeahead import pass_on
from screens.text import plain, styled
from workshop import drafting
from workshop.model import Session, Step, Workshop
from workshop.unfinished import unfinished

HINT = "enter adds the step · pasted lines become a step each · ↑ to the list"
OWN_HINT = "enter seals it · ↑ to your list"
STILL_SEALED = "The drafts are still sealed: enter here shows them. If you go on, they wait."


class DraftPage(StagePage, WritingPage):
    """The room's page for drafting one goal's steps, in one of two ways."""

    stage = "draft"
    AUTO_FOCUS = ""
    HELP = """Two ways to write steps down; F2 changes between them.
Aloud: somebody types what is called out, enter adds it. The words below the line are advice and never stop
anybody. Esc or the arrow up leads to the list, where e rewords and d drops.
Sealed: everybody writes alone. A letter opens that person's own page; cover the projector first. The room
sees only who has written. Enter shows all drafts, shuffled and without names; more can follow."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "reveal", "enter", "show all drafts", "Show all sealed drafts to the room, shuffled, without names."
        ),
        WRITE,
        REWORD,
        DROP,
        Command("change_way", "f2", "sealed or aloud", "Change between writing alone, sealed, and calling out."),
        Command("pause", "escape", "leave", "Leave the line; from the list, leave to the first screen."),
    )
    DEFAULT_CSS = """
    DraftPage {
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

    def parts(self) -> ComposeResult:
        """For sealed drafts, the people; the list and its line."""
        yield Static(id="sealing")
        yield PeopleStrip()
        yield Writing(
            self.take, place=self._place, empty="No step yet.", hint=HINT if self.owner.me is None else OWN_HINT
        )

    @property
    def drafts(self) -> SealedDrafts:
        """The envelope of the sealed drafts."""
        return SealedDrafts(self.owner, self.goal.id)

    @property
    def _place(self) -> str:
        """Where unfinished typing is kept."""
        return f"draft:{self.goal_id}" if self.owner.me is None else self.drafts.place(self.owner.me)

    def on_mount(self) -> None:
        """Go on in the way that was used last, with what was typed and not finished."""
        self.set_reactive(DraftPage.sealed, self.owner.me is None and self._sealed_before())
        self.set_class(self.sealed, "-sealed")
        self.writing.restore(self.owner.store.box.kept(self._place))
        self._focus_way()

    def _sealed_before(self) -> bool:
        """Whether drafts are sealed now, or were for another goal of this session and none are listed here."""
        w = self.workshop
        if self.drafts.writers():
            return True
        others = [w.goals[goal] for goal in self.session.goals if goal in w.goals and goal != self.goal_id]
        return any(goal.batches for goal in others) and not drafting.live(w, self.goal.id)

    # Showing --------------------------------------------------------------------------------------

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The list; and who has written, or what this member has."""
        steps = drafting.live(workshop, self.goal.id)
        own = self.drafts.steps(self.owner.me) if self.owner.me is not None else []
        groups = [(0, "On the list already"), (len(steps), "Yours, sealed")] if steps and own else []
        names = [member.name for member in workshop.members.values()]
        self.writing.put(listed([*steps, *own]), today=self.owner.today, names=names, groups=groups)
        letters = letters_of(workshop, session)
        written = [member for member in letters.values() if member in self.drafts.writers()]
        self.query_one(PeopleStrip).put(letters, names_of(workshop), written)
        self.set_class(self.owner.me is not None or (bool(written) and not self.sealed), "-told")
        self.query_one("#sealing", Static).update(self._sealing_words(len(written), len(letters)))

    def _sealing_words(self, written: int, people: int) -> Content:
        if self.owner.me is not None:
            return plain("Only you see what you write here. All drafts are shown together, without names.")
        if not self.sealed:
            return plain(f"{written} of {people} have sealed drafts that are not shown yet: F2 leads to them.")
        if not written:
            return styled(("Nobody has written yet.", "bold"), "  A letter opens that person's own page.")
        done = "Everybody has written." if written >= people else f"{written} of {people} have written."
        return styled((done, "bold"), "  Enter shows all drafts, shuffled and without names.")

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
        return (*unfinished(self.workshop, self.session_id, writers), STILL_SEALED)

    # Aloud ------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where letters are people, the list has no keys; a member's own terminal has its own drafts only."""
        if self.is_mounted:
            if action == "reveal":
                return (True if self.drafts.writers() else None) if self.sealed else False
            if action == "change_way":
                return self.owner.me is None
            if action in ("write", "reword", "drop") and self.sealed:
                return False
        return super().check_action(action, parameters)

    def may_change(self, step: Step) -> bool:
        """A member changes only what that member wrote."""
        return self.owner.me is None or step.id < 0

    def take(self, texts: Sequence[str]) -> bool:
        """Add these steps as ideas without author; a member's are sealed."""
        if self.owner.me is not None:
            return self._shown(self.drafts.add(self.owner.me, texts))
        goal, title = self.goal.id, self.goal.title
        what = "a step" if len(texts) == 1 else f"{len(texts)} steps"
        return self.owner.record(
            lambda w: reduce(lambda now, text: drafting.add_idea(now, goal, text), texts, w),
            f"add {what} to “{title}”",
        )

    def change(self, step: Step, text: str) -> bool:
        """Reword a step."""
        if self.owner.me is not None:
            return self._shown(self.drafts.reword(self.owner.me, step, text))
        return reword_step(self.owner, step, text)

    def cross_out(self, step: Step) -> None:
        """Drop a step."""
        if self.owner.me is not None:
            self._shown(self.drafts.drop(self.owner.me, step))
        else:
            self._drop(step)

    @work(group="asking", exclusive=True)
    async def _drop(self, step: Step) -> None:
        await drop_step(self.owner, step, ask=step.in_plan)

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
        self.owner.push_screen(DraftPrivatePage(self.goal.id, member), lambda _: self.refresh_page())

    @work(group="asking", exclusive=True)
    async def action_reveal(self) -> None:
        """Show all drafts; where somebody has not written, only after a yes."""
        waiting = tuple(unfinished(self.workshop, self.session_id, self.drafts.writers()))
        if waiting and not await self.owner.push_screen_wait(
            Confirm("Show the drafts although somebody has not written?", details=waiting)
        ):
            return
        before = len(drafting.live(self.workshop, self.goal.id))
        if self.drafts.reveal():
            new = len(drafting.live(self.workshop, self.goal.id)) - before
            what = "One draft is" if new == 1 else f"{new} drafts are"
            self.say(f"{what} on the list now, shuffled and without names. → goes on to refine them.")
