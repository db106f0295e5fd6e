"""Commands: one definition each, from which key, footer, palette, tooltip and help all come."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from textual.actions import parse
from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.widget import Widget

from screens.desk import desk_of
from screens.text import plain

Call = tuple[str, tuple[Any, ...]]
"""The name of an action, and what is handed to it."""

#: Keys that an input takes for itself while it has focus, besides everything printable.
_TAKEN_BY_INPUTS = {"left", "right", "home", "end", "up", "down", "delete", "backspace", "enter", "space", "tab"}
_SIGNS = {
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
    "space": "space",
    "escape": "esc",
    "delete": "del",
    "question_mark": "?",
    "exclamation_mark": "!",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "number_sign": "#",
    "full_stop": ".",
    "comma": ",",
    "asterisk": "*",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


ROOM = "lead the room"
"""The ``who`` of a command that leads the room: a member's own terminal does not have it."""

Hint = Callable[[str, str], str]
"""Gives words that name the key of an action, where the page has that action; else nothing."""

Asked = Callable[[Any], object]
"""What a command asks of the page, dialog or part that has it; what counts is whether the answer is true."""


class Command(Struct, frozen=True):
    """One thing a person can do on a screen.

    ``action`` names the method ``action_…``, with what is handed to it in brackets. ``keys`` are its keys with
    commas between, of which the first that works where the person is typing is shown there; ``name`` is a word or
    two for the footer, ``tip`` a sentence for palette, tooltip, help; ``footer`` says whether, or when, it has a
    place there; ``shown`` replaces the key's sign. With ``priority`` it comes before what the focused widget
    does with the key: keys that come in a burst behind it then find the focus where it put it.

    ``who`` names the act for which somebody has to be allowed to use it here and now, on the ``step`` of what has
    it (empty: everybody is): else it is not offered, and its keys have the rule say why. Where ``when`` does not
    hold it is not there; where something is missing that it ``needs`` it is shown, dimmed, and does nothing.
    They belong to the action: of several commands with the same action the first one that has any speaks.
    """

    action: str
    keys: str
    name: str
    tip: str
    footer: bool | Asked = True
    shown: str = ""
    priority: bool = False
    needs: Asked | None = None
    when: Asked | None = None
    who: str = ""

    @property
    def call(self) -> Call:
        """The action's name and parameters, as Textual hands them over."""
        _, name, parameters = parse(self.action)
        return name, parameters

    @property
    def conditional(self) -> bool:
        return bool(self.needs or self.when or self.who)

    def binding(self) -> Binding:
        return Binding(
            self.keys,
            self.action,
            self.name,
            show=bool(self.footer),
            tooltip=self.tip,
            priority=self.priority,
            id=f"{self.action}-{self.keys}",
        )

    def has_place(self, owner: object) -> bool:
        """Whether the footer has a place for it now."""
        return bool(self.footer(owner)) if callable(self.footer) else self.footer

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
        return self.shown or key_sign(self.keys.split(",")[0])


class RoomCommand(Command, Struct, frozen=True):
    """A command that leads the room: a member's own terminal does not have it."""

    who: str = ROOM


def key_sign(key: str) -> str:
    """The way a key is written on screens: ``ctrl+s`` as ^s, ``right`` as →."""
    *held, last = key.split("+")
    return "+".join([*held, _SIGNS.get(last, last)]).replace("ctrl+", "^")


#: Other keys for commands, by the name of their action; set before the first page is loaded.
OTHER_KEYS: dict[str, str] = {}
#: Every class that has commands.
DECLARED: list[type[Any]] = []


def _with_other_keys(command: Command) -> Command:
    keys = OTHER_KEYS.get(command.action)
    return command if keys is None else replace(command, keys=keys, shown="")


class Table(Struct, frozen=True):
    """The commands of a class: ``declare`` makes it, once, when the class is defined.

    They are its ``KEYS`` and those of its bases, the nearest first, and then those of its ``PARTS``, as long as a
    part is there and in view: their keys work wherever the focus is, behind its own, and the part does the rest.
    """

    commands: tuple[Command, ...] = ()
    conditions: Mapping[Call, Command] = MappingProxyType({})
    part_of: Mapping[str, type[Any]] = MappingProxyType({})


