"""Lists that were made elsewhere and pasted: their lines, without what stood before each."""

import re

from workshop.words.text import clean, one_kind_of_line_end

#: What stands before an item: a dash, a dot, a number, a letter, a box to tick; also one behind another.
_MARK = re.compile(
    r"^(?:(?:[-*+•–—‣·◦●○▪▫■□➢➤►]|\(?\d{1,3}[.):]|\(?[a-zA-Z][.)]|\[[ xX✓]?\])(?=\s|$)\s*|[☐☑☒✓✔✗✘]\s*)+"
)


def pasted_lines(text: str) -> tuple[str, ...]:
    """The lines that are not empty, clean, and without bullets, numbers and boxes."""
    lines = (_MARK.sub("", clean(line)) for line in one_kind_of_line_end(text).splitlines())
    return tuple(filter(None, lines))
