"""``dataclass`` for records: what the standard library makes, but its methods are written when first needed.

The standard library's decorator compiles six functions for every frozen class. For all records of this program
that is a tenth of the time until the first screen, and most of those functions are never called in one run.
Type checkers read the name as the standard library's.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(bare: type | None = None, /, **how: bool) -> Any:
        """Make a class a dataclass; a frozen one with slots, compared by value or not, writes its methods late."""
        eq = how.get("eq", True)
        if bare is None and {"eq": True, **how} == {"frozen": True, "slots": True, "eq": eq}:
            return lambda one: _late(one, eq)
        return dataclasses.dataclass(bare, **how)


__all__ = ["dataclass"]

#: Stands for a value that a field makes for itself.
_MADE = object()


def _late(bare: type, eq: bool) -> type:
    """A frozen dataclass with slots, all of whose methods are stand-ins."""
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(bare)
    stand_ins: dict[str, Callable[..., Any]] = {
        "__init__": _first_init(made),
        "__repr__": _repr,
        "__setattr__": _set,
        "__delattr__": _delete,
    }
    if eq:
        stand_ins |= {"__eq__": _eq, "__hash__": _hash, "_values": _reader(made)}
    for name, method in stand_ins.items():
        if name not in vars(bare):
            setattr(made, name, method)
    return made


def _first_init(kind: type) -> Callable[..., None]:
    """An ``__init__`` that puts the real one in its place when it is called."""

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        written = _written_init(kind)
        kind.__init__ = written  # type: ignore[misc]
        written(self, *args, **kwargs)

    return init


def _written_init(kind: type) -> Callable[..., None]:
    """The ``__init__`` that sets each field from its argument, its default or what its factory makes."""
    scope: dict[str, Any] = {"_MADE": _MADE, "_set": object.__setattr__}
    arguments, lines = [], []
    for one in dataclasses.fields(kind):
        arguments.append(_argument(one, scope))
        lines.append(f" _set(self, {one.name!r}, {_value(one)})")
    exec(f"def __init__(self, {', '.join(arguments)}):\n" + "\n".join(lines), scope)
    written: Callable[..., None] = scope["__init__"]
    written.__qualname__ = f"{kind.__qualname__}.__init__"
    return written


def _argument(one: Field[Any], scope: dict[str, Any]) -> str:
    if not (one.init and one.repr and one.compare) or one.kw_only:
        raise TypeError(f"a record's fields are plain ones, which {one.name} is not")
    if one.default_factory is not MISSING:
        scope[f"_make_{one.name}"] = one.default_factory
        return f"{one.name}=_MADE"
    if one.default is MISSING:
        return one.name
    scope[f"_default_{one.name}"] = one.default
    return f"{one.name}=_default_{one.name}"


def _value(one: Field[Any]) -> str:
    if one.default_factory is MISSING:
        return one.name
    return f"_make_{one.name}() if {one.name} is _MADE else {one.name}"


def _reader(kind: type) -> Callable[[Any], Any]:
    """What reads the values of a record by which it is compared."""
    return attrgetter(*(one.name for one in dataclasses.fields(kind)))


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self is other or self.__class__._values(self) == self.__class__._values(other)


def _hash(self: Any) -> int:
    return hash(self.__class__._values(self))


@recursive_repr()
def _repr(self: Any) -> str:
    named = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self))
    return f"{self.__class__.__qualname__}({', '.join(named)})"


def _set(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
