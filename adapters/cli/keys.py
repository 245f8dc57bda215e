"""`wgbot keys`: the operator's keys, under which the keys of secret votes rest."""

import click
from pydantic import SecretStr

from adapters.cli.configured import settings
from adapters.cli.database import DatabaseTrouble, alone, fitting
from adapters.cli.key_file import SETTING, KeyTrouble, key_file, keys_for, write_keys
from bot.errors import Unavailable
from bot.polls.secret_ports import KeyMissing
from storage.base import open_engine
from storage.sealing import Keys
from storage.secret_keys import reseal, scrub


@click.group()
def keys() -> None:
    """The keys that protect secret votes while they are open."""


@keys.command()
def new() -> None:
    """Print a new key for WGBOT_ENCRYPTION_KEYS. It is kept nowhere else."""
    click.echo(Keys.new())


@keys.command()
def rotate() -> None:
    """Seal the keys of all open secret votes with a new key; after that the old ones can go, and should.

    What is left of ended votes on disks and in backups can then be read by nobody. With WGBOT_ENCRYPTION_KEYS, put a
    new key before the old one (new,old), restart the bot, run this, take the old one out, restart. With a key file
    beside the SQLite file, stop the bot and run this: the file is written anew.
    """
    given = settings()
    url = given.database_url
    try:
        fitting(url)
        if given.encryption_keys is not None:
            number = _reseal(url, keys_for(url, given.encryption_keys))
        else:
            with alone(url):
                number = _renew_file(url)
    except (KeyTrouble, DatabaseTrouble) as trouble:
        raise click.ClickException(str(trouble)) from None
    except KeyMissing as why:
        raise click.ClickException(
            f"The key of a secret vote cannot be read: {why}. Please add the key that it was sealed with, behind the "
            "new one."
        ) from None
    except Unavailable:
        raise click.ClickException("The database does not answer. `wgbot doctor` says more.") from None
    click.echo(f"Open secret votes whose keys are now sealed with the newest key: {number}.")
    click.echo("Please destroy the old key wherever it is kept.")


def _reseal(url: str, found: Keys | None) -> int:
    if found is None:
        raise KeyTrouble(f"There is no key yet: set {SETTING}; `wgbot keys new` prints one.")
    engine = open_engine(url)
    try:
        number = reseal(engine, found)
        scrub(engine)
    finally:
        engine.dispose()
    return number


def _renew_file(url: str) -> int:
    """Both keys stand in the file while the votes' keys are sealed anew, so that a stop on the way loses none."""
    file, old = key_file(url), keys_for(url, None)
    if file is None or old is None:
        return _reseal(url, old)
    fresh = Keys.new()
    both = f"{fresh}\n{file.read_text(encoding='ascii')}"
    write_keys(file, both)
    number = _reseal(url, keys_for(url, SecretStr(both)))
    write_keys(file, fresh)
    return number
