"""`wgbot backup`: everything in the database as one file."""

import sqlite3
from pathlib import Path

import click

from adapters.cli.configured import settings
from adapters.cli.database import DatabaseTrouble, answering
from adapters.clock import SystemClock
from storage.dump import Damaged, NothingToKeep, write


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything in the database to FILE, also while the bot runs. FILE must not exist yet.

    `wgbot restore FILE` puts it into an SQLite file or a PostgreSQL, whichever WGBOT_DATABASE_URL names.
    """
    url = settings().database_url
    if not file.absolute().parent.is_dir():
        raise click.ClickException(f"There is no folder {file.absolute().parent}. Please create it first.")
    try:
        answering(url)
        kept = write(url, file, SystemClock().now())
    except DatabaseTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    except FileExistsError:
        raise click.ClickException(f"{file} is there already. Please choose another name.") from None
    except NothingToKeep:
        raise click.ClickException("The database has no tables yet: there is nothing to keep.") from None
    except (Damaged, sqlite3.DatabaseError) as why:
        raise click.ClickException(
            f"The database is damaged ({why}), so no backup was written. Please restore the last good one."
        ) from None
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror or error}.") from None
    click.echo(f"{kept.total} rows of {len(kept.rows)} tables written to {file}, revision {kept.revision}.")
    click.echo(
        "No key is in it: keep WGBOT_ENCRYPTION_KEYS, or the key file beside the database, in another place."
    )
    if kept.secret_votes:
        click.echo(
            f"Secret votes that are open: {kept.secret_votes}. Their sealed votes are in it, and whoever has this file "
            "and the key can read them, also after the close. Please delete it then, or run `wgbot keys rotate`."
        )
