"""The small pictures made of characters."""

import pytest

from screens.widgets.bars import cells, dots, load, meter, progress


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
