"""The team and its people."""

from collections.abc import Collection, Iterable
from itertools import chain
from string import ascii_lowercase

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Member, Team, Workshop
from workshop.words.names import initials as initials_of
from workshop.words.numbers import exact_words
from workshop.words.text import TITLE, checked, clean, plain

#: Most characters in a person's name and in their initials.
NAME, INITIALS = 60, 4


def found(w: Workshop, name: str) -> Workshop:
    """The workshop with a team of this name; RuleError where it has one already."""
    if w.teams:
        raise RuleError(f"This file already belongs to {w.team.name}.")
    return w.put(Team(1, checked(name, "The team's name", TITLE)))


def edit_team(
    w: Workshop, *, name: str | None = None, check_in_days: int | None = None, heavy_load: int | None = None
) -> Workshop:
    """The team with another name, rhythm of check-ins (days) or load that counts as heavy (open steps)."""
    team = w.team
    if name is not None:
        team = replace(team, name=checked(name, "The team's name", TITLE))
    if check_in_days is not None:
        if not 1 <= check_in_days <= 92:
            raise RuleError("Check in at least once a quarter and at most once a day: 1 to 92 days.")
        team = replace(team, check_in_days=check_in_days)
    if heavy_load is not None:
        if not 1 <= heavy_load <= 99:
            raise RuleError("A load is heavy from 1 to 99 open steps on.")
        team = replace(team, heavy_load=heavy_load)
    return w if team == w.team else w.put(team)


def add_member(w: Workshop, name: str, initials: str = "") -> Workshop:
    """One more person; initials are derived where none are given. RuleError where name or initials are taken."""
    name = _free_name(w, name, None)
    initials = _free_initials(w, initials, None) if clean(initials) else derive_initials(name, _taken(w, None))
    return w.put(Member(w.members.next_id, name, initials))


def edit_member(w: Workshop, member: int, *, name: str | None = None, initials: str | None = None) -> Workshop:
    """A person with another name or other initials; RuleError where they are taken."""
    was = w.members.need(member)
    new = was
    if name is not None:
        new = replace(new, name=_free_name(w, name, member))
    if initials is not None:
        new = replace(new, initials=_free_initials(w, initials, member))
    return w if new == was else w.put(new)


def set_weeks_free(w: Workshop, member: int, weeks: float | None) -> Workshop:
    """A person with so many weeks of a period free for its goals; None: nobody said. RuleError outside 0 to 52."""
    was = w.members.need(member)
    if weeks is not None and not 0 <= weeks <= 52:
        raise RuleError("Of a period 0 to 52 weeks are free: give the weeks that are left beside daily business.")
    return w if was.weeks_free == weeks else w.put(replace(was, weeks_free=weeks))


def set_active(w: Workshop, member: int, active: bool) -> Workshop:
    """Somebody leaves the team or comes back; what they did stays theirs."""
    was = w.members.need(member)
    return w if was.active == active else w.put(replace(was, active=active))


def active(w: Workshop) -> tuple[Member, ...]:
    """Those who are in the team now, in the order they came."""
    return tuple(member for member in w.members.values() if member.active)


def named(w: Workshop, name: str) -> Member | None:
    """The member of exactly this name, whatever its capitals, active or not."""
    wanted = clean(name).casefold()
    return next((member for member in w.members.values() if member.name.casefold() == wanted), None)


def by_beginning(w: Workshop, text: str, *, ever: bool = False) -> Member:
    """The active member whose name, initials or part of a name begins like this; accents do not matter.

    ``ever`` looks among those who have left, too. RuleError where nobody fits, or several do.
    """
    wanted = plain(clean(text))
    people = tuple(w.members.values()) if ever else active(w)
    for fits in (
        [one for one in people if wanted in (plain(one.name), plain(one.initials))],
        [one for one in people if wanted and plain(one.name).startswith(wanted)],
        [one for one in people if wanted and any(word.startswith(wanted) for word in plain(one.name).split())],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            names = _listed(one.name for one in fits)
            raise RuleError(f"“{clean(text)}” fits {names}: write more of the name, or the initials.")
    if not people:
        raise RuleError("Nobody is in this team yet: import members or add them first.")
    raise RuleError(
        f"Nobody here is called “{clean(text)[:NAME]}”. In the team: {_listed(p.name for p in people)}."
    )


def derive_initials(name: str, taken: Collection[str]) -> str:
    """Initials that nobody has yet: "Ana Ferreira" is AF; on a clash AFe, AFer, then AF2, AF3 …

    How they begin is said by :func:`workshop.words.names.initials`. ``taken`` may be in any capitals, in a set
    without.
    """
    used = taken if isinstance(taken, frozenset | set) else {one.casefold() for one in taken}
    start, rest = initials_of(name)
    longer = [start, *(start + "".join(rest[:more]).lower() for more in range(1, INITIALS - 1))]
    numbered = (f"{start[: INITIALS - len(str(number))]}{number}" for number in range(2, 1000))
    found = (one for one in chain(longer, numbered) if one.casefold() not in used and len(one) <= INITIALS)
    free = next(found, None)
    if free is None:
        raise RuleError(f"There are no free initials for {name[:NAME]}: give some of your own.")
    return free


def letters(members: Iterable[Member], reserved: str = "") -> dict[str, int]:
    """A key for each person, in the order given: single lower-case letters, passing over ``reserved``.

    Where there are more people than letters, the last letters of the alphabet open keys of two ("za", "zb" …),
    so that no key is the beginning of another: a single letter still acts at once.
    """
    people = [member.id for member in members]
    free = [letter for letter in ascii_lowercase if letter not in reserved.lower()]
    opening = next(
        (count for count in range(len(free) + 1) if len(free) - count + count * len(free) >= len(people)), None
    )
    if opening is None:
        raise RuleError("There are more people than keys: mark those who are not here as absent.")
    single = free[: len(free) - opening]
    double = [start + letter for start in free[len(free) - opening :] for letter in free]
    return dict(zip((*single, *double), people, strict=False))


def _free_name(w: Workshop, name: str, member: int | None) -> str:
    name = checked(name, "A name", NAME)
    taken = named(w, name)
    if taken is not None and taken.id != member:
        back = "" if taken.active else " Make them active again instead."
        raise RuleError(f"There is already somebody called {taken.name}: add a letter to tell them apart.{back}")
    return name


def _free_initials(w: Workshop, initials: str, member: int | None) -> str:
    initials = clean(initials).replace(" ", "")
    if not 1 <= len(initials) <= INITIALS:
        raise RuleError(
            f"Initials have 1 to {INITIALS} characters; these have {exact_words(len(initials))}: choose others."
        )
    if initials.casefold() in {one.casefold() for one in _taken(w, member)}:
        owner = next(one for one in w.members.values() if one.initials.casefold() == initials.casefold())
        raise RuleError(f"{owner.name} already has the initials {owner.initials}: choose others.")
    return initials


def _taken(w: Workshop, member: int | None) -> list[str]:
    return [other.initials for other in w.members.values() if other.id != member]


def _listed(names: Iterable[str]) -> str:
    some = list(names)
    shown = ", ".join(some[:8])
    return f"{shown} and {len(some) - 8} more" if len(some) > 8 else shown
