"""Commands: one definition each, from which key, footer, palette, tooltip and help all come."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from msgspec import Struct
from textual.binding import Binding, BindingType
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from screens.text import plain

#: Keys that an input takes for itself while it has focus, besides everything printable.
_TAKEN_BY_INPUTS = {"left", "right", "home", "end", "up", "down", "delete", "backspace", "enter", "space", "tab"}
_SIGNS = {
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
    "space": "space",
    "escape": "esc",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


class Command(Struct, frozen=True):
    """One thing a person can do on a screen.

    ``action`` names the method ``action_…``; ``keys`` are its keys separated by commas, of which the first that
    works where the person is typing is shown there. ``name`` is a word or two for the footer, ``tip`` a sentence
    for palette, tooltip and help. ``footer`` says whether it has a place in the footer; ``shown`` replaces the
    key's sign. With ``priority`` the command comes before what the focused widget does with the key: keys that
    come in a burst behind it then find the focus where it put it.
    """

    action: str
    keys: str
    name: str
    tip: str
    footer: bool = True
    shown: str = ""
    priority: bool = False

    def binding(self) -> Binding:
        """The binding that makes the keys work."""
        return Binding(
            self.keys,
            self.action,
            self.name,
            show=self.footer,
            tooltip=self.tip,
            priority=self.priority,
            id=f"{self.action}-{self.keys}",
        )

    def sign(self, typing: bool) -> str:
        """How the key is written; empty where no key of this command works while somebody is typing."""
        for key in self.keys.split(","):
            if not typing:
                return self.shown or key_sign(key)
            if len(key) > 1 and key not in _TAKEN_BY_INPUTS and key not in _SIGNS | {"escape": ""}:
                return key_sign(key)
            if key == "escape":
                return "esc"
        return ""


class StandingCommand(Command, Struct, frozen=True):
    """A command whose first key works also while somebody is typing, and is shown then too."""

    def sign(self, typing: bool) -> str:
        """How the key is written."""
        return self.shown or key_sign(self.keys.split(",")[0])


class RoomCommand(Command, Struct, frozen=True):
    """A command that leads the room: a member's own terminal does not have it."""


def key_sign(key: str) -> str:
    """The way a key is written on screens: ``ctrl+s`` as ^s, ``right`` as →."""
    if key in _SIGNS:
        return _SIGNS[key]
    return key.replace("ctrl+", "^")


class Commanded(DOMNode):
    """A screen or app whose bindings come from its ``KEYS``. To be named first among the base classes."""

    KEYS: ClassVar[tuple[Command, ...]] = ()
    OF_THE_ROOM: ClassVar[frozenset[str]] = frozenset()
    BINDINGS: ClassVar[list[BindingType]]

    def __init_subclass__(cls, **arguments: Any) -> None:
        if "KEYS" in cls.__dict__:
            cls.BINDINGS = [command.binding() for command in cls.KEYS]
            cls.OF_THE_ROOM = frozenset(
                one.action.partition("(")[0] for one in cls.commands() if isinstance(one, RoomCommand)
            )
        super().__init_subclass__(**arguments)

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        """The commands of this class and of its bases, the nearest first; an action appears once."""
        found: dict[str, Command] = {}
        for base in cls.__mro__:
            for command in base.__dict__.get("KEYS", ()):
                found.setdefault(f"{command.action} {command.keys}", command)
        return tuple(found.values())


class Offer(Struct, frozen=True):
    """A command as it stands on a screen now: ``enabled`` is False where it applies but not yet."""

    command: Command
    owner: Commanded
    enabled: bool

    @property
    def action(self) -> str:
        """The action with its namespace, for ``run_action``."""
        return self.command.action


def offers(*owners: DOMNode) -> Iterator[Offer]:
    """The commands of these screens and apps that apply now; those whose check says False are left out.

    Where two owners have the same keys, the nearer one's command is what they do.
    """
    taken: set[str] = set()
    for owner in owners:
        if isinstance(owner, Commanded):
            for command in owner.commands():
                if command.keys in taken:
                    continue
                name, _, rest = command.action.partition("(")
                parameters = (rest.rstrip(")").strip("'"),) if rest else ()
                state = owner.check_action(name, parameters)
                if state is not False:
                    yield Offer(command, owner, bool(state))
            taken.update(command.keys for command in owner.commands())


class CommandPalette(Provider):
    """Everything that can be done here, in the command palette."""

    def _offers(self) -> Iterable[Offer]:
        return (offer for offer in offers(self.screen, self.app) if offer.enabled)

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for offer in self._offers():
            yield DiscoveryHit(plain(self._text(offer)), self._runner(offer), help=offer.command.tip)

    async def search(self, query: str) -> Hits:
        """The commands whose name or sentence matches what is typed."""
        matcher = self.matcher(query)
        for offer in self._offers():
            text = f"{self._text(offer)}  {offer.command.tip}"
            if (score := matcher.match(text)) > 0:
                yield Hit(score, plain(self._text(offer)), self._runner(offer), help=offer.command.tip)

    @staticmethod
    def _text(offer: Offer) -> str:
        return f"{offer.command.name.capitalize()}  ({offer.command.sign(typing=False)})"

    @staticmethod
    def _runner(offer: Offer) -> Any:
        async def run() -> None:
            await offer.owner.run_action(offer.action)  # type: ignore[attr-defined]

        return run
