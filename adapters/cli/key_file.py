"""The operator's keys, under which the keys of secret votes rest: a setting, else a file beside that of SQLite.

Never in the database, and so in no backup: who has both can read the votes that are open in it.
"""

import logging
import os
from pathlib import Path

from pydantic import SecretStr

from storage.base import open_engine
from storage.sealing import BadKey, Keys
from storage.secret_keys import unopened

log = logging.getLogger(__name__)

SETTING = "WGBOT_ENCRYPTION_KEYS"
FILE = "sqlite:///"
BESIDE = "-key"
"""What stands behind the name of the database’s file."""

PRIVATE = 0o600


class KeyTrouble(Exception):
    """Keys that are none, or cannot be read or made; says what to do, and never shows one."""


def key_file(url: str) -> Path | None:
    """Where the key of an SQLite file stands, or would; None for every other database."""
    if not url.startswith(FILE) or url in (FILE, f"{FILE}:memory:"):
        return None
    file = Path(url.removeprefix(FILE)).absolute()
    return file.with_name(file.name + BESIDE)


def keys_for(url: str, given: SecretStr | None) -> Keys | None:
    """The keys for this database; None where there are none, so that no vote can be secret. Raises KeyTrouble."""
    file = key_file(url)
    if given is None and (file is None or not file.exists()):
        return None
    try:
        return Keys.read(given.get_secret_value() if given is not None else _read(file))
    except BadKey as error:
        where = SETTING if given is not None else f"The key file {file}"
        raise KeyTrouble(
            f"{where}: {error}. Please put the right one back: secret votes that are open cannot be counted without it."
        ) from None


def keys_made(url: str, given: SecretStr | None) -> Keys | None:
    """The same; beside an SQLite file that has no key yet, one is made.

    Not while votes are open that need the key that was there: another one would only hide that it is missing.
    """
    file = key_file(url)
    if given is None and file is not None and not file.exists():
        if lost := locked_votes(url, None):
            log.warning(
                "the key file %s of %d open secret votes is missing; `wgbot doctor` says more", file, lost
            )
            return None
        write_keys(file, Keys.new())
    return keys_for(url, given)


def locked_votes(url: str, keys: Keys | None) -> int:
    """How many open secret votes no key opens."""
    engine = open_engine(url)
    try:
        return unopened(engine, keys)
    finally:
        engine.dispose()


def write_keys(file: Path, keys: str) -> None:
    """Write a key file, readable by its owner only; never one that is half there. Raises KeyTrouble."""
    part = file.with_name(f"{file.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            os.fchmod(out.fileno(), PRIVATE)
            out.write(f"{keys}\n")
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as error:
        raise KeyTrouble(f"The key file {file} cannot be written ({error.strerror or error}).") from None


def _read(file: Path | None) -> str:
    try:
        return file.read_text(encoding="ascii") if file is not None else ""
    except (OSError, UnicodeDecodeError) as error:
        raise KeyTrouble(f"The key file {file} cannot be read ({type(error).__name__}).") from None
