"""`wgbot db`: create or update the database."""

import click

from adapters.cli.configured import settings
from adapters.cli.database import DatabaseTrouble, alone, revision
from storage.schema import HEAD, UnknownRevision, upgrade


@click.group()
def db() -> None:
    """Create or update the database named by WGBOT_DATABASE_URL."""


@db.command("upgrade")
def upgrade_command() -> None:
    """Bring the database to this version; an SQLite file is copied before it changes."""
    url = settings().database_url
    try:
        if revision(url) != HEAD:
            with alone(url):
                upgrade(url)
    except (DatabaseTrouble, UnknownRevision) as trouble:
        raise click.ClickException(str(trouble)) from None
    click.echo(f"The database is at revision {revision(url)}.")
