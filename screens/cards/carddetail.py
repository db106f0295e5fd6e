"""What there is to say about one step beside its words: advice, the wordings it holds."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import crop, plain, styled, wrap
from workshop.plan.wordings import Worded


class CardDetail(Widget):
    """A notice on the whole list; a step's number with a remark; the wordings merged into it, as many as fit."""

    DEFAULT_CSS = """
    CardDetail {
        height: auto;
        max-height: 6;
        padding: 0 2;
        background: $ground;
        color: $text;
        & > .detail--label { color: $text-muted; }
        & > .detail--notice { text-style: bold; }
    }
    """
    COMPONENT_CLASSES = {"detail--label", "detail--notice"}  # noqa: RUF012 (as Textual declares it)

    step: reactive[Worded | None] = reactive(None, layout=True)
    number: reactive[int] = reactive(0)
    remark: reactive[str] = reactive("", layout=True)
    notice: reactive[str] = reactive("", layout=True)

    def put(self, step: Worded | None, number: int, remark: str, notice: str) -> None:
        self.step, self.number, self.remark, self.notice = step, number, remark, notice

    def _lines(self, width: int) -> list[Content]:
        label = self.get_visual_style("detail--label")
        notice = self.get_visual_style("detail--notice")
        lines = [styled((line, notice)) for line in wrap(self.notice, width)] if self.notice else []
        if self.step is not None:
            number = f"{self.number}   "
            remark = styled((number, label), crop(self.remark, width - len(number))) if self.remark else plain("")
            lines.append(remark)
            lines += [styled(("also  ", label), crop(text, width - 6)) for text in self.step.wordings]
        return lines

    def render(self) -> Content:
        width, height = max(self.content_size.width, 10), self.content_size.height
        lines = self._lines(width)
        if 1 < height < len(lines):
            more = len(lines) - height + 1
            lines = [*lines[: height - 1], plain(f"      and {more} more")]
        return plain("\n").join(lines)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._lines(max(width, 10)))
