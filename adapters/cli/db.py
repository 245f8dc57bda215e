"""`wgbot db`: create or update the database."""

import click

from adapters.settings import Settings
from storage.schema import UnknownRevision, revision_of, upgrade


@click.group()
def db() -> None:
    """Create or update the database named by WGBOT_DATABASE_URL."""


@db.command("upgrade")
def upgrade_command() -> None:
    """Bring the database to this version; an SQLite file is copied before it changes."""
    url = Settings().database_url
    try:
        upgrade(url)
    except UnknownRevision as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The database is at revision {revision_of(url)}.")
