"""Facts to read: labels, wrapped texts, values in a column."""

from textual.pilot import Pilot

from screens.widgets.facts import GAP, Fact, Facts, Title
from tests.screens.kit import HOSTILE, Bare, assert_safe, screen_text, settle, until


async def shown(facts: Facts, *entries: Fact | Title, width: int = 40) -> list[str]:
    """The lines of these facts in ``width`` cells, four of which are margin."""
    app = Bare(facts)
    async with app.run_test(size=(width, 20)) as pilot:
        await put(pilot, facts, *entries)
        assert_safe(app)
        return screen_text(app).rstrip().split("\n")


async def put(pilot: Pilot[object], facts: Facts, *entries: Fact | Title) -> None:
    """Show these entries and wait until they have the height they need."""
    facts.put(entries)
    width = pilot.app.size.width - 4
    await until(lambda: facts.size.height == facts.get_content_height(None, None, width))
    await settle(pilot)


async def test_a_text_is_wrapped_under_itself() -> None:
    assert await shown(Facts(label=6), Fact("one two three four", "Why"), width=20) == [
        "  Why   one two",
        "        three four",
    ]


async def test_values_stand_in_a_column_until_the_next_title() -> None:
    entries = (Fact("a long name", aside="12"), Fact("short", aside="3"), Title("More"), Fact("x", aside="4"))
    assert await shown(Facts(), *entries) == [
        "  a long name  12",
        "  short        3",
        "",
        "  More",
        "  x  4",
    ]


async def test_values_that_would_leave_no_room_stand_below() -> None:
    entries = (Fact("a name that takes more than a line", aside="from 18 to 25 % by March"),)
    assert await shown(Facts(), *entries, width=36) == [
        "  a name that takes more than a",
        "  line",
        "  from 18 to 25 % by March",
    ]


async def test_a_gap_is_an_empty_line() -> None:
    assert await shown(Facts(), Fact("one"), GAP, Fact("two")) == ["  one", "", "  two"]


async def test_hostile_facts_are_shown_literally() -> None:
    facts = Facts(label=8)
    app = Bare(facts)
    async with app.run_test(size=(40, 20)) as pilot:
        for text in HOSTILE:
            await put(pilot, facts, Title(text[:200]), Fact(text[:200], text[:200], aside=text[:200]))
            assert_safe(app, text)
