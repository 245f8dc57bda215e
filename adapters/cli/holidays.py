"""`wgbot holidays`: what is known of a year, and taking in what a government announced."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from adapters.app import App, build
from adapters.cli.configured import settings
from adapters.cli.database import DatabaseTrouble, make_ready
from adapters.clock import SystemClock
from bot.chat.cities import usual_city
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.meetings.holidays import take_in
from bot.workdays.calendar import Calendar
from bot.workdays.model import Country
from bot.workdays.names import name_words
from bot.workdays.notice import Unreadable, read_notice

COUNTRY = click.argument("country", type=click.Choice([each.value for each in Country], case_sensitive=False))
YEAR = click.argument("year", type=click.IntRange(2000, 2100))


@click.group()
def holidays() -> None:
    """Public holidays and make-up working days of China and Germany."""


@holidays.command("show")
@COUNTRY
@YEAR
@click.option("--lang", type=click.Choice([each.value for each in Language]), default="en", show_default=True)
@click.option(
    "--state", default="", metavar="STATE", help="A German state, as BY. Default: what all states keep."
)
def show(country: str, year: int, lang: str, state: str) -> None:
    """List the days off and the make-up working days, in the form that `import` reads."""
    app = _app()
    reader = Reader.person(Language(lang), usual_city(Language(lang)))
    with app.open_work() as work:
        days = Calendar(Country(country), work.notices.find, state).year(year)
    for day in sorted({*days.off, *days.made_up}):
        key = days.off.get(day)
        said = app.phrasebook.say(name_words(key), reader) if key else ""
        click.echo(f"{day},off,{key}  # {said}" if key else f"{day},work")
    if days.provisional:
        click.echo("Provisional: the make-up working days of this year are not known yet.", err=True)


@holidays.command("import")
@COUNTRY
@YEAR
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_command(country: str, year: int, file: Path) -> None:
    """Take in a notice: one day a line, `2027-02-05,off,spring_festival` or `2027-02-20,work`.

    It replaces what was known of the year; coordinators hear of meetings that now fall on a day off. A file with
    problems changes nothing; each problem is listed.
    """
    app = _app()
    try:
        lines = _uncommented(file.read_text(encoding="utf-8-sig"))
        notice = read_notice(Country(country), year, lines, datetime.now(UTC))
    except UnicodeDecodeError:
        raise click.ClickException("The file is no text in UTF-8. Please save it as such.") from None
    except Unreadable as unreadable:
        reader = Reader.person(Language.EN, usual_city(Language.EN))
        for problem in unreadable.problems:
            click.echo(app.phrasebook.say(problem, reader), err=True)
        sys.exit(1)
    with app.open_work() as work:
        concerned = take_in(work, notice, notice.imported_at)
    click.echo(f"{country} {year}: {len(notice.off)} days off, {len(notice.made_up)} make-up working days.")
    if concerned:
        click.echo(f"Meetings that now fall on a day off: {concerned}. Their coordinators are told.")


def _uncommented(text: str) -> Iterator[str]:
    return (line.partition("#")[0] for line in text.splitlines())


def _app() -> App:
    url = settings().database_url
    try:
        make_ready(url)
    except DatabaseTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    return build(url, SystemClock())
