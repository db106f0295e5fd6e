"""Who is there with a screen of their own: chips that light up, on every stage."""

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.desk import desk_of
from screens.people import names_of
from screens.text import styled, width_of

#: Somebody's screen is connected; somebody is writing there.
CONNECTED, WRITING = "●", "…"
LIGHTS = {CONNECTED: "$fill on $bar", WRITING: "bold $say on $bar"}

#: The sign that is lit for each member who has joined.
Lit = Mapping[int, str]


class LitLine(Widget):
    """One line of those who have joined, for a page that has no people of its own to light up; else nothing."""

    DEFAULT_CSS = """
    LitLine { height: 1; padding: 0 1; display: none; }
    """

    lit: reactive[Lit] = reactive[Lit]({})

    def watch_lit(self, lit: Lit) -> None:
        self.display = bool(lit)

    def render(self) -> Content:
        """Their names with their signs; where there is no room for that, how many they are."""
        names = names_of(desk_of(self).workshop)
        here = [(names[member], sign) for member, sign in self.lit.items() if member in names]
        if sum(width_of(name) + 4 for name, _ in here) > self.content_size.width + 1:
            writing = sum(sign == WRITING for _, sign in here)
            return styled((f"{CONNECTED} {len(here)} connected", LIGHTS[CONNECTED]), (f" · {writing} writing", ""))
        return Content(" ").join(
            styled((f"{sign}", LIGHTS[sign]), (f" {name} ", "$text on $bar")) for name, sign in here
        )
