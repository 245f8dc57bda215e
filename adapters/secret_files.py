"""Settings from files, one each, named like the setting: how containers and service managers hand over secrets."""

import os
from collections.abc import Iterator
from pathlib import Path

from dotenv import dotenv_values
from pydantic_settings import NestedSecretsSettingsSource, SettingsError

PREFIX = "WGBOT_"
FOLDER = "WGBOT_SECRETS_DIR"
USUAL = Path("/run/secrets")
MOST_BYTES = 64 * 1024


class UnreadableSecret(SettingsError):
    """The folder or a file in it cannot be read; the words name it and never show what it holds."""


class SecretFiles(NestedSecretsSettingsSource):
    """The files of one folder whose names begin with WGBOT_, in any case; others are none of our business."""

    def validate_secrets_path(self, path: Path) -> None:
        """Raise UnreadableSecret for what is no folder."""
        if not path.is_dir():
            raise UnreadableSecret(f"{FOLDER} names no folder. Please correct it, or remove the setting.")

    @classmethod
    def load_secrets(cls, path: Path) -> dict[str, str]:
        """What stands in the files, without spaces and line ends around it; an empty file says nothing."""
        held = {file.name: _content(file) for file in _files(path)}
        return {name: value for name, value in held.items() if value}


def folder() -> Path | None:
    """The folder with the files: the one that is set, else the usual one if it is there."""
    given = os.environ.get(FOLDER) or dotenv_values(".env").get(FOLDER)
    if given:
        return Path(given)
    return USUAL if USUAL.is_dir() else None


def names() -> list[str]:
    """The settings that have a file; none when the folder cannot be read."""
    where = folder()
    try:
        return [] if where is None else [file.name.upper() for file in _files(where)]
    except UnreadableSecret:
        return []


def _files(path: Path) -> Iterator[Path]:
    try:
        found = sorted(path.iterdir())
    except OSError as error:
        raise UnreadableSecret(f"The folder {path} cannot be read ({type(error).__name__}).") from None
    yield from (each for each in found if each.name.upper().startswith(PREFIX) and each.is_file())


def _content(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UnreadableSecret(f"{file} is too large for a setting.")
        return file.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSecret(
            f"{file} cannot be read ({type(error).__name__}). Please let the bot’s user read it, as UTF-8 text."
        ) from None
