"""Keys typed faster than screens change: they belong to the screen that comes, not to the one that goes."""

from textual import events
from textual.screen import Screen


def pass_on(page: Screen[None], event: events.Key) -> bool:
    """Give a key that reached a page no longer on top to the screen that is; True where it did.

    Called first in a page's ``on_key``, and only of use where the page opens and closes screens from there too,
    at once: what goes through bindings comes later than the next key.
    """
    stack = page.app.screen_stack
    if not stack or stack[-1] is page:
        return False
    event.stop()
    event.prevent_default()
    again = events.Key(event.key, event.character)
    again.set_sender(page.app)
    page.app.post_message(again)
    return True
