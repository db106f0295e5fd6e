"""Keys typed faster than screens and focus change: they belong to where they were meant for."""

from textual import events
from textual.screen import Screen
from textual.widget import Widget


def pass_on(page: Screen[None], event: events.Key) -> bool:
    """Give a key that reached a page to whom it was meant for; True where that is somebody else.

    That is the screen on top, where another has been opened or closed meanwhile; or the input that has been given
    the focus meanwhile. Called first in a page's ``on_key``, and only of use where the page changes screens and
    focus from there too, at once: what goes through bindings comes later than the next key.
    """
    stack = page.app.screen_stack
    if not stack:
        return False
    if stack[-1] is not page:
        receiver: object = page.app
    elif event.is_printable and _takes_letters(page.focused):
        receiver = page.focused
    else:
        return False
    event.stop()
    event.prevent_default()
    again = events.Key(event.key, event.character)
    again.set_sender(page.app)
    assert isinstance(receiver, type(page.app) | Widget)
    receiver.post_message(again)
    return True


def _takes_letters(widget: Widget | None) -> bool:
    return widget is not None and widget.check_consume_key("a", "a")
