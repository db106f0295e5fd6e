"""Records behave as the standard library's frozen dataclasses do, though their methods are written late."""

import dataclasses
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from workshop.record import dataclass


def _declared(decorator: Any) -> Any:
    """The same class, declared anew with this decorator."""

    @decorator(frozen=True, slots=True)
    class Reading:
        """A value on a day."""

        TABLE: ClassVar[str] = "readings"
        on: int
        value: float = 1.5
        notes: tuple[str, ...] = ()
        dots: dict[int, int] = dataclasses.field(default_factory=dict)

    return Reading


OURS, THEIRS = _declared(dataclass), _declared(dataclasses.dataclass)


def outcome(act: Callable[[Any], object], kind: Any) -> object:
    """What comes of it: a value, or the kind of error and its words but for the class's name."""
    try:
        return act(kind)
    except Exception as error:
        return type(error), str(error)


@pytest.mark.parametrize(
    "act",
    [
        lambda kind: repr(kind(3)),
        lambda kind: repr(kind(3, 2.0, ("a",), {1: 2})),
        lambda kind: repr(kind(on=3, notes=("b",))),
        lambda kind: kind(),
        lambda kind: kind(1, 2, 3, 4, 5),
        lambda kind: kind(1, colour="red"),
        lambda kind: kind(1) == kind(1),
        lambda kind: kind(1) == kind(2),
        lambda kind: kind(1) != kind(1, 1.5),
        lambda kind: kind(1) == (1, 1.5, (), {}),
        lambda kind: hash(kind(1, dots=())) == hash((1, 1.5, (), ())),
        lambda kind: hash(kind(1)),
        lambda kind: kind(1).dots is kind(1).dots,
        lambda kind: repr(dataclasses.replace(kind(1), value=9)),
        lambda kind: dataclasses.asdict(kind(1)),
        lambda kind: [one.name for one in dataclasses.fields(kind)],
        lambda kind: setattr(kind(1), "on", 2),
        lambda kind: delattr(kind(1), "on"),
        lambda kind: hasattr(kind(1), "__dict__"),
        lambda kind: kind.TABLE,
        lambda kind: kind.__doc__,
        lambda kind: kind.__match_args__,
    ],
)
def test_a_record_behaves_as_a_frozen_dataclass(act: Callable[[Any], object]) -> None:
    assert outcome(act, OURS) == outcome(act, THEIRS)


def test_the_first_record_and_later_ones_are_made_alike() -> None:
    kind = _declared(dataclass)
    assert kind(4) == kind(4)
    assert kind(4, dots={1: 1}).dots == {1: 1}


def test_a_record_takes_no_field_it_was_not_declared_with() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="colour"):
        OURS(1).colour = "red"


def test_a_record_that_holds_itself_can_be_shown() -> None:
    dots: dict[int, Any] = {}
    dots[1] = OURS(1, dots=dots)
    assert repr(dots[1]).count("...") == repr(THEIRS(1, dots={1: "..."})).count("...")


def test_without_comparison_by_value_each_is_itself() -> None:
    @dataclass(frozen=True, slots=True, eq=False)
    class Board:
        """A board."""

        rows: int = 0

    assert Board() != Board()
    assert len({Board(), Board()}) == 2


@pytest.mark.parametrize(
    "how", [{}, {"frozen": True}, {"slots": True}, {"frozen": True, "slots": True, "order": True}]
)
def test_everything_else_is_left_to_the_standard_library(how: dict[str, bool]) -> None:
    @dataclass(**how)
    class Plain:
        """Something else."""

        words: str = ""

    assert Plain("a") == Plain("a")
    assert "_values" not in vars(Plain)
    assert ("__lt__" in vars(Plain)) is bool(how.get("order"))
