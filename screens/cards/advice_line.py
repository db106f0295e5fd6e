"""Advice under the line while somebody types: it never stops anybody."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import crop, plain, styled, width_of
from workshop.plan.advice import Advice, advise
from workshop.plan.cards import Judge
from workshop.plan.similar import most_similar
from workshop.plan.wordings import Worded

Numbered = tuple[int, Worded]
"""A step (or cause) and the number it has in the list, by which people call it."""


class AdviceLine(Widget):
    """``verb ✓  outcome ?  date ?   one remark`` and, where a step like it is listed, ``like 3: Call …``.

    It always takes two lines, so that nothing moves while somebody types. ``hint`` is said while nothing is typed;
    ``judge`` is the advice for steps unless another one is given.
    """

    DEFAULT_CSS = """
    AdviceLine {
        height: 2;
        padding: 0 2;
        color: $text-muted;
        & > .advice--yes { color: $text-success; }
        & > .advice--ask { color: $text-warning; }
        & > .advice--like { color: $link; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"advice--yes", "advice--ask", "advice--like"}
    _GAP = "  "

    advice: reactive[Advice | None] = reactive(None)
    like: reactive[Numbered | None] = reactive(None)
    hint: reactive[str] = reactive("")

    def __init__(self, judge: Judge = advise) -> None:
        super().__init__()
        self._judge = judge

    @property
    def recalls(self) -> bool:
        return False

    def read(self) -> None:
        """Show that in full."""

    def consider(
        self, text: str, today: date, steps: Sequence[Numbered] = (), names: Collection[str] = ()
    ) -> None:
        """Advise on what is typed so far, beside the steps that are listed already; ``names`` are the members'."""
        typed = text.strip()
        self.advice = self._judge(typed, today, names) if typed else None
        found = most_similar(typed, [step for _, step in steps]) if typed else None
        self.like = next((one for one in steps if found is not None and one[1].id == found.id), None)

    def _checks(self, advice: Advice) -> Content:
        """The three checks; what cannot be judged is left out."""
        shown = []
        for name, passed in (("verb", advice.verb), ("outcome", advice.outcome), ("date", advice.date)):
            if passed is not None:
                sign, style = ("✓", "advice--yes") if passed else ("?", "advice--ask")
                shown.append(styled(f"{name} ", (sign, self.get_visual_style(style))))
        return plain(self._GAP).join(shown)

    def _lines(self, width: int) -> tuple[Content, Content]:
        if self.advice is None:
            return plain(crop(self.hint, width)), plain("")
        first = self._checks(self.advice)
        remark = self.advice.remarks[0] if self.advice.remarks else ""
        like = ""
        if self.like is not None:
            number, step = self.like
            like = crop(f"like {number}: {step.text}", width)
        between = "   " if first.cell_length else ""
        if remark and first.cell_length + len(between) + width_of(remark) <= width:
            first = styled(first, f"{between}{remark}")
            remark = ""
        return first, styled((like, self.get_visual_style("advice--like")) if like else crop(remark, width))

    def render(self) -> Content:
        return plain("\n").join(self._lines(max(self.content_size.width, 10)))
