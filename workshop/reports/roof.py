"""The roof to take home: how several teams stand, in words and without persons."""

from collections.abc import Iterable, Iterator

from workshop.reports.content import Cell, Part, Prose, Report, Section, Table, Tone, bullets, section
from workshop.roof.over import Contribution, Roof
from workshop.roof.sharing import Shared
from workshop.roof.teams import GoalSeen, TeamSeen
from workshop.track.status import Status
from workshop.words.dates import span_of_days
from workshop.words.numbers import count_words, of_words

_COLUMNS = ("Status", "Goal", "Key result", "Check-in")


def roof(seen: Roof) -> Report:
    """Team by team, then what they have in common; a spreadsheet gets a row a goal."""
    goals = Table(
        "Goals",
        ("Team", *_COLUMNS, "Contributes to"),
        tuple((goal.team, *goal_row(goal), goal.contributes_to) for one in seen.teams for goal in one.goals),
    )
    sections: list[Section] = []
    for team in seen.teams:
        sections += section(heading(team), *_team(team))
    for objective in seen.objectives:
        sections += section(f"Company objective: {objective.title}", *_objective(objective))
    sections += [
        *section(
            "In common",
            *bullets(
                [
                    f"Shared by {count_words(len(one.teams), 'team')}: {one.kind} ({', '.join(one.teams)})"
                    for one in seen.causes
                ]
            ),
        ),
        *section("To make steps from", *bullets([shared_words(one) for one in seen.shared])),
        *section("What cannot be read", *bullets(seen.unreadable)),
    ]
    about = count_words(len(seen.teams), "team")
    return Report("roof", "Under one roof", about, seen.day, tuple(sections), (goals,))


def heading(team: TeamSeen) -> str:
    """A team and its period."""
    return f"{team.team} · {team.period}" if team.period else team.team


def goal_row(goal: GoalSeen) -> tuple[str, ...]:
    """A goal in cells: status, title, where it stands, how late its check-in is."""
    late = f"check-in {span_of_days(goal.late)} late" if goal.late and goal.status is not Status.NO_PLAN else ""
    return f"{goal.status.sign} {goal.status}", goal.title, goal.stands or "–", late


def shared_words(one: Shared) -> str:
    """What a team shares, in a sentence."""
    return f"{one.team} shares a {one.kind}: {one.says}"


def _team(team: TeamSeen) -> Iterator[Part]:
    if team.headline:
        yield Prose(team.headline)
    yield Prose(team.sentence, Tone.SAY)
    yield from _table(_COLUMNS, map(goal_row, team.goals))
    asked = [f"{goal.title} asks: {one}" for goal in team.goals for one in goal.asked]
    yield from (Prose(one, Tone.WARN) for one in asked)
    if late := team.missed_check_ins:
        yield Prose(f"{of_words(len(late), len(team.goals), 'goal')} with a late check-in", Tone.WARN)


def _objective(one: Contribution) -> Iterator[Part]:
    if one.why:
        yield Prose(one.why)
    yield from _table(("Team", *_COLUMNS), ((goal.team, *goal_row(goal)) for goal in one.goals))
    if not one.goals:
        yield Prose("No team has a goal for it.", Tone.WARN)


def _table(columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Iterator[Part]:
    found = tuple(rows)
    if found:
        yield Table("Goals", columns, found)
