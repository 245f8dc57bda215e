"""`wgbot slack`: what an operator needs to set the bot up on Slack."""

import json

import click

from adapters.slack.manifest import manifest as made
from bot.chat.phrasebook import Phrasebook
from bot.features import REGISTRY


@click.group()
def slack() -> None:
    """Set the bot up on Slack."""


@slack.command()
@click.option("--url", help="The program's public address (https://…), when Slack shall send by HTTP.")
def manifest(url: str | None) -> None:
    """Print the app manifest: paste it at api.slack.com/apps, “Create New App”, “From a manifest”."""
    commands = [command for command, _handler in REGISTRY.commands.values()]
    click.echo(json.dumps(made(commands, Phrasebook.load(), url), ensure_ascii=False, indent=2))
