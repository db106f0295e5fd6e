"""What every rule that changes something looks like: the state first, and the next state back."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeAlias

from workshop.model import Workshop

Given = ParamSpec("Given")
#: What a rule is given besides the state: whatever it needs, moments, members and chance among it.
Rule: TypeAlias = Callable[Concatenate[Workshop, Given], Workshop]