def declare(cls: type[Any], *, binds: bool = True) -> None:
    """Make the ``TABLE`` and the ``BINDINGS`` of a screen, app or part from its ``KEYS`` and ``PARTS``.

    To be called from ``__init_subclass__``, before Textual's. Where not ``binds``, the keys are bound by what this
    is a part of.
    """
    DECLARED.append(cls)
    if OTHER_KEYS and "KEYS" in cls.__dict__:
        cls.KEYS = tuple(map(_with_other_keys, cls.KEYS))
    found: dict[str, Command] = {}
    parts: dict[str, type[Any]] = {}
    for base in cls.__mro__:
        for command in base.__dict__.get("KEYS", ()):
            found.setdefault(f"{command.action} {command.keys}", command)
    conditions = {one.call: one for one in reversed(found.values()) if one.conditional}
    for part in getattr(cls, "PARTS", ()):
        for command in part.TABLE.commands:
            found.setdefault(f"{command.action} {command.keys}", command)
            parts.setdefault(command.call[0], part)
    cls.TABLE = Table(tuple(found.values()), conditions, parts)
    for action, part in parts.items():
        if not hasattr(cls, f"action_{action}"):
            setattr(cls, f"action_{action}", _done_by(part, f"action_{action}"))
    own = (*cls.__dict__.get("KEYS", ()), *_keys_of(cls.__dict__.get("PARTS", ())))
    if own and binds:
        cls.BINDINGS = [command.binding() for command in own]


def check(self: Any, action: str, parameters: tuple[object, ...]) -> bool | None:
    """The ``check_action`` of what has commands: False where one is not there, None where it has to wait."""
    command = self.TABLE.conditions.get((action, parameters))
    state = True if command is None else state_of(self, command)
    if state and action in self.TABLE.part_of:
        part = self.query_one_optional(self.TABLE.part_of[action])
        state = part.check_action(action, parameters) if part is not None and _in_view(part) else False
    return state


def state_of(node: Any, command: Command, *, stands: bool = False) -> bool | None:
    """Whether this command can be used here and now; nothing is asked of a page before it ``stands``."""
    stands = stands or getattr(node, "stands", True)
    if command.who == ROOM and not desk_of(node).may(ROOM):
        return False
    if command.when is not None and not (stands and command.when(node)):
        return False
    if command.needs is not None and not (stands and command.needs(node)):
        return None
    return True


def _in_view(part: DOMNode) -> bool:
    """Whether neither the part nor what it stands in is hidden."""
    return all(node.display for node in part.ancestors_with_self if isinstance(node, Widget))


def _keys_of(parts: Iterable[type[Any]]) -> Iterator[Command]:
    for part in parts:
        yield from part.TABLE.commands


def _done_by(part: type[Any], method: str) -> Callable[..., Any]:
    """What hands a command to the part that has it."""

    def action(self: DOMNode, *parameters: object) -> Any:
        doer = self.query_one_optional(part)
        return None if doer is None else getattr(doer, method)(*parameters)

    return action


class Offer(Struct, frozen=True):
    """A command as it stands on a screen now: ``enabled`` is False where it applies but not yet."""

    command: Command
    owner: DOMNode
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
        commands = getattr(owner, "TABLE", Table()).commands
        for command in commands:
            if command.keys in taken or not _may(owner, command):
                continue
            if (state := owner.check_action(*command.call)) is not False:
                yield Offer(command, owner, bool(state))
        taken.update(command.keys for command in commands)


def _may(owner: Any, command: Command) -> bool:
    """Whether whoever sits here may do it now, to the step in question or, where there is none, to their own."""
    step = getattr(owner, "step", None) if command.who and getattr(owner, "stands", True) else None
    return not command.who or desk_of(owner).may(command.who, step)


class CommandPalette(Provider):
    """Everything that can be done here, in the command palette."""

    def _offers(self) -> Iterable[Offer]:
        return (offer for offer in offers(self.screen, self.app) if offer.enabled)

    async def discover(self) -> Hits:
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
