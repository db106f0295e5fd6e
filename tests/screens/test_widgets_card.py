"""Facts about what is highlighted, in a place that keeps its size."""

import pytest
from textual.pilot import Pilot

from screens.measures import CARD
from screens.text import width_of
from screens.widgets.card import Card
from screens.widgets.columns import plain_line
from screens.widgets.facts import Fact
from screens.widgets.framing import framed
from tests.screens.kit import Bare, screen_text, settle, until


class Early(Card):
    """A card that holds facts before it knows how much room it has, as those of most pages do."""

    def on_mount(self) -> None:
        """Three lines."""
        self.put(map(Fact, ("one", "two", "three")))


async def lines_of(pilot: Pilot[object], card: Card, *texts: str) -> list[str]:
    """The lines of the screen once the card shows these texts."""
    card.put(map(Fact, texts))
    await settle(pilot)
    return [line.strip() for line in screen_text(pilot.app).rstrip().split("\n")]


async def test_nothing_stays_of_facts_that_were_put_before_there_was_room() -> None:
    card = Early()
    async with Bare(card).run_test(size=(40, 20)) as pilot:
        await settle(pilot)
        assert await lines_of(pilot, card, "other") == ["other"]
        assert await lines_of(pilot, card) == [""]


async def test_what_does_not_fit_is_left_out_until_there_is_room() -> None:
    card = Early()
    async with Bare(card).run_test(size=(40, 20)) as pilot:
        for height in (2, 4):
            card.styles.height = height
            await until(lambda height=height: card.size.height == height)  # type: ignore[misc]
            assert await lines_of(pilot, card, "one", "two", "three") == ["one", "two", "three"][:height]


async def test_a_fact_that_is_cut_says_so_and_one_that_is_left_out_does_not() -> None:
    card = Early()
    async with Bare(card).run_test(size=(24, 20)) as pilot:
        card.styles.height = 2
        await until(lambda: card.size.height == 2)
        assert await lines_of(pilot, card, "first", "second", "third") == ["first", "second"]
        assert await lines_of(pilot, card, "first", "some words in two lines") == ["first", "some words in two…"]
        assert await lines_of(pilot, card, "x" * 60) == ["x" * 20, "x" * 19 + "…"]
        assert await lines_of(pilot, card, "日本語の計画を立てる" * 3) == [
            "日本語の計画を立てる",
            "日本語の計画を立て…",
        ]


@pytest.mark.parametrize("width", [40, 76, 120])
def test_the_thing_at_hand_stands_in_a_frame_of_one_width(width: int) -> None:
    lines = [plain_line(line) for line in framed(lambda room: [[("日本" * 3, "")], [("x" * room, "bold")]], width)]
    assert {width_of(line) for line in lines} == {min(width, CARD)}
    assert [line[0] + line[-1] for line in lines] == ["╭╮", "││", "││", "╰╯"]
