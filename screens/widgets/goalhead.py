"""The goal a stage works on, with its measure and its why, always in view."""

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import fit, plain, styled, width_of, wrap
from workshop.model import Goal, Workshop
from workshop.track.measures import span_words
from workshop.words.dates import short_day


class GoalHead(Widget):
    """``Goal 2 of 5   Share in DACH        18 → 25 % by 31 Mar`` and below it the why, in at most two lines.

    ``label`` may say that something else than the why stands there.
    """

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    GoalHead {
        height: auto;
        padding: 0 2;
        color: $quiet;
        & > .goalhead--label { color: $quiet; }
        & > .goalhead--title { color: $text; text-style: bold; }
    }
    .-high GoalHead { border-bottom: solid $rule; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"goalhead--label", "goalhead--title"}
    _LABEL = 14

    place: reactive[str] = reactive("", layout=True)
    title: reactive[str] = reactive("", layout=True)
    measure: reactive[str] = reactive("", layout=True)
    why: reactive[str] = reactive("", layout=True)
    label: reactive[str] = reactive("Why")

    def put(self, workshop: Workshop, goal: Goal) -> None:
        measures = [one for one in workshop.key_results.of(goal.id) if one.target is not None]
        last = workshop.periods.need(goal.period).last
        self.title, self.why = goal.title, goal.why
        self.measure = f"{span_words(measures[0])} by {short_day(last)}" if measures else ""

    def _lines(self, width: int) -> list[Content]:
        label = self.get_visual_style("goalhead--label")
        size = max(self._LABEL, width_of(self.place) + 2)
        room = width - size
        measure = self.measure if width_of(self.measure) <= room // 2 else ""
        title = fit(self.title, room - (width_of(measure) + 2 if measure else 0))
        lines = [
            styled(
                (fit(self.place, size), label),
                (title, self.get_visual_style("goalhead--title")),
                (f"  {measure}" if measure else "", self.get_visual_style("goalhead--title")),
            )
        ]
        why = wrap(self.why, room) if self.why else ["not written yet: why does this goal matter, and why now?"]
        if len(why) > 2:
            why = [why[0], fit(f"{why[1]} {why[2]}", room)]
        for number, line in enumerate(why):
            lines.append(styled((fit(self.label if not number else "", size), label), line))
        return lines

    def render(self) -> Content:
        return plain("\n").join(self._lines(self.content_size.width or 80))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._lines(width))
