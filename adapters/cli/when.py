"""`wgbot when`: shows how a typed date is read, to try the grammar without a chat."""

import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import click

from bot.chat.cities import BERLIN_TIME, CHINA, usual_city
from bot.chat.dates import read, to_instant
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.errors import Refusal

USUAL_ZONE = {Language.ZH: CHINA, Language.DE: BERLIN_TIME, Language.EN: BERLIN_TIME}


@click.command()
@click.option("--lang", type=click.Choice([each.value for each in Language]), default="en", show_default=True)
@click.option(
    "--now", metavar="TIME", help="The writer's present, as 2026-11-25T10:00. Default: the real one."
)
@click.option(
    "--zone", metavar="NAME", help="The writer's time zone, as Europe/Berlin. Default: by language."
)
@click.argument("phrase")
def when(lang: str, now: str | None, zone: str | None, phrase: str) -> None:
    """Print the moment that PHRASE names (ISO 8601); an offset is there when the phrase names a zone.

    A phrase that is not clear is answered with a sentence on standard error and exit code 1.
    """
    language = Language(lang)
    place = _zone(zone or USUAL_ZONE[language])
    present = _present(now, place) if now else datetime.now(UTC)
    try:
        said = read(phrase, language, present, place)
        if said.clock is not None:
            to_instant(
                said.day, said.clock, said.zone or place
            )  # refuses what a clock change leaves out or repeats
        click.echo(said.iso())
    except Refusal as refusal:
        reader = Reader.person(language, usual_city(language))
        click.echo(Phrasebook.load().say(refusal.words, reader), err=True)
        sys.exit(1)


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise click.BadParameter(
            f"“{name}” is no IANA time zone; write it as Europe/Berlin.", param_hint="--zone"
        )
    return name


def _present(typed: str, zone: str) -> datetime:
    """A wall time in the zone, or a moment with an offset of its own."""
    try:
        wall = datetime.fromisoformat(typed)
        return wall if wall.tzinfo else to_instant(wall.date(), wall.time(), ZoneInfo(zone))
    except ValueError:
        problem = f"“{typed}” is no date and time; write it as 2026-11-25T10:00."
    except Refusal:
        problem = (
            f"“{typed}” does not exist or exists twice in {zone}; add an offset, as 2026-10-25T02:30+02:00."
        )
    raise click.BadParameter(problem, param_hint="--now")
