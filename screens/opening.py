"""Opening the screens on a store, and leaving them."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from screens.app import WorkshopApp
from screens.textual_parts import error_of
from store import Store

if TYPE_CHECKING:
    from screens.joining.house import House


def run(
    store: Store,
    clock: Callable[[], datetime],
    me: int | None,
    house: "House | None",
    *,
    make_house: "Callable[[], House]",
    first_day: int,
    guest: bool,
) -> None:
    """Open the screens on a store until the person leaves; store and ``house`` are closed afterwards.

    For ``make_house`` and ``guest`` see the app. An error of the screens themselves is raised once the terminal is
    as it was found.
    """
    app = WorkshopApp(store, clock, me)
    try:
        app.own_steps_first, app.first_day = True, first_day
        app.make_house, app.house, app.guest = make_house, house, guest
        app.run()
    finally:
        if app.house is not None:
            app.house.stop()
        store.close()
    error = error_of(app)
    if error is not None:
        raise error
