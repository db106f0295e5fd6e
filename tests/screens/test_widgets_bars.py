"""The small pictures made of characters."""

import pytest

from screens.widgets.bars import cells, dots, load, meter, progress
from screens.widgets.display import counted, large


@pytest.mark.parametrize(
    ("picture", "drawn"),
    [
        (dots(3), "●●●"),
        (dots(3, 5), "●●●○○"),
        (dots(0, 2), "○○"),
        (dots(-1, 2), "○○"),
        (progress(3, 5), "■■■□□"),
        (progress(0, 0), ""),
        (progress(9, 5), "■■■■■"),
        (progress(1, 100), "■□□□□□□□□□"),
        (progress(99, 100), "■■■■■■■■■□"),
        (progress(50, 100, 4), "■■□□"),
        (meter(0, 4), "────"),
        (meter(0.5, 4), "━━──"),
        (meter(0.6, 4), "━━╸─"),
        (meter(1.4, 4), "━━━━"),
        (meter(-1, 4), "────"),
        (meter(0.5, 0), ""),
        (meter(0.5, 4, 0.75), "━━─┃"),
        (meter(0.5, 4, 2.0), "━━─┃"),
        (large("4/8", "they", "have written")[1].plain, "┗━┫  ╱  ┣━┫   they"),
        (large("3.6", "on average")[2].plain, "╺━┛ . ┗━┛   on average"),
        (
            counted(4, 8, "have written.", "Enter shows all.", tall=False).plain,
            "4 of 8 have written.  Enter shows all.",
        ),
        (load(3), "▪▪▪"),
        (load(0), ""),
        (load(12), "▪▪▪▪▪▪▪▪ +4"),
        ("".join(words for words, _ in cells(7, 7, 20)), " " * 20),
        (cells(7, 7, 20)[0][0], " " * 20),
        (cells(50, 100, 10)[0][0], " " * 5),
        (cells(1, 100, 10)[0][0], " "),
        (cells(0, 100, 10)[0][0], ""),
    ],
)
def test_pictures(picture: str, drawn: str) -> None:
    assert picture == drawn
