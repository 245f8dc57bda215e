"""`wgbot slack`: what an operator needs to set the bot up on Slack."""

import json
import os

import click
from dotenv import dotenv_values

from adapters.cli.configured import Misconfigured, settings
from adapters.cli.database import is_current
from adapters.cli.workspaces import KeyTrouble
from adapters.cli.workspaces import rotate as reseal
from adapters.slack.manifest import manifest as made
from bot.chat.phrasebook import Phrasebook
from bot.features import REGISTRY
from storage.sealing import Keys


@click.group()
def slack() -> None:
    """Set the bot up on Slack."""


@slack.command()
@click.option("--url", help="The program's public address (https://…), when Slack shall send by HTTP.")
def manifest(url: str | None) -> None:
    """Print the app manifest: paste it at api.slack.com/apps, “Create New App”, “From a manifest”.

    With WGBOT_HTTP__PUBLIC_URL set it holds the redirect address, by which further workspaces install the bot.
    """
    commands = [command for command, _handler in REGISTRY.commands.values()]
    drawn = made(commands, Phrasebook.load(), url, _public_url())
    click.echo(json.dumps(drawn, ensure_ascii=False, indent=2))


@slack.group()
def keys() -> None:
    """The keys that seal the tokens of several workspaces in the database."""


@keys.command()
def new() -> None:
    """Print a new key for WGBOT_SLACK__ENCRYPTION_KEYS. It is kept nowhere else."""
    click.echo(Keys.new())


@keys.command()
def rotate() -> None:
    """Seal every token anew with the first key of WGBOT_SLACK__ENCRYPTION_KEYS; after that the others can go."""
    given = settings()
    if given.slack is None or given.slack.encryption_keys is None:
        raise click.ClickException("WGBOT_SLACK__ENCRYPTION_KEYS is not set: there is nothing to seal anew.")
    if not is_current(given.database_url):
        raise click.ClickException("The database is not ready. `wgbot doctor` says more.")
    try:
        number = reseal(given.database_url, given.slack)
    except KeyTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    click.echo(
        f"Workspaces whose tokens are now sealed with the first key: {number}. The other keys can be removed."
    )


def _public_url() -> str | None:
    """Where the program is found, if that is set; a manifest is wanted before all the rest is."""
    try:
        return settings().http.public_url
    except Misconfigured:
        return os.environ.get("WGBOT_HTTP__PUBLIC_URL") or dotenv_values(".env").get("WGBOT_HTTP__PUBLIC_URL")
