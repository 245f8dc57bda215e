"""`make messages`: every sentence in the code is found in every catalogue, new ones waiting to be translated."""

import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.chat.languages import Language
from bot.chat.phrasebook import LOCALES

TEMPLATE = LOCALES / "messages.pot"


def extract(target: Path) -> Catalog:
    """The sentences of the code, written to `target` and returned."""
    arguments = ["-F", "babel.cfg", "-k", "_", "-k", "_n:1,2", "--no-default-keywords", "--omit-header"]
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", *arguments]
    locations = ["--no-location", "--sort-output", "-o", str(target), "bot"]
    subprocess.run([*command, *locations], check=True, capture_output=True, cwd=LOCALES.parent)
    with target.open("rb") as file:
        return read_po(file)


def catalogue_path(language: Language) -> Path:
    """Where a language's sentences stand."""
    return LOCALES / language / "LC_MESSAGES" / "messages.po"


def read(language: Language) -> Catalog:
    """A language's catalogue as it stands."""
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language.value)


def update(language: Language, template: Catalog) -> int:
    """Bring a catalogue to the template; English answers itself. Returns how many sentences wait."""
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog = read(language) if path.exists() else Catalog(locale=language.value)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    for message in catalog:
        if language is Language.EN and message.id:
            message.string = message.id
    with path.open("wb") as file:
        write_po(file, catalog, no_location=True, sort_output=True, omit_header=True, width=110)
    return sum(1 for message in catalog if message.id and not all(_strings(message.string)))


def _strings(string: object) -> tuple[object, ...]:
    return tuple(string) if isinstance(string, list | tuple) else (string,)


if __name__ == "__main__":
    template = extract(TEMPLATE)
    for language in Language:
        print(f"{language}: {update(language, template)} sentences to translate")
