"""`wgbot recount`: counts an exported poll again, from its file alone."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from bot.chat.cities import usual_city
from bot.chat.files import MOST_BYTES
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.text import Value
from bot.recount.compare import recount as counted
from bot.recount.paper import paper_of
from bot.recount.reading import Unreadable, read
from bot.recount.report import report

DIFFERS, UNREADABLE = 1, 2


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--lang",
    type=click.Choice([each.value for each in Language]),
    default="en",
    show_default=True,
    help="The language of the answer.",
)
def recount(file: Path, lang: str) -> None:
    """Count the exported poll in FILE again (JSON, CSV or XLSX) and say whether it agrees. Needs no database.

    Exit code 0 when every figure agrees, 1 with each one that differs, 2 when the file cannot be read.
    """
    say = _voice(Language(lang))
    try:
        paper = paper_of(read(_content(file)))
        outcome = counted(paper)
    except Unreadable as unreadable:
        click.echo(say(unreadable.words), err=True)
        sys.exit(UNREADABLE)
    except OSError as error:
        click.echo(f"{file}: {error.strerror}.", err=True)
        sys.exit(UNREADABLE)
    for line in report(paper, outcome):
        click.echo(say(line), err=bool(outcome.differences))
    if outcome.differences:
        sys.exit(DIFFERS)


def _content(file: Path) -> bytes:
    """No more than can be a file of ours, and one byte to tell that there is more."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _voice(language: Language) -> Callable[[Value], str]:
    phrasebook, reader = Phrasebook.load(), Reader.person(language, usual_city(language))
    return lambda value: phrasebook.say(value, reader)
