"""`wgbot roster`: a group's roster read from and written to a file."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from adapters.app import App, build
from adapters.cli.configured import settings
from adapters.cli.database import DatabaseTrouble, make_ready
from adapters.clock import SystemClock
from bot.chat.cities import usual_city
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.text import Value
from bot.chat.workbooks import Workbook
from bot.features import REGISTRY
from bot.membership.model import Group, Member
from bot.roster.files import roster_table
from bot.roster.reading import Entry, Problem, Unreadable, read_entries, rows_of
from bot.roster.taking import Taken, Taker
from bot.roster.vocabulary import Vocabulary
from bot.work import Work

GROUP = click.option("--group", type=int, required=True, metavar="N", help="The number of the group.")
LANG = click.option(
    "--lang", type=click.Choice([each.value for each in Language]), default="en", show_default=True
)


class _Undo(Exception):
    """Leaves the transaction without keeping anything."""


@click.group()
def roster() -> None:
    """The roster of a group: organisations, members, roles and offices with their dates."""


@roster.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@GROUP
@LANG
@click.option("--dry-run", is_flag=True, help="List every problem and what would change; change nothing.")
def import_command(file: Path, group: int, lang: str, dry_run: bool) -> None:
    """Take in FILE, CSV or XLSX, with heads in Chinese, German or English as `export` writes them.

    All of it or nothing: one problem keeps the whole file out, and each is listed with its row. Exit code 1 then.
    """
    app, say = _app(Language(lang))
    try:
        entries, problems = read_entries(rows_of(file.read_bytes()), Vocabulary.of(app.phrasebook))
    except Unreadable as unreadable:
        raise click.ClickException(say(unreadable.words)) from None
    taken = _take(app, group, entries, problems, keep=not (dry_run or problems))
    for problem in taken.problems:
        click.echo(f"{problem.row}: {say(problem.words)}", err=True)
    _report(taken, dry_run)
    if taken.problems:
        sys.exit(1)


def _take(app: App, group: int, entries: list[Entry], problems: list[Problem], *, keep: bool) -> Taken:
    taken = Taken()
    try:
        with app.open_work() as work:
            found, by = _group(work, group), _operator(work)
            taker = Taker(work, by, found, REGISTRY.leaving, app.clock.now())
            taken = taker.take(entries)
            if taken.problems or not keep:
                raise _Undo
    except _Undo:
        pass
    taken.problems = sorted([*taken.problems, *problems], key=lambda problem: problem.row)
    return taken


def _group(work: Work, number: int) -> Group:
    found = work.groups.find(number)
    if found is None:
        raise click.ClickException(f"There is no group number {number}.")
    return found


def _operator(work: Work) -> Member:
    """In whose name it happens: somebody of the liaison office."""
    office = work.members.office()
    if not office:
        raise click.ClickException(
            "Nobody belongs to the liaison office yet. Please begin with “wgbot coordinator” and join with its code."
        )
    return office[0]


def _report(taken: Taken, dry_run: bool) -> None:
    kept = not dry_run and not taken.problems
    click.echo(
        f"{taken.organisations} organisations new, {taken.corrected} corrected, {taken.members} people new, "
        f"{taken.joined} joined the group, {taken.roles} roles changed."
    )
    if taken.problems:
        click.echo(f"{len(taken.problems)} problems. Nothing was changed.")
    elif not kept:
        click.echo("A dry run: nothing was changed.")


@roster.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@GROUP
@LANG
def export(file: Path, group: int, lang: str) -> None:
    """Write the group's roster to FILE: a spreadsheet when its name ends in .xlsx, else CSV."""
    app, say = _app(Language(lang))
    with app.open_work() as work:
        table = roster_table(work, _group(work, group), app.clock.now())
    content = Workbook(table) if file.suffix.lower() == ".xlsx" else table
    file.write_bytes(content.written(lambda value: (say(value),)))
    click.echo(f"{len(table.rows)} rows written to {file}.")


def _app(language: Language) -> tuple[App, Callable[[Value], str]]:
    url = settings().database_url
    try:
        make_ready(url)
    except DatabaseTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    app = build(url, SystemClock())
    reader = Reader.person(language, usual_city(language))
    return app, lambda value: app.phrasebook.say(value, reader)
