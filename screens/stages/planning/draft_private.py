"""A private page for one person's sealed drafts."""

from screens.cards.comesback import RecallingPage
from screens.cards.private_writing import HINT, PrivateWritingPage
from screens.cards.writing import Writing
from screens.stages.planning.sealed_drafts import SealedDrafts
from workshop.model import Step


class DraftPrivatePage(PrivateWritingPage[Step], RecallingPage):
    """One person's own drafts of one goal's steps."""

    intro = "One step per line. What you write is sealed; all drafts are shown together, without names."
    HELP = """Only you should see this page. Each enter seals what you wrote; nobody can look it up before
all drafts are shown together, shuffled and without names.
The arrow up leads to your list: e rewords a line, d drops it. Esc clears the page when you are done; your
letter opens it again. What comes back from earlier quarters stands below the advice; F3 shows it in full."""

    @property
    def drafts(self) -> SealedDrafts:
        """The envelope of the goal's drafts."""
        return SealedDrafts(self.desk, self.goal_id)

    def writing_parts(self) -> Writing[Step]:
        """The person's drafts and the line for one more."""
        return Writing(
            self.take,
            place=self.drafts.place(self.for_member),
            empty="Nothing written yet.",
            hint=HINT,
            leaves=False,
            advice=self.memory(self.goal_id),
        )
