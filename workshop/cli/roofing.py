"""The commands about several teams: the roof over them, and what a team shares with the others."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from workshop.cli import context
from workshop.cli.answers import columns, tell, tell_json
from workshop.errors import RuleError
from workshop.model import Lesson, Step
from workshop.roof import shared
from workshop.roof.shared import Contribution, Objective, Shared, SharedCause, contributions, shared_causes
from workshop.roof.teams import GoalSeen, TeamSeen, seen
from workshop.track.status import Status
from workshop.words.dates import span_of_days


@click.command("roof")
@click.argument("places", metavar="PLACE...", nargs=-1)
@click.option("--find", "words", metavar="WORDS", help="What teams share in which all these words are found.")
@click.option("--objective", metavar="TITLE", help="Keep a company objective in the folder that is named.")
@click.option("--why", default="", metavar="TEXT", help="Why the objective matters.")
@context.json_option
def roof_command(places: Sequence[str], words: str | None, objective: str | None, why: str, as_json: bool) -> None:
    """See how several teams stand, in words and without persons.

    A place is a file, a folder with the files of teams, or an address like postgresql://host/database (all its
    teams; with ?team=NAME one). Without any, the folder here. What cannot be read is named and stops nobody.

    JSON: teams (place, team, period, sentence, headline, goals: title, status, stands, contributes_to, late,
    asked),
    unreadable (sentences), causes (kind, teams), objectives (title, why, goals: team, title, status, stands),
    shared (team, kind, text, says, category).
    """
    from store.roofs import keep, look, objectives, under

    places = places or (".",)
    folder = next((Path(one) for one in places if Path(one).is_dir()), None)
    if objective is not None:
        if folder is None:
            raise RuleError("Say in which folder the objective is kept: workshop roof FOLDER --objective TITLE.")
        path = keep(folder, shared.with_objective(objectives(folder), objective, why))
        click.echo(f"Kept in {context.shown(path)}. A goal contributes to it by that name.")
        return
    goals_of_all = objectives(folder) if folder is not None else ()
    today = context.today()
    teams: list[TeamSeen] = []
    given: list[Shared] = []
    lost: list[str] = []
    for name, w in look(under(places), context.now):
        if isinstance(w, str):
            lost.append(w)
        else:
            teams.append(seen(w, name, today))
            given += shared.offered(w, words or "")
    if not teams and not lost:
        raise RuleError("There is no team there: name files, a folder with teams, or a database.")
    causes, helped = shared_causes(teams), contributions(goals_of_all, teams)
    if as_json:
        tell_json(_json(teams, lost, causes, helped, given))
    elif words is not None:
        tell([_shared_words(one) for one in given] or ["No team shares anything like that."])
    else:
        tell(_lines(teams, causes, helped, given))
    for sentence in lost:
        click.echo(sentence, err=True)


@click.command("share")
@click.argument("kind", type=click.Choice(["lesson", "step"]))
@click.argument("number", type=click.IntRange(1))
@click.option("--stop", is_flag=True, help="Do not share it any more.")
@context.file_option
@context.as_option
def share_command(kind: str, number: int, stop: bool, file: str | None, me: str | None) -> None:
    """Share a lesson, or a finished step that worked, with the other teams under the roof."""
    table = Lesson.TABLE if kind == "lesson" else Step.TABLE
    with context.acting(file, me) as (store, by):
        do = f"{'stop sharing' if stop else 'share'} {kind} {number}"
        store.apply(lambda w: shared.share(w, table, number, not stop), by, do)
    click.echo(f"{kind.capitalize()} {number} is {'not shared any more' if stop else 'shared under the roof'}.")


def _lines(
    teams: Sequence[TeamSeen],
    causes: Sequence[SharedCause],
    helped: Sequence[Contribution],
    given: Sequence[Shared],
) -> list[str]:
    lines: list[str] = []
    for one in teams:
        lines += [
            f"{one.team} · {one.period}".rstrip(" ·"),
            *((one.headline,) if one.headline else ()),
            one.sentence,
        ]
        lines += [f"  {line}" for line in columns([_goal_row(goal) for goal in one.goals])]
        lines += [f"  {goal.title} asks: {asked}" for goal in one.goals for asked in goal.asked]
        if late := one.missed_check_ins:
            lines.append(f"  {len(late)} of {len(one.goals)} goals with a late check-in")
        lines.append("")
    for found in helped:
        lines.append(f"Company objective: {found.objective.title}")
        rows = [(str(goal.status), goal.title, team, goal.stands) for team, goal in found.goals]
        lines += [f"  {line}" for line in columns(rows)] or ["  No team has a goal for it."]
        lines.append("")
    lines += [f"Shared by {len(one.teams)} teams: {one.kind} ({', '.join(one.teams)})" for one in causes]
    lines += [_shared_words(one) for one in given]
    return lines


def _goal_row(goal: GoalSeen) -> tuple[str, ...]:
    late = f"check-in {span_of_days(goal.late)} late" if goal.late and goal.status is not Status.NO_PLAN else ""
    return str(goal.status), goal.title, goal.stands or "–", late


def _shared_words(one: Shared) -> str:
    return f"{one.team} shares a {one.kind}: {one.says}"


def _json(
    teams: Sequence[TeamSeen],
    lost: Sequence[str],
    causes: Sequence[SharedCause],
    helped: Sequence[Contribution],
    given: Sequence[Shared],
) -> dict[str, Any]:
    def goal(one: GoalSeen, **more: str) -> dict[str, Any]:
        return {
            **more,
            **{name: getattr(one, name) for name in one.__struct_fields__},
        }

    def objective(one: Objective) -> dict[str, str]:
        return {"title": one.title, "why": one.why}

    return {
        "teams": [
            {
                "place": one.place,
                "team": one.team,
                "period": one.period,
                "sentence": one.sentence,
                "headline": one.headline,
                "goals": [goal(each) for each in one.goals],
            }
            for one in teams
        ],
        "unreadable": list(lost),
        "causes": [{"kind": one.kind, "teams": list(one.teams)} for one in causes],
        "objectives": [
            {**objective(one.objective), "goals": [goal(each, team=team) for team, each in one.goals]}
            for one in helped
        ],
        "shared": [{name: getattr(one, name) for name in one.__struct_fields__} for one in given],
    }
