"""The commands about several teams: the roof over them, and what a team shares with the others."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click
from msgspec import to_builtins

from workshop.cli import context, splash
from workshop.cli.answers import tell, tell_json
from workshop.cli.reporting import by_ending, to_pipe, write
from workshop.cli.terminal import dress, is_terminal, screens, show
from workshop.errors import RuleError
from workshop.model import Lesson, Step
from workshop.reports import roof as report
from workshop.reports.catalogue import FORMATS
from workshop.roof import sharing
from workshop.roof.over import Roof, roof_over, with_objective
from workshop.roof.teams import seen


@click.command("roof")
@click.argument("places", metavar="PLACE...", nargs=-1)
@click.option("--find", "words", metavar="WORDS", help="What teams share in which all these words are found.")
@click.option("--objective", metavar="TITLE", help="Keep a company objective in the folder that is named.")
@click.option("--why", default="", metavar="TEXT", help="Why the objective matters.")
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), help="As a report, in this format.")
@click.option("-o", "--output", metavar="FILE", help="Write the report to this file; - is the pipe.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@context.json_option
def roof_command(
    places: Sequence[str],
    words: str | None,
    objective: str | None,
    why: str,
    form: str | None,
    output: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """See how several teams stand, in words and without persons: a screen that follows them, or a report.

    A place is a file, a folder with the files of teams, or an address like postgresql://host/database (all its
    teams; with ?team=NAME one). Without any, the folder here. What cannot be read is named and stops nobody.

    On a terminal it is a screen; piped, or with --format or -o, a report in any format of 'workshop report'.

    JSON: day, teams (place, team, period, sentence, headline, goals: team, title, status, stands, contributes_to,
    late, asked; causes: by kind the periods; shared), unreadable (sentences), objectives (title, why, goals),
    causes (kind, teams), shared (place, team, kind, text, says, category, suggests).
    """
    places = places or (".",)
    folder = next((Path(one) for one in places if Path(one).is_dir()), None)
    if objective is not None:
        _keep(folder, objective, why)
        return
    if is_terminal() and words is None and form is None and output is None and not as_json:
        _screens(places, folder)
        return
    splash.wipe()
    found = _roof(places, folder)
    if not found.teams and not found.unreadable:
        raise RuleError("There is no team there: name files, a folder with teams, or a database.")
    if as_json:
        tell_json(to_builtins(found))
    elif words is not None:
        shared = sharing.find(found.shared, words)
        tell([report.shared_words(one) for one in shared] or ["No team shares anything like that."])
    else:
        _report(found, places, form or by_ending(output) or "text", output, force=force)
        return
    for sentence in found.unreadable:
        click.echo(sentence, err=True)


@click.command("share")
@click.argument("kind", type=click.Choice(["lesson", "step"]))
@click.argument("number", type=click.IntRange(1))
@click.option("--stop", is_flag=True, help="Do not share it any more.")
@context.acting_options
def share_command(kind: str, number: int, stop: bool, file: str | None, me: str | None) -> None:
    """Share a lesson, or a finished step that worked, with the other teams under the roof."""
    table = Lesson.TABLE if kind == "lesson" else Step.TABLE
    with context.acting(file, me) as (store, by):
        do = f"{'stop sharing' if stop else 'share'} {kind} {number}"
        store.apply(lambda w: sharing.share(w, table, number, not stop), by, do)
    click.echo(f"{kind.capitalize()} {number} is {'not shared any more' if stop else 'shared under the roof'}.")


def _screens(places: Sequence[str], folder: Path | None) -> None:
    """The roof on the terminal, and from it and back to it the teams."""
    notices = dress()
    from screens.roof import RoofApp, run
    from store.errors import StoreError
    from store.roofs import Teams, to_look_at

    teams, at, sentence = Teams(places, context.now), None, ""
    try:
        while True:
            app = RoofApp(teams, folder, context.now, context.zone(), at, sentence or " ".join(notices))
            with screens():
                at = run(app)
            if at is None:
                return
            try:
                show(partial(to_look_at, at, context.now))
                sentence = ""
            except StoreError as error:
                sentence = str(error)
    finally:
        teams.close()


def _keep(folder: Path | None, objective: str, why: str) -> None:
    from store.roofs import keep, objectives

    if folder is None:
        raise RuleError("Say in which folder the objective is kept: workshop roof FOLDER --objective TITLE.")
    path = keep(folder, with_objective(objectives(folder), objective, why))
    click.echo(f"Kept in {context.shown(path)}. A goal contributes to it by that name.")


def _roof(places: Sequence[str], folder: Path | None) -> Roof:
    from store.roofs import look, objectives, under

    today = context.today()
    found = (w if isinstance(w, str) else seen(w, name, today) for name, w in look(under(places), context.now))
    return roof_over(found, objectives(folder) if folder is not None else (), today)


def _report(found: Roof, places: Sequence[str], form: str, output: str | None, *, force: bool) -> None:
    content = FORMATS[form].write(report.roof(found), "roof", 0)
    if output in (None, "-"):
        to_pipe(content, form, asked=output == "-")
        return
    from store.roofs import under

    own = (place.path for place in under(places) if not isinstance(place, str))
    write(Path(output or ""), content, *own, force=force)
    click.echo(f"The roof is in {context.shown(output or '')}.")
