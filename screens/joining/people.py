"""Who has joined: the code, wrong tries, cookies, and what each may still ask for."""

import asyncio
import secrets
from collections import deque
from collections.abc import Iterator
from hmac import compare_digest

from msgspec import Struct, field

from workshop.errors import RuleError

#: The 32 letters and digits of a code, without those that are easily misread (Crockford's base 32).
_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
#: So many people may be joined, with so many screens each and so many streams for each screen.
MOST_PEOPLE, MOST_SCREENS, MOST_STREAMS = 100, 4, 4
#: So many of the screens may be terminals over ssh: each is a program of its own.
MOST_TERMINALS = 8
#: Acts at once, and how many more come with each second.
BURST, PER_SECOND = 60, 20.0
#: From so many wrong codes in a minute on, tries take turns, with so many seconds for each.
FREE_TRIES, TURN = 10, 0.25
#: So many tries may wait for their turn.
_WAITING = 64


class TooManyError(RuleError):
    """Somebody asks for too much at once."""


class Seat(Struct, eq=False):
    """One screen of one member: a browser, known by the token in its cookie, or a terminal over ssh."""

    member: int
    token: str
    terminal: bool = False
    wakes: set[asyncio.Event] = field(default_factory=set)
    tokens: float = float(BURST)
    seen: float = 0.0
    typed: float = 0.0

    def type(self, now: float) -> bool:
        """Note that something is being typed here; whether that was not known a moment ago."""
        before, self.typed = self.typed, now
        return now - before > 1

    def spend(self, now: float) -> None:
        """Take one act off what may be asked for; ``now`` is in seconds. TooManyError where it was too much."""
        self.tokens = min(float(BURST), self.tokens + (now - self.seen) * PER_SECOND)
        self.seen = now
        if self.tokens < 1:
            raise TooManyError("That was too much at once. Wait a moment, then go on.")
        self.tokens -= 1


class People:
    """The screens that have joined, by token; belongs to the loop of the server."""

    def __init__(self) -> None:
        self.code = new_code()
        self._screens: dict[str, Seat] = {}
        self._wrong: deque[float] = deque(maxlen=1000)
        self._turn = asyncio.Lock()
        self._waiting = 0

    def __iter__(self) -> Iterator[Seat]:
        return iter(tuple(self._screens.values()))

    def get(self, token: str) -> Seat | None:
        return self._screens.get(token)

    def renew(self) -> str:
        """Another code. Pages that have joined stay; terminals, which come by nothing but the code, do not."""
        self.code = new_code()
        self.drop_terminals()
        return self.code

    async def check(self, code: str, now: float) -> None:
        """Refuse a wrong code. After many wrong ones, all tries take turns: slowly, but nobody is locked out.

        :raises RuleError: the code is wrong.
        :raises TooManyError: too many tries are waiting.
        """
        if self._waiting >= _WAITING:
            raise TooManyError("Too many are trying to join at once. Try again in a moment.")
        self._waiting += 1
        try:
            if self._recent(now) > FREE_TRIES:
                async with self._turn:
                    await asyncio.sleep(TURN)
            right = compare_digest(plain(code).encode(), self.code.encode())
        finally:
            self._waiting -= 1
        if not right:
            self._wrong.append(now)
            raise RuleError("This is not the code on the room's screen. Look at it once more.")

    def _recent(self, now: float) -> int:
        while self._wrong and self._wrong[0] < now - 60:
            self._wrong.popleft()
        return len(self._wrong)

    def join(self, member: int, now: float, *, terminal: bool = False) -> Seat:
        """A new screen of this member; beyond what one may have, the oldest of theirs is signed out.

        :raises TooManyError: too many people have joined, or too many terminals are open.
        """
        if terminal and sum(one.terminal for one in self) >= MOST_TERMINALS:
            raise TooManyError(f"{MOST_TERMINALS} terminals are open already: join by the page instead.")
        theirs = [one for one in self if one.member == member]
        if not theirs and len({one.member for one in self}) >= MOST_PEOPLE:
            raise TooManyError(f"{MOST_PEOPLE} people have joined already; no more can.")
        for old in theirs[: max(0, len(theirs) - MOST_SCREENS + 1)]:
            self.drop(old)
        screen = Seat(member, secrets.token_urlsafe(24), terminal, seen=now)
        self._screens[screen.token] = screen
        return screen

    def drop(self, screen: Seat) -> None:
        """Sign a screen out; its streams end."""
        self._screens.pop(screen.token, None)
        for wake in screen.wakes:
            wake.set()

    def drop_terminals(self) -> None:
        for screen in self:
            if screen.terminal:
                self.drop(screen)

    def remove(self, member: int) -> None:
        for screen in self:
            if screen.member == member:
                self.drop(screen)

    def is_in(self, screen: Seat) -> bool:
        return screen.token in self._screens


def new_code() -> str:
    """Eight characters, 40 bits."""
    return "".join(secrets.choice(_BASE32) for _ in range(CODE_LENGTH))


def plain(code: str) -> str:
    """The code as it was meant: without blanks and hyphens, in capitals, with the letters that are no others."""
    return "".join(code.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))
