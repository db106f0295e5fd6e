"""Earlier periods: one is chosen and opened as it ended, and its facts are read goal by goal."""

from screens.desk import Desk
from screens.page import Page
from workshop.model import Period
from workshop.words.dates import long_day


def ended(page: Page) -> list[Period]:
    """The periods that are over or closed, the latest first."""
    over = (one for one in page.workshop.periods.values() if one.closed_on or one.last < page.desk.today)
    return sorted(over, key=lambda period: period.first, reverse=True)


async def open_earlier(desk: Desk, over: list[Period]) -> None:
    """Ask which period, and show it as it was when it was closed, or else on its last day."""
    from screens.dialogs.choose import Choice, Choose

    choices = [
        Choice(one, one.label, f"closed on {long_day(one.closed_on)}" if one.closed_on else "not looked back on")
        for one in over
    ]
    period = await desk.push_screen_wait(Choose("Which period, as it ended?", choices))
    if period is not None:
        await desk.show_day(period.closed_on or period.last, period.id)


def read_facts(desk: Desk, goal: int) -> None:
    """Show what is known of a goal that was looked back on."""
    from screens.dialogs.facts import ReadFacts
    from screens.stages.retrospective.factlines import LABEL, fact_lines
    from screens.widgets.facts import Fact
    from screens.words import outcome_mark
    from workshop.review.goal_facts import facts

    found = facts(desk.workshop, goal, desk.today)
    mark, style = outcome_mark(found.goal.outcome)
    head = Fact(found.goal.title, style="bold", aside=mark, aside_style=style)
    desk.push_screen(ReadFacts("The facts", (head, *fact_lines(found)), label=LABEL))
