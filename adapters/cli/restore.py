"""`wgbot restore`: the database as it was when a backup was made."""

from pathlib import Path

import click

from adapters.cli.configured import settings
from adapters.cli.database import DatabaseTrouble, alone, reachable
from storage.restore import Filled, Newer, Unreadable, look_into
from storage.restore import restore as put_back


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Throw away what is in the database now.")
@click.option("--check", is_flag=True, help="Only look whether FILE is whole; touches no database.")
def restore(file: Path, replace: bool, check: bool) -> None:
    """Put FILE, written by `wgbot backup`, into the database named by WGBOT_DATABASE_URL. Stop the bot first.

    The file is looked at before anything changes, and afterwards every table is compared with it; whatever goes wrong,
    the database stays as it was.
    """
    try:
        if check:
            kept = look_into(file)
        else:
            url = settings().database_url
            with alone(url):
                reachable(url)
                kept = put_back(file, url, replace=replace)
    except DatabaseTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    except Unreadable as why:
        raise click.ClickException(f"{file} cannot be restored: {why}. Nothing was changed.") from None
    except Newer as newer:
        raise click.ClickException(
            f"{file} is of revision {newer}, made by a newer version of wgbot. Please restore it with that version."
        ) from None
    except Filled:
        raise click.ClickException(
            "There is something in the database already. Please restore into an empty one, or add --replace to throw "
            "away what is there."
        ) from None
    done = "are in it, and whole" if check else "restored and compared"
    click.echo(
        f"{kept.total} rows of {len(kept.rows)} tables {done}; as of {kept.made_at:%Y-%m-%d %H:%M} UTC, "
        f"revision {kept.revision}."
    )
    if kept.secret_votes:
        click.echo(
            f"Secret votes that are open in it: {kept.secret_votes}. They need the key of that time; no "
            "backup holds it (WGBOT_ENCRYPTION_KEYS, or the key file beside the database). `wgbot doctor` says "
            "whether it fits."
        )
