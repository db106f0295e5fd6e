"""The work area of a vote: what is voted on, the numbers of counted hands, or the result whose bars grow."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var
from textual.widgets import ContentSwitcher

from screens.cards.blocks import left_out_rule, plan_tail, ranked_block, step_block
from screens.cards.hands import HandsSheet
from screens.widgets.sheet import Block, Sheet
from workshop.plan.ranking import Ranked
from workshop.plan.wordings import Worded

#: Seconds in which the bars of the result grow.
_GROWING = 0.3
_STEPS, _NUMBERS, _RESULT = "steps", "numbers", "result"


class VoteSheets(Vertical):
    """Three sheets of which one shows; whichever is shown anew takes the keys."""

    DEFAULT_CSS = """
    VoteSheets {
        height: 1fr;
        padding: 0 1 0 0;
        & ContentSwitcher { height: 1fr; }
    }
    """

    grown = var(1.0)
    """How much of the bars shows, 0 to 1."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = Sheet[Worded](self._draw_step, loose=True, id=_STEPS)
        self._result = Sheet[Ranked](self._draw_ranked, lambda one: one.step, loose=True, id=_RESULT)
        self.hands = HandsSheet(id=_NUMBERS)

    def compose(self) -> ComposeResult:
        with ContentSwitcher(initial=_STEPS):
            yield self._steps
            yield self.hands
            yield self._result

    def show_steps(self, steps: Sequence[Worded], beside: Sequence[Worded] = ()) -> None:
        """The steps with their lasting numbers: letters on this screen are people's; those not voted on below."""
        self._steps.put([*steps, *left_out_rule(len(beside)), *beside])
        self._bring(_STEPS)

    def show_numbers(self, steps: Sequence[Worded]) -> None:
        self.hands.put(steps)
        self._bring(_NUMBERS)

    def show_result(self, ranked: Sequence[Ranked], *, reveal: bool) -> None:
        """The ranking; at the ``reveal`` its bars grow, unless animations are off."""
        self._bring(_RESULT)
        if reveal and self.app.animation_level != "none":
            self.set_reactive(VoteSheets.grown, 0.0)
            self.animate("grown", 1.0, duration=_GROWING, easing="out_cubic")
        self._result.put(ranked)

    def _bring(self, name: str) -> None:
        switcher = self.query_one_optional(ContentSwitcher)
        if switcher is None:
            return  # It is on its way out.
        sheet = switcher.get_child_by_id(name)
        if switcher.current != name or self.screen.focused is not sheet:
            switcher.current = name
            sheet.focus()

    def watch_grown(self) -> None:
        self._result.redraw()

    def _draw_step(self, step: Worded, width: int) -> Block:
        return step_block([(f"{step.id:>2}  ", "$quiet")], step.text, width, *plan_tail(step))

    def _draw_ranked(self, one: Ranked, width: int) -> Block:
        return ranked_block(one, self._result.items, width, grown=self.grown)
