"""Pasted lists."""

from pathlib import Path

import pytest

from workshop.words.text import one_kind_of_line_end, pasted_lines

CASE = Path(__file__).parent.parent / "importing" / "cases" / "p01-three-lines-cr.bin"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028"])
def test_lines_end_with_whatever_a_terminal_sends(end: str) -> None:
    assert pasted_lines(end.join(("Ring Ana", "", "Visit Ben", ""))) == ("Ring Ana", "Visit Ben")


def test_three_lines_with_carriage_returns_are_three() -> None:
    assert pasted_lines(CASE.read_bytes().decode()) == (
        "Ring the 20 dormant dealers by 4 Dec",
        "Visit three dealers on the coast",
        "Mail the price sheet",
    )


@pytest.mark.parametrize(
    "line",
    [
        "- Ring Ana",
        "* Ring Ana",
        "  • Ring Ana",
        "1. Ring Ana",
        "12) Ring Ana",
        "(3) Ring Ana",
        "a) Ring Ana",
        "☐ Ring Ana",
        "☐Ring Ana",
        "[ ] Ring Ana",
        "[x] Ring Ana",
        "- [ ] Ring Ana",
        "– ✓ Ring Ana",
        "\tRing Ana ",
    ],
)
def test_bullets_and_boxes_are_taken_off(line: str) -> None:
    assert pasted_lines(line) == ("Ring Ana",)


@pytest.mark.parametrize(
    "line", ["3 dealers more", "-5 % returns", "A. Holt calls Ana first", "[draft] of the offer", "1.5 M"]
)
def test_what_only_looks_like_a_bullet_stays(line: str) -> None:
    assert pasted_lines(line)[0].endswith(line.removeprefix("A. "))


def test_nothing_but_a_bullet_is_nothing() -> None:
    assert pasted_lines("-\n* \n[ ]\n") == ()


def test_line_ends_become_one_kind() -> None:
    assert one_kind_of_line_end("a\r\nb\rc\nd") == "a\nb\nc\nd"
